/* eslint-disable @typescript-eslint/no-require-imports -- an `import` would load them at once */

/** The part of js-yaml's interface that is used here; its types are a package of their own. */
interface JsYaml {
    load: (text: string, options: YamlOptions) => unknown;
    CORE_SCHEMA: unknown;
}

interface YamlOptions {
    schema: unknown;
    /** Whether a map may have a name twice. */
    json: boolean;
    /** Is told of each node, before the nodes inside of it and after them. */
    listener: (event: "open" | "close", state: ParserState) => void;
}

/** Where the parser of YAML is; with what it has read, when a node is closed. */
export interface ParserState {
    input: string;
    position: number;
    /** From 0 on. */
    line: number;
    /** None for an alias, and where there is nothing. */
    kind: "scalar" | "sequence" | "mapping" | null;
    /** `?` for a scalar without quotation marks that is a text. */
    tag: string | null;
    anchor: string | null;
    result: unknown;
}

/** The parsers of files, of which each file needs one. */
export const parsers = {
    jsYaml: () => require("js-yaml") as JsYaml,
    jsoncParser: () => require("jsonc-parser") as typeof import("jsonc-parser"),
};
