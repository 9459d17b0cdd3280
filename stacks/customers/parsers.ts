/* eslint-disable @typescript-eslint/no-require-imports -- an `import` would load them at once */

/** The part of js-yaml's interface that is used here; its types are a package of their own. */
interface JsYaml {
    load: (text: string, options: { schema: Schema }) => unknown;
    CORE_SCHEMA: Schema;
    types: { merge: unknown };
}

interface Schema {
    extend: (types: { implicit: unknown[] }) => Schema;
}

/** The parsers of files, of which each file needs one or two. */
export const parsers = {
    jsYaml: () => require("js-yaml") as JsYaml,
    jsoncParser: () => require("jsonc-parser") as typeof import("jsonc-parser"),
    yaml: () => require("yaml") as typeof import("yaml"),
};
