import { text } from "./resources";

/** Bytes; the service takes -1 or nothing for no compression. */
export function compressionSize(given: unknown): number | undefined {
    const size = Number.parseInt(text(given) ?? "", 10);
    return size >= 0 ? size : undefined;
}

export function flag(given: unknown): boolean | undefined {
    return given === undefined || given === null ? undefined : given === true || given === "true";
}

/** A policy by its content: the same one may be written in several ways. */
export function policy(given: unknown): unknown {
    if (given === "" || given === null) return undefined;
    if (typeof given !== "string") return given;
    try {
        return JSON.parse(given) as unknown;
    } catch {
        return given;
    }
}
