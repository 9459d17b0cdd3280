import { KnownRoute, integrationDocument, methodResponses } from "./integrations";
import { parseRouteKey } from "./routeKeys";

/** An API as one OpenAPI 3.0.1 document with API Gateway's extensions, which PutRestApi imports in one call. */
export interface ApiDocument {
    openapi: string;
    info: { title: string; version: string; description: string };
    /** Given always, since an absent setting keeps its old value (hashicorp/terraform-provider-aws#48385). */
    "x-amazon-apigateway-api-key-source": string;
    components: { securitySchemes: { [name: string]: unknown } };
    paths: { [path: string]: { [method: string]: Operation } };
}

export type Operation = { [property: string]: unknown };

const keyScheme = "api_key";

export function apiDocument(api: {
    title: string;
    description: string;
    apiKeySource: string;
    operations: { [routeKey: string]: Operation };
}): ApiDocument {
    const paths: ApiDocument["paths"] = {};
    for (const [routeKey, operation] of Object.entries(api.operations)) {
        const { path, method } = parseRouteKey(routeKey);
        const property = method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase();
        paths[path] = { ...paths[path], [property]: operation };
    }
    return {
        openapi: "3.0.1",
        info: { title: api.title, version: "1.0", description: api.description },
        "x-amazon-apigateway-api-key-source": api.apiKeySource,
        // The header of the scheme is what makes a method need a key, with either key source.
        components: { securitySchemes: { [keyScheme]: { type: "apiKey", name: "x-api-key", in: "header" } } },
        paths,
    };
}

/** The operation of one route: all that a deployment freezes of it. */
export function operation(routeKey: string, known: KnownRoute): Operation {
    const route = parseRouteKey(routeKey);
    const parameters = route.parameters.map(name => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
    }));
    const responses = methodResponses(known);
    return {
        ...(parameters.length > 0 && { parameters }),
        ...(responses && { responses }),
        ...((known.apiKeyRequired ?? true) && { security: [{ [keyScheme]: [] }] }),
        "x-amazon-apigateway-integration": integrationDocument(route, known),
    };
}
