import { expect } from "chai";
import * as fs from "fs/promises";
import * as os from "os";
import * as path from "path";
import { DeployedStage, Integration, LambdaFunction } from "../../../../cli/local/deployed";
import { computedState } from "../../../../cli/local/evaluation/computedState";
import { deployed, key, keyValue, method, plan, stage } from "../deployments";
import { Served, served, stopAll } from "./served";

const functions = {
    echo: "async event => ({ statusCode: 200, body: JSON.stringify(event) })",
    variables:
        "async (_, context) => ({ body: JSON.stringify({ own: process.env.OWN, name: context.functionName, left: context.getRemainingTimeInMillis(), secret: process.env.NOT_FOR_FUNCTIONS }) })",
    callback: "(event, context, done) => setTimeout(() => done(null, { statusCode: '201', body: 'called back' }), 5)",
    headers:
        "async () => ({ statusCode: 200, headers: { 'X-One': 'a', 'X-Both': 'single', Date: 'never' }, multiValueHeaders: { 'x-both': ['b', 'c'] }, body: 'text' })",
    base64: "async () => ({ statusCode: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from('png!').toString('base64'), isBase64Encoded: true })",
    throws: "async () => { throw new Error('broken') }",
    exits: "async () => process.exit(3)",
    hangs: "async () => { for (;;); }",
    text: "async () => 'hello'",
    nothing: "async () => {}",
    extra: "async () => ({ statusCode: 200, message: 'extra' })",
    object: "async () => ({ statusCode: 200, body: { a: 1 } })",
    status: "async () => ({ statusCode: 'fine' })",
    interim: "async () => ({ statusCode: 100 })",
    number: "async () => ({ statusCode: 200, headers: { 'x-a': 1 } })",
    header: "async () => ({ statusCode: 200, headers: { 'x-a': 'b\\r\\nc: d' } })",
    accounts:
        "async (event, context) => ({ body: JSON.stringify([event.requestContext.accountId, context.invokedFunctionArn.split(':')[4]]) })",
    counts: "async () => ({ statusCode: 200, body: String(count++) })",
};

describe("A Lambda proxy integration", () => {
    let folder: string;
    let gateway: Served;

    async function serve(
        names: string[],
        ofFunction: Partial<LambdaFunction> = {},
        ofStage: Partial<DeployedStage> = {},
        ofIntegration: Partial<Integration> = {},
    ) {
        const methods = names.map(name =>
            method(`ANY /${name}/{id}`, {
                apiKeyRequired: name === "echo",
                integration: {
                    type: "AWS_PROXY",
                    timeoutInMillis: 29_000,
                    lambda: {
                        name,
                        codePath: folder,
                        handler: `index.${name}`,
                        runtime: "nodejs22.x",
                        timeout: 60,
                        environment: { OWN: "own value" },
                        ...ofFunction,
                    },
                    ...ofIntegration,
                },
            }),
        );
        const dev = stage(methods, { variables: { colour: "blue" }, ...ofStage });
        return served(deployed([dev], [plan("free", ["acme"], [dev])], [key("acme")]));
    }

    before(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "functions-"));
        const lines = Object.entries(functions).map(([name, code]) => `exports.${name} = ${code};`);
        await fs.writeFile(path.join(folder, "index.js"), ["let count = 0;", ...lines].join("\n"));
        process.env.NOT_FOR_FUNCTIONS = "x";
        gateway = await serve(Object.keys(functions));
    });
    after(async () => {
        delete process.env.NOT_FOR_FUNCTIONS;
        await stopAll();
        await fs.rm(folder, { recursive: true });
    });

    it("gives the function the request as an event of format 1.0", async () => {
        const options = { method: "POST", headers: { "x-api-key": keyValue("acme"), "X-Two": ["1", "2"] } };
        const { status, headers, body } = await gateway.request("/dev/echo/a%20b?q=1&q=2&r=%26", options, "hello");
        expect([status, headers["content-type"]]).to.deep.equal([200, "application/json"]);
        const event = JSON.parse(body) as { [name: string]: unknown } & {
            headers: { [name: string]: string };
            multiValueHeaders: { [name: string]: string[] };
            requestContext: { [name: string]: unknown } & { identity: object };
        };
        expect(event).to.deep.include({
            resource: "/echo/{id}",
            path: "/echo/a%20b",
            httpMethod: "POST",
            queryStringParameters: { q: "2", r: "&" },
            multiValueQueryStringParameters: { q: ["1", "2"], r: ["&"] },
            pathParameters: { id: "a%20b" },
            stageVariables: { colour: "blue" },
            body: "hello",
            isBase64Encoded: false,
        });
        expect(event.headers).to.include({ "X-Two": "2", "X-Forwarded-For": "127.0.0.1" });
        expect(event.multiValueHeaders["X-Two"]).to.deep.equal(["1", "2"]);
        expect(event.requestContext).to.include({
            apiId: "api1",
            stage: "dev",
            resourcePath: "/echo/{id}",
            httpMethod: "POST",
            path: "/dev/echo/a%20b",
            protocol: "HTTP/1.1",
            requestId: headers["x-amzn-requestid"],
        });
        expect(event.requestContext.identity).to.include({ sourceIp: "127.0.0.1", apiKeyId: "key-acme" });
    });

    it("gives null for what the request has none of", async () => {
        const { body } = await gateway.get("/dev/echo/1", { "x-api-key": keyValue("acme") });
        expect(JSON.parse(body)).to.deep.include({
            queryStringParameters: null,
            multiValueQueryStringParameters: null,
            body: null,
        });
    });

    it("runs it with its own variables, not this process's", async () => {
        const { body } = await gateway.get("/dev/variables/1");
        const { left, ...others } = JSON.parse(body) as { left: number };
        expect(others).to.deep.equal({ own: "own value", name: "variables" });
        expect(left).to.be.within(1, 60_000);
    });

    it("is in one account, for the request, for itself and for the program", async () => {
        const surroundings = { project: "orders", stack: "dev", region: "us-east-1", known: () => undefined };
        const api = { type: "aws:apigateway/restApi:RestApi", name: "orders", urn: "orders", inputs: {} };
        const ofProgram = String(computedState(api, surroundings).state.executionArn).split(":")[4];
        expect(JSON.parse((await gateway.get("/dev/accounts/1")).body)).to.deep.equal([ofProgram, ofProgram]);
    });

    it("takes a callback, and a status that is text", async () => {
        const { status, body } = await gateway.get("/dev/callback/1");
        expect([status, body]).to.deep.equal([201, "called back"]);
    });

    it("sends the function's headers, the multiple ones before the single", async () => {
        const { headers, body } = await gateway.get("/dev/headers/1");
        expect(headers).to.include({ "x-one": "a", "x-both": "b, c, single", "x-amzn-remapped-date": "never" });
        expect(body).to.equal("text");
    });

    it("keeps an instance's state from one invocation to the next", async () => {
        const bodies = [await gateway.get("/dev/counts/1"), await gateway.get("/dev/counts/1")].map(({ body }) => body);
        expect(bodies).to.deep.equal(["0", "1"]);
    });

    it("decodes base64 for those who accept one of the API's binary types, and for nobody where it has none", async () => {
        expect((await gateway.get("/dev/base64/1", { accept: "image/png" })).body).to.equal("cG5nIQ==");
        const binary = await serve(["base64", "echo"], {}, { binaryMediaTypes: ["image/png"] });
        expect((await binary.get("/dev/base64/1", { accept: "image/png, */*" })).body).to.equal("png!");
        expect((await binary.get("/dev/base64/1", { accept: "text/html" })).body).to.equal("cG5nIQ==");
        const options = { method: "POST", headers: { "x-api-key": keyValue("acme"), "content-type": "image/png" } };
        const event = JSON.parse((await binary.request("/dev/echo/1", options, "png!")).body) as object;
        expect(event).to.include({ body: "cG5nIQ==", isBase64Encoded: true });
    });

    for (const name of [
        "throws",
        "exits",
        "text",
        "nothing",
        "extra",
        "object",
        "status",
        "interim",
        "number",
        "header",
    ]) {
        it(`is 502 when the function ${name === "throws" || name === "exits" ? name : `gives a wrong answer: ${name}`}`, async () => {
            const { status, body, headers } = await gateway.get(`/dev/${name}/1`);
            expect([status, body]).to.deep.equal([502, '{"message": "Internal server error"}']);
            expect(headers["x-amzn-errortype"]).to.equal("InternalServerErrorException");
        });
    }

    it("is 502 when the function takes longer than its own limit, even when it never lets go of its thread", async () => {
        const slow = await serve(["hangs"], { timeout: 0.3 });
        const [hanging, other] = await Promise.all([slow.get("/dev/hangs/1"), slow.get("/dev/nowhere")]);
        expect(other.status).to.equal(403);
        expect([hanging.status, hanging.body]).to.deep.equal([502, '{"message": "Internal server error"}']);
    });

    it("is 504 when the function takes longer than the integration's time", async () => {
        const slow = await serve(["hangs"], {}, {}, { timeoutInMillis: 300 });
        const { status, body } = await slow.get("/dev/hangs/1");
        expect([status, body]).to.deep.equal([504, '{"message": "Endpoint request timed out"}']);
    });

    it("is 502 when the handler does not exist", async () => {
        const missing = await serve(["echo2"], { handler: "nowhere.handler" });
        expect((await missing.get("/dev/echo2/1")).status).to.equal(502);
        const [{ reason }] = await missing.told(1);
        expect(reason).to.match(/Cannot find module 'nowhere'/);
    });

    it("runs the changed code from the next request on, ES modules too", async () => {
        const file = path.join(folder, "module.mjs");
        const write = (body: string) => fs.writeFile(file, `export const get = async () => ({ body: "${body}" });`);
        await write("first");
        const module = await serve(["module"], { handler: "module.get" });
        expect((await module.get("/dev/module/1")).body).to.equal("first");
        await write("second one");
        expect((await module.get("/dev/module/1")).body).to.equal("second one");
    });

    it("serves more requests at once than it has instances", async () => {
        const answers = await Promise.all(Array.from({ length: 24 }, () => gateway.get("/dev/callback/1")));
        expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([201]));
    });
});
