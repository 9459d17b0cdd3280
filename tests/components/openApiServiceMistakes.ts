/* eslint-disable @typescript-eslint/no-unsafe-member-access -- documents are of `any`, as the argument is */
import { get } from "./openApiMistakes";
import { OpenApi } from "../../components/openApiDocument";

/** What the service takes in a document, and what would then not be what the team meant; or does not take at all. */
export const serviceMistakes: [string, (document: OpenApi) => unknown, ...string[]][] = [
    [
        "a key in another place than the service looks at, which would let all in",
        document => {
            document.components.securitySchemes.mine = { type: "apiKey", name: "api_key", in: "query" };
            get(document).security = [{ mine: [] }];
        },
        "openApi.paths./orders/{id}.get.security.0.mine: API Gateway asks for no such key, so all may call; use a scheme with in: header and name: x-api-key, one with x-amazon-apigateway-authorizer, or security: [] to say so",
    ],
    [
        "a URL without a scheme",
        document => (get(document)["x-amazon-apigateway-integration"].uri = "orders.example.com"),
        'openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.uri: "orders.example.com" is not an http:// or https:// URL',
    ],
    [
        "a function where its invocation must be",
        document =>
            (get(document)["x-amazon-apigateway-integration"] = {
                type: "aws_proxy",
                httpMethod: "POST",
                uri: "arn:aws:lambda:us-east-1:123456789012:function:f",
            }),
        'openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.uri: "arn:aws:lambda:us-east-1:123456789012:function:f" is no URI of API Gateway; write arn:aws:apigateway:<Region>:lambda:path/2015-03-31/functions/<this ARN>/invocations, a function\'s invokeArn',
    ],
    [
        "a URL for a service of AWS",
        document =>
            (get(document)["x-amazon-apigateway-integration"] = {
                type: "aws",
                httpMethod: "POST",
                uri: "https://sqs.us-east-1.amazonaws.com/1/a",
            }),
        'openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.uri: "https://sqs.us-east-1.amazonaws.com/1/a" is no URI of API Gateway; write one such as arn:aws:apigateway:<Region>:sqs:path/<account>/<queue>',
    ],
    [
        "a way to pass bodies on that there is not",
        document => (get(document)["x-amazon-apigateway-integration"].passthroughBehavior = "always"),
        'openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.passthroughBehavior: "always" is not one of WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER',
    ],
    [
        "a time that no backend may take",
        document => (get(document)["x-amazon-apigateway-integration"].timeoutInMillis = "29"),
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.timeoutInMillis: 29 is not a whole number from 50 to 300000 ms",
    ],
    [
        "the CORS of an HTTP API, which a REST API has not",
        document => (document["x-amazon-apigateway-cors"] = { allowOrigins: ["*"] }),
        "openApi.x-amazon-apigateway-cors: is for HTTP APIs, and has no effect in a REST API; drop it, and give cors beside openApi",
    ],
];
