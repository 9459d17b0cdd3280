import { expect } from "chai";
import { undeployedChanges } from "../../../cli/adopt/undeployed";
import { isMap } from "../../../cli/local/dictionary";
import { openApiCheck } from "../../../components/openApi";
import { adopted, existingApi } from "./apis";

type Json = { [key: string]: unknown };

function operation(document: Json, path: string, method: string): Json {
    const item = (document.paths as Json)[path];
    return (isMap(item) ? item[method] : undefined) as Json;
}

const refusals = (document: Json) => openApiCheck().problems([], document);

describe("The document of an API that is taken over", () => {
    for (const source of ["deployed", "current"] as const) {
        it(`leaves open what is open, and is one that the program takes (${source})`, () => {
            const { document } = adopted(existingApi(), { source });
            expect(operation(document, "/health", "get").security).to.deep.equal([]);
            expect(operation(document, "/orders/{id}", "get").security).to.deep.equal([{ api_key: [] }]);
            expect(operation(document, "/orders/{id}", "get").parameters).to.deep.equal([
                { name: "id", in: "path", required: true, schema: { type: "string" } },
            ]);
            expect(document).to.not.have.property("servers");
            expect(refusals(document)).to.deep.equal([]);
        });
    }

    it("has the API as it is now with all that a method is made of", () => {
        const method = {
            authorizationType: "CUSTOM",
            authorizerId: "z1",
            apiKeyRequired: true,
            operationName: "makeOrder",
            requestValidatorId: "v1",
            requestParameters: { "method.request.querystring.dry": false, "method.request.header.X-Id": true },
            requestModels: { "application/json": "Order" },
            methodResponses: {
                201: {
                    responseParameters: { "method.response.header.Location": true },
                    responseModels: { "application/json": "Order" },
                },
            },
            methodIntegration: {
                type: "HTTP" as const,
                httpMethod: "POST",
                uri: "https://orders.example.com",
                passthroughBehavior: "WHEN_NO_TEMPLATES",
                timeoutInMillis: 5000,
                integrationResponses: {
                    201: { statusCode: "201", selectionPattern: "2.." },
                    500: { statusCode: "500", responseTemplates: { "application/json": "{}" } },
                },
            },
        };
        const api = existingApi({
            resources: [{ path: "/orders", resourceMethods: { POST: method } }],
            restApi: {
                id: "a1b2c3",
                name: "Orders API",
                binaryMediaTypes: ["image/png"],
                disableExecuteApiEndpoint: true,
                policy: '{\\"Statement\\":[]}',
            },
            parts: {
                authorizers: [
                    {
                        id: "z1",
                        name: "tokens",
                        type: "TOKEN",
                        authorizerUri: "arn:x",
                        identitySource: "method.request.header.Auth",
                    },
                ],
                models: [
                    {
                        name: "Order",
                        contentType: "application/json",
                        schema: '{"$schema":"http://json-schema.org/draft-04/schema#","type":"object"}',
                    },
                ],
                requestValidators: [
                    { id: "v1", name: "all", validateRequestBody: true, validateRequestParameters: true },
                ],
                gatewayResponses: [
                    { responseType: "THROTTLED", statusCode: "429", responseTemplates: { "a/b": "{}" } },
                ],
                hasDocumentationParts: false,
            },
        });
        const { document } = adopted(api, { source: "current" });
        expect(refusals(document)).to.deep.equal([]);
        expect(operation(document, "/orders", "post")).to.deep.equal({
            operationId: "makeOrder",
            parameters: [
                { name: "dry", in: "query", schema: { type: "string" } },
                { name: "X-Id", in: "header", required: true, schema: { type: "string" } },
            ],
            requestBody: {
                content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
                required: true,
            },
            responses: {
                201: {
                    description: "201 response",
                    headers: { Location: { schema: { type: "string" } } },
                    content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
                },
            },
            security: [{ tokens: [] }, { api_key: [] }],
            "x-amazon-apigateway-request-validator": "all",
            "x-amazon-apigateway-integration": {
                type: "http",
                httpMethod: "POST",
                uri: "https://orders.example.com",
                passthroughBehavior: "when_no_templates",
                timeoutInMillis: 5000,
                responses: {
                    "2..": { statusCode: "201" },
                    default: { statusCode: "500", responseTemplates: { "application/json": "{}" } },
                },
            },
        });
        expect(document).to.deep.include({
            "x-amazon-apigateway-binary-media-types": ["image/png"],
            "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true },
            "x-amazon-apigateway-policy": { Statement: [] },
            "x-amazon-apigateway-gateway-responses": {
                THROTTLED: { statusCode: "429", responseTemplates: { "a/b": "{}" } },
            },
        });
        const { schemas, securitySchemes } = document.components as { schemas: Json; securitySchemes: Json };
        expect(schemas).to.deep.equal({ Order: { type: "object" } });
        expect(securitySchemes.tokens).to.deep.include({ type: "apiKey", name: "Auth", in: "header" });
    });

    it("is compared with what is deployed: methods, gateway responses, binary types and the key source", () => {
        expect(undeployedChanges(existingApi(), true)).to.deep.equal([]);
        const { restApi, parts, resources } = existingApi();
        const changed = existingApi({
            resources: resources.slice(1),
            restApi: { ...restApi, apiKeySource: "AUTHORIZER", binaryMediaTypes: ["a/b"] },
            parts: { ...parts, gatewayResponses: [{ responseType: "THROTTLED", statusCode: "430" }] },
        });
        expect(undeployedChanges(changed, true)).to.deep.equal([
            "GET /orders/{id} is deployed, and not in the API any more",
            "the key source of the API is another now",
            "the binary media types of the API are others now",
            "the gateway responses of the API are others now",
        ]);
    });
});
