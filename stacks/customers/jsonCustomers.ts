import { isMap } from "../../components/checks";
import { CustomerList } from "./customerList";
import { jsonDocument } from "./jsonDocument";
import { quickCustomers } from "./quickCustomers";

/** The customers of a JSON document; undefined where there is none. */
export function jsonCustomers(text: string): CustomerList | undefined {
    return quickCustomers(quickValue(text), () => jsonDocument(text));
}

/** The value, unless a map in it has a name twice, of which the last would be taken without a word. */
function quickValue(text: string): unknown {
    try {
        const value: unknown = JSON.parse(text);
        return writtenNames(text) === namesIn(value) ? value : undefined;
    } catch {
        // The parser that knows of lines says what is wrong, and where.
        return undefined;
    }
}

/** How many names the maps in it have. */
function namesIn(value: unknown): number {
    const inner = Array.isArray(value) ? value : isMap(value) ? Object.values(value) : [];
    return inner.reduce<number>((sum, each) => sum + namesIn(each), Array.isArray(value) ? 0 : inner.length);
}

/** How many names are written in a text that is JSON: the strings with a colon behind them. */
function writtenNames(text: string): number {
    const string = /[^"]*"(?:[^"\\]|\\.)*"\s*(:?)/y;
    let count = 0;
    for (let found = string.exec(text); found !== null; found = string.exec(text)) if (found[1] !== "") count++;
    return count;
}
