/* eslint-disable @typescript-eslint/no-unsafe-member-access -- documents are of `any`, as the argument is */
import * as fc from "fast-check";
import { OpenApi } from "../../components/openApiDocument";

const integrationName = "x-amazon-apigateway-integration";

/** A document that API Gateway imports without a warning. */
export function orders(): OpenApi {
    return {
        openapi: "3.0.1",
        info: { title: "Orders", version: "1.0" },
        servers: [{ url: "https://orders.example.com" }],
        security: [{ api_key: [] }],
        "x-amazon-apigateway-request-validators": { all: { validateRequestBody: true } },
        paths: {
            "/orders": {
                get: {
                    operationId: "listOrders",
                    parameters: [{ $ref: "#/components/parameters/Page" }],
                    responses: { "200": { description: "the orders" }, default: { description: "an error" } },
                    [integrationName]: {
                        type: "mock",
                        requestTemplates: { "application/json": '{"statusCode": 200}' },
                        responses: { default: { statusCode: 200 } },
                    },
                },
            },
            "/orders/{id}": {
                parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
                get: {
                    operationId: "getOrder",
                    "x-amazon-apigateway-request-validator": "all",
                    responses: {
                        "200": {
                            description: "an order",
                            content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
                        },
                        "404": { $ref: "#/components/responses/Missing" },
                    },
                    [integrationName]: {
                        type: "HTTP_PROXY",
                        httpMethod: "GET",
                        uri: "https://orders.example.com/orders/{id}",
                        requestParameters: { "integration.request.path.id": "method.request.path.id" },
                        timeoutInMillis: 5000,
                    },
                },
            },
        },
        components: {
            parameters: { Page: { name: "page", in: "query", schema: { type: "integer" } } },
            responses: { Missing: { description: "no such order" } },
            schemas: {
                Order: { type: "object", properties: { id: { type: "string", nullable: true } }, required: ["id"] },
                List: { type: "array", items: { $ref: "#/components/schemas/Order" } },
            },
            securitySchemes: { api_key: { type: "apiKey", name: "x-api-key", in: "header" } },
        },
    };
}

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "x-amazon-apigateway-any-method"];

// One name for each depth of the path, so that no two parameters of different names stand at one place.
const template = fc
    .array(fc.constantFrom("orders", "items", "v1.0", "a:b", "{}"), { maxLength: 3 })
    .map(parts => `/${parts.map((part, depth) => (part === "{}" ? `{p${depth}}` : part)).join("/")}`);

const integration = fc.oneof(
    fc.constant({ type: "mock", requestTemplates: { "application/json": '{"statusCode": 200}' } }),
    fc.tuple(fc.constantFrom("http", "HTTP_PROXY", "aws", "aws_proxy"), word).map(([type, name]) => ({
        type,
        httpMethod: "POST",
        uri: type.startsWith("aws") ? `arn:aws:apigateway:us-east-1:sqs:path/1/${name}` : `https://${name}.example.com`,
    })),
);

const operation = fc.record(
    {
        summary: fc.string(),
        tags: fc.uniqueArray(word),
        deprecated: fc.boolean(),
        security: fc.constantFrom([], [{ key: [] }], [{ key: [] }, { guard: [] }]),
        responses: fc.constant({
            200: {
                description: "right",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
            },
        }),
        [integrationName]: integration,
    },
    { requiredKeys: ["responses", integrationName] },
);

const declared = (path: string) =>
    [...path.matchAll(/\{(p\d)\}/g)].map(([, name]) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
    }));

const items = fc.dictionary(fc.constantFrom(...methods), operation, { minKeys: 1, maxKeys: 3 });

/** Documents that API Gateway imports without a warning. */
export const documents: fc.Arbitrary<OpenApi> = fc
    .record({
        paths: fc.dictionary(template, items, { minKeys: 1, maxKeys: 4 }),
        properties: fc.dictionary(word, fc.constantFrom({ type: "string" }, { type: "integer", minimum: 0 })),
        openapi: fc.constantFrom("3.0.0", "3.0.1", "3.0.3"),
    })
    .map(({ paths, properties, openapi }) => ({
        openapi,
        info: { title: "Things", version: "1" },
        paths: Object.fromEntries(
            Object.entries(paths).map(([path, item]) => [
                path,
                Object.fromEntries(
                    Object.entries(item).map(([method, own]) => [method, { ...own, parameters: declared(path) }]),
                ),
            ]),
        ),
        components: {
            schemas: { Thing: { type: "object", properties } },
            securitySchemes: {
                key: { type: "apiKey", name: "x-api-key", in: "header" },
                guard: {
                    type: "apiKey",
                    name: "Authorization",
                    in: "header",
                    "x-amazon-apigateway-authtype": "custom",
                    "x-amazon-apigateway-authorizer": { type: "token", authorizerUri: "arn:of:a:function" },
                },
            },
        },
    }));

interface Place {
    path: string[];
    operation: OpenApi;
}

type Change = (document: OpenApi, place: Place) => string[] | undefined;

/** What is done to a document at one of its operations, and where it is told of; undefined where it can't be done. */
const changes: { [defect: string]: Change } = {
    "no integration": (_document, { path, operation }) => {
        delete operation[integrationName];
        return [...path, integrationName];
    },
    "a uri that is no text": (_document, { path, operation }) => {
        operation[integrationName] = { type: "http", httpMethod: "GET", uri: 7 };
        return [...path, integrationName, "uri"];
    },
    "a reference that leads nowhere": (_document, { path, operation }) => {
        operation.responses = { 200: { $ref: "#/components/responses/Thing" } };
        return [...path, "responses", "200", "$ref"];
    },
    "an unknown scheme": (_document, { path, operation }) => {
        operation.security = [{ other: [] }];
        return [...path, "security", "0", "other"];
    },
    "an unknown extension": (_document, { path, operation }) => {
        operation["x-amazon-apigateway-nothing"] = {};
        return [...path, "x-amazon-apigateway-nothing"];
    },
    "an unknown name": (_document, { path, operation }) => {
        operation.colour = "red";
        return [...path, "colour"];
    },
    "a summary that is no text": (_document, { path, operation }) => {
        operation.summary = 5;
        return [...path, "summary"];
    },
    "a status that is none": (_document, { path, operation }) => {
        operation.responses.ok = { description: "right" };
        return [...path, "responses", "ok"];
    },
    "a parameter of the path that is not declared": (_document, { path, operation }) => {
        if ((operation.parameters as unknown[]).length !== 1 || path[2].startsWith("x-")) return undefined;
        delete operation.parameters;
        return [...path, "parameters"];
    },
    "a parameter that the path does not have": (_document, { path, operation }) => {
        const parameters = operation.parameters as unknown[];
        parameters.push({ name: "other", in: "path", required: true, schema: { type: "string" } });
        return [...path, "parameters", String(parameters.length - 1)];
    },
    TRACE: (document, { path: [paths, at], operation }) => {
        document.paths[at].trace = operation;
        return [paths, at, "trace"];
    },
    "a second parameter at one place": (document, { path: [paths, at] }) => {
        if (!at.includes("{p")) return undefined;
        const other = at.replace("{p", "{q");
        document.paths[other] = {};
        return [paths, other];
    },
    "a path twice": (document, { path: [paths, at] }) => {
        if (at === "/") return undefined;
        document.paths[`${at}/`] = {};
        return [paths, `${at}/`];
    },
    "a path part that is none": (document, { path: [paths] }) => {
        document.paths["/a b"] = {};
        return [paths, "/a b"];
    },
    "the name of a schema that is none": document => {
        document.components.schemas["a-thing"] = {};
        return ["components", "schemas", "a-thing"];
    },
    "a schema that is none": document => {
        document.components.schemas.Thing.properties = { id: { type: "text" } };
        return ["components", "schemas", "Thing", "properties", "id", "type"];
    },
    "a second server": document => {
        document.servers = [{ url: "/a" }, { url: "/b" }];
        return ["servers"];
    },
};

export const defects = Object.keys(changes);

/** The document with one defect at one of its operations, and the path of the defect. */
export function withDefect(
    document: OpenApi,
    defect: string,
    choice: number,
): { document: OpenApi; path: string[] } | undefined {
    // Not by `structuredClone`, by which what stands at two places stays one.
    const copy = JSON.parse(JSON.stringify(document)) as OpenApi;
    const places = Object.entries(copy.paths as { [path: string]: { [method: string]: OpenApi } }).flatMap(
        ([path, item]) =>
            Object.entries(item).map(([method, own]) => ({ path: ["paths", path, method], operation: own })),
    );
    const path = changes[defect](copy, places[choice % places.length]);
    return path && { document: copy, path };
}
