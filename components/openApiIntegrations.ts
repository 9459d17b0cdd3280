import { entriesOf, isMap, Map } from "./checks";
import { isDeferred } from "./deferred";
import { integrationValueProblems } from "./openApiIntegrationValues";
import { operationsOf } from "./openApiOperations";
import { Path, Problem, nearestName, show } from "./problems";

export const integrationExtension = "x-amazon-apigateway-integration";

/** DG "x-amazon-apigateway-integration object". */
const properties = [
    "cacheKeyParameters",
    "cacheNamespace",
    "connectionId",
    "connectionType",
    "contentHandling",
    "credentials",
    "httpMethod",
    "integrationSubtype",
    "integrationTarget",
    "passthroughBehavior",
    "payloadFormatVersion",
    "requestParameters",
    "requestTemplates",
    "responses",
    "responseTransferMode",
    "timeoutInMillis",
    "tlsConfig",
    "type",
    "uri",
];

const types = ["http", "http_proxy", "aws", "aws_proxy", "mock"];

const example = 'such as { type: "http_proxy", httpMethod: "GET", uri: "https://orders.example.com/orders" }';

/** What is wrong with the integrations; an operation without one is imported and then fails the deployment. */
export function integrationProblems(document: { [key: string]: unknown }): Problem[] {
    return operationsOf(document).flatMap(({ operation, path, method }) => {
        if (!isMap(operation) || method === "TRACE") return [];
        const at = [...path, integrationExtension];
        const integration = operation[integrationExtension];
        if (integration === undefined) return [{ path: at, message: `missing; an operation needs one, ${example}` }];
        if (isDeferred(integration)) return [];
        return isMap(integration)
            ? problemsOf(at, integration)
            : [{ path: at, message: `${show(integration)} is not a map; an integration is one, ${example}` }];
    });
}

function problemsOf(at: Path, integration: Map): Problem[] {
    if (integration.$ref !== undefined) {
        // DG "x-amazon-apigateway-integrations object": only for HTTP APIs; a REST API's import answers "Unknown
        // integration type 'null'" (awsdocs/amazon-api-gateway-developer-guide#65).
        const message = "API Gateway follows no reference to an integration of a REST API; write the integration here";
        return [{ path: [...at, "$ref"], message }];
    }
    const { type, uri, integrationSubtype } = integration;
    if (integrationSubtype !== undefined && uri === undefined) {
        const message = "is for HTTP APIs; a REST API calls a service by its uri, with type: aws";
        return [{ path: [...at, "integrationSubtype"], message }];
    }
    const isSent = typeof type !== "string" ? !isDeferred(type) : type.toLowerCase() !== "mock";
    return [
        ...textProblems(at, integration, "type", `one of ${types.join(", ")}`, true),
        ...(typeof type === "string" && !types.includes(type.toLowerCase())
            ? [{ path: [...at, "type"], message: `${show(type)} is not one of ${types.join(", ")}` }]
            : []),
        // The service asks for both of any integration that is sent somewhere ("Enumeration value for HttpMethod must be
        // non-empty").
        ...textProblems(at, integration, "uri", "where the request is sent to", isSent),
        ...textProblems(at, integration, "httpMethod", "the method of the request to the backend", isSent),
        ...integrationValueProblems(at, integration),
        ...requestParameterProblems(at, integration),
        ...Object.keys(integration).flatMap(name => {
            const near = properties.includes(name) || name.startsWith("x-") ? undefined : nearestName(name, properties);
            return near === undefined ? [] : [{ path: [...at, name], message: `unknown; did you mean ${near}?` }];
        }),
    ];
}

function textProblems(at: Path, integration: Map, name: string, what: string, required: boolean): Problem[] {
    const given = integration[name];
    const path = [...at, name];
    if (given === undefined) return required ? [{ path, message: `missing; ${what}` }] : [];
    if (isDeferred(given) || typeof given === "string") return [];
    // "Unable to parse API definition because of a malformed integration" (localstack/localstack#4619).
    const isFunction = isMap(given) && Object.keys(given).some(key => key === "Ref" || key.startsWith("Fn::"));
    const plain = "; CloudFormation's functions have no meaning here, write the text or an Output";
    return [{ path, message: `${show(given)} is not a string${isFunction ? plain : ""}` }];
}

/**
 * "Invalid format for 'requestParameters'. Expected type string for property …" is a warning (localstack,
 * test_apigateway_import.py, recorded).
 */
function requestParameterProblems(at: Path, { requestParameters }: Map): Problem[] {
    return entriesOf(requestParameters)
        .filter(([, mapped]) => typeof mapped !== "string" && !isDeferred(mapped))
        .map(([name, mapped]) => ({
            path: [...at, "requestParameters", name],
            message: `${show(mapped)} is not a string; write a mapping such as "method.request.path.id", or "'a value'"`,
        }));
}
