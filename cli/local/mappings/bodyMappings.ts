import { parsedJson } from "./java/jsonParsing";
import { jsonText } from "./java/printing";
import { Budget, Value } from "./java/values";
import { valueAt } from "./jsonPath/pathValues";
import { TemplateBudget } from "./velocity/templateBudget";

/** A body that a mapping must read is no JSON. */
export class UnreadableBody extends Error {}

/**
 * The value of `body` or `body.<JSONPath>` in a mapping expression (DG "Parameter mapping source reference"). The
 * service reads as JSON only what begins like it, and knows nothing of another body's parts (LS unit tests of parameter
 * mappings).
 */
export function bodyValue(path: string, body: string): string | undefined {
    const text = body.trim() || "{}";
    const budget = new TemplateBudget();
    const document = parsed(text, budget);
    if (path === "body") return text;
    const found = valueAt(document, `$.${path.slice("body.".length)}`, budget);
    if (found === null) return undefined;
    // Half a surrogate pair, which JSON can hold, is nothing that a URL can.
    return Buffer.from(typeof found === "string" ? found : jsonText(found, budget)).toString();
}

function parsed(text: string, budget: Budget): Value {
    if (!/^[{["']/.test(text)) return parsedJson("{}", budget);
    try {
        return parsedJson(text, budget);
    } catch (error) {
        throw new UnreadableBody((error as Error).message);
    }
}
