import type { ErrorObject } from "ajv";

/** What `$context.error.validationErrorString` says of a body that is no JSON, or empty (recorded in execution logs). */
export const unreadableBody = "[Unknown error parsing request body]";

/**
 * `$context.error.validationErrorString` of a body that does not fit its model:
 * `[object has missing required properties (["name"])]`. The service's texts are those of the Java library
 * json-schema-validator.
 */
export function validationErrorString(errors: ErrorObject[]): string {
    const texts: string[] = [];
    for (const error of errors) {
        const text = errorText(error, errors);
        if (text !== undefined && !texts.includes(text)) texts.push(text);
    }
    return `[${texts.join(", ")}]`;
}

type Params = { [name: string]: unknown };

/** Undefined where another error of the same place says it too. */
function errorText(error: ErrorObject, all: ErrorObject[]): string | undefined {
    const { keyword, data, schema } = error;
    const params = error.params as Params;
    switch (keyword) {
        case "required":
            return `object has missing required properties (${names(error, all, "missingProperty")})`;
        case "additionalProperties":
            return (
                "object instance has properties which are not allowed by the schema: " +
                names(error, all, "additionalProperty")
            );
        case "type":
            return (
                `instance type (${typeName(data)}) does not match any allowed primitive type ` +
                `(allowed: ${JSON.stringify(allowedTypes(schema))})`
            );
        case "enum":
            return `instance value (${JSON.stringify(data)}) not found in enum (possible values: ${JSON.stringify(schema)})`;
        case "minimum":
            return params.comparison === ">"
                ? `numeric instance is not strictly greater than the required minimum ${text(params.limit)}`
                : `numeric instance is lower than the required minimum (minimum: ${text(params.limit)}, found: ${text(data)})`;
        case "maximum":
            return params.comparison === "<"
                ? `numeric instance is not strictly lower than the required maximum ${text(params.limit)}`
                : `numeric instance is greater than the required maximum (maximum: ${text(params.limit)}, found: ${text(data)})`;
        case "minLength":
            return (
                `string ${JSON.stringify(data)} is too short (length: ${[...(data as string)].length}, ` +
                `required minimum: ${text(schema)})`
            );
        case "maxLength":
            return (
                `string ${JSON.stringify(data)} is too long (length: ${[...(data as string)].length}, ` +
                `maximum allowed: ${text(schema)})`
            );
        case "pattern":
            return `ECMA 262 regex ${JSON.stringify(schema)} does not match input string ${JSON.stringify(data)}`;
        case "minItems":
            return `array is too short: must have at least ${text(schema)} elements but instance has ${size(data)} elements`;
        case "maxItems":
            return `array is too long: must have at most ${text(schema)} elements but instance has ${size(data)} elements`;
        case "uniqueItems":
            return "array must not contain duplicate elements";
        case "multipleOf":
            return `remainder of division is not zero (${text(data)} / ${text(schema)})`;
        case "oneOf":
            return (
                "instance failed to match exactly one schema " +
                `(matched ${size(params.passingSchemas)} out of ${size(schema)})`
            );
        case "anyOf":
            return `instance failed to match at least one required schema among ${size(schema)}`;
        case "not":
            return "instance matched a schema which it should not have";
        default:
            return error.message;
    }
}

/** All names of one kind of error at one place, in one text. */
function names({ keyword, instancePath, schemaPath }: ErrorObject, all: ErrorObject[], param: string): string {
    const same = all.filter(
        each => each.keyword === keyword && each.instancePath === instancePath && each.schemaPath === schemaPath,
    );
    return JSON.stringify(same.map(each => text((each.params as Params)[param])).sort());
}

function allowedTypes(schema: unknown): unknown[] {
    return [schema].flat().sort();
}

function typeName(data: unknown): string {
    if (data === null) return "null";
    if (Array.isArray(data)) return "array";
    if (typeof data === "number") return Number.isInteger(data) ? "integer" : "number";
    return typeof data;
}

function size(value: unknown): number {
    return Array.isArray(value) ? value.length : 0;
}

function text(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}
