import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { documentOf, made, problems, problemsWhenKnown } from "./ordersGateway";

const role = "arn:aws:iam::123456789012:role/gateway";
const sqs = { service: "sqs", path: "1/orders", role };

const lines = async (route: object, more: object = {}) =>
    (await problems({ ...more, routes: { "GET /a": route } })).map(line => line.replace("routes.GET /a.", ""));

describe("A header of an answer is taken from where an expression says", () => {
    it("in the answer of a service of AWS: from the service's headers and body", async () => {
        const headers = {
            "Content-Type": "integration.response.header.Content-Type",
            "X-Id": "integration.response.body.MessageId",
            "X-Request": "context.requestId",
            "X-Level": "stageVariables.level",
            "X-Plain": "as it is",
        };
        const aws = { ...sqs, responses: { default: { headers } } };
        const { get } = documentOf(await made({ routes: { "GET /a": { aws } } })).paths["/a"];
        expect(get["x-amazon-apigateway-integration"])
            .to.have.nested.property("responses.default.responseParameters")
            .that.deep.equals({
                "method.response.header.Content-Type": "integration.response.header.Content-Type",
                "method.response.header.X-Id": "integration.response.body.MessageId",
                "method.response.header.X-Request": "context.requestId",
                "method.response.header.X-Level": "stageVariables.level",
                "method.response.header.X-Plain": "'as it is'",
            });
        expect(get.responses).to.have.nested.property("200.headers").that.has.keys(Object.keys(headers));
    });

    it("in a mock, and in the API's own answers: from the caller's request there", async () => {
        const headers = { A: "context.requestId", B: "stageVariables.level", C: "plain" };
        const own = { ...headers, D: "method.request.header.Accept" };
        const gateway = await made({
            routes: { "GET /a": { mock: { headers } } },
            gatewayResponses: { THROTTLED: { headers: own } },
        });
        const document = documentOf(gateway);
        const { get } = document.paths["/a"];
        expect(get["x-amazon-apigateway-integration"])
            .to.have.nested.property("responses.default.responseParameters")
            .that.deep.equals({
                "method.response.header.A": "context.requestId",
                "method.response.header.B": "stageVariables.level",
                "method.response.header.C": "'plain'",
            });
        expect(document)
            .to.have.nested.property("x-amazon-apigateway-gateway-responses.THROTTLED.responseParameters")
            .that.deep.equals({
                "gatewayresponse.header.A": "context.requestId",
                "gatewayresponse.header.B": "stageVariables.level",
                "gatewayresponse.header.C": "'plain'",
                "gatewayresponse.header.D": "method.request.header.Accept",
            });
    });

    it("known later too", async () => {
        const later = () => ({
            gatewayResponses: { THROTTLED: { headers: { A: pulumi.output("context.requestId") } } },
        });
        expect(documentOf(await made(later)))
            .to.have.nested.property("x-amazon-apigateway-gateway-responses.THROTTLED.responseParameters")
            .that.deep.equals({ "gatewayresponse.header.A": "context.requestId" });
    });
});

describe("A value that would be sent as text though it is meant to be taken from somewhere is refused", () => {
    it("when its place has no such source", async () => {
        const answer = "is not an expression that";
        const aws = { ...sqs, responses: { default: { headers: { A: "method.request.header.Accept" } } } };
        expect(await lines({ aws })).to.deep.equal([
            `aws.responses.default.headers.A: "method.request.header.Accept" ${answer} an answer can be mapped from, such as integration.response.header.Content-Type or context.requestId`,
        ]);
        expect(await lines({ mock: { headers: { A: "integration.response.header.Date" } } })).to.deep.equal([
            `mock.headers.A: "integration.response.header.Date" ${answer} this answer can be mapped from, such as context.requestId or stageVariables.name`,
        ]);
        expect(
            await problems({ gatewayResponses: { THROTTLED: { headers: { A: "method.request.body.id" } } } }),
        ).to.deep.equal([
            `gatewayResponses.THROTTLED.headers.A: "method.request.body.id" ${answer} this answer can be mapped from, such as context.requestId or method.request.header.Accept`,
        ]);
    });

    const written: { [given: string]: string } = {
        "$context.requestId": '"$context.requestId" must be written context.requestId',
        "${stageVariables.token}": '"${stageVariables.token}" must be written stageVariables.token',
        "Bearer ${stageVariables.token}":
            '"Bearer ${stageVariables.token}" has an expression of templates, which nothing replaces here; take the whole value from one such as context.requestId',
        "$request.header.accept":
            '"$request.header.accept" has an expression of templates, which nothing replaces here; take the whole value from one such as context.requestId',
    };
    for (const [given, message] of Object.entries(written)) {
        it(`as templates and URLs have it: ${given}`, async () => {
            const http = { url: "https://example.com", headers: { A: given }, query: { b: given } };
            expect(await lines({ http })).to.deep.equal([`http.headers.A: ${message}`, `http.query.b: ${message}`]);
            expect(await lines({ mock: { headers: { A: given } } })).to.deep.equal([`mock.headers.A: ${message}`]);
            const later = () => ({ gatewayResponses: { THROTTLED: { headers: { A: pulumi.output(given) } } } });
            expect(await problemsWhenKnown(later)).to.deep.equal([`gatewayResponses.THROTTLED.headers.A: ${message}`]);
        });
    }

    it("but not an amount of money", async () => {
        await made({ routes: { "GET /a": { mock: { headers: { Price: "$5", Note: "${a}" } } } } });
    });
});

describe("A name with its place before it, as the service has it, is refused", () => {
    it("with the name alone, wherever a name of a header or a query parameter stands", async () => {
        const is = (name: string) => `must be written ${name}; its place says where it goes`;
        const route = {
            http: {
                url: "https://example.com",
                headers: { "integration.request.header.X-Id": "a" },
                query: { "integration.request.querystring.page": "1" },
            },
            requestParameters: {
                headers: { "method.request.header.X-Trace": true },
                query: { "method.request.querystring.page": true },
            },
        };
        expect(await lines(route)).to.have.members([
            `http.headers.integration.request.header.X-Id: ${is("X-Id")}`,
            `http.query.integration.request.querystring.page: ${is("page")}`,
            `requestParameters.headers.method.request.header.X-Trace: ${is("X-Trace")}`,
            `requestParameters.query.method.request.querystring.page: ${is("page")}`,
        ]);
        const gatewayResponses = { THROTTLED: { headers: { "gatewayresponse.header.Retry-After": "1" } } };
        expect(await problems({ gatewayResponses })).to.deep.equal([
            `gatewayResponses.THROTTLED.headers.gatewayresponse.header.Retry-After: ${is("Retry-After")}`,
        ]);
        const responses = { default: { headers: { "method.response.header.A": "b" } } };
        expect(await lines({ aws: { ...sqs, responses } })).to.deep.equal([
            `aws.responses.default.headers.method.response.header.A: ${is("A")}`,
        ]);
    });
});

describe("A part of the request", () => {
    it("may be what an authorizer says of the caller under a name with a dash", async () => {
        const http = { url: "https://example.com", headers: { Tenant: "context.authorizer.tenant-id" } };
        const { get } = documentOf(await made({ routes: { "GET /a": { http } } })).paths["/a"];
        expect(get["x-amazon-apigateway-integration"]).to.have.deep.property("requestParameters", {
            "integration.request.header.Tenant": "context.authorizer.tenant-id",
        });
    });
});
