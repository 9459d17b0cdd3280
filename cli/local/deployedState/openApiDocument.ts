import { parse } from "yaml";
import { DocumentInfo, Method } from "../deployed";
import { isMap } from "../dictionary";
import { Properties } from "../evaluation/registeredResource";
import { GatewayError } from "../gatewayError";
import { withoutSlashesAtEnd } from "../slashes";
import { documentAuthorizers } from "./authorizers";
import { documentOperations } from "./documentOperations";
import { documentGatewayResponses } from "./gatewayResponses";
import { integration } from "./integrations";
import { FunctionLookup } from "./lambdaFunctions";
import { inOrder } from "./methodOrder";
import { documentValidation, withValidation } from "./methodValidation";
import { referred } from "./references";
import { list, map, text } from "./resources";
import { securityOf } from "./security";
import { SecuritySchemes, securitySchemes } from "./securitySchemes";
import { compressionSize, flag, policy } from "./settings";
import { WholeSnapshot } from "./wholeSnapshot";

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
): WholeSnapshot & { info: DocumentInfo } {
    const document = parsed(name, body);
    const schemes = securitySchemes(document);
    const prefix = basepath === "prepend" ? basePath(document) : "";
    const methods = Object.entries(map(document.paths)).flatMap(([path, item]) =>
        Object.entries(documentOperations)
            .filter(([key]) => isMap(map(item)[key]))
            .map(([key, httpMethod]) => ({
                ...method(httpMethod, joined(prefix, path), map(map(item)[key]), document, schemes, functions),
                ...withValidation(documentValidation(map(map(item)[key]), map(item), document)),
                declaration: declaration(map(map(item)[key]), map(item), document),
            })),
    );
    const extension = (of: string) => document[`x-amazon-apigateway-${of}`];
    return {
        apiKeySource: extension("api-key-source") === "AUTHORIZER" ? "AUTHORIZER" : "HEADER",
        methods: inOrder(methods),
        gatewayResponses: documentGatewayResponses(extension("gateway-responses")),
        binaryMediaTypes: list(extension("binary-media-types")).map(String),
        minimumCompressionSize: compressionSize(extension("minimum-compression-size")),
        disableExecuteApiEndpoint: flag(endpointConfiguration(document).disableExecuteApiEndpoint),
        policy: policy(extension("policy")),
        models: { ...map(document.definitions), ...map(map(document.components).schemas) },
        requestValidators: map(extension("request-validators")),
        authorizers: documentAuthorizers(document, functions),
        documentation: documentationParts(extension("documentation")),
        info: infoOf(document),
    };
}

function infoOf(document: Properties): DocumentInfo {
    const { version, description } = map(document.info);
    return {
        ...(text(version) !== undefined && { version: text(version) }),
        ...(text(description) !== undefined && { description: text(description) }),
    };
}

/** In OpenAPI 3.0 it is the server's (DG "x-amazon-apigateway-endpoint-configuration object"). */
function endpointConfiguration(document: Properties): Properties {
    const name = "x-amazon-apigateway-endpoint-configuration";
    return { ...map(map(list(document.servers)[0])[name]), ...map(document[name]) };
}

/** All that a document says of a method: the operation, and what it takes from its path and from the root. */
function declaration(operation: Properties, { parameters }: Properties, document: Properties): Properties {
    const { security, consumes, produces } = document;
    const validator = document["x-amazon-apigateway-request-validator"];
    const whole = { ...operation, inherited: { parameters, security, consumes, produces, validator } };
    return { ...whole, referred: referred(whole, document) };
}

function documentationParts(documentation: unknown): { [name: string]: unknown } {
    const parts = list(map(documentation).documentationParts).map(map);
    return Object.fromEntries(parts.map(({ location, properties }) => [JSON.stringify(location), properties]));
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
    document: Properties,
    schemes: SecuritySchemes,
    functions: FunctionLookup,
): Method {
    const given = operation["x-amazon-apigateway-integration"];
    return {
        httpMethod,
        path,
        ...securityOf(operation, document, schemes),
        ...(isMap(given) && { integration: integration(given, functions) }),
    };
}

function basePath(document: Properties): string {
    if (typeof document.basePath === "string") return document.basePath;
    const server = map(list(document.servers)[0]);
    const variables = new Map(Object.entries(map(server.variables)));
    const url = (text(server.url) ?? "").replace(/\{([^{}]+)\}/g, (_, name: string) =>
        (text(map(variables.get(name)).default) ?? "").replace(/^\//, ""),
    );
    return url.replace(/^[a-z]+:\/\/[^/]*/i, "");
}

function joined(prefix: string, path: string): string {
    const trimmed = withoutSlashesAtEnd(prefix);
    return path === "/" && trimmed !== "" ? trimmed : trimmed + path;
}
