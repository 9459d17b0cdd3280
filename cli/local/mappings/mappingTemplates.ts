import { JSONPath } from "jsonpath-plus";
import type { render } from "velocityjs";
import { Dictionary, dictionary } from "../dictionary";
import { decoded } from "../percentDecoding";
import { RequestValues } from "./parameterMappings";
import { getOfTemplateMap, parsedJson, templateMap } from "./templateMaps";

/** What a template sets by `#set($context.responseOverride.status = 400)`. */
export interface ResponseOverride {
    status?: number;
    header?: Dictionary<string>;
}

/** A mapping template (DG "Mapping template transformations for REST APIs"), compiled as far as that can be done. */
export interface MappingTemplate {
    /** Set when the template is a constant. */
    readonly constant?: string;
    render(values: RequestValues, body: string): { text: string; override: ResponseOverride };
}

export function mappingTemplate(template: string): MappingTemplate {
    // Without `$` and `#` there is nothing for Velocity to do.
    if (!/[$#]/.test(template)) {
        return { constant: template, render: () => ({ text: template, override: {} }) };
    }
    return {
        render(values, body) {
            const override: ResponseOverride = { header: templateMap() };
            const variables = dictionary<unknown>([
                ["context", { ...values.context, responseOverride: override, requestOverride: {} }],
                ["stageVariables", templateMap(Object.entries(values.stageVariables))],
                ["input", inputVariable(values, body)],
                ["util", utilities],
            ]);
            const text = velocity()(template, variables, {}, { customMethodHandlers: [getOfTemplateMap] });
            return { text, override };
        },
    };
}

let loaded: typeof render | undefined;

/** Most stacks have constant templates only, and start faster without Velocity. */
function velocity(): typeof render {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed first
    loaded ??= (require("velocityjs") as { render: typeof render }).render;
    return loaded;
}

/** `$input` (DG "Variables for data transformations"). */
function inputVariable(values: RequestValues, body: string) {
    const parameters = {
        path: mapped(values.path, decoded),
        querystring: mapped(values.queryString, all => all.at(-1)!),
        header: mapped(values.headers, all => all.at(-1)!),
    };
    const byPath = (path: string): unknown => {
        const document = parsed(body);
        // No script may run: the expressions of a filter are evaluated by the library's own safe interpreter.
        const found: unknown = JSONPath<unknown>({ path, json: document as object, wrap: false, eval: "safe" });
        return found === undefined ? null : found;
    };
    return {
        body,
        path: byPath,
        json: (path: string) => JSON.stringify(byPath(path)),
        params: (name?: string) => {
            if (name === undefined) return templateMap(Object.entries(parameters));
            const { path, queryString, headers } = values;
            if (path[name] !== undefined) return decoded(path[name]);
            return (queryString[name] ?? headers[name.toLowerCase()])?.at(-1) ?? "";
        },
    };
}

/** `$util` (the same page). */
const utilities = {
    escapeJavaScript: (text: unknown) => JSON.stringify(String(text)).slice(1, -1).replaceAll("'", "\\'"),
    parseJson: parsedJson,
    urlEncode: (text: unknown) => encodeURIComponent(String(text)),
    urlDecode: (text: unknown) => decoded(String(text).replaceAll("+", " ")),
    base64Encode: (text: unknown) => Buffer.from(String(text)).toString("base64"),
    base64Decode: (text: unknown) => Buffer.from(String(text), "base64").toString("utf8"),
};

/** A body that is no JSON is a text to `$input.path`, and an empty one an empty object. */
function parsed(body: string): unknown {
    if (body === "") return templateMap();
    try {
        return parsedJson(body);
    } catch {
        return body;
    }
}

function mapped<From>(from: Dictionary<From>, to: (value: From) => string): Dictionary<string> {
    return templateMap(Object.entries(from).map(([name, value]) => [name, to(value)]));
}
