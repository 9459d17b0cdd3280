import type { GoValue } from "./goValue";

const [leastInteger, mostInteger] = [-(2n ** 63n), 2n ** 63n - 1n];

/** JSON as Go's `encoding/json` writes it: the keys of maps in the order of their bytes, `<` escaped. */
export function goJson(value: GoValue): string {
    if (value === null) return "null";
    if (Array.isArray(value)) return `[${value.map(goJson).join(",")}]`;
    if (value instanceof Map) {
        const entries = [...value].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        return `{${entries.map(([key, item]) => `${jsonText(key)}:${goJson(item)}`).join(",")}}`;
    }
    if (typeof value === "string") return jsonText(value);
    // The CLI reads its own JSON back, where greater integers become floating-point numbers.
    if (typeof value === "bigint") {
        return value < leastInteger || value > mostInteger ? goJson(Number(value)) : String(value);
    }
    if (typeof value === "number") {
        if (!Number.isFinite(value)) throw new Error(`the number ${value} has no form in JSON`);
        return String(value);
    }
    return String(value);
}

function jsonText(value: string): string {
    return JSON.stringify(value).replace(
        /[<>&\u2028\u2029]/g,
        character => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
