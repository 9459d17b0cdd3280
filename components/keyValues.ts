import { value } from "./checks";

const rule = "a key value has 20 to 128 printable characters without spaces";

/**
 * A key value. The service's own check is of its length alone (the Terraform provider's acceptance tests ran for years
 * with punctuation in it, 2017 to 2022); a header must be able to carry it as it is. Never shows the value.
 */
export const keyValue = value<string>(given => {
    if (typeof given !== "string") return `is not a string; ${rule}`;
    if (!/^[!-~]*$/.test(given)) return `has a space, a line break or a character beyond ASCII; ${rule}`;
    if (given.length < 20 || given.length > 128) return `has ${given.length} characters; ${rule}`;
    return undefined;
});
