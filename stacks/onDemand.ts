/* eslint-disable @typescript-eslint/no-require-imports -- an `import` would load them at once */
import type { customersFile } from "./customersFile";

/** The part of js-yaml's interface that is used here; its types are a package of their own. */
interface JsYaml {
    load: (text: string, options: { schema: Schema }) => unknown;
    CORE_SCHEMA: Schema;
    types: { merge: unknown };
}

interface Schema {
    extend: (types: { implicit: unknown[] }) => Schema;
}

/** What not every stack needs, and packages that not every file of customers does. */
export const onDemand = {
    customersFile: () => (require("./customersFile") as { customersFile: typeof customersFile }).customersFile,
    jsYaml: () => require("js-yaml") as JsYaml,
    jsoncParser: () => require("jsonc-parser") as typeof import("jsonc-parser"),
    yaml: () => require("yaml") as typeof import("yaml"),
};
