import { FactStep, RecordedFact, documentOf } from "../recordedFact";
import {
    answered,
    guarded,
    invalidBody,
    ls,
    missing,
    order,
    orders,
    post,
    required,
    validators,
    withBody,
} from "./validatedApis";

/** What a request's body must be before an integration sees it, and when it does not matter. */
export const validationFacts: RecordedFact[] = [
    {
        id: "Y5",
        title: "a body that lacks what its model requires is 400",
        source: `${ls}; DG api-gateway-request-validation-test; MS #1746`,
        document: orders,
        steps: [post("{}", invalidBody), post('{"a":1}')],
    },
    {
        id: "Y6",
        title: "a number below the minimum, a value outside of the enum and another type are 400",
        source: "DG api-gateway-request-validation-test",
        document: orders,
        steps: [
            post('{"a":0}', invalidBody),
            post('{"a":1,"kind":"bird"}', invalidBody),
            post('{"a":"1"}', invalidBody),
            post("[]", invalidBody),
            post('{"a":1,"kind":"dog"}'),
        ],
    },
    {
        id: "Y7",
        title: "a body that is no JSON is 400, and so is none at all, with or without a content type",
        source: `${ls} (GET without a body); LS test_api_gateway_request_validator_with_ref_models (POST without one)`,
        document: orders,
        steps: [
            post("{bad", invalidBody),
            { method: "POST", path: "/dev/orders", ...invalidBody },
            { method: "POST", path: "/dev/orders", headers: { "content-type": "application/json" }, ...invalidBody },
        ],
    },
    {
        id: "Y8",
        title: "a body of a media type without a model is not looked at, unless a model is for all",
        source: "DG api-gateway-method-request-validation",
        document: documentOf(
            {
                "/orders": { post: withBody(order) },
                "/any": { post: withBody(order, { requestBody: { content: { $default: { schema: order } } } }) },
            },
            validators,
        ),
        steps: [
            post("{bad", { headers: { "content-type": "text/plain" }, status: 200 }),
            post("{bad", { headers: { "content-type": "application/json; charset=utf-8" }, ...invalidBody }),
            { method: "POST", path: "/dev/any", headers: { "content-type": "text/plain" }, send: "{}", ...invalidBody },
        ],
    },
    {
        id: "Y9",
        title: "models refer to each other, also to themselves and in the service's own form",
        source: "LS test_api_gateway_request_validator_with_ref_models, …_with_ref_one_ofmodels",
        document: documentOf(
            { "/orders": { post: withBody({ type: "array", items: { $ref: "#/components/schemas/Node" } }) } },
            {
                ...validators,
                components: {
                    schemas: {
                        Leaf: { type: "object", required: ["size"], properties: { size: { type: "number" } } },
                        Node: {
                            type: "object",
                            properties: {
                                leaf: {
                                    oneOf: [
                                        { type: "null" },
                                        { $ref: "https://apigateway.amazonaws.com/restapis/abc123/models/Leaf" },
                                    ],
                                },
                                next: { $ref: "#/components/schemas/Node" },
                            },
                        },
                    },
                },
            },
        ),
        steps: [
            post('[{"leaf":{"size":1},"next":{"leaf":null}}]'),
            post('[{"next":{"leaf":{}}}]', invalidBody),
            post('[{"next":1}]', invalidBody),
        ],
    },
    {
        id: "Y10",
        title: "without a validator, or with one that does not look there, nothing is enforced",
        source: `${ls} (validator off)`,
        document: documentOf(
            {
                "/orders": { post: withBody(order, { "x-amazon-apigateway-request-validator": undefined }) },
                "/body": {
                    get: guarded(required("query", "q1"), { "x-amazon-apigateway-request-validator": "body" }),
                },
            },
            validators,
        ),
        steps: [post("{}"), { path: "/dev/body", status: 200 }],
    },
    {
        id: "Y13",
        title: "Swagger 2.0: the root's validator, inherited and referred parameters, the model of each consumed type",
        source: "DG api-gateway-swagger-extensions-request-validators; api-gateway-request-validation-set-up",
        document: {
            swagger: "2.0",
            info: { title: "facts", version: "1" },
            ...validators,
            "x-amazon-apigateway-request-validator": "all",
            consumes: ["application/json", "application/vnd.order+json"],
            parameters: { limit: { in: "query", name: "limit", required: true, type: "string" } },
            definitions: { Order: order },
            paths: {
                "/orders": {
                    parameters: [{ $ref: "#/parameters/limit" }, { in: "header", name: "h1", required: true }],
                    post: {
                        parameters: [
                            { in: "header", name: "h1", required: false },
                            { in: "body", name: "order", schema: { $ref: "#/definitions/Order" } },
                        ],
                        "x-amazon-apigateway-integration": {
                            ...answered,
                            requestTemplates: { $default: '{"statusCode":200}' },
                        },
                    },
                },
            },
        },
        steps: [
            post('{"a":1}', missing("limit")),
            post("{}", { path: "/dev/orders?limit=1", ...invalidBody } as FactStep),
            post("{}", {
                path: "/dev/orders?limit=1",
                headers: { "content-type": "application/vnd.order+json" },
                ...invalidBody,
            } as FactStep),
            post('{"a":1}', { path: "/dev/orders?limit=1", status: 200 } as FactStep),
        ],
    },
    {
        id: "Y12",
        title: "the key comes first: without one the answer is 403 and says nothing of the body",
        source: "LS, order of its handlers",
        document: documentOf(
            {
                "/orders": {
                    post: withBody(order, { security: [{ api_key: [] }] }),
                },
            },
            {
                ...validators,
                components: { securitySchemes: { api_key: { type: "apiKey", name: "x-api-key", in: "header" } } },
            },
        ),
        customers: ["acme"],
        steps: [
            post("{}", { status: 403, answer: '{"message":"Forbidden"}' }),
            post("{}", { headers: { "content-type": "application/json", "x-api-key": "{key:acme}" }, ...invalidBody }),
        ],
    },
    {
        id: "Y14",
        title: "an API's own response can tell what is wrong with the body",
        source: "DG api-gateway-gatewayResponse-definition; texts from execution logs in public lab notes",
        document: documentOf(
            { "/orders": { post: withBody(order) } },
            {
                ...validators,
                "x-amazon-apigateway-gateway-responses": {
                    BAD_REQUEST_BODY: {
                        statusCode: "422",
                        responseTemplates: { "application/json": "$context.error.validationErrorString" },
                    },
                    BAD_REQUEST_PARAMETERS: {
                        responseTemplates: { "application/json": "{}" },
                    },
                },
            },
        ),
        steps: [
            post("{}", { status: 422, answer: '[object has missing required properties (["a"])]' }),
            post("", { status: 422, answer: "[Unknown error parsing request body]" }),
            post('{"a":"x"}', {
                status: 422,
                answer: '[instance type (string) does not match any allowed primitive type (allowed: ["integer"])]',
            }),
            post('{"a":0}', {
                status: 422,
                answer: "[numeric instance is lower than the required minimum (minimum: 1, found: 0)]",
            }),
        ],
    },
    {
        id: "Y15",
        title: "a format of draft 4 is enforced, one that it does not have is not",
        source: "dod-ccpo/atat-web-api #204 (email is enforced)",
        document: documentOf(
            {
                "/orders": {
                    post: withBody({
                        type: "object",
                        properties: {
                            mail: { type: "string", format: "email" },
                            id: { type: "integer", format: "int64" },
                        },
                    }),
                },
            },
            validators,
        ),
        steps: [post('{"mail":"nobody"}', invalidBody), post('{"mail":"a@example.com","id":1}')],
    },
    {
        id: "Y16",
        title: "what an import drops of a schema is not enforced: minItems, maxItems and nullable",
        source: "DG api-gateway-known-issues, REST APIs",
        document: documentOf(
            {
                "/orders": {
                    post: withBody({
                        type: "object",
                        properties: {
                            list: { type: "array", minItems: 1, maxItems: 2 },
                            minItems: { type: "string", nullable: true },
                        },
                    }),
                },
            },
            validators,
        ),
        steps: [post('{"list":[]}'), post('{"list":[1,2,3]}'), post('{"minItems":null}', invalidBody)],
    },
];
