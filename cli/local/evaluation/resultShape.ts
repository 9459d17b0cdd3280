import * as fs from "node:fs";
import * as path from "node:path";

/** The type of a field, as far as a stand-in needs it. */
export type FieldType = "text" | "number" | "flag" | "map" | { items: FieldType } | { fields: ResultShape };

/** The fields that a result always has. */
export interface ResultShape {
    [field: string]: FieldType;
}

/**
 * What a function of a provider gives, from the declarations of the package by which the program calls it:
 * `aws:ssm/getParameter:getParameter` is `GetParameterResult` in `@pulumi/aws/ssm/getParameter.d.ts`.
 *
 * @param packageFolder the folder of an installed package
 */
export function resultShape(
    token: string,
    packageFolder: (name: string) => string | undefined,
): ResultShape | undefined {
    const [, provider, moduleName, name] = /^([\w-]+):([\w-]+)(?:\/\w+)?:(\w+)$/.exec(token) ?? [];
    const folder = provider === undefined ? undefined : packageFolder(`@pulumi/${provider}`);
    if (folder === undefined) return undefined;
    const declarations = contentOf(path.join(folder, moduleName === "index" ? "" : moduleName, `${name}.d.ts`));
    const body = interfaceBody(declarations, `${name.charAt(0).toUpperCase()}${name.slice(1)}Result`);
    return body === undefined ? undefined : shapeOf(body, outputTypes(folder), 3);
}

type NamedTypes = (moduleName: string, type: string) => string | undefined;

/** The types within results, all in one great file, are looked for only where one is needed. */
function outputTypes(folder: string): NamedTypes {
    let all: string | undefined;
    return (moduleName, type) => {
        all ??= contentOf(path.join(folder, "types", "output.d.ts"));
        const start = moduleName === "" ? 0 : all.indexOf(`namespace ${moduleName} {`);
        return start === -1 ? undefined : interfaceBody(all.slice(start), type);
    };
}

function contentOf(file: string): string {
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}

function interfaceBody(declarations: string, name: string): string | undefined {
    const start = declarations.indexOf(`interface ${name} {`);
    if (start === -1) return undefined;
    const open = declarations.indexOf("{", start);
    return declarations.slice(open + 1, closing(declarations, open));
}

/** The place of the brace that closes the one at `open`. */
function closing(text: string, open: number): number {
    let depth = 0;
    for (let index = open; index < text.length; index++) {
        if (text[index] === "{") depth++;
        else if (text[index] === "}" && --depth === 0) return index;
    }
    return text.length;
}

function withoutComments(body: string): string {
    const [first, ...afterOpenings] = body.split("/*");
    return first + afterOpenings.map(text => text.slice(text.indexOf("*/") + 2)).join("");
}

function shapeOf(body: string, named: NamedTypes, depth: number): ResultShape {
    const shape: ResultShape = {};
    let rest = withoutComments(body);
    for (;;) {
        const field = /^\s*(?:readonly )?(\w+)(\??): /.exec(rest);
        if (!field) return shape;
        rest = rest.slice(field[0].length);
        const braces = rest.startsWith("{") ? closing(rest, 0) : 0;
        const end = rest.indexOf(";", braces);
        if (end === -1) return shape;
        if (field[2] === "") shape[field[1]] = typeOf(rest.slice(0, end).trim(), named, depth);
        rest = rest.slice(end + 1);
    }
}

function typeOf(written: string, named: NamedTypes, depth: number): FieldType {
    const type = written.split(" | ")[0];
    if (type.endsWith("[]")) return { items: typeOf(type.slice(0, -2), named, depth) };
    if (type.startsWith("{")) return "map";
    if (type === "number") return "number";
    if (type === "boolean") return "flag";
    const [, moduleName = "", name] = /^outputs\.(?:(\w+)\.)?(\w+)$/.exec(type) ?? [];
    const body = name === undefined || depth === 0 ? undefined : named(moduleName, name);
    if (body !== undefined) return { fields: shapeOf(body, named, depth - 1) };
    return name === undefined ? "text" : "map";
}
