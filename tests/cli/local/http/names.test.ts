import { expect } from "chai";
import * as fs from "fs/promises";
import * as os from "os";
import * as path from "path";
import { APIGatewayClient, GetUsageCommand } from "@aws-sdk/client-api-gateway";
import { Integration } from "../../../../cli/local/deployed";
import { deployed, key, keyValue, method, mock, plan, stage } from "../deployments";
import { Served, backend, served, stopAll } from "./served";

/** What every object of the language has, or takes for something else. */
const names = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "isPrototypeOf", "get", "eval"];

/** A map that has each of the names as its own. */
const each = (value: (name: string) => unknown) => Object.fromEntries(names.map(name => [name, value(name)]));

const query = `?${names.map(name => `${name}=of-${name}`).join("&")}`;
const headers = ["Host", "a", ...names.flatMap(name => [name, `of-${name}`])];

describe("A name that the language knows is a name like any other", () => {
    afterEach(stopAll);

    describe("in the event of a function", () => {
        let folder: string;

        before(async () => {
            folder = await fs.mkdtemp(path.join(os.tmpdir(), "functions-"));
            const code = "exports.echo = async event => ({ body: JSON.stringify(event) });";
            const answers = `exports.answers = async () => JSON.parse('{"headers":{"constructor":"a","__proto__":"b"},"multiValueHeaders":{"toString":["c","d"]}}');`;
            await fs.writeFile(path.join(folder, "index.js"), `${code}\n${answers}`);
        });
        after(() => fs.rm(folder, { recursive: true }));

        const serve = (handler: string, route: string, variables = {}) => {
            const lambda = { name: "f", codePath: folder, handler, runtime: "nodejs22.x", timeout: 3, environment: {} };
            const integration: Integration = { type: "AWS_PROXY", lambda };
            return served(deployed([stage([method(route, { integration })], { variables })]));
        };

        it("whether a client gives it or the program", async () => {
            const route = `GET /${names.map(name => `{${name}}`).join("/")}`;
            const gateway = await serve(
                "index.echo",
                route,
                each(name => `of-${name}`),
            );
            const target = `/dev/${names.map(name => `of-${name}`).join("/")}${query}`;
            const { status, body } = await gateway.request(target, { headers });
            expect(status).to.equal(200);
            const event = JSON.parse(body) as { [field: string]: { [name: string]: unknown } };
            for (const name of names) {
                const value = `of-${name}`;
                for (const field of ["queryStringParameters", "pathParameters", "stageVariables", "headers"]) {
                    expect(Object.entries(event[field]), field).to.deep.include([name, value]);
                }
                for (const field of ["multiValueQueryStringParameters", "multiValueHeaders"]) {
                    expect(Object.entries(event[field]), field).to.deep.include([name, [value]]);
                }
            }
        });

        it("and in what it answers", async () => {
            const gateway = await serve("index.answers", "GET /answers");
            const answer = await gateway.raw("GET /dev/answers HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            expect(answer).to.match(/\r\nconstructor: a\r\n/);
            expect(answer).to.match(/\r\n__proto__: b\r\n/);
            expect(answer).to.match(/\r\ntoString: c\r\ntoString: d\r\n/);
        });
    });

    describe("in a mapping template", () => {
        const template = (text: string): Integration => {
            const responses = { default: { statusCode: "200", responseTemplates: { "text/plain": text } } };
            return mock("", { responses });
        };
        const serve = (text: string, route = "ANY /a", variables = {}) =>
            served(deployed([stage([method(route, { integration: template(text) })], { variables })]));
        const ofEach = (text: (name: string) => string) => names.map(text).join("|");
        const values = names.map(name => `of-${name}`).join("|");
        const nothing = names.map(() => "").join("|");

        it("by $input.params, from the path, the query string and the headers", async () => {
            const byName = ofEach(name => `$!input.params('${name}')`);
            const queried = await serve(byName);
            expect((await queried.get(`/dev/a${query}`)).body).to.equal(values);
            expect((await queried.request("/dev/a", { headers })).body).to.equal(values);
            expect((await queried.get("/dev/a")).body).to.equal(nothing);
            const route = `GET /${names.map(name => `{${name}}`).join("/")}`;
            const ofPath = await serve(byName, route);
            expect((await ofPath.get(`/dev/${values.replaceAll("|", "/")}`)).body).to.equal(values);
        });

        it("by the maps of $input.params() and $stageVariables, which can be printed too", async () => {
            for (const map of ["$!input.params().querystring", "$!stageVariables"]) {
                const byName = ofEach(name => `${map}.get('${name}')`);
                const of = each(name => `of-${name}`);
                const gateway = await serve(byName, "GET /a", of);
                expect((await gateway.get(`/dev/a${query}`)).body).to.equal(values);
                const without = await serve(`${byName};${map};`);
                expect((await without.get("/dev/a")).body).to.equal(`${nothing};{};`);
            }
            const printed = await serve("$input.params().querystring");
            expect((await printed.get("/dev/a?constructor=1&toString=2")).body).to.equal("{constructor=1, toString=2}");
        });

        it("in the JSON of a body", async () => {
            const byName = ofEach(name => `$!input.path('$').get('${name}')`);
            const handedOver = `#set($context.requestOverride.header.out = "${byName};$input.path('$.a')")`;
            const integration = mock("$context.requestOverride.header.out", {
                requestTemplates: { "application/json": `${handedOver}{"statusCode": 200}` },
            });
            const gateway = await served(deployed([stage([method("POST /a", { integration })])]));
            const post = { method: "POST", headers: { "content-type": "application/json" } };
            const { body } = await gateway.request("/dev/a", post, '{"constructor":"1","a":{"b":[1,{"c":2}]}}');
            expect(body).to.equal(`1${nothing};{b=[1,{"c":2}]}`);
        });
    });

    describe("in a mapping", () => {
        it("to the backend: there is none where the client or the program gave none", async () => {
            const url = await backend((request, response) => {
                response.end(JSON.stringify([request.url, request.headers["x-mapped"] ?? "none"]));
            });
            const mapped = (expression: string, variables = {}) => {
                const integration: Integration = {
                    type: "HTTP_PROXY",
                    uri: `${url}/\${stageVariables.constructor}`,
                    requestParameters: { "integration.request.header.X-Mapped": expression },
                };
                return served(deployed([stage([method("GET /{id}", { integration })], { variables })]));
            };
            for (const source of ["path", "querystring", "multivaluequerystring", "header", "multivalueheader"]) {
                const gateway = await mapped(`method.request.${source}.constructor`);
                expect(JSON.parse((await gateway.get("/dev/1")).body), source).to.deep.equal(["/", "none"]);
            }
            const variable = await mapped("stageVariables.toString");
            expect(JSON.parse((await variable.get("/dev/1")).body)).to.deep.equal(["/", "none"]);
            const given = await mapped(
                "stageVariables.__proto__",
                each(name => `of-${name}`),
            );
            expect(JSON.parse((await given.get("/dev/1")).body)).to.deep.equal(["/of-constructor", "of-__proto__"]);
        });

        it("and in a gateway response", async () => {
            const responseTemplates = { "application/json": "<$stageVariables.constructor${stageVariables.valueOf}>" };
            const responseParameters = { "gatewayresponse.header.X-A": "method.request.querystring.toString" };
            const gatewayResponses = { DEFAULT_4XX: { responseParameters, responseTemplates } };
            const gateway = await served(deployed([stage([], { gatewayResponses, variables: { valueOf: "1" } })]));
            const { body, headers: sent } = await gateway.get("/dev/nowhere");
            expect([body, sent["x-a"]]).to.deep.equal(["<1>", undefined]);
            expect((await gateway.get("/dev/nowhere?toString=2")).headers["x-a"]).to.equal("2");
        });
    });

    it("of a customer and of a plan", async () => {
        const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
        const keys = names.map(name => key(name, { id: name }));
        const plans = names.map(name => plan(name, [], [dev], { keyIds: [name] }));
        const gateway: Served = await served(deployed([dev], plans, keys));
        for (const name of names) await gateway.get("/dev/orders", { "x-api-key": keyValue(name) });
        expect(gateway.usage().map(({ customer, plan: name, used }) => [customer, name, used])).to.deep.equal(
            names.map(name => [name, name, 1]),
        );
        const client = new APIGatewayClient({
            endpoint: gateway.url,
            region: "us-east-1",
            credentials: { accessKeyId: "any", secretAccessKey: "any" },
        });
        const [today] = new Date().toISOString().split("T");
        const usage = { usagePlanId: "plan-constructor", startDate: today, endDate: today };
        const { items } = await client.send(new GetUsageCommand(usage));
        expect(Object.entries(items!)).to.deep.equal([["constructor", [[1, -1]]]]);
        client.destroy();
    });
});
