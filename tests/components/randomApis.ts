import * as fc from "fast-check";

/** The value with the entries of each map in the opposite order, at every depth. */
export function reordered<T>(value: T): T {
    if (Array.isArray(value)) return value.map(reordered) as T;
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, reordered(inner as unknown)] as const);
    return Object.fromEntries(entries.reverse()) as T;
}
export const words = fc.stringMatching(/^[a-z]{1,6}$/);
