import * as pulumi from "@pulumi/pulumi";
import { KnownRoute, integrationDocument, methodResponses } from "./integrations";
import { mapValues } from "./maps";
import { anyMethod, parseRouteKey } from "./routeKeys";
import { Route, knownRoutes } from "./routes";

/**
 * An API as one OpenAPI 3.0.1 document with API Gateway's extensions, which PutRestApi imports in one call.
 *
 * The names in it are known when the program runs; what they stand for may be known later.
 */
export interface ApiDocument {
    openapi: string;
    info: { title: string; version: string; description: pulumi.Input<string> };
    /** Given always, since an absent setting keeps its old value (hashicorp/terraform-provider-aws#48385). */
    "x-amazon-apigateway-api-key-source": string;
    components: { securitySchemes: { [name: string]: unknown } };
    paths: { [path: string]: { [method: string]: pulumi.Input<Operation> } };
}

export type Operation = { [property: string]: unknown };

/** The setting of a stack, in the package's namespace, of which another value has the document sent once more. */
export const resendSetting = "resend";

const keyScheme = "api_key";

export function apiDocument(api: {
    title: string;
    description: pulumi.Input<string>;
    version: string;
    apiKeySource: string;
    operations: { [routeKey: string]: pulumi.Input<Operation> };
}): ApiDocument {
    const paths: ApiDocument["paths"] = {};
    for (const [routeKey, operation] of Object.entries(api.operations)) {
        const { path, method } = parseRouteKey(routeKey);
        const property = method === "ANY" ? anyMethod : method.toLowerCase();
        paths[path] = { ...paths[path], [property]: operation };
    }
    return {
        openapi: "3.0.1",
        info: { title: api.title, version: api.version, description: api.description },
        "x-amazon-apigateway-api-key-source": api.apiKeySource,
        // The header of the scheme is what makes a method need a key, with either key source.
        components: { securitySchemes: { [keyScheme]: { type: "apiKey", name: "x-api-key", in: "header" } } },
        paths,
    };
}

/** The document of a gateway's routes. */
export function gatewayDocument(
    name: string,
    routes: { [routeKey: string]: Route },
    { description, apiKeySource }: { description: pulumi.Input<string>; apiKeySource: string },
): ApiDocument {
    return apiDocument({
        title: name,
        description,
        version: ["1.0", new pulumi.Config("usage-plan-gateway").get(resendSetting)].filter(Boolean).join("."),
        apiKeySource,
        operations: mapValues(knownRoutes(routes), (route, routeKey) =>
            route.apply(known => operation(routeKey, known)),
        ),
    });
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
