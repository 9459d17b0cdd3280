import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { layered } from "../../components/layers";
import { Operation } from "../../components/operations";
import { made, pathsOf, problems, problemsWhenKnown } from "./ordersGateway";

const extension = "x-amazon-apigateway-integration";
const url = "https://example.com";

async function operationOf(routeKey: string, route: object, changes: object = {}): Promise<Operation> {
    const paths = pathsOf(await made({ ...changes, routes: { [routeKey]: route } }));
    return Object.values(Object.values(paths)[0])[0];
}

const integrationOf = async (routeKey: string, route: object, changes?: object) =>
    (await operationOf(routeKey, route, changes))[extension] as { [member: string]: unknown };

const parameter = (name: string, place: string, required = false) => ({
    name,
    in: place,
    required,
    schema: { type: "string" },
});

describe("An HTTP integration's request", () => {
    it("has headers and query parameters of values and of expressions", async () => {
        const http = {
            url: `${url}/{id}`,
            headers: { "X-Key-Id": "context.identity.apiKeyId", "X-Source": "gateway", "X-Quoted": "'it'" },
            query: {
                id: "method.request.path.id",
                all: "method.request.multivaluequerystring.tag",
                name: "method.request.body.customer.name",
            },
        };
        const operation = await operationOf("GET /{id}", { http });
        expect((operation[extension] as { requestParameters: object }).requestParameters).to.deep.equal({
            "integration.request.path.id": "method.request.path.id",
            "integration.request.header.X-Key-Id": "context.identity.apiKeyId",
            "integration.request.header.X-Source": "'gateway'",
            "integration.request.header.X-Quoted": "'it'",
            "integration.request.querystring.id": "method.request.path.id",
            "integration.request.querystring.all": "method.request.multivaluequerystring.tag",
            "integration.request.querystring.name": "method.request.body.customer.name",
        });
        expect(operation.parameters).to.deep.equal([parameter("id", "path", true), parameter("tag", "query")]);
    });

    it("declares what it takes from the caller once, and as needed where the route says so", async () => {
        const http = {
            url,
            headers: { A: "method.request.header.X-Trace", B: "method.request.header.X-Trace" },
            query: { page: "method.request.querystring.page" },
        };
        const requestParameters = { query: { page: true } };
        const { parameters } = await operationOf("GET /a", { http, requestParameters });
        expect(parameters).to.have.deep.members([parameter("page", "query", true), parameter("X-Trace", "header")]);
    });

    it("goes by a VPC link, which a variable of the stage may name", async () => {
        const stage = { variables: { link: "abc123" } };
        for (const vpcLinkId of ["abc123", "${stageVariables.link}"]) {
            expect(await integrationOf("GET /a", { http: { url, vpcLinkId } }, { stage })).to.include({
                connectionType: "VPC_LINK",
                connectionId: vpcLinkId,
            });
        }
        expect(await integrationOf("GET /a", { http: { url } })).not.to.have.any.keys("connectionType", "connectionId");
    });

    it("is refused when it can't be made", async () => {
        const http = {
            url,
            headers: { "X A": "a", B: "a'b", C: "method.request.header.X A" },
            query: { "a b": "c", d: "method.request.path.id", e: "context.", f: "a\nb" },
            timeout: 1.5,
            vpcLinkId: "${stageVariables.lnk}",
        };
        const stage = { variables: { link: "abc123" } };
        const mapping =
            "is not an expression that a request can be mapped from, such as method.request.header.Accept or context.requestId";
        expect(await problems({ stage, routes: { "GET /a": { http } } })).to.have.members(
            [
                "timeout: 1.5 is not a whole number from 50 to 300000 ms",
                'headers.X A: "X A" is not the name of a header; use letters, digits and - . _ $',
                "headers.B: has a single quote, which API Gateway can't send",
                `headers.C: "method.request.header.X A" ${mapping}`,
                'query.a b: "a b" is not the name of a query parameter; use letters, digits and - . _ $',
                `query.e: "context." ${mapping}`,
                "query.f: has a line break or another control character, which can't be sent",
                "query.d: id is not a parameter of the route; it has none",
                "vpcLinkId: ${stageVariables.lnk}: stage.variables has no such variable; did you mean link?",
            ].map(line => `routes.GET /a.http.${line}`),
        );
        expect(await problems({ routes: { "GET /a": { http: { url, vpcLinkId: "a b" } } } })).to.deep.equal([
            'routes.GET /a.http.vpcLinkId: "a b" is not the id of a VPC link',
        ]);
    });

    it("is refused by an Output of a mapping that takes what the route has not", async () => {
        const http = () => ({ url, query: { id: pulumi.output("method.request.path.id") } });
        expect(await problemsWhenKnown(() => ({ routes: { "GET /{key}": { http: http() } } }))).to.deep.equal([
            "routes.GET /{key}.http.query.id: id is not a parameter of the route; it has key",
        ]);
        await made();
    });
});

describe("A route's cache", () => {
    const stage = { cacheSize: "0.5" as const };

    it("tells the paths of a route apart by their parameters, or all orders had one answer", async () => {
        const cache = { ttl: 60 };
        expect(await integrationOf("GET /{shop}/{rest+}", { mock: {}, cache }, { stage })).to.deep.include({
            cacheKeyParameters: ["method.request.path.shop", "method.request.path.rest"],
        });
        expect(await integrationOf("GET /a", { mock: {}, cache }, { stage })).not.to.have.property(
            "cacheKeyParameters",
        );
        expect(await integrationOf("GET /{id}", { mock: {} })).not.to.have.property("cacheKeyParameters");
    });

    it("tells requests apart by the parameters that it names, which the method declares", async () => {
        const keyParameters = [
            "method.request.querystring.page",
            "method.request.header.Accept-Language",
            "method.request.path.id",
        ];
        const operation = await operationOf("GET /{id}", { mock: {}, cache: { ttl: 60, keyParameters } }, { stage });
        expect((operation[extension] as { cacheKeyParameters: string[] }).cacheKeyParameters).to.have.members(
            keyParameters,
        );
        expect(operation.parameters).to.deep.equal([
            parameter("id", "path", true),
            parameter("page", "query"),
            parameter("Accept-Language", "header"),
        ]);
    });

    it("is refused without the stage's, and with keys that are none", async () => {
        const cache = { ttl: 3601, keyParameters: ["page", "method.request.path.order"] };
        expect(await problems({ routes: { "GET /{id}": { mock: {}, cache } } })).to.deep.equal([
            "routes.GET /{id}.cache.ttl: 3601 is not a whole number from 0 to 3600 seconds",
            'routes.GET /{id}.cache.keyParameters.0: "page" is not a parameter, such as method.request.querystring.page',
            "routes.GET /{id}.cache: needs a cache of the stage; give stage.cacheSize",
            "routes.GET /{id}.cache.keyParameters.1: order is not a parameter of the route; it has id",
        ]);
        expect(await problems({ stage, routes: { "GET /a": { mock: {}, cache: {} } } })).to.deep.equal([
            "routes.GET /a.cache.ttl: missing; for how many seconds an answer is kept",
        ]);
        expect(await problems({ stage, routes: { "ANY /a": { mock: {}, cache: { ttl: 60 } } } })).to.deep.equal([
            "routes.ANY /a.cache: is of an ANY route, whose answers to all methods would be kept; give the path a GET route with the cache",
        ]);
    });
});

describe("A fragment of OpenAPI", () => {
    it("is laid over what is made of the route, at every depth", async () => {
        const openApi = { operationId: "list", [extension]: { timeoutInMillis: 60, requestParameters: { a: "'b'" } } };
        const operation = await operationOf("GET /a", { http: { url, query: { c: "d" } }, openApi });
        expect(operation.operationId).to.equal("list");
        expect(operation.security).to.deep.equal([{ api_key: [] }]);
        expect(operation[extension]).to.deep.include({
            uri: url,
            timeoutInMillis: 60,
            requestParameters: { a: "'b'", "integration.request.querystring.c": "'d'" },
        });
    });

    it("may bring the integration", async () => {
        const own = { type: "http_proxy", httpMethod: "GET", uri: url };
        expect((await operationOf("GET /a", { openApi: { [extension]: own } }))[extension]).to.deep.equal(own);
        expect(await problems({ routes: { "GET /a": { openApi: { summary: "None" } } } })).to.deep.equal([
            "routes.GET /a: has no integration; give one of http, lambda, mock, aws",
        ]);
    });

    it("adds parameters, and has its own way with those that the route declares too", async () => {
        const tenant = { name: "tenant", in: "query", required: true, schema: { type: "string" } };
        const id = { name: "id", in: "path", required: true, description: "Its number", schema: { type: "string" } };
        const requestParameters = { query: { page: true } };
        const openApi = { parameters: [tenant, id] };
        const { parameters } = await operationOf("GET /{shop}/{id}", { mock: {}, requestParameters, openApi });
        expect(parameters).to.deep.equal([
            parameter("shop", "path", true),
            parameter("page", "query", true),
            tenant,
            id,
        ]);
    });

    it("is refused when it is no map", async () => {
        expect(await problems({ routes: { "GET /a": { mock: {}, openApi: "summary" } } })).to.deep.equal([
            'routes.GET /a.openApi: "summary" is not a map, as an operation of OpenAPI is',
        ]);
    });

    it("is refused where the import would warn of it, and may be a part as such", async () => {
        const ofOrder = { "application/json": { schema: { $ref: "#/components/schemas/Ordr" } } };
        const fragment = {
            sumary: "All orders",
            security: [{ jtw: [] }],
            responses: { "200": { description: "orders", content: ofOrder } },
            "x-amazon-apigateway-integartion": {},
            "x-amazon-apigateway-request-validator": "strict",
            [extension]: { timoutInMillis: 60, requestParameters: { a: pulumi.output("'b'") } },
            requestBody: { description: "An order" },
        };
        const authorizers = { jwt: { lambda: { function: "arn:aws:lambda:us-east-1:123456789012:function:a" } } };
        const models = { Order: { schema: { type: "object" } } };
        const routes = (openApi: object) => ({
            authorizers,
            models,
            routes: { "POST /a/{id}": { http: { url }, openApi } },
        });
        const at = "routes.POST /a/{id}.openApi";
        expect(await problems(routes(fragment))).to.have.members([
            `${at}.sumary: unknown; did you mean summary?`,
            `${at}.security.0.jtw: no such scheme; did you mean jwt?`,
            `${at}.responses.200.content.application/json.schema.$ref: leads nowhere; did you mean #/components/schemas/Order?`,
            `${at}.x-amazon-apigateway-integartion: unknown; did you mean ${extension}?`,
            `${at}.x-amazon-apigateway-request-validator: there is no such validator; define it in x-amazon-apigateway-request-validators`,
            `${at}.${extension}.timoutInMillis: unknown; did you mean timeoutInMillis?`,
        ]);
        expect(await problemsWhenKnown(() => routes({ security: [pulumi.output({ jtw: [] })] }))).to.deep.equal([
            `${at}.security.0.jtw: no such scheme; did you mean jwt?`,
        ]);
        expect(await problems({ routes: { "GET /a": { openApi: { [extension]: { type: "mok" } } } } })).to.include(
            `routes.GET /a.openApi.${extension}.type: "mok" is not one of http, http_proxy, aws, aws_proxy, mock`,
        );
    });
});

describe("Layers", () => {
    const maps = fc.dictionary(fc.string(), fc.jsonValue());

    it("have all of the upper one, and of the lower one what the upper one does not say", () =>
        fc.assert(
            fc.property(maps, maps, (below, above) => {
                const all = layered<{ [name: string]: unknown }>(below, above);
                expect(Object.keys(all)).to.have.members([...new Set([...Object.keys(below), ...Object.keys(above)])]);
                expect(layered(all, above)).to.deep.equal(all);
                expect(layered(below, {})).to.deep.equal(below);
                expect(layered({}, above)).to.deep.equal(above);
            }),
        ));

    it("leave what they are made of as it was", () => {
        const below = { a: { b: 1 } };
        layered(below, { a: { c: 2 } });
        expect(below).to.deep.equal({ a: { b: 1 } });
    });

    it("take a member that is named __proto__ for any other", () => {
        const given = JSON.parse('{"__proto__":{"a":1}}') as object;
        expect(JSON.stringify(layered({ b: 2 }, given))).to.equal('{"b":2,"__proto__":{"a":1}}');
        expect(JSON.stringify(layered(given, JSON.parse('{"__proto__":{"c":3}}') as object))).to.equal(
            '{"__proto__":{"a":1,"c":3}}',
        );
    });
});
