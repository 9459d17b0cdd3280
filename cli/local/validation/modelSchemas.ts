import { isMap } from "../dictionary";

/** Where a schema comes from: what refers to what, and which keywords the service keeps, depends on it. */
export type SchemaOrigin = "document" | "model";

export interface ModelSchema {
    schema: unknown;
    origin: SchemaOrigin;
}

/** Models that each API has at the service from the start (DG "Data models for REST APIs"). */
const builtInModels: { [name: string]: ModelSchema } = {
    Empty: { schema: { type: "object" }, origin: "model" },
    Error: { schema: { type: "object", properties: { message: { type: "string" } } }, origin: "model" },
};

/** The schemas of a snapshot's models: a document has them as they are, a Model resource as a text. */
export function modelSchemas(models: { [name: string]: unknown } = {}): Map<string, ModelSchema> {
    const schemas = new Map(Object.entries(builtInModels));
    for (const [name, model] of Object.entries(models)) {
        const text = isMap(model) ? model.schema : undefined;
        if (typeof text === "string") schemas.set(name, { schema: parsed(name, text), origin: "model" });
        else schemas.set(name, { schema: model, origin: "document" });
    }
    return schemas;
}

function parsed(name: string, text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        throw new Error(`the schema of its API's model ${name} is no JSON`);
    }
}

export function modelId(name: string): string {
    return `https://models/${encodeURIComponent(name)}`;
}

/**
 * Keywords of OpenAPI 3 that an import drops, as it does `minItems` and `maxItems` (DG "Amazon API Gateway important
 * notes": not included in simple request validation until the model is updated after the import).
 */
const droppedAtImport = new Set(["nullable", "discriminator", "minItems", "maxItems"]);
/** They name other places than the one where the schema stands here. */
const namesOfSchemas = new Set(["id", "$schema"]);
const mapsOfSchemas = new Set(["properties", "patternProperties", "definitions"]);

/** A schema as the validator takes it: its references by {@link modelId}, and without what the service drops. */
export function normalized(given: unknown, origin: SchemaOrigin): unknown {
    if (Array.isArray(given)) return given.map(each => normalized(each, origin));
    if (!isMap(given)) return given;
    if (typeof given.$ref === "string") return { $ref: reference(given.$ref, origin) };
    const entries = Object.entries(given).flatMap(([keyword, value]): [string, unknown][] => {
        if (origin === "document" && droppedAtImport.has(keyword)) return [];
        if (namesOfSchemas.has(keyword) && typeof value === "string") return [];
        if (keyword === "enum" || keyword === "default") return [[keyword, value]];
        if (!mapsOfSchemas.has(keyword) || !isMap(value)) return [[keyword, normalized(value, origin)]];
        const schemas = Object.entries(value).map(([name, schema]) => [name, normalized(schema, origin)]);
        return [[keyword, Object.fromEntries(schemas)]];
    });
    return Object.fromEntries(entries);
}

const ofDocument = ["#/components/schemas/", "#/definitions/"];

/** The service's own form, `https://apigateway.amazonaws.com/restapis/abc123/models/Order`, holds in both. */
function reference(pointer: string, origin: SchemaOrigin): string {
    const [api, model] = pointer.split("/models/");
    if (model !== undefined && api.includes("/restapis/")) {
        const [name, ...within] = model.split("#");
        return [modelId(decodeURIComponent(name)), ...within].join("#");
    }
    const prefix = origin === "document" ? ofDocument.find(each => pointer.startsWith(each)) : undefined;
    if (prefix === undefined) return pointer;
    const [name, ...rest] = pointer.slice(prefix.length).split("/");
    return modelId(name) + (rest.length > 0 ? `#/${rest.join("/")}` : "");
}
