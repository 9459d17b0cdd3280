import { Check, value } from "./checks";
import { show } from "./problems";

/**
 * The id of something that exists at AWS.
 *
 * @param what what it is the id of
 */
export function idOf(what: string): Check<string> {
    return value(given => {
        if (typeof given !== "string") return `${show(given)} is not a string`;
        if (given === "") return `is empty; give the id of ${what}`;
        return /^[A-Za-z0-9_-]+$/.test(given) ? undefined : `${show(given)} is not the id of ${what}`;
    });
}
