import { ControlFact, ControlStep, anyId } from "../controlFact";
import { notFound, refused } from "../controlSteps";

const order = (required: string[]) => ({
    type: "object",
    description: "What a customer asks for",
    required,
    properties: { total: { type: "number" }, item: { $ref: "#/components/schemas/Item" } },
});
const mock = { type: "mock", httpMethod: "POST", requestTemplates: { "application/json": '{"statusCode":200}' } };
const document = {
    openapi: "3.0.1",
    info: { title: "orders", version: "1.2.0", description: "Orders of the shop" },
    paths: {
        "/orders/{id}": {
            parameters: [{ name: "verbose", in: "query", schema: { type: "boolean" } }],
            post: {
                operationId: "placeOrder",
                summary: "Places an order",
                parameters: [{ name: "X-Tenant", in: "header", required: true, schema: { type: "string" } }],
                requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } } },
                responses: {
                    "200": {
                        description: "Placed",
                        headers: { "X-Place": { schema: { type: "string" } } },
                        content: { "application/json": { schema: { $ref: "#/components/schemas/Item" } } },
                    },
                    default: { description: "Anything else" },
                },
                security: [{ gate: [] }],
                "x-amazon-apigateway-request-validator": "all",
                "x-amazon-apigateway-integration": {
                    type: "http",
                    httpMethod: "PUT",
                    uri: "http://orders.example.com/{id}",
                    requestParameters: { "integration.request.path.id": "method.request.path.id" },
                    passthroughBehavior: "never",
                    timeoutInMillis: 5000,
                    responses: {
                        default: {
                            statusCode: "200",
                            responseParameters: { "method.response.header.X-Place": "'here'" },
                        },
                        "4\\d{2}": { statusCode: "400" },
                    },
                },
            },
            options: { responses: { "200": { description: "CORS" } }, "x-amazon-apigateway-integration": mock },
        },
    },
    components: {
        schemas: { Order: order(["total", "item"]), Item: { type: "string" } },
        securitySchemes: {
            gate: {
                type: "apiKey",
                name: "X-Gate",
                in: "header",
                "x-amazon-apigateway-authtype": "oauth2",
                "x-amazon-apigateway-authorizer": {
                    type: "token",
                    authorizerUri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/gate/invocations",
                    identityValidationExpression: "^x-[a-z]+",
                    authorizerResultTtlInSeconds: 60,
                },
            },
        },
    },
    "x-amazon-apigateway-request-validators": {
        all: { validateRequestBody: true, validateRequestParameters: true },
        body: { validateRequestBody: true },
    },
    "x-amazon-apigateway-gateway-responses": {
        THROTTLED: { statusCode: "420", responseTemplates: { "application/json": "{}" } },
        DEFAULT_5XX: {
            statusCode: "599",
            responseParameters: { "gatewayresponse.header.X-Oops": "'yes'" },
        },
    },
};

const api = { restApiId: "{api}" };
const place = { ...api, resourceId: "{all.items.2.id}", httpMethod: "POST" };
const resources: ControlStep = { command: "GetResources", input: { ...api, embed: ["methods"] }, as: "all" };
const notAtEndpoint = "its API is another";

const integrationResponses = {
    "200": { statusCode: "200", responseParameters: { "method.response.header.X-Place": "'here'" } },
    "400": { statusCode: "400", selectionPattern: "4\\d{2}" },
};
const integration = {
    type: "HTTP",
    httpMethod: "PUT",
    uri: "http://orders.example.com/{id}",
    connectionType: "INTERNET",
    requestParameters: { "integration.request.path.id": "method.request.path.id" },
    passthroughBehavior: "NEVER",
    timeoutInMillis: 5000,
    cacheNamespace: "{all.items.2.id}",
    cacheKeyParameters: [],
    integrationResponses,
};
const methodResponse = {
    statusCode: "200",
    responseModels: { "application/json": "Item" },
    responseParameters: { "method.response.header.X-Place": false },
};
const method = {
    httpMethod: "POST",
    authorizationType: "CUSTOM",
    authorizerId: anyId,
    apiKeyRequired: false,
    requestValidatorId: anyId,
    operationName: "placeOrder",
    requestParameters: {
        "method.request.path.id": true,
        "method.request.querystring.verbose": false,
        "method.request.header.X-Tenant": true,
    },
    requestModels: { "application/json": "Order" },
    methodResponses: { "200": methodResponse },
    methodIntegration: integration,
};
const preflight = {
    httpMethod: "OPTIONS",
    authorizationType: "NONE",
    apiKeyRequired: false,
    requestParameters: { "method.request.path.id": true, "method.request.querystring.verbose": false },
    methodResponses: { "200": { statusCode: "200" } },
    methodIntegration: {
        type: "MOCK",
        requestTemplates: { "application/json": '{"statusCode":200}' },
        passthroughBehavior: "WHEN_NO_MATCH",
        timeoutInMillis: 29000,
        cacheNamespace: "{all.items.2.id}",
        cacheKeyParameters: [],
    },
};
const ofService = (responseType: string, statusCode: string) => ({
    responseType,
    statusCode,
    responseParameters: {},
    responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
    defaultResponse: true,
});

export const importedApiFacts: ControlFact[] = [
    {
        id: "C35",
        title: "a method shows all that its document says of it, and leaves out what is empty",
        source: "LS test_apigateway_import.py (method-…, of nine documents)",
        notAtEndpoint,
        document,
        steps: [
            resources,
            { command: "GetMethod", input: place, answer: method },
            { command: "GetMethod", input: { ...place, httpMethod: "OPTIONS" }, answer: preflight },
            {
                command: "GetResources",
                input: { ...api, embed: ["methods"] },
                has: {
                    items: [{ path: "/" }, {}, { resourceMethods: { POST: method, OPTIONS: preflight } }],
                },
            },
        ],
    },
    {
        id: "C35b",
        title: "an integration and the answers of a method are shown by themselves",
        source: "LS test_apigateway_import.py (integration-…, method-response-…, integration-response-…)",
        notAtEndpoint,
        document,
        steps: [
            resources,
            { command: "GetIntegration", input: place, answer: integration },
            { command: "GetMethodResponse", input: { ...place, statusCode: "200" }, answer: methodResponse },
            {
                command: "GetIntegrationResponse",
                input: { ...place, statusCode: "400" },
                answer: integrationResponses["400"],
            },
        ],
    },
    {
        id: "C-E20",
        title: "what a method has not is not found, by kind",
        source: "LS test_get_integration_non_existent, test_integration_response_wrong_…, test_method_lifecycle",
        notAtEndpoint,
        document,
        steps: [
            resources,
            refused(
                "GetIntegration",
                { ...place, restApiId: "bad" },
                notFound("Invalid Resource identifier specified"),
            ),
            refused("GetMethod", { ...place, resourceId: "bad" }, notFound("Invalid Resource identifier specified")),
            refused("GetMethod", { ...place, httpMethod: "GET" }, notFound("Invalid Method identifier specified")),
            refused(
                "GetMethodResponse",
                { ...place, statusCode: "404" },
                notFound("Invalid Response status code specified"),
            ),
            refused(
                "GetIntegrationResponse",
                { ...place, statusCode: "404" },
                notFound("Invalid Response status code specified"),
            ),
        ],
    },
    {
        id: "C36",
        title: "models are listed by name, with schemas as texts that refer to models by address",
        source: "LS test_import_swagger_api, test_import_with_circular_models",
        notAtEndpoint,
        document,
        steps: [
            {
                command: "GetModels",
                input: api,
                answer: {
                    items: [
                        {
                            id: anyId,
                            name: "Item",
                            contentType: "application/json",
                            schema: /^\{\s*"type": "string"\s*\}$/,
                        },
                        {
                            id: anyId,
                            name: "Order",
                            description: "What a customer asks for",
                            contentType: "application/json",
                            schema: /"required": \[\s*"item",\s*"total"\s*\][^$]*"\$ref": "https:\/\/apigateway\.amazonaws\.com\/restapis\/api1\/models\/Item"/,
                        },
                    ],
                },
            },
            { command: "GetModel", input: { ...api, modelName: "Item" }, has: { name: "Item" } },
            refused("GetModel", { ...api, modelName: "Nothing" }, notFound("Invalid model name specified: Nothing")),
        ],
    },
    {
        id: "C37",
        title: "validators and authorizers are listed; a method names them by their ids",
        source: "LS test_request_validator_lifecycle, test_import_swagger_api, test_invalid_get_request_validator",
        notAtEndpoint,
        document,
        steps: [
            {
                command: "GetRequestValidators",
                input: api,
                answer: {
                    items: [
                        { id: anyId, name: "all", validateRequestBody: true, validateRequestParameters: true },
                        { id: anyId, name: "body", validateRequestBody: true, validateRequestParameters: false },
                    ],
                },
                as: "validators",
            },
            {
                command: "GetAuthorizers",
                input: api,
                answer: {
                    items: [
                        {
                            id: anyId,
                            name: "gate",
                            type: "TOKEN",
                            authType: "oauth2",
                            authorizerUri:
                                "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/gate/invocations",
                            identitySource: "method.request.header.X-Gate",
                            identityValidationExpression: "^x-[a-z]+",
                            authorizerResultTtlInSeconds: 60,
                        },
                    ],
                },
                as: "authorizers",
            },
            resources,
            {
                command: "GetMethod",
                input: place,
                has: { requestValidatorId: "{validators.items.0.id}", authorizerId: "{authorizers.items.0.id}" },
            },
            {
                command: "GetRequestValidator",
                input: { ...api, requestValidatorId: "{validators.items.1.id}" },
                has: { name: "body" },
            },
            {
                command: "GetAuthorizer",
                input: { ...api, authorizerId: "{authorizers.items.0.id}" },
                has: { name: "gate" },
            },
            refused(
                "GetRequestValidator",
                { restApiId: "bad", requestValidatorId: "bad" },
                notFound("Invalid Request Validator identifier specified"),
            ),
            refused(
                "GetAuthorizers",
                { restApiId: "bad" },
                notFound("Invalid API identifier specified 123456789012:bad"),
            ),
        ],
    },
    {
        id: "C38",
        title: "gateway responses are the API's own, the default of their class, or the service's",
        source: "LS test_gateway_response_crud, test_gateway_response_put, test_gateway_response_validation",
        notAtEndpoint,
        document,
        steps: [
            {
                command: "GetGatewayResponse",
                input: { ...api, responseType: "THROTTLED" },
                answer: {
                    responseType: "THROTTLED",
                    statusCode: "420",
                    responseParameters: {},
                    responseTemplates: { "application/json": "{}" },
                    defaultResponse: false,
                },
            },
            {
                command: "GetGatewayResponse",
                input: { ...api, responseType: "INTEGRATION_TIMEOUT" },
                answer: {
                    ...ofService("INTEGRATION_TIMEOUT", "599"),
                    responseParameters: { "gatewayresponse.header.X-Oops": "'yes'" },
                },
            },
            {
                command: "GetGatewayResponse",
                input: { ...api, responseType: "INVALID_API_KEY" },
                answer: ofService("INVALID_API_KEY", "403"),
            },
            {
                command: "GetGatewayResponses",
                input: api,
                has: {
                    items: [
                        ofService("ACCESS_DENIED", "403"),
                        ...Array.from({ length: 19 }, () => ({})),
                        ofService("WAF_FILTERED", "403"),
                    ],
                },
            },
            {
                command: "GetGatewayResponse",
                input: { ...api, responseType: "NOTHING" },
                status: 400,
                error: {
                    name: "ValidationException",
                    message: /^1 validation error detected: Value 'NOTHING' at 'responseType' failed to satisfy/,
                },
            },
        ],
    },
    {
        id: "C39",
        title: "an API has the version and the description of its document",
        source: "LS test_import_rest_apis_with_base_path_swagger, test_import_with_cognito_auth_identity_source",
        notAtEndpoint,
        document,
        steps: [
            {
                command: "GetRestApi",
                input: api,
                has: { version: "1.2.0", description: "Orders of the shop" },
            },
        ],
    },
];
