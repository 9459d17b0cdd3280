import { Path } from "../../components/problems";

/** A value of a document, and where it stands in its file. */
export type Located = { line: number } & (
    { kind: "scalar"; value: unknown } | { kind: "list"; items: Located[] } | { kind: "map"; entries: LocatedEntry[] }
);

export interface LocatedEntry {
    name: string;
    /** The line of the name. */
    line: number;
    value: Located;
}

/** The value without its places. Of entries with one name the first counts. */
export function plainValue(located: Located): unknown {
    if (located.kind === "scalar") return located.value;
    if (located.kind === "list") return located.items.map(plainValue);
    const values = new Map<string, unknown>();
    for (const { name, value } of located.entries) if (!values.has(name)) values.set(name, plainValue(value));
    return Object.fromEntries(values);
}

/** The line of what stands at a path, or of the nearest thing above it. */
export function lineAt(located: Located, path: Path, line = located.line): number {
    const [name, ...rest] = path;
    if (name === undefined) return line;
    if (located.kind === "list") {
        const item = located.items[Number(name)] as Located | undefined;
        return item === undefined ? line : lineAt(item, rest);
    }
    const entry = located.kind === "map" ? located.entries.find(each => each.name === name) : undefined;
    return entry === undefined ? line : lineAt(entry.value, rest, entry.line);
}

/** The names that a map in it, at whatever depth, has more than once: parsers take the last one without a word. */
export function repeatedNames(located: Located, path: Path = []): { path: Path; line: number; first: number }[] {
    if (located.kind === "scalar") return [];
    if (located.kind === "list")
        return located.items.flatMap((item, index) => repeatedNames(item, [...path, String(index)]));
    const lines = new Map<string, number>();
    return located.entries.flatMap(({ name, line, value }) => {
        const at = [...path, name];
        const first = lines.get(name);
        if (first === undefined) lines.set(name, line);
        return [...(first === undefined ? [] : [{ path: at, line, first }]), ...repeatedNames(value, at)];
    });
}

/** A document that can't be read, and the line on which that shows. */
export class Unreadable extends Error {
    constructor(
        readonly line: number,
        message: string,
    ) {
        super(message);
    }
}
