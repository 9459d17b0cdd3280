import * as fs from "node:fs";
import * as path from "node:path";
import { root } from "./installed";

/** What a Pulumi package schema says of a value. */
export interface TypeSpec {
    type?: string;
    $ref?: string;
    items?: TypeSpec;
    additionalProperties?: TypeSpec;
}

/** A type with a name: a map of properties, or one of several texts. */
export interface NamedType {
    type: string;
    properties?: { [name: string]: TypeSpec };
    required?: string[];
    enum?: { name: string; value: string }[];
}

interface Resource {
    inputProperties: { [name: string]: TypeSpec };
    requiredInputs: string[];
    properties: { [name: string]: TypeSpec };
}

export interface PackageSchema {
    name: string;
    version: string;
    resources: { [token: string]: Resource };
    types: { [token: string]: NamedType };
}

export function packageSchema(): PackageSchema {
    return JSON.parse(fs.readFileSync(path.join(root, "components", "schema.json"), "utf8")) as PackageSchema;
}

/** The inputs of a resource as a type. */
export function inputsOf({ resources }: PackageSchema, token: string): NamedType {
    const { inputProperties, requiredInputs } = resources[token];
    return { type: "object", properties: inputProperties, required: requiredInputs };
}

/** The named type that a value is of, where it is of one. */
export function namedType({ types }: PackageSchema, { $ref }: TypeSpec): [token: string, type: NamedType] | undefined {
    const token = /^#\/types\/(.+)$/.exec($ref ?? "")?.[1];
    return token === undefined ? undefined : [token, types[token]];
}

/** What of a value is not as the schema has it, each with its path. */
function valueProblems(schema: PackageSchema, spec: TypeSpec, value: unknown, at: string): string[] {
    const named = namedType(schema, spec);
    if (named) return typeProblems(schema, named[1], value, at);
    if (spec.$ref === "pulumi.json#/Any") return [];
    switch (spec.type) {
        case "object":
            if (!isMap(value)) return [`${at}: ${JSON.stringify(value)} is not a map`];
            return Object.entries(value).flatMap(([name, each]) =>
                valueProblems(schema, spec.additionalProperties ?? { type: "string" }, each, `${at}.${name}`),
            );
        case "array":
            if (!Array.isArray(value)) return [`${at}: ${JSON.stringify(value)} is not a list`];
            return value.flatMap((each, index) => valueProblems(schema, spec.items!, each, `${at}.${index}`));
        case "integer":
            return Number.isInteger(value) ? [] : [`${at}: ${JSON.stringify(value)} is not an integer`];
        default:
            return typeof value === spec.type ? [] : [`${at}: ${JSON.stringify(value)} is not a ${spec.type}`];
    }
}

export function typeProblems(schema: PackageSchema, type: NamedType, value: unknown, at: string): string[] {
    if (type.enum) {
        const values = type.enum.map(each => each.value);
        return values.includes(value as string)
            ? []
            : [`${at}: ${JSON.stringify(value)} is not one of ${values.join()}`];
    }
    if (!isMap(value)) return [`${at}: ${JSON.stringify(value)} is not a map`];
    const { properties = {}, required = [] } = type;
    return [
        ...required.filter(name => value[name] === undefined).map(name => `${at}.${name}: missing`),
        ...Object.entries(value).flatMap(([name, each]) =>
            Object.hasOwn(properties, name)
                ? valueProblems(schema, properties[name], each, `${at}.${name}`)
                : [`${at}.${name}: unknown`],
        ),
    ];
}

function isMap(value: unknown): value is { [name: string]: unknown } {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
