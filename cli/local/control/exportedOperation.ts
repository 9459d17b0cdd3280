import { Integration, Method } from "../deployed";
import { isMap } from "../dictionary";

/** Which extensions of API Gateway an export has. */
export interface ExportedExtensions {
    integrations: boolean;
    authorizers: boolean;
    /** What an import makes documentation of: an export has none of it unless it is asked for. */
    documentation: boolean;
}

const documentedParts = ["summary", "description", "tags", "deprecated"];

/**
 * A method as an operation of an OpenAPI 3.0 document: what the program's own document says of it (Swagger 2.0 is put
 * into the words of 3.0), and for single resources what they amount to.
 */
export function exportedOperation(
    method: Method,
    authorizers: { [name: string]: unknown },
    extensions: ExportedExtensions,
): { [part: string]: unknown } {
    const declared = method.declaration ?? {};
    const inherited = isMap(declared.inherited) ? declared.inherited.parameters : undefined;
    const given = [...objectsOf(inherited), ...objectsOf(declared.parameters)];
    const parameters = given.filter(parameter => parameter.in !== "body").map(exportedParameter);
    const named = new Set(parameters.map(parameter => parameter.name));
    const undeclared = pathParametersOf(method.path).filter(name => !named.has(name));
    const all = [
        ...parameters,
        ...undeclared.map(name => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ];
    const requestBody = declared.requestBody ?? requestBodyOf(given.find(parameter => parameter.in === "body"));
    const security = exportedSecurity(method, authorizers);
    const validator = declared["x-amazon-apigateway-request-validator"];
    const ownParts = ["operationId", ...(extensions.documentation ? documentedParts : [])];
    return {
        ...Object.fromEntries(ownParts.filter(part => part in declared).map(part => [part, declared[part]])),
        ...(all.length > 0 ? { parameters: all } : {}),
        ...(requestBody === undefined ? {} : { requestBody }),
        responses: exportedResponses(declared.responses, extensions),
        ...(security.length > 0 ? { security } : {}),
        ...(extensions.integrations && validator !== undefined
            ? { "x-amazon-apigateway-request-validator": validator }
            : {}),
        ...(extensions.integrations && method.integration
            ? { "x-amazon-apigateway-integration": exportedIntegration(method.integration, declared) }
            : {}),
    };
}

/** What is served, over what the document says beside it; types in small letters (localstack's recordings). */
function exportedIntegration(integration: Integration, declared: { [part: string]: unknown }): object {
    const given = declared["x-amazon-apigateway-integration"];
    const { lambda: _lambda, ...served } = integration;
    return {
        ...(isMap(given) ? given : {}),
        ...served,
        type: served.type.toLowerCase(),
        passthroughBehavior: (served.passthroughBehavior ?? "WHEN_NO_MATCH").toLowerCase(),
    };
}

/** The objects of a list. */
function objectsOf(given: unknown): { [property: string]: unknown }[] {
    return Array.isArray(given) ? given.filter(isMap) : [];
}

function exportedParameter(parameter: { [property: string]: unknown }): { [property: string]: unknown } {
    const { $ref, name, in: place, required, schema, type = "string" } = parameter;
    if ($ref !== undefined) return { $ref };
    return { name, in: place, ...(required === true ? { required } : {}), schema: schema ?? { type } };
}

function requestBodyOf(parameter: { [property: string]: unknown } | undefined): object | undefined {
    if (!parameter) return undefined;
    const { schema, required } = parameter;
    return { content: { "application/json": { schema } }, ...(required === true ? { required } : {}) };
}

/** Descriptions are documentation; without it they are as the service has them (localstack's recordings). */
function exportedResponses(given: unknown, { documentation }: ExportedExtensions): object {
    const responses = Object.entries(isMap(given) ? given : {}).map(([status, response]) => {
        const { schema, description: own, headers, content, ...others } = isMap(response) ? response : {};
        const description = (documentation ? own : undefined) ?? `${status} response`;
        const ofSchema = schema === undefined ? {} : { "application/json": { schema } };
        return [
            status,
            { ...others, description, ...exportedHeaders(headers, documentation), content: content ?? ofSchema },
        ] as const;
    });
    return Object.fromEntries(responses);
}

function exportedHeaders(headers: unknown, withDescriptions: boolean): object {
    if (!isMap(headers)) return {};
    const exported = Object.entries(headers).map(([name, header]) => {
        const { schema, type = "string", description, ...others } = isMap(header) ? header : {};
        const described = withDescriptions && description !== undefined ? { description } : {};
        return [name, { ...others, ...described, schema: schema ?? { type } }] as const;
    });
    return { headers: Object.fromEntries(exported) };
}

/** The authorizers that the document names, and the key under the name that an export gives it. */
function exportedSecurity(
    { apiKeyRequired, declaration = {} }: Method,
    authorizers: { [name: string]: unknown },
): { [scheme: string]: unknown }[] {
    const inherited = isMap(declaration.inherited) ? declaration.inherited.security : undefined;
    const required = objectsOf(declaration.security ?? inherited).flatMap(requirement =>
        Object.entries(requirement)
            .filter(([name]) => Object.hasOwn(authorizers, name))
            .map(([name, scopes]) => ({ [name]: scopes })),
    );
    return apiKeyRequired ? [...required, { api_key: [] }] : required;
}

function pathParametersOf(path: string): string[] {
    return path
        .split("/")
        .filter(part => part.startsWith("{") && part.endsWith("}"))
        .map(part => part.slice(1, -1).replace(/\+$/, ""));
}
