import { APIGateway } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import { parse } from "yaml";
import { openApiSnapshot } from "../../../../cli/local/deployedState/openApiDocument";
import { deployed, method, stage } from "../deployments";
import { served, stopAll } from "../http/served";

const noFunctions = () => ({ unsupported: "no function" });

const pets = {
    swagger: "2.0",
    info: { title: "pets", version: "1.0.0" },
    definitions: { Pet: { type: "object", properties: { id: { type: "integer" } } } },
    securityDefinitions: {
        key: { type: "apiKey", name: "x-api-key", in: "header" },
        gate: {
            type: "apiKey",
            name: "Authorization",
            in: "header",
            "x-amazon-apigateway-authtype": "custom",
            "x-amazon-apigateway-authorizer": { type: "token", authorizerUri: "arn:aws:apigateway:a" },
        },
    },
    "x-amazon-apigateway-binary-media-types": ["image/png"],
    "x-amazon-apigateway-gateway-responses": { THROTTLED: { statusCode: "420" } },
    paths: {
        "/pets": {
            get: {
                operationId: "ListPets",
                parameters: [{ name: "type", in: "query", type: "string" }],
                responses: { "200": { schema: { type: "array", items: { $ref: "#/definitions/Pet" } } } },
                security: [{ key: [] }],
                "x-amazon-apigateway-integration": {
                    type: "HTTP",
                    httpMethod: "GET",
                    uri: "http://pets.example.com/pets",
                    responses: { default: { statusCode: "200" } },
                    requestParameters: { "integration.request.querystring.type": "method.request.querystring.type" },
                    cacheKeyParameters: ["method.request.querystring.type"],
                },
            },
            post: {
                parameters: [{ name: "Pet", in: "body", required: true, schema: { $ref: "#/definitions/Pet" } }],
                responses: { "201": { description: "made", headers: { Location: { type: "string" } } } },
                security: [{ gate: [] }, { key: [] }],
                "x-amazon-apigateway-integration": { type: "mock", requestTemplates: { "application/json": "{}" } },
            },
        },
        "/pets/{petId}": {
            get: {
                responses: { "200": {} },
                "x-amazon-apigateway-integration": {
                    type: "http_proxy",
                    httpMethod: "ANY",
                    uri: "http://pets.example.com",
                },
            },
        },
    },
};

describe("An export of what is served", () => {
    let client: APIGateway;

    const start = async (dev: ReturnType<typeof stage>) => {
        const { url } = await served(deployed([dev]));
        client = new APIGateway({
            endpoint: url,
            region: "us-east-1",
            credentials: { accessKeyId: "any", secretAccessKey: "any" },
            maxAttempts: 1,
        });
    };
    const exportOf = async (extensions?: string, accepts?: string, exportType = "oas30") => {
        const { body, contentType, contentDisposition } = await client.getExport({
            restApiId: "api1",
            stageName: "dev",
            exportType,
            parameters: extensions === undefined ? undefined : { extensions },
            accepts,
        });
        return { text: new TextDecoder().decode(body), contentType, contentDisposition };
    };
    const ofPets = () => stage([], openApiSnapshot("pets", JSON.stringify(pets), noFunctions, undefined));

    afterEach(async () => {
        client.destroy();
        await stopAll();
    });

    /** LS test_apigateway_extended.py::test_export_oas30_openapi. */
    it("has the form that AWS gives it, without extensions unless they are asked for", async () => {
        await start(ofPets());
        const { text, contentType, contentDisposition } = await exportOf();
        expect(contentType).to.equal("application/octet-stream");
        expect(contentDisposition).to.match(/^attachment; filename="oas30_.+\.json"$/);
        expect(text).to.not.include("x-amazon");
        const document = JSON.parse(text) as { [part: string]: unknown };
        expect(document).to.deep.include({
            openapi: "3.0.1",
            servers: [
                {
                    url: "https://api1.execute-api.us-east-1.amazonaws.com/{basePath}",
                    variables: { basePath: { default: "dev" } },
                },
            ],
        });
        const [type, petId] = ["type", "petId"].map(name => ({ name, schema: { type: "string" } }));
        expect(document.paths).to.deep.equal({
            "/pets": {
                get: {
                    operationId: "ListPets",
                    parameters: [{ ...type, in: "query" }],
                    responses: {
                        "200": {
                            description: "200 response",
                            content: {
                                "application/json": {
                                    schema: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
                                },
                            },
                        },
                    },
                    security: [{ api_key: [] }],
                },
                post: {
                    requestBody: {
                        content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
                        required: true,
                    },
                    responses: {
                        "201": {
                            description: "201 response",
                            headers: { Location: { schema: { type: "string" } } },
                            content: {},
                        },
                    },
                    security: [{ gate: [] }, { api_key: [] }],
                },
            },
            "/pets/{petId}": {
                get: {
                    parameters: [{ ...petId, in: "path", required: true }],
                    responses: { "200": { description: "200 response", content: {} } },
                },
            },
        });
        expect(document.components).to.deep.equal({
            schemas: pets.definitions,
            securitySchemes: {
                gate: { type: "apiKey", name: "Authorization", in: "header" },
                api_key: { type: "apiKey", name: "x-api-key", in: "header" },
            },
        });
    });

    /** LS test_apigateway_extended.py::test_export_swagger_openapi. */
    it("is Swagger 2.0 as well, with the media types of models and templates, and no documentation", async () => {
        await start(ofPets());
        const { text, contentDisposition } = await exportOf(undefined, undefined, "swagger");
        expect(contentDisposition).to.equal('attachment; filename="swagger_1.0.0.json"');
        const ofQuery = { name: "type", in: "query", required: false, type: "string" };
        const petId = { name: "petId", in: "path", required: true, type: "string" };
        const pet = { $ref: "#/definitions/Pet" };
        expect(JSON.parse(text)).to.deep.equal({
            swagger: "2.0",
            info: { title: "orders", version: "1.0.0" },
            host: "api1.execute-api.us-east-1.amazonaws.com",
            basePath: "/dev",
            schemes: ["https"],
            paths: {
                "/pets": {
                    get: {
                        operationId: "ListPets",
                        produces: ["application/json"],
                        parameters: [ofQuery],
                        responses: { "200": { description: "200 response", schema: { type: "array", items: pet } } },
                        security: [{ api_key: [] }],
                    },
                    post: {
                        consumes: ["application/json"],
                        parameters: [{ in: "body", name: "Pet", required: true, schema: pet }],
                        responses: {
                            "201": { description: "201 response", headers: { Location: { type: "string" } } },
                        },
                        security: [{ gate: [] }, { api_key: [] }],
                    },
                },
                "/pets/{petId}": {
                    get: { parameters: [petId], responses: { "200": { description: "200 response" } } },
                },
            },
            securityDefinitions: {
                gate: { type: "apiKey", name: "Authorization", in: "header" },
                api_key: { type: "apiKey", name: "x-api-key", in: "header" },
            },
            definitions: pets.definitions,
        });
        const { text: whole } = await exportOf("apigateway", undefined, "swagger");
        const again = openApiSnapshot("pets", whole, noFunctions, undefined);
        expect(again.methods.map(({ integration }) => integration?.uri)).to.deep.equal(
            ofPets().methods.map(({ integration }) => integration?.uri),
        );
    });

    it("has the words of the document where documentation is asked for", async () => {
        await start(ofPets());
        const { text } = await exportOf("documentation");
        expect(text).to.include('"description": "made"');
    });

    it("serves the same when it is imported", async () => {
        const dev = ofPets();
        await start(dev);
        const { text } = await exportOf("apigateway");
        const again = openApiSnapshot("pets", text, noFunctions, undefined);
        // What a program says of a method is said in the words of another version; what is served is the same.
        const methods = (all: typeof dev.methods) =>
            all.map(({ httpMethod, path, apiKeyRequired, authorization, integration }) => ({
                ...{ httpMethod, path, apiKeyRequired, authorization },
                integration: { passthroughBehavior: "WHEN_NO_MATCH", ...integration },
            }));
        expect(methods(again.methods)).to.deep.equal(methods(dev.methods));
        expect(again.gatewayResponses).to.deep.equal(dev.gatewayResponses);
        expect(again.binaryMediaTypes).to.deep.equal(dev.binaryMediaTypes);
        expect(again.authorizers).to.deep.equal(dev.authorizers);
        expect(text).to.include('"cacheKeyParameters"');
    });

    it("has integrations or authorizers where only they are asked for, and is YAML too", async () => {
        await start(ofPets());
        const { text: integrations } = await exportOf("integrations");
        expect(integrations).to.include("x-amazon-apigateway-integration");
        expect(integrations).to.not.include("x-amazon-apigateway-authorizer");
        const { text, contentDisposition } = await exportOf("integrations,authorizers", "application/yaml");
        expect(contentDisposition).to.match(/\.yaml"$/);
        expect(text).to.include("x-amazon-apigateway-authorizer");
        const { text: json } = await exportOf("integrations,authorizers");
        expect(parse(text)).to.deep.equal(JSON.parse(json));
    });

    it("is made of single resources as well", async () => {
        await start(stage([method("ANY /files/{path+}", { apiKeyRequired: true })]));
        const { text } = await exportOf("integrations");
        const { paths } = JSON.parse(text) as { paths: { [path: string]: { [operation: string]: object } } };
        const operation = paths["/files/{path+}"]["x-amazon-apigateway-any-method"];
        expect(operation).to.deep.include({
            parameters: [{ name: "path", in: "path", required: true, schema: { type: "string" } }],
            security: [{ api_key: [] }],
        });
        expect(operation).to.have.property("x-amazon-apigateway-integration").that.includes({ type: "mock" });
    });
});
