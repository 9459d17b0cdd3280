import { Check, Map, isMap, mapOf, optional, shape, text, value, withRule } from "./checks";
import { mapValues } from "./maps";
import { mediaType } from "./mediaTypes";
import { importedSchema, modelSchemaProblems } from "./modelSchemas";
import { show } from "./problems";

/** The shape that a request's body must have. */
export interface Model {
    /**
     * A JSON schema of draft 4, as a map, in the keywords that OpenAPI 3.0 has too: API Gateway's import takes no others.
     * Another model is referred to by `#/components/schemas/<name>`. Anything else is refused.
     */
    schema: any;
    /** A description of the model. Default none. */
    description?: string;
    /** The media type of the bodies that it is for. Default `application/json`. */
    contentType?: string;
}

export type Models = { [name: string]: Model };

const schemaMap = value<unknown>(given =>
    isMap(given) ? undefined : `${show(given)} is not a JSON schema, which is a map`,
);

/** @param openApi the document that the team brought along, whose schemas a model may refer to */
export function modelsCheck(openApi: unknown): Check<Models> {
    return withRule(namedModels, (path, models) => modelSchemaProblems(path, models, openApi));
}

const namedModels = mapOf(
    withRule(
        shape<Model>({
            // An `any` may be undefined to the compiler, which so takes this for optional.
            schema: optional(schemaMap),
            description: optional(text),
            contentType: optional(mediaType),
        }),
        (path, { schema }) =>
            schema === undefined
                ? [{ path: [...path, "schema"], message: "missing; give a JSON schema of draft 4" }]
                : [],
    ),
    // "Model name must be alphanumeric" (the service's refusal; DG "Data models for REST APIs").
    name =>
        /^[A-Za-z0-9]+$/.test(name) ? undefined : `${show(name)} is not the name of a model; use letters and digits`,
);

/** The models as a document has them: its schemas. */
export function modelsDocument(models: Models) {
    if (Object.keys(models).length === 0) return {};
    const schemas = mapValues(models, ({ schema, description }) => ({
        ...(description !== undefined && { description }),
        ...importedSchema(schema as Map),
    }));
    return { components: { schemas } };
}

/** The media type of the bodies that a model is for. */
export function contentTypeOf(models: Models, name: string): string {
    return (Object.hasOwn(models, name) ? models[name].contentType : undefined) ?? "application/json";
}
