import { expect } from "chai";
import { Integration } from "../../../../cli/local/deployed";
import { deployed, method, mock, stage } from "../deployments";
import { Served, served, stopAll } from "./served";

const variables = { colour: "blue" };

function serveMock(changes: Partial<Integration>, route = "ANY /items/{id}"): Promise<Served> {
    const integration = mock("ok", changes);
    return served(deployed([stage([method(route, { integration })], { variables })]));
}

const json = { "content-type": "application/json" };
const response = (template: string, statusCode = "200") => ({
    statusCode,
    responseTemplates: { "application/json": template },
});

describe("A mock integration", () => {
    afterEach(stopAll);

    it("answers with a constant as it is, with its headers", async () => {
        const gateway = await serveMock({
            responses: {
                default: {
                    statusCode: "201",
                    responseTemplates: { "text/html": "<b>né</b>" },
                    responseParameters: {
                        "method.response.header.X-One": "'1'",
                        "method.response.header.Vary": "'a, b'",
                    },
                },
            },
        });
        const { status, headers, body } = await gateway.get("/dev/items/1");
        expect([status, body]).to.deep.equal([201, "<b>né</b>"]);
        expect(headers).to.include({ "content-type": "text/html", "x-one": "1", vary: "a, b", "content-length": "10" });
    });

    it("takes the status from the request template, and selects the response by it", async () => {
        const gateway = await serveMock({
            requestTemplates: { "application/json": '{"statusCode": $input.params("status")}' },
            responses: { "4\\d{2}": response("refused", "404"), "50": response("half"), default: response("fine") },
        });
        expect((await gateway.get("/dev/items/1?status=418")).status).to.equal(404);
        expect((await gateway.get("/dev/items/1?status=200")).body).to.equal("fine");
        expect((await gateway.get("/dev/items/1?status=500")).body).to.equal("fine");
        const wrong = await gateway.get("/dev/items/1?status=none");
        expect([wrong.status, wrong.body]).to.deep.equal([500, '{"message": "Internal server error"}']);
        expect(wrong.headers["x-amzn-errortype"]).to.equal("InternalServerErrorException");
    });

    it("is misconfigured when no response is for its status", async () => {
        const gateway = await serveMock({ responses: { "4\\d{2}": response("refused", "404") } });
        expect((await gateway.get("/dev/items/1")).status).to.equal(500);
    });

    it("renders mapping templates: parameters, variables, loops", async () => {
        const template = `#set($list = $util.parseJson('[{"name":"a"},{"name":"b"}]'))
{"id":"$input.params('id')","q":"$input.params().querystring.get('q')","h":"$input.params('X-Head')",
"items":[#foreach($item in $list)"$item.name"#if($foreach.hasNext),#end#end],
"stage":"$context.stage","path":"$context.resourcePath","colour":"$stageVariables.colour","b64":"$util.base64Encode('hi')","none":"$context.nothing"}`;
        const gateway = await serveMock({ responses: { default: response(template) } });
        const answer = await gateway.get("/dev/items/a%20b?q=1&q=2", { "X-Head": "yes" });
        expect(JSON.parse(answer.body)).to.deep.equal({
            id: "a b",
            q: "2",
            h: "yes",
            items: ["a", "b"],
            stage: "dev",
            path: "/items/{id}",
            colour: "blue",
            b64: "aGk=",
            none: "",
        });
    });

    it("answers with 500, and says why, where a template can't be parsed or rendered", async () => {
        const gateway = await serveMock({ responses: { default: response("one\n#if($a)two") } });
        const { status, body } = await gateway.get("/dev/items/1");
        expect([status, body]).to.deep.equal([500, '{"message": "Internal server error"}']);
        const [event] = await gateway.told(1);
        expect(event.reason).to.include("its mapping template can't be rendered: #end is missing, in line 2");
    });

    it("lets a template override the status and headers", async () => {
        const template =
            '#set($context.responseOverride.status = 202)#set($context.responseOverride.header.X-A = "b")done';
        const gateway = await serveMock({ responses: { default: response(template) } });
        const { status, headers, body } = await gateway.get("/dev/items/1");
        expect([status, headers["x-a"], body]).to.deep.equal([202, "b", "done"]);
    });

    it("keeps its answer whole, whatever header a template overrides", async () => {
        const template = `#set($header = $context.responseOverride.header)
$header.put("Content-Length", "1")$header.put("Transfer-Encoding", "chunked")$header.put("Connection", "close")done`;
        const gateway = await serveMock({ responses: { default: response(template) } });
        const { headers, body } = await gateway.get("/dev/items/1");
        expect(body).to.equal("done");
        expect(headers).to.include({ "content-length": "4", "x-amzn-remapped-content-length": "1" });
        const injecting = '#set($context.responseOverride.header.X-A = $util.urlDecode("b%0D%0AX-B: c"))';
        const refused = await serveMock({ responses: { default: response(injecting) } });
        expect(await refused.raw("GET /dev/items/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).to.match(
            /^HTTP\/1.1 500 Internal Server Error\r\n(?![^]*X-B)/,
        );
    });

    it("ends its answer, whatever its status is", async () => {
        for (const given of ["100", "101"]) {
            const gateway = await serveMock({ responses: { default: response("done", given) } });
            const { status, body } = await gateway.get("/dev/items/1");
            expect([status, body]).to.deep.equal([500, "done"]);
        }
        const empty = await serveMock({ responses: { default: response("done", "204") } });
        const { status, headers, body } = await empty.get("/dev/items/1");
        expect([status, headers["content-length"], body]).to.deep.equal([204, undefined, ""]);
    });

    it("picks the response template by the Accept header, else JSON", async () => {
        const responseTemplates = { "text/plain": "plain", "application/json": "json" };
        const gateway = await serveMock({ responses: { default: { statusCode: "200", responseTemplates } } });
        expect((await gateway.get("/dev/items/1", { accept: "text/plain" })).body).to.equal("plain");
        expect((await gateway.get("/dev/items/1", { accept: "*/*" })).body).to.equal("json");
    });

    const types: [Integration["passthroughBehavior"], string, number][] = [
        ["NEVER", "application/json", 200],
        ["NEVER", "Application/JSON; charset=utf-8", 200],
        ["NEVER", "text/xml", 415],
        ["WHEN_NO_TEMPLATES", "text/xml", 415],
        // It passes through as it came, and is the statusCode's JSON in this test.
        ["WHEN_NO_MATCH", "text/xml", 200],
        [undefined, "text/xml", 200],
    ];
    for (const [passthroughBehavior, contentType, status] of types) {
        it(`answers ${contentType} with ${status} when passthroughBehavior is ${passthroughBehavior}`, async () => {
            const gateway = await serveMock({ passthroughBehavior });
            const options = { method: "POST", headers: { "content-type": contentType } };
            const answer = await gateway.request("/dev/items/1", options, '{"statusCode":200}');
            expect(answer.status).to.equal(status);
            if (status === 415) expect(answer.body).to.equal('{"message":"Unsupported Media Type"}');
        });
    }

    it("passes through with WHEN_NO_TEMPLATES when there are none", async () => {
        const gateway = await serveMock({ passthroughBehavior: "WHEN_NO_TEMPLATES", requestTemplates: {} });
        const answer = await gateway.request("/dev/items/1", { method: "POST", headers: json }, '{"statusCode":200}');
        expect(answer.status).to.equal(200);
    });
});
