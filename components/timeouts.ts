import { wholeNumber } from "./checks";

/**
 * Milliseconds that an integration may take: 29,000 unless the account's quota for regional and private APIs is raised
 * (DG "Quotas"); 300,000 is the most that the provider takes.
 */
export const timeout = wholeNumber(50, 300_000, " ms");

export function timeoutDeclaration(given: number | undefined) {
    return given === undefined ? {} : { timeoutInMillis: given };
}
