import { FactStep, documentOf } from "../recordedFact";

export const answered = {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode":200}', "text/plain": '{"statusCode":200}' },
    responses: { default: { statusCode: "200" } },
};

export const validators = {
    "x-amazon-apigateway-request-validators": {
        all: { validateRequestBody: true, validateRequestParameters: true },
        body: { validateRequestBody: true, validateRequestParameters: false },
        parameters: { validateRequestBody: false, validateRequestParameters: true },
    },
};

export const required = (place: string, ...names: string[]) =>
    names.map(name => ({ in: place, name, required: true, schema: { type: "string" } }));

export const order = {
    type: "object",
    required: ["a"],
    properties: { a: { type: "integer", minimum: 1 }, kind: { enum: ["cat", "dog"] } },
};

export const withBody = (schema: unknown, more: { [name: string]: unknown } = {}) => ({
    requestBody: { content: { "application/json": { schema } } },
    "x-amazon-apigateway-request-validator": "all",
    "x-amazon-apigateway-integration": answered,
    ...more,
});

export const orders = documentOf(
    { "/orders": { post: withBody({ $ref: "#/components/schemas/Order" }) } },
    { ...validators, components: { schemas: { Order: order } } },
);

export const invalidBody = {
    status: 400,
    answer: '{"message": "Invalid request body"}',
    errorType: "BadRequestException",
} as const;

export const post = (send: string, step: Omit<FactStep, "path"> = { status: 200 }): FactStep => ({
    method: "POST",
    path: "/dev/orders",
    headers: { "content-type": "application/json" },
    send,
    ...step,
});

export function missing(names: string): Omit<FactStep, "path"> {
    return {
        status: 400,
        answer: `{"message": "Missing required request parameters: [${names}]"}`,
        errorType: "BadRequestException",
    };
}

export const guarded = (parameters: unknown[], more: { [name: string]: unknown } = {}) => ({
    parameters,
    "x-amazon-apigateway-request-validator": "parameters",
    "x-amazon-apigateway-integration": answered,
    ...more,
});

export const ls = "LS test_apigateway_common.py::TestApiGatewayCommon::test_api_gateway_request_validator";
