import { LineCounter, Node, Pair, Scalar, YAMLMap, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
import { isTimestamp, plainScalar } from "./goScalars";
import { GoMap, GoValue, goText } from "./goValue";

/** How a point in time is given: by the CLI, `printed` in a stack's file, `rfc3339` in the project's. */
export type TimestampForm = "printed" | "rfc3339";

/** Beyond this many values that aliases repeat, a file is made to exhaust who reads it, as go-yaml has it. */
const mostRepeated = 400_000;

/** Reads the first document of a text as go-yaml v3 does. */
export function goYaml(text: string, timestamps: TimestampForm): GoValue {
    const lines = new LineCounter();
    // The strings of the failsafe schema are as they stand in the file.
    const [document] = parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, lineCounter: lines });
    if (document === undefined) return null;
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const anchors = new Map<string, Node>();
    const open = new Set<Node>();
    let [depth, repeated] = [0, 0];
    return valueOf(document.contents);

    function valueOf(node: Node | null): GoValue {
        if (node === null) return null;
        if (depth > 0 && ++repeated > mostRepeated) throw new Error("document contains excessive aliasing");
        if (isAlias(node)) {
            const source = anchors.get(node.source);
            if (source === undefined) throw new Error(`unknown anchor '${node.source}' referenced`);
            if (open.has(source)) throw new Error(`anchor '${node.source}' value contains itself`);
            depth++;
            const value = valueOf(source);
            depth--;
            return value;
        }
        if (depth === 0 && hasAnchor(node)) anchors.set(node.anchor, node);
        if (isScalar(node)) return scalarOf(node);
        open.add(node);
        const value = isMap(node) ? mapOf(node) : isSeq(node) ? (node.items as Node[]).map(valueOf) : null;
        open.delete(node);
        return value;
    }

    function mapOf({ items }: YAMLMap): GoMap {
        const own = new Map<string, GoValue>();
        const merged: GoMap[] = [];
        const written = new Set<string>();
        for (const { key, value } of items as Pair<Node | null, Node | null>[]) {
            const asWritten = isScalar(key) ? String(key.value) : undefined;
            if (asWritten !== undefined && written.has(asWritten)) {
                const line = lines.linePos(key?.range?.[0] ?? 0).line;
                throw new Error(`mapping key "${asWritten}" is there twice, at line ${line} again`);
            }
            if (asWritten !== undefined) written.add(asWritten);
            if (asWritten === "<<") merged.push(...mapsToMerge(valueOf(value)));
            else own.set(keyOf(valueOf(key)), valueOf(value));
        }
        for (const [key, value] of merged.flatMap(each => [...each])) if (!own.has(key)) own.set(key, value);
        return own;
    }

    function scalarOf(node: Scalar): GoValue {
        const source = node.source ?? "";
        const tag = node.tag?.replace(/^tag:yaml\.org,2002:/, "!!");
        if (tag === "!!binary") return Buffer.from(source, "base64").toString();
        const isTyped = ["!!int", "!!float", "!!bool", "!!null", "!!timestamp"].includes(tag ?? "");
        if (!isTyped && (tag !== undefined || node.type !== "PLAIN")) return source;
        const value = plainScalar(source);
        if (isTyped && typeof value === "string") throw new Error(`cannot decode !!str \`${source}\` as a ${tag}`);
        return isTimestamp(value) ? value[timestamps] : value;
    }
}

function hasAnchor(node: Node): node is Node & { anchor: string } {
    return "anchor" in node && typeof node.anchor === "string";
}

function keyOf(value: GoValue): string {
    if (Array.isArray(value) || value instanceof Map) throw new Error("a list or a map can't be a key");
    return value === null ? "<nil>" : goText(value);
}

function mapsToMerge(value: GoValue): GoMap[] {
    const maps = Array.isArray(value) ? value : [value];
    if (maps.every(each => each instanceof Map)) return maps;
    throw new Error("map merge requires map or sequence of maps as the value");
}
