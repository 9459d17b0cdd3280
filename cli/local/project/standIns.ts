import { createHash } from "node:crypto";
import type { GoValue } from "./goValue";

const alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const lowerCase = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * A value for one that is not known here: a generated key, or encrypted configuration. It is the same at every start,
 * and 40 letters and digits long, as the keys that AWS generates are.
 */
export function standInValue(project: string, stack: string, what: string): string {
    return drawn(`value\n${project}\n${stack}\n${what}`, alphanumerics, 40);
}

/** Whether a value of the configuration is an encrypted text, `{ secure: … }`. */
export function isEncrypted(value: GoValue): boolean {
    return value instanceof Map && value.size === 1 && typeof value.get("secure") === "string";
}

/** An id as the service makes them, 10 small letters and digits for an API, the same for a URN at every start. */
export function standInId(urn: string, length = 10): string {
    return drawn(`id\n${urn}`, lowerCase, length);
}

function drawn(seed: string, characters: string, length: number): string {
    const bytes = createHash("sha512").update(seed).digest();
    return Array.from({ length }, (_, index) => characters[bytes[index % bytes.length] % characters.length]).join("");
}
