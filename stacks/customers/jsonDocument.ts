import type { Node, ParseError } from "jsonc-parser";
import { Located, Unreadable } from "./locatedValue";
import { parsers } from "./parsers";

/** A JSON document with the lines of its values; undefined where it has none. */
export function jsonDocument(text: string): Located | undefined {
    const { parseTree, printParseErrorCode } = parsers.jsoncParser();
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { disallowComments: true });
    const lineOf = lineCounter(text);
    if (errors.length > 0) {
        // Those after the first follow from it.
        const [{ error, offset }] = errors;
        throw new Unreadable(lineOf(offset), `can't be read as JSON: ${phrase(printParseErrorCode(error))}`);
    }
    if (root === undefined || root.type === "null") return undefined;
    return located(root, lineOf);
}

function located({ type, offset, value, children = [] }: Node, lineOf: (offset: number) => number): Located {
    const line = lineOf(offset);
    if (type === "array") return { line, kind: "list", items: children.map(child => located(child, lineOf)) };
    if (type !== "object") return { line, kind: "scalar", value: value as unknown };
    const entries = children.map(({ children: [name, inner] = [] }) => ({
        name: name.value as string,
        line: lineOf(name.offset),
        value: located(inner, lineOf),
    }));
    return { line, kind: "map", entries };
}

/** `CommaExpected`: "comma expected". */
function phrase(code: string): string {
    return code.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).trim();
}

function lineCounter(text: string): (offset: number) => number {
    const breaks: number[] = [];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks.push(at + 1);
    return offset => {
        let [low, high] = [0, breaks.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (breaks[middle] <= offset) low = middle + 1;
            else high = middle;
        }
        return low + 1;
    };
}
