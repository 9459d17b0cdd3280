import { JSONPath } from "jsonpath-plus";

/** A body that a mapping must read is no JSON. */
export class UnreadableBody extends Error {}

/**
 * The value of `body` or `body.<JSONPath>` in a mapping expression (DG "Parameter mapping source reference"). The
 * service reads as JSON only what begins like it, and knows nothing of another body's parts (LS unit tests of parameter
 * mappings).
 */
export function bodyValue(path: string, body: string): string | undefined {
    const text = body.trim() || "{}";
    const document = parsed(text);
    if (path === "body") return text;
    const asked = `$.${path.slice("body.".length)}`;
    // No script may run: the expressions of a filter are evaluated by the library's own safe interpreter.
    const found: unknown = JSONPath<unknown>({ path: asked, json: document, wrap: false, eval: "safe" });
    if (found === undefined || found === null) return undefined;
    // Half a surrogate pair, which JSON can hold, is nothing that a URL can.
    return Buffer.from(typeof found === "string" ? found : JSON.stringify(found)).toString();
}

function parsed(text: string): object {
    if (!/^[{["']/.test(text)) return {};
    try {
        return JSON.parse(text) as object;
    } catch (error) {
        throw new UnreadableBody((error as Error).message);
    }
}
