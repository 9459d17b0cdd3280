import { RecordedFact, documentOf } from "../recordedFact";
import { mock } from "./bodyIntegrations";

const keyed = { ...mock(), security: [{ api_key: [] }] };
const keys = { components: { securitySchemes: { api_key: { type: "apiKey", name: "x-api-key", in: "header" } } } };
const responses = (given: { [type: string]: unknown }) => ({ "x-amazon-apigateway-gateway-responses": given });
const allowsAll = { responseParameters: { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" } };
const measured = "MS PR #1756 (measured)";

const preflight = mock({
    responses: {
        default: {
            statusCode: "200",
            responseParameters: {
                "method.response.header.Access-Control-Allow-Origin": "'*'",
                "method.response.header.Access-Control-Allow-Methods": "'GET,OPTIONS'",
                "method.response.header.Access-Control-Allow-Headers": "'Content-Type,X-Api-Key'",
            },
        },
    },
});

/** The gateway's own answers, and what a browser may read of them. */
export const gatewayResponseFacts: RecordedFact[] = [
    {
        id: "G1",
        title: "an unknown route has the status, template and headers that the API defines, and AWS's error type",
        source: `${measured}; G5 of the same`,
        document: documentOf(
            { "/a": { get: mock() } },
            responses({
                MISSING_AUTHENTICATION_TOKEN: {
                    statusCode: "404",
                    responseTemplates: {
                        "application/json":
                            '["$context.error.message",$context.error.messageString,"$context.error.responseType"]',
                    },
                    responseParameters: { "gatewayresponse.header.X-One": "'one'" },
                },
            }),
        ),
        steps: [
            {
                path: "/dev/nowhere",
                status: 404,
                answer: '["Missing Authentication Token","Missing Authentication Token","MISSING_AUTHENTICATION_TOKEN"]',
                errorType: "MissingAuthenticationTokenException",
                answerHeaders: { "x-one": "one", "content-type": "application/json" },
            },
        ],
    },
    {
        id: "G2",
        title: "headers of a gateway response come from constants, the request, variables and the context",
        source: `${measured}; DG api-gateway-gatewayResponse-definition`,
        stageVariables: { color: "blue" },
        document: documentOf(
            { "/a": { get: keyed } },
            {
                ...keys,
                ...responses({
                    INVALID_API_KEY: {
                        responseParameters: {
                            "gatewayresponse.header.X-Literal": "'lit'",
                            "gatewayresponse.header.X-Header": "method.request.header.X-In",
                            "gatewayresponse.header.X-Query": "method.request.querystring.q",
                            "gatewayresponse.header.X-Variable": "stageVariables.color",
                            "gatewayresponse.header.X-Id": "context.requestId",
                        },
                    },
                }),
            },
        ),
        steps: [
            {
                path: "/dev/a?q=qq",
                headers: { "X-In": "in" },
                status: 403,
                answerHeaders: {
                    "x-literal": "lit",
                    "x-header": "in",
                    "x-query": "qq",
                    "x-variable": "blue",
                    "x-id": /^[0-9a-f-]{36}$/,
                },
            },
        ],
    },
    {
        id: "G3",
        title: "a type's own response is not merged with DEFAULT_4XX, which serves all other types",
        source: `${measured}; G10 of the same`,
        document: documentOf(
            { "/a": { get: keyed, post: mock({ passthroughBehavior: "never" }) } },
            { ...keys, ...responses({ MISSING_AUTHENTICATION_TOKEN: { statusCode: "404" }, DEFAULT_4XX: allowsAll }) },
        ),
        steps: [
            { path: "/dev/nowhere", status: 404, answerHeaders: { "access-control-allow-origin": null } },
            { path: "/dev/a", status: 403, answerHeaders: { "access-control-allow-origin": "*" } },
            {
                method: "POST",
                path: "/dev/a",
                headers: { "content-type": "text/plain" },
                send: "a",
                status: 415,
                answer: '{"message":"Unsupported Media Type"}',
                answerHeaders: { "access-control-allow-origin": "*" },
            },
        ],
    },
    {
        id: "G12",
        title: "a gateway response's template may use the method request's parameters",
        source: "DG api-gateway-gatewayResponse-definition",
        document: documentOf(
            { "/a/{id}": { get: { ...mock(), security: [{ api_key: [] }] } } },
            {
                components: { securitySchemes: { api_key: { type: "apiKey", name: "x-api-key", in: "header" } } },
                "x-amazon-apigateway-gateway-responses": {
                    INVALID_API_KEY: {
                        responseTemplates: {
                            "application/json":
                                '{"h":"$method.request.header.X-In","q":"$method.request.querystring.q","p":"$method.request.path.id"}',
                        },
                    },
                },
            },
        ),
        steps: [{ path: "/dev/a/7?q=r", headers: { "X-In": "in" }, status: 403, answer: '{"h":"in","q":"r","p":"7"}' }],
    },
    {
        id: "O1",
        title: "a preflight needs no key, and a 403 has no CORS header unless DEFAULT_4XX says so",
        source: "DG how-to-cors; LS swagger-mock-cors.json; O3 of DG cors",
        document: documentOf({ "/k": { get: keyed, options: preflight } }, keys),
        steps: [
            {
                method: "OPTIONS",
                path: "/dev/k",
                status: 200,
                answerHeaders: {
                    "access-control-allow-origin": "*",
                    "access-control-allow-methods": "GET,OPTIONS",
                    "access-control-allow-headers": "Content-Type,X-Api-Key",
                },
            },
            { path: "/dev/k", status: 403, answerHeaders: { "access-control-allow-origin": null } },
        ],
    },
    {
        id: "G7, G8",
        title: "DEFAULT_5XX serves failures of the integration that have no response of their own",
        source: "LS test_apigateway_api.py::TestApiGatewayGatewayResponse",
        document: documentOf(
            { "/down": { get: backend("drops") }, "/slow": { get: backend("never", { timeoutInMillis: 100 }) } },
            responses({
                DEFAULT_5XX: {
                    statusCode: "599",
                    responseTemplates: { "application/json": '{"oops":$context.error.messageString}' },
                },
                INTEGRATION_TIMEOUT: { responseTemplates: { "application/json": '{"slow":true}' } },
            }),
        ),
        backendAnswers: { "/drops": "drops", "/never": "never" },
        steps: [
            { path: "/dev/down", status: 599, answer: '{"oops":"Network error communicating with endpoint"}' },
            { path: "/dev/slow", status: 504, answer: '{"slow":true}' },
        ],
    },
    {
        id: "G9",
        title: "Accept selects the template of a gateway response",
        source: "DG, Gateway responses; LS unit tests of gateway responses",
        document: documentOf(
            { "/a": { get: keyed } },
            {
                ...keys,
                ...responses({
                    INVALID_API_KEY: {
                        statusCode: "401",
                        responseTemplates: { "application/json": "{}", "application/xml": "<no/>" },
                    },
                }),
            },
        ),
        steps: [
            {
                path: "/dev/a",
                headers: { accept: "application/xml" },
                status: 401,
                answer: "<no/>",
                answerHeaders: { "content-type": "application/xml" },
            },
            { path: "/dev/a", status: 401, answer: "{}", answerHeaders: { "content-type": "application/json" } },
        ],
    },
];

function backend(path: string, more: { [property: string]: unknown } = {}) {
    return {
        "x-amazon-apigateway-integration": {
            type: "http_proxy",
            httpMethod: "GET",
            uri: `{backend}/${path}`,
            ...more,
        },
    };
}
