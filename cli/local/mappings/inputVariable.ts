import { Dictionary } from "../dictionary";
import { decoded } from "../percentDecoding";
import { parsedJson } from "./java/jsonParsing";
import { jsonText } from "./java/printing";
import { Budget, JavaMap, JavaObject, Method, Value } from "./java/values";
import { valueAt } from "./jsonPath/pathValues";
import { RequestValues } from "./parameterMappings";

/** `$input` (DG "$input Variables"). Without a body it is that of an empty object (recorded). */
export function inputVariable(values: RequestValues, given: string): JavaObject {
    const body = given === "" ? "{}" : given;
    let document: Value | undefined;
    const found: Method = ([path = "$"], budget) => {
        if (document === undefined) document = parsedBody(body, budget);
        return typeof path === "string" ? valueAt(document, path, budget) : null;
    };
    // A missing value is an empty text, and so is a body that is no JSON (tried in the service's console).
    const json: Method = (args, budget) => {
        const value = found(args, budget);
        return jsonText(document === body ? "" : (value ?? ""), budget);
    };
    return {
        members: new Map([["body", body]]),
        methods: new Map<string, Method>([
            ["getBody", () => body],
            ["path", found],
            ["json", json],
            ["params", ([name]) => (name === undefined ? parameters(values) : parameter(values, name))],
        ]),
    };
}

/** A body that is no JSON is a text, with nothing in it (templates of Serverless read forms so). */
function parsedBody(body: string, budget: Budget): Value {
    try {
        return parsedJson(body, budget);
    } catch (error) {
        if (error instanceof SyntaxError) return body;
        throw error;
    }
}

function parameters(values: RequestValues): JavaMap {
    return new JavaMap([
        ["path", mapped(values.path, decoded)],
        ["querystring", mapped(values.queryString, last)],
        ["header", mapped(sentHeaders(values), last)],
    ]);
}

/** Of the path, else of the query string, else a header (DG). */
function parameter(values: RequestValues, name: Value): string {
    if (typeof name !== "string") return "";
    const { path, queryString } = values;
    if (path[name] !== undefined) return decoded(path[name]);
    return (queryString[name] ?? sentHeaders(values)[name])?.at(-1) ?? "";
}

/** "API Gateway processes header names in a case-sensitive way" in templates (DG, "known issues"). */
function sentHeaders({ sentHeaders, headers }: RequestValues): Dictionary<string[]> {
    return sentHeaders ?? headers;
}

function last(all: string[]): string {
    return all.at(-1)!;
}

function mapped<From>(from: Dictionary<From>, to: (value: From) => string): JavaMap {
    return new JavaMap(Object.entries(from).map(([name, value]) => [name, to(value)]));
}
