import { Located, LocatedEntry, Unreadable } from "./locatedValue";
import { parsers } from "./parsers";

/** A JSON document with the lines of its values; undefined where it has none. */
export function jsonDocument(text: string): Located | undefined {
    const { printParseErrorCode, visit } = parsers.jsoncParser();
    const document: Located[] = [];
    /** Where the values belong that come next: in the document, and in the maps and lists that are open. */
    const open: ((value: Located) => unknown)[] = [value => document.push(value)];
    const put = (value: Located) => void open.at(-1)!(value);
    const close = () => void open.pop();
    let [name, lineOfName] = ["", 0];
    visit(
        text,
        {
            onObjectBegin: (_offset, _length, line) => {
                const entries: LocatedEntry[] = [];
                put({ line: line + 1, kind: "map", entries });
                open.push(value => entries.push({ name, line: lineOfName, value }));
            },
            onObjectProperty: (property, _offset, _length, line) => {
                [name, lineOfName] = [property, line + 1];
            },
            onObjectEnd: close,
            onArrayBegin: (_offset, _length, line) => {
                const items: Located[] = [];
                put({ line: line + 1, kind: "list", items });
                open.push(value => items.push(value));
            },
            onArrayEnd: close,
            onLiteralValue: (value: unknown, _offset, _length, line) => put({ line: line + 1, kind: "scalar", value }),
            // Those after the first would follow from it.
            onError: (error, _offset, _length, line) => {
                throw new Unreadable(line + 1, `can't be read as JSON: ${phrase(printParseErrorCode(error))}`);
            },
        },
        { disallowComments: true },
    );
    const [root] = document as (Located | undefined)[];
    return root?.kind === "scalar" && root.value === null ? undefined : root;
}

/** `CommaExpected`: "comma expected". */
function phrase(code: string): string {
    return code.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).trim();
}
