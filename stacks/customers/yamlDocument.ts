import type { Document, Node, Pair, YAMLError, YAMLMap } from "yaml";
import { Located, LocatedEntry, Unreadable } from "./locatedValue";
import { parsers } from "./parsers";

/** A YAML document with the lines of its values; undefined where it has none. */
export function yamlDocument(text: string): Located | undefined {
    const { LineCounter, isScalar, parseDocument } = parsers.yaml();
    const lines = new LineCounter();
    const lineOf = (offset: number) => lines.linePos(offset).line;
    // Names that a map has twice are found later, with the line of the first; the parser takes quadratic time for them.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
    const [error] = [...document.errors, ...document.warnings] as (YAMLError | undefined)[];
    if (error !== undefined) throw new Unreadable(lineOf(error.pos[0]), `can't be read as YAML: ${withoutText(error)}`);
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === null)) return undefined;
    return new Tree(document, lineOf).located(contents, 1);
}

/** What stands after a colon is a text of the file, which may be the value of a key. */
function withoutText({ code, message }: YAMLError): string {
    if (code === "MULTIPLE_DOCS") return "there are several documents in it";
    return message.split(":", 1)[0].replace(/^\w/, letter => letter.toLowerCase());
}

class Tree {
    private readonly yaml = parsers.yaml();
    /** What each alias stands for; undefined while it is made, as inside of itself. */
    private readonly known = new Map<Node, Located | undefined>();

    constructor(
        private readonly document: Document,
        private readonly lineOf: (offset: number) => number,
    ) {}

    located(node: unknown, above: number): Located {
        const given = node as Node | null;
        const line = given?.range ? this.lineOf(given.range[0]) : above;
        if (this.yaml.isAlias(given)) return { ...this.meant(given.resolve(this.document), line), line };
        if (this.yaml.isMap(given)) return { line, kind: "map", entries: this.entries(given, line) };
        if (this.yaml.isSeq(given))
            return { line, kind: "list", items: given.items.map(item => this.located(item, line)) };
        return { line, kind: "scalar", value: this.yaml.isScalar(given) ? given.value : null };
    }

    private meant(node: Node | undefined, line: number): Located {
        if (node === undefined) throw new Unreadable(line, "can't be read as YAML: there is no such anchor above");
        if (this.known.has(node)) {
            const known = this.known.get(node);
            if (known === undefined) throw new Unreadable(line, "can't be read as YAML: it has itself inside");
            return known;
        }
        this.known.set(node, undefined);
        const located = this.located(node, line);
        this.known.set(node, located);
        return located;
    }

    /** The entries, and after them those that `<<` takes from other maps, as the stack's file may have it. */
    private entries(map: YAMLMap, line: number): LocatedEntry[] {
        const all = map.items.filter(this.yaml.isPair).map(pair => this.entry(pair, line));
        const own = all.filter(({ name }) => name !== "<<");
        const names = new Set(own.map(({ name }) => name));
        for (const { value } of all.filter(({ name }) => name === "<<")) {
            for (const source of value.kind === "list" ? value.items : [value]) {
                const taken = source.kind === "map" ? source.entries.filter(({ name }) => !names.has(name)) : [];
                for (const entry of taken) names.add(entry.name);
                own.push(...taken.map(entry => ({ ...entry, line: value.line })));
            }
        }
        return own;
    }

    private entry({ key, value }: Pair, above: number): LocatedEntry {
        const node = this.located(key, above);
        // As it is written: a customer may be called 1001.
        const name = this.yaml.isScalar(key) ? (typeof key.value === "string" ? key.value : (key.source ?? "")) : "?";
        return { name, line: node.line, value: this.located(value, node.line) };
    }
}
