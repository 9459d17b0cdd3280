import { parse } from "yaml";
import { Method } from "../deployed";
import { Properties } from "../evaluation/registeredResource";
import { GatewayError } from "../gatewayError";
import { ApiSnapshot, inOrder } from "./apiSnapshot";
import { documentGatewayResponses } from "./gatewayResponses";
import { integration } from "./integrations";
import { FunctionLookup } from "./lambdaFunctions";
import { isMap, list, map, text } from "./resources";

/** The operations of a path, and the method that each makes. */
const operations: { [key: string]: string } = {
    get: "GET",
    put: "PUT",
    post: "POST",
    delete: "DELETE",
    options: "OPTIONS",
    head: "HEAD",
    patch: "PATCH",
    "x-amazon-apigateway-any-method": "ANY",
};

/**
 * The API that a `body` describes: Swagger 2.0 or OpenAPI 3.0, as JSON or YAML, with the extensions of API Gateway
 * (DG "OpenAPI extensions for API Gateway").
 *
 * @param basepath what becomes of a base path, the parameter `basepath` of the import: `ignore` unless given
 */
export function openApiSnapshot(
    name: string,
    body: string,
    functions: FunctionLookup,
    basepath: string | undefined,
): ApiSnapshot {
    const document = parsed(name, body);
    const schemes = securitySchemes(document);
    const prefix = basepath === "prepend" ? basePath(document) : "";
    const methods = Object.entries(map(document.paths)).flatMap(([path, item]) =>
        Object.entries(operations)
            .filter(([key]) => isMap(map(item)[key]))
            .map(([key, httpMethod]) =>
                method(httpMethod, joined(prefix, path), map(map(item)[key]), schemes, functions),
            ),
    );
    return {
        apiKeySource: document["x-amazon-apigateway-api-key-source"] === "AUTHORIZER" ? "AUTHORIZER" : "HEADER",
        methods: inOrder(methods),
        gatewayResponses: documentGatewayResponses(document["x-amazon-apigateway-gateway-responses"]),
        hasMethodResources: false,
        binaryMediaTypes: list(document["x-amazon-apigateway-binary-media-types"]).map(String),
    };
}

function parsed(name: string, body: string): Properties {
    let document: unknown;
    try {
        // JSON is YAML as well, and fifty times faster to parse as what it is.
        document = /^\s*\{/.test(body) ? JSON.parse(body) : parse(body);
    } catch (error) {
        throw new GatewayError(`the body of RestApi "${name}" can't be read: ${(error as Error).message.trim()}`);
    }
    if (!isMap(document) || (document.swagger === undefined && document.openapi === undefined)) {
        throw new GatewayError(`the body of RestApi "${name}" is neither Swagger 2.0 nor OpenAPI 3`);
    }
    return document;
}

function method(
    httpMethod: string,
    path: string,
    operation: Properties,
    schemes: SecuritySchemes,
    functions: FunctionLookup,
): Method {
    // The import ignores `security` at the root of the document, so only that of the operation counts (unverified).
    const required = list(operation.security).flatMap(requirement => Object.keys(map(requirement)));
    const authorizations = required.map(scheme => schemes[scheme]).filter(each => each !== undefined);
    const ownAuthorization = text(map(operation["x-amazon-apigateway-auth"]).type)?.toUpperCase();
    const others = authorizations.filter(each => each !== "API_KEY");
    const given = operation["x-amazon-apigateway-integration"];
    return {
        httpMethod,
        path,
        apiKeyRequired: authorizations.includes("API_KEY"),
        authorization: ownAuthorization ?? others[0] ?? "NONE",
        ...(isMap(given) && { integration: integration(given, functions) }),
    };
}

interface SecuritySchemes {
    [name: string]: string;
}

/** What each scheme demands: `API_KEY`, or an authorization type. */
function securitySchemes(document: Properties): SecuritySchemes {
    const given = document.securityDefinitions ?? map(document.components).securitySchemes;
    return Object.fromEntries(Object.entries(map(given)).map(([name, scheme]) => [name, authorizationOf(map(scheme))]));
}

function authorizationOf(scheme: Properties): string {
    const authtype = text(scheme["x-amazon-apigateway-authtype"])?.toLowerCase();
    const authorizer = map(scheme["x-amazon-apigateway-authorizer"]);
    if (authtype === "awssigv4") return "AWS_IAM";
    if (text(authorizer.type)?.toLowerCase() === "cognito_user_pools") return "COGNITO_USER_POOLS";
    if (isMap(scheme["x-amazon-apigateway-authorizer"]) || authtype !== undefined) return "CUSTOM";
    const isHeader = text(scheme.in)?.toLowerCase() === "header" && text(scheme.name)?.toLowerCase() === "x-api-key";
    // A scheme that has neither an authorizer nor this header is documentation to API Gateway.
    return scheme.type === "apiKey" && isHeader ? "API_KEY" : "NONE";
}

function basePath(document: Properties): string {
    if (typeof document.basePath === "string") return document.basePath;
    const server = map(list(document.servers)[0]);
    const variables = map(server.variables);
    const url = (text(server.url) ?? "").replace(/\{([^}]+)\}/g, (_, name: string) =>
        (text(map(variables[name]).default) ?? "").replace(/^\//, ""),
    );
    return url.replace(/^[a-z]+:\/\/[^/]*/i, "");
}

function joined(prefix: string, path: string): string {
    const trimmed = prefix.replace(/\/+$/, "");
    return path === "/" && trimmed !== "" ? trimmed : trimmed + path;
}
