import { Located, LocatedEntry, Unreadable } from "./locatedValue";
import { ParserState } from "./parsers";

const none: YamlNode[] = [];

class YamlNode {
    // What is known when it is read.
    end = 0;
    kind: ParserState["kind"] = null;
    tag: string | null = null;
    result: unknown;
    located!: Located;
    inner = none;

    constructor(
        readonly line: number,
        readonly start: number,
    ) {}
}

/**
 * Makes a document with lines of what js-yaml tells while it reads: of each node when it begins, which is behind the
 * colon for a value, and when it is read; a map's keys and values, like a list's items, come one after the other.
 */
export class YamlNodes {
    /** The document, when it is read. */
    root?: Located;
    private readonly open: YamlNode[] = [];
    /** What aliases may stand for: the maps and lists with an anchor, when they are read as a whole. */
    private readonly known = new Map<object, Located>();
    private rootEnd = { line: 0, position: 0 };

    opened({ line, position, input }: ParserState): void {
        if (this.root !== undefined) throw this.severalDocuments(input);
        this.open.push(new YamlNode(line + 1, position));
    }

    closed({ line, position, kind, tag, anchor, result, input }: ParserState): void {
        const node = this.open.pop()!;
        node.end = position;
        node.kind = kind;
        node.tag = tag;
        node.result = result;
        node.located = this.located(node, input);
        node.inner = none;
        if (anchor !== null && typeof result === "object" && result !== null) this.known.set(result, node.located);
        const outer = this.open.at(-1);
        if (outer?.inner === none) outer.inner = [node];
        else outer?.inner.push(node);
        if (outer !== undefined) return;
        this.root = node.located;
        this.rootEnd = { line: line + 1, position };
    }

    private located(node: YamlNode, input: string): Located {
        const { line, kind, result, inner } = node;
        // What might have been the first key of a map, and was all there is.
        if (inner.length === 1 && inner[0].kind === kind && inner[0].result === result) return inner[0].located;
        if (typeof result !== "object" || result === null) return { line, kind: "scalar", value: result };
        if (isAlias(node, input)) {
            const meant = this.known.get(result);
            if (meant === undefined) throw new Unreadable(line, "can't be read as YAML: it has itself inside");
            return { ...meant, line };
        }
        return Array.isArray(result)
            ? { line, kind: "list", items: itemsOf(result, node, input) }
            : { line, kind: "map", entries: entriesOf(pairsOf(inner, input), input) };
    }

    private severalDocuments(input: string): Unreadable {
        const { line, position } = this.rootEnd;
        const between = input.slice(position).split(/^(?:---|\.\.\.)/m, 1)[0];
        return new Unreadable(line + breaksIn(between), "can't be read as YAML: there are several documents in it");
    }
}

interface Pair {
    key: YamlNode;
    value?: YamlNode;
}

/** The items of a list; one that is but a dash is no node, and `[a: b]` has a map for which there is none. */
function itemsOf(values: unknown[], { line, start, inner }: YamlNode, input: string): Located[] {
    let next = 0;
    let before = { line, start, end: start };
    return values.map(value => {
        const node = inner[next] as YamlNode | undefined;
        const dash = value === null ? signAfter(input, before.end, beforeDash) : Infinity;
        const isDash = value === null && (node?.result !== null || signAfter(input, dash + 1, beforeDash) < node.start);
        if (node === undefined || isDash) {
            const line = dash < Infinity ? before.line + breaksIn(input.slice(before.start, dash)) : before.line;
            before = { line, start: dash + 1, end: dash + 1 };
            return { line, kind: "scalar", value };
        }
        const isNode = Object.is(value, node.result);
        const pair = isNode ? [] : pairsOf(inner.slice(next, next + 2), input).slice(0, 1);
        const last = pair.at(0)?.value;
        before = last ?? node;
        next += last === undefined ? 1 : 2;
        return isNode ? node.located : { line: node.line, kind: "map", entries: entriesOf(pair, input) };
    });
}

/** The keys of a map, with the values of those that have one: `{ a, b: 1 }`. */
function pairsOf(inner: YamlNode[], input: string): Pair[] {
    const pairs: Pair[] = [];
    for (let at = 0; at < inner.length; at++) {
        const key = inner[at];
        const next = inner[at + 1] as YamlNode | undefined;
        if (next !== undefined && signAfter(input, key.end, beforeColon) < next.start) {
            pairs.push({ key, value: next });
            at++;
        } else if (key.result !== null || key.start < key.end) pairs.push({ key });
        // Else the parser looked for a key where the document ends.
    }
    return pairs;
}

/** The entries, and after them those that `<<` takes from other maps, as the stack's file may have it. */
function entriesOf(pairs: Pair[], input: string): LocatedEntry[] {
    if (!pairs.some(isMerge)) return pairs.map(pair => entryOf(pair, input));
    const own = pairs.filter(pair => !isMerge(pair)).map(pair => entryOf(pair, input));
    const names = new Set(own.map(({ name }) => name));
    for (const { key, value } of pairs.filter(isMerge)) {
        const given = value?.located;
        for (const source of given?.kind === "list" ? given.items : [given]) {
            const line = source?.line ?? key.located.line;
            if (source?.kind !== "map") throw new Unreadable(line, "can't be read as YAML: << is followed by no map");
            const taken = source.entries.filter(({ name }) => !names.has(name));
            for (const { name } of taken) names.add(name);
            own.push(...taken.map(entry => ({ ...entry, line })));
        }
    }
    return own;
}

/** Whether it is a `<<` without quotation marks. */
function isMerge({ key: { tag, result } }: Pair): boolean {
    return tag === "?" && result === "<<";
}

function entryOf({ key, value }: Pair, input: string): LocatedEntry {
    const { line } = key.located;
    return { name: nameOf(key, input), line, value: value?.located ?? { line, kind: "scalar", value: null } };
}

/** As it is written: a customer may be called 1001. */
function nameOf({ kind, result, start, end }: YamlNode, input: string): string {
    if (typeof result === "string") return result;
    if (typeof result === "object" && result !== null) return "?";
    if (kind === null) return result === null ? "" : JSON.stringify(result);
    // Numbers and the like have no spaces inside; an anchor may stand before them.
    return input.slice(start, end).trim().split(/\s/).at(-1)!;
}

/** Whether it stands for another node: the parser tells the kinds of all others, but of those that are but a tag. */
function isAlias({ kind, start, end }: YamlNode, input: string): boolean {
    return kind === null && signAfter(input, start, beforeAsterisk) < end;
}

function breaksIn(text: string): number {
    return text.split(/\r\n|\r|\n/).length - 1;
}

const beforeDash = /(?:\s|#[^\r\n]*[\r\n])*-/y;
const beforeColon = /(?:\s|#[^\r\n]*[\r\n])*:/y;
const beforeAsterisk = /(?:\s|#[^\r\n]*[\r\n])*\*/y;

/** Where a sign stands behind spaces and comments; infinite where there is another. */
function signAfter(input: string, position: number, sign: RegExp): number {
    sign.lastIndex = position;
    return sign.test(input) ? sign.lastIndex - 1 : Infinity;
}
