import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Function } from "@pulumi/aws/lambda/function";
import { Route } from "../../components/index";
import { Operation } from "../../components/operations";
import { documentOf, made, pathsOf, problems, problemsWhenKnown } from "./ordersGateway";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:list";

async function operationOf(routeKey: string, route: Route | (() => Route)): Promise<Operation> {
    const gateway = await made(() => ({ routes: { [routeKey]: typeof route === "function" ? route() : route } }));
    const [operations] = Object.values(pathsOf(gateway));
    return Object.values(operations)[0];
}

interface Integration {
    type: string;
    httpMethod: string;
    uri: string;
    requestParameters: object;
    requestTemplates: { [mediaType: string]: string };
    passthroughBehavior: string;
    responses: { default: { statusCode: string; responseTemplates: object; responseParameters: object } };
}

async function integrationOf(routeKey: string, route: Route | (() => Route)): Promise<Integration> {
    return (await operationOf(routeKey, route))["x-amazon-apigateway-integration"] as Integration;
}

const routeProblems = (route: object, routeKey = "GET /orders") => problems({ routes: { [routeKey]: route } });

describe("An HTTP integration", () => {
    it("passes each request on to its URL by the route's method", async () => {
        const integration = await integrationOf("POST /orders", { http: { url: "https://example.com/orders" } });
        expect(integration).to.include({
            type: "http_proxy",
            httpMethod: "POST",
            uri: "https://example.com/orders",
        });
    });

    it("uses another method on demand", async () => {
        const http = { url: "https://example.com", method: "PUT" };
        expect((await integrationOf("POST /orders", { http })).httpMethod).to.equal("PUT");
    });

    it("of an ANY route uses the caller's method", async () => {
        const http = { url: "https://example.com" };
        expect((await integrationOf("ANY /orders", { http })).httpMethod).to.equal("ANY");
    });

    it("passes on the path parameters that stand in its URL", async () => {
        const http = { url: "https://example.com/{shop}/{rest}" };
        const { requestParameters } = await integrationOf("GET /{shop}/{section}/{rest+}", { http });
        expect(requestParameters).to.deep.equal({
            "integration.request.path.shop": "method.request.path.shop",
            "integration.request.path.rest": "method.request.path.rest",
        });
    });

    it("takes its URL from an Output", async () => {
        const route = () => ({ http: { url: pulumi.output("https://example.com/later") } });
        expect((await integrationOf("GET /orders", route)).uri).to.equal("https://example.com/later");
    });

    it("is refused when its URL has a parameter that the route does not have", async () => {
        expect(await routeProblems({ http: { url: "https://example.com/{key}" } }, "GET /orders/{id}")).to.deep.equal([
            "routes.GET /orders/{id}.http.url: {key} is not a parameter of the route; it has {id}",
        ]);
        expect(await routeProblems({ http: { url: "https://example.com/{id}" } })).to.deep.equal([
            "routes.GET /orders.http.url: {id} is not a parameter of the route; it has none",
        ]);
    });

    it("is refused when its URL has no http:// or https://", async () => {
        expect(await routeProblems({ http: { url: "orders.example.com" } })).to.deep.equal([
            'routes.GET /orders.http.url: "orders.example.com" is not an http:// or https:// URL',
        ]);
    });

    it("is refused when it has no URL", async () => {
        expect(await routeProblems({ http: {} })).to.deep.equal([
            "routes.GET /orders.http.url: missing; the backend's URL, such as https://orders.example.com/orders",
        ]);
    });

    it("is refused when its method is unknown", async () => {
        expect(await routeProblems({ http: { url: "https://example.com", method: "FETCH" } })).to.deep.equal([
            'routes.GET /orders.http.method: "FETCH" is not one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY',
        ]);
    });

    it("is refused by an Output of a bad URL when that is known", async () => {
        const later = (url: string) => () => ({
            routes: { "GET /orders": { http: { url: pulumi.output(url) } } },
        });
        expect(await problemsWhenKnown(later("ftp://example.com"))).to.deep.equal([
            'routes.GET /orders.http.url: "ftp://example.com" is not an http:// or https:// URL',
        ]);
        expect(await problemsWhenKnown(later("https://example.com/{id}"))).to.deep.equal([
            "routes.GET /orders.http.url: {id} is not a parameter of the route; it has none",
        ]);
    });
});

describe("A Lambda integration", () => {
    const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;

    it("invokes its function by POST, whatever the route's method", async () => {
        expect(await integrationOf("GET /orders", { lambda: { function: functionArn } })).to.deep.equal({
            type: "aws_proxy",
            httpMethod: "POST",
            uri,
        });
    });

    it("takes the function's ARN from an Output", async () => {
        const route = () => ({ lambda: { function: pulumi.output(functionArn) } });
        expect((await integrationOf("GET /orders", route)).uri).to.equal(uri);
    });

    it("takes the function itself", async () => {
        const gateway = await made(() => {
            const args = {
                role: "arn:aws:iam::123456789012:role/lambda",
                runtime: "nodejs22.x",
                handler: "index.main",
            };
            const list: unknown = new Function("list", args);
            return { routes: { "GET /orders": { lambda: { function: list as string } } } };
        });
        const { get } = documentOf(gateway).paths["/orders"];
        expect((get["x-amazon-apigateway-integration"] as Integration).uri).to.equal(uri);
    });

    it("keeps to the partition and Region of the function", async () => {
        const lambda = { function: "arn:aws-cn:lambda:cn-north-1:123456789012:function:list" };
        expect((await integrationOf("GET /orders", { lambda })).uri).to.match(
            /^arn:aws-cn:apigateway:cn-north-1:lambda:path/,
        );
    });

    it("is refused when it has anything but the ARN of a function", async () => {
        expect(await routeProblems({ lambda: { function: "list" } })).to.deep.equal([
            'routes.GET /orders.lambda.function: "list" is not the ARN of a function, arn:aws:lambda:…:function:…',
        ]);
        expect(await routeProblems({ lambda: {} })).to.deep.equal([
            "routes.GET /orders.lambda.function: missing; the function's ARN",
        ]);
    });

    it("is refused by an Output of something else when that is known", async () => {
        const lambda = () => ({ function: pulumi.output("arn:aws:s3:::bucket") });
        expect(await problemsWhenKnown(() => ({ routes: { "GET /orders": { lambda: lambda() } } }))).to.include(
            'routes.GET /orders.lambda.function: "arn:aws:s3:::bucket" is not the ARN of a function, arn:aws:lambda:…:function:…',
        );
    });
});

describe("A mock integration", () => {
    it("answers 200 with an empty JSON body by default", async () => {
        const { type, responses } = await integrationOf("GET /orders", { mock: {} });
        expect(type).to.equal("mock");
        expect(responses.default).to.deep.equal({
            statusCode: "200",
            responseTemplates: { "application/json": "" },
            responseParameters: {},
        });
    });

    it("answers with its status code, body, media type and headers", async () => {
        const mock = { statusCode: 404, body: "gone", contentType: "text/plain", headers: { "X-Reason": "sold out" } };
        const { responses, requestTemplates } = await integrationOf("GET /orders", { mock });
        expect(responses.default).to.deep.equal({
            statusCode: "404",
            responseTemplates: { "text/plain": "gone" },
            responseParameters: { "method.response.header.X-Reason": "'sold out'" },
        });
        expect(requestTemplates["application/json"]).to.equal('{"statusCode":404}');
    });

    it("declares its status code and headers, as the service asks for", async () => {
        const operation = await operationOf("GET /orders", { mock: { statusCode: 201, headers: { Location: "/1" } } });
        expect(operation.responses).to.deep.equal({
            "201": { description: "Mock", headers: { Location: { schema: { type: "string" } } } },
        });
    });

    it("answers requests of the usual media types", async () => {
        const { requestTemplates } = await integrationOf("POST /orders", { mock: {} });
        expect(requestTemplates).to.have.all.keys(
            "application/json",
            "application/x-www-form-urlencoded",
            "text/plain",
        );
    });

    it("sends $ and # of its body as they are", async () => {
        const { responses } = await integrationOf("GET /orders", {
            mock: { body: "$price #if ${x}", contentType: "a/b" },
        });
        expect(responses.default.responseTemplates).to.deep.equal({
            "a/b": "#set($dollar='$')#set($hash='#')${dollar}price ${hash}if ${dollar}{x}",
        });
    });

    it("sends a body that Velocity leaves alone unchanged", async () => {
        const body = '{"price":"5 $","place":"#1","list":[1]}';
        const { responses } = await integrationOf("GET /orders", { mock: { body } });
        expect(responses.default.responseTemplates).to.deep.equal({ "application/json": body });
    });

    it("is refused when its status code is outside 200 to 599", async () => {
        for (const statusCode of [199, 600, 200.5]) {
            expect(await routeProblems({ mock: { statusCode } })).to.deep.equal([
                `routes.GET /orders.mock.statusCode: ${statusCode} is not a whole number from 200 to 599`,
            ]);
        }
    });

    it("is refused when a header has a single quote", async () => {
        expect(await routeProblems({ mock: { headers: { "X-Note": "it's" } } })).to.deep.equal([
            "routes.GET /orders.mock.headers.X-Note: has a single quote, which API Gateway can't send in a header",
        ]);
    });

    it("is refused by an Output of a bad status code when that is known", async () => {
        const mock = () => ({ statusCode: pulumi.output(42) });
        expect(await problemsWhenKnown(() => ({ routes: { "GET /orders": { mock: mock() } } }))).to.deep.equal([
            "routes.GET /orders.mock.statusCode: 42 is not a whole number from 200 to 599",
        ]);
    });
});

describe("A route", () => {
    it("is refused when it has no integration", async () => {
        expect(await routeProblems({ apiKeyRequired: true })).to.deep.equal([
            "routes.GET /orders: has no integration; give one of http, lambda, mock, aws",
        ]);
    });

    it("is refused when it has two integrations", async () => {
        const http = { url: "https://example.com" };
        expect(await routeProblems({ http, mock: {} })).to.deep.equal([
            "routes.GET /orders: has http and mock; give only one of them",
        ]);
    });

    it("is refused when apiKeyRequired is not true or false", async () => {
        expect(await routeProblems({ mock: {}, apiKeyRequired: "no" })).to.deep.equal([
            'routes.GET /orders.apiKeyRequired: "no" is not true or false',
        ]);
    });
});
