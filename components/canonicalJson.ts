import { createHash } from "crypto";

/** JSON whose object keys are sorted at every depth, so that equal values give equal texts. */
export function canonicalJson(value: unknown): string {
    return JSON.stringify(value, (_key, inner: unknown) =>
        typeof inner === "object" && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
            : inner,
    );
}

/** A short name for a value: the first 16 hexadecimal digits of the SHA-256 of its canonical JSON. */
export function shortHash(value: unknown): string {
    return createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, 16);
}
