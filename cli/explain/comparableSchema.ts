import { isMap } from "../local/dictionary";

/** What of a schema decides over a body, by what its value is. An export may leave out or add all else. */
const words: { [word: string]: "schema" | "schemas" | "named schemas" | "set" | "value" } = {
    type: "value",
    enum: "value",
    pattern: "value",
    multipleOf: "value",
    minimum: "value",
    maximum: "value",
    exclusiveMinimum: "value",
    exclusiveMaximum: "value",
    minLength: "value",
    maxLength: "value",
    minItems: "value",
    maxItems: "value",
    uniqueItems: "value",
    minProperties: "value",
    maxProperties: "value",
    required: "set",
    items: "schema",
    not: "schema",
    additionalProperties: "schema",
    allOf: "schemas",
    anyOf: "schemas",
    oneOf: "schemas",
    properties: "named schemas",
};

/**
 * A model's JSON schema (draft 4) or what an export has of it (OpenAPI 3.0), in one form: other models by their names,
 * without what either form may leave out.
 */
export function comparableSchema(given: unknown): unknown {
    if (!isMap(given)) return given;
    const reference = referredModel(given);
    if (reference !== undefined) return { $ref: reference };
    const type = given.type ?? (isMap(given.properties) ? "object" : isMap(given.items) ? "array" : undefined);
    return Object.fromEntries(
        Object.entries({ ...given, type })
            .filter(([word, value]) => Object.hasOwn(words, word) && !isDefault(word, value))
            .map(([word, value]) => [word, comparable(words[word], value)]),
    );
}

/** The name of the model that a schema refers to: `#/components/schemas/Pet`, or the URL of the model. */
export function referredModel(schema: unknown): string | undefined {
    const reference = isMap(schema) ? schema.$ref : undefined;
    return typeof reference === "string" ? reference.slice(reference.lastIndexOf("/") + 1) : undefined;
}

function comparable(kind: (typeof words)[string], value: unknown): unknown {
    if (kind === "schema") return comparableSchema(value);
    if (kind === "schemas") return Array.isArray(value) ? value.map(comparableSchema) : value;
    if (kind === "set") return Array.isArray(value) ? [...(value as unknown[])].sort() : value;
    if (kind === "value" || !isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, comparableSchema(each)]));
}

function isDefault(word: string, value: unknown): boolean {
    if (value === undefined || value === false) return word !== "additionalProperties" || value === undefined;
    if (word === "additionalProperties") return value === true || (isMap(value) && Object.keys(value).length === 0);
    if (word === "required") return !Array.isArray(value) || value.length === 0;
    return value === 0 && word.startsWith("min") && word !== "minimum";
}
