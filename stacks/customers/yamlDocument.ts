import { Located, Unreadable } from "./locatedValue";
import { YamlNodes } from "./yamlNodes";
import { parsers } from "./parsers";

/** A YAML document with the lines of its values; undefined where it has none. */
export function yamlDocument(text: string): Located | undefined {
    const { CORE_SCHEMA, load } = parsers.jsYaml();
    const nodes = new YamlNodes();
    try {
        // Names that a map has twice are found later, with the line of the first, and `<<` is followed in the nodes,
        // which know lines: the parser's own type for it ends at 10,000 entries.
        load(text, {
            schema: CORE_SCHEMA,
            json: true,
            listener: (event, state) => (event === "open" ? nodes.opened(state) : nodes.closed(state)),
        });
    } catch (error) {
        const { reason, mark } = error as Partial<YamlException>;
        if (reason === undefined || mark === undefined) throw error;
        // What ends too early does so behind the last line break.
        const line = Math.min(mark.line + 1, text.trimEnd().split(/\r\n|\r|\n/).length);
        throw new Unreadable(line, `can't be read as YAML: ${withoutText(reason)}`);
    }
    const { root } = nodes;
    return root?.kind === "scalar" && root.value === null ? undefined : root;
}

interface YamlException {
    reason: string;
    mark: { line: number };
}

/** For what would be no sentence without the text that it quotes, or tells of the parser's settings. */
const ownWords: { [start: string]: string } = {
    "unidentified alias": "there is no such anchor above",
    "expected the node content": "there is a comma without a value before it",
    "unacceptable node kind": "a tag is not one for its value",
    "cannot resolve a node": "a tag is not one for its value",
    nesting: "it is nested too deeply",
};

/** What stands in quotation marks, after a colon or as a tag is a text of the file, which may be the value of a key. */
function withoutText(reason: string): string {
    const own = Object.entries(ownWords).find(([start]) => reason.startsWith(start));
    return own === undefined ? reason.split(/["':!<(]/, 1)[0].trim() : own[1];
}
