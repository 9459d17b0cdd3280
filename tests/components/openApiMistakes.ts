/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call -- documents are of `any`, as the argument is */
import { OpenApi } from "../../components/openApiDocument";

export const get = (document: OpenApi) => document.paths["/orders/{id}"].get as OpenApi;
export const integration = (document: OpenApi) => get(document)["x-amazon-apigateway-integration"] as OpenApi;

const example = '{ type: "http_proxy", httpMethod: "GET", uri: "https://orders.example.com/orders" }';

/** What is wrong, how it comes about, and the lines that say so. */
export const mistakes: [string, (document: OpenApi) => unknown, ...string[]][] = [
    [
        "a document of OpenAPI 3.1",
        document => (document.openapi = "3.1.0"),
        'openApi.openapi: "3.1.0" is not 3.0.x; API Gateway imports no other 3.x; write the document in 3.0, where a type is one name and "nullable" is a keyword',
    ],
    [
        "a version that YAML takes for a number",
        document => (document.openapi = 3),
        'openApi.openapi: 3 is not a string; write "3.0.1"',
    ],
    ["no version", document => delete document.openapi, 'openApi.openapi: missing; write "3.0.1"'],
    [
        "an operation without an integration",
        document => delete get(document)["x-amazon-apigateway-integration"],
        `openApi.paths./orders/{id}.get.x-amazon-apigateway-integration: missing; an operation needs one, such as ${example}`,
    ],
    [
        "an integration that is no map",
        document => (get(document)["x-amazon-apigateway-integration"] = "mock"),
        `openApi.paths./orders/{id}.get.x-amazon-apigateway-integration: "mock" is not a map; an integration is one, such as ${example}`,
    ],
    [
        "an integration by reference, as HTTP APIs have",
        document => {
            const $ref = "#/components/x-amazon-apigateway-integrations/orders";
            get(document)["x-amazon-apigateway-integration"] = { $ref };
        },
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.$ref: API Gateway follows no reference to an integration of a REST API; write the integration here",
    ],
    [
        "an integration of HTTP APIs",
        document => {
            const own = { type: "AWS_PROXY", integrationSubtype: "SQS-SendMessage", payloadFormatVersion: "1.0" };
            get(document)["x-amazon-apigateway-integration"] = own;
        },
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.integrationSubtype: is for HTTP APIs; a REST API calls a service by its uri, with type: aws",
    ],
    [
        "an integration with nothing in it",
        document => (get(document)["x-amazon-apigateway-integration"] = {}),
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.type: missing; one of http, http_proxy, aws, aws_proxy, mock",
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.uri: missing; where the request is sent to",
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.httpMethod: missing; the method of the request to the backend",
    ],
    [
        "a type that no integration has",
        document => (integration(document).type = "lambda"),
        'openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.type: "lambda" is not one of http, http_proxy, aws, aws_proxy, mock',
    ],
    [
        "a function of CloudFormation's where a text must be",
        document => (integration(document).uri = { "Fn::Sub": "arn:${Orders}" }),
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.uri: a map is not a string; CloudFormation's functions have no meaning here, write the text or an Output",
    ],
    [
        "a request parameter that is not a mapping",
        document => (integration(document).requestParameters["integration.request.header.x"] = true),
        'openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.requestParameters.integration.request.header.x: true is not a string; write a mapping such as "method.request.path.id", or "\'a value\'"',
    ],
    [
        "a misspelled property of an integration",
        document => (integration(document).timeoutInMilis = 1000),
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integration.timeoutInMilis: unknown; did you mean timeoutInMillis?",
    ],
    [
        "the method TRACE",
        document => (document.paths["/orders"].trace = { responses: {} }),
        "openApi.paths./orders.trace: API Gateway has no TRACE method; remove it",
    ],
    [
        "a method in capitals",
        document => (document.paths["/orders"].POST = document.paths["/orders"].get),
        "openApi.paths./orders.POST: unknown; did you mean post?",
    ],
    [
        "a method ANY, which OpenAPI has not",
        document => (document.paths["/orders"].any = document.paths["/orders"].get),
        "openApi.paths./orders.any: unknown; did you mean x-amazon-apigateway-any-method?",
    ],
    [
        "a path without a slash at its start",
        document => (document.paths.items = {}),
        'openApi.paths.items: a path starts with a slash; write "/items"',
    ],
    [
        "a parameter that is only a piece of a path part",
        document => (document.paths["/items-{id}"] = {}),
        'openApi.paths./items-{id}: "items-{id}" is not a path part; use letters, digits and . _ - : $ , or a {parameter}',
    ],
    [
        "a greedy parameter before the end of a path",
        document => (document.paths["/{rest+}/end"] = {}),
        "openApi.paths./{rest+}/end: {rest+} takes all the rest of the path, so it must be the last part",
    ],
    [
        "two parameters at one place",
        document => (document.paths["/orders/{key}/items"] = {}),
        'openApi.paths./orders/{key}/items: {key} stands where "GET /orders/{id}" has {id}, and one place takes one parameter; use {id} in both',
    ],
    [
        "two paths that are one to API Gateway",
        document => (document.paths["/orders/"] = {}),
        "openApi.paths./orders/: is the same path as /orders; put its operations there",
    ],
    [
        "a path's operations elsewhere, where they would get no key",
        document => (document.paths["/items"] = { $ref: "#/paths/~1orders" }),
        "openApi.paths./items.$ref: an operation must stand at its path, so that it gets its key; write the operations here",
    ],
    [
        "one operationId for two operations",
        document => (get(document).operationId = "listOrders"),
        'openApi.paths./orders/{id}.get.operationId: "listOrders" is the operationId of "GET /orders" too; an operationId names one operation',
    ],
    [
        "a path parameter that the path does not have",
        document => (document.paths["/orders/{id}"].parameters[0].name = "ids"),
        "openApi.paths./orders/{id}.parameters.0: the path has no {ids}; did you mean id?",
        'openApi.paths./orders/{id}.get.parameters: lack {id} of the path; add { name: "id", in: "path", required: true, schema: { type: "string" } }',
    ],
    [
        "a path parameter that may be left out",
        document => (document.paths["/orders/{id}"].parameters[0].required = false),
        "openApi.paths./orders/{id}.parameters.0.required: false is not true",
    ],
    [
        "a query parameter whose name has brackets",
        document => (document.components.parameters.Page.name = "page[size]"),
        'openApi.paths./orders.get.parameters.0: "page[size]" is not a parameter of API Gateway; use letters, digits and . _ $ -',
    ],
    [
        "a parameter as Swagger 2.0 has them",
        document => (document.components.parameters.Page = { name: "page", in: "query", type: "string" }),
        "openApi.components.parameters.Page.schema: missing",
        "openApi.components.parameters.Page.type: in OpenAPI 3.0 it stands in the schema: schema: { type: … }",
    ],
    [
        "a place where no parameter is",
        document => (document.components.parameters.Page.in = "body"),
        'openApi.components.parameters.Page.in: "body" is not one of path, query, header, cookie',
    ],
    [
        "a parameter with both a schema and a content",
        document => (document.components.parameters.Page.content = { "text/plain": {} }),
        "openApi.components.parameters.Page: has schema and content; give only one of them",
    ],
    [
        "more than one server",
        document => (document.servers = [{ url: "https://a.example.com" }, { url: "https://b.example.com" }]),
        "openApi.servers: are 2, and API Gateway takes one; keep the first",
    ],
    [
        "a reference that leads nowhere",
        document => (get(document).responses["200"].content["application/json"].schema.$ref += "s"),
        "openApi.paths./orders/{id}.get.responses.200.content.application/json.schema.$ref: leads nowhere; did you mean #/components/schemas/Order?",
    ],
    [
        "a reference to a part that the document has not",
        document => (document.components.schemas.List.items.$ref = "#/definitions/Order"),
        "openApi.components.schemas.List.items.$ref: leads nowhere; there is no #/definitions",
    ],
    [
        "a reference to another file",
        document => (document.components.schemas.List.items.$ref = "order.yaml#/Order"),
        "openApi.components.schemas.List.items.$ref: API Gateway follows no reference out of the document; bundle it into one, with what this names under components",
    ],
    [
        "references that lead back to themselves",
        document => (document.components.responses.Missing = { $ref: "#/components/responses/Missing" }),
        "openApi.paths./orders/{id}.get.responses.404.$ref: leads back to itself, through references only; write at one of them what they stand for",
        "openApi.components.responses.Missing.$ref: leads back to itself, through references only; write at one of them what they stand for",
    ],
    [
        "a document whose references were replaced by what they lead to",
        document => (document.components.schemas.Order.properties.parent = document.components.schemas.Order),
        "openApi.components.schemas.Order.properties.parent: leads back to a map that it stands in; pass the document as it is written, with its $ref",
    ],
    [
        "the name of a schema that no model can have",
        document => (document.components.schemas.order_item = { type: "object" }),
        "openApi.components.schemas.order_item: a schema becomes a model, whose name has letters and digits only; rename it to orderitem, with each $ref to it",
    ],
    [
        "a response of a primitive type",
        document => (get(document).responses["200"].content["application/json"].schema = { type: "string" }),
        "openApi.paths./orders/{id}.get.responses.200.content.application/json.schema: API Gateway takes no string as the model of a response; use an object, or leave the schema out",
    ],
    [
        "security by a scheme that is not there",
        document => (get(document).security = [{ apiKey: [] }]),
        "openApi.paths./orders/{id}.get.security.0.apiKey: no such scheme; did you mean api_key?",
    ],
    [
        "a scheme that API Gateway ignores",
        document => (document.components.securitySchemes.basic = { type: "http", scheme: "basic" }),
        "openApi.components.securitySchemes.basic.type: API Gateway ignores a scheme of the type http, and leaves what needs it open; use type: apiKey, in: header, name: Authorization with x-amazon-apigateway-authorizer",
    ],
    [
        "a scheme of an authorizer that is not there",
        document => (document.components.securitySchemes.api_key["x-amazon-apigateway-authtype"] = "custom"),
        "openApi.components.securitySchemes.api_key.x-amazon-apigateway-authorizer: missing; with an authtype of its own API Gateway asks for the authorizer",
    ],
    [
        "a scheme of no type that there is",
        document => (document.components.securitySchemes.api_key.type = "key"),
        'openApi.components.securitySchemes.api_key.type: "key" is not one of apiKey, http, oauth2, openIdConnect',
    ],
    [
        "a misspelled extension at the root",
        document => (document["x-amazon-apigateway-binary-media-type"] = []),
        "openApi.x-amazon-apigateway-binary-media-type: unknown; did you mean x-amazon-apigateway-binary-media-types?",
    ],
    [
        "a misspelled extension of an operation",
        document => (get(document)["x-amazon-apigateway-integrations"] = {}),
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-integrations: unknown; did you mean x-amazon-apigateway-integration?",
    ],
    [
        "an extension where it has no effect",
        document => (get(document)["x-amazon-apigateway-authorizer"] = {}),
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-authorizer: has no effect in an operation; it belongs in a security scheme",
    ],
    [
        "a validator that is not there",
        document => (get(document)["x-amazon-apigateway-request-validator"] = "alls"),
        "openApi.paths./orders/{id}.get.x-amazon-apigateway-request-validator: there is no such validator; did you mean all?",
    ],
    [
        "a name that OpenAPI has not",
        document => (document.components.models = {}),
        "openApi.components.models: OpenAPI 3.0 has no such name here; remove it, or make it an extension: x-models",
    ],
    [
        "a misspelled name",
        document => (document.components.schemas.Order.propertys = {}),
        "openApi.components.schemas.Order.propertys: unknown; did you mean properties?",
    ],
    [
        "a list of types, which is 3.1",
        document => (document.components.schemas.Order.type = ["object", "null"]),
        "openApi.components.schemas.Order.type: a list is not one of array, boolean, integer, number, object, string",
    ],
    [
        "a type deep in a schema that there is not",
        document => (document.components.schemas.Order.properties.id.type = "text"),
        'openApi.components.schemas.Order.properties.id.type: "text" is not one of array, boolean, integer, number, object, string',
    ],
    [
        "an exclusive minimum that is a number, which is 3.1",
        document => (document.components.schemas.Order.properties.id.exclusiveMinimum = 1),
        "openApi.components.schemas.Order.properties.id.exclusiveMinimum: 1 is not true or false",
    ],
    [
        "a status that is none",
        document => (get(document).responses.ok = { description: "fine" }),
        'openApi.paths./orders/{id}.get.responses.ok: is not a status; write one such as "200" or "4XX", or default',
    ],
    [
        "a response without a description",
        document => delete get(document).responses["200"].description,
        "openApi.paths./orders/{id}.get.responses.200.description: missing",
    ],
    [
        "one parameter twice",
        document => document.paths["/orders"].get.parameters.push({ $ref: "#/components/parameters/Page" }),
        "openApi.paths./orders.get.parameters: has the same value twice, at 0 and 1",
    ],
];
