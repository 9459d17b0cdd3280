import { expect } from "chai";
import { Method } from "../../../../cli/local/deployed";
import { startServer } from "../../../../cli/local/http/httpServer";
import { deployed, key, keyValue, keyedOrders, method, plan, stage } from "../deployments";
import { served, stopAll } from "./served";

const acme = { "x-api-key": keyValue("acme") };

describe("The local gateway", () => {
    afterEach(stopAll);

    it("serves a stage by its name, and also where emulators of AWS have it", async () => {
        const gateway = await served(keyedOrders());
        expect((await gateway.get("/dev/orders", acme)).body).to.equal('{"route":"GET /orders"}');
        expect((await gateway.get("/restapis/api1/dev/_user_request_/health")).status).to.equal(200);
        expect((await gateway.get("/beta/orders", acme)).body).to.equal('{"message":"Forbidden"}');
        expect((await gateway.get("/", acme)).status).to.equal(403);
    });

    it("serves stages of one name under their APIs' names, or ids where the names are one too", async () => {
        const apis = ["orders", "invoices", "twins", "twins"].map((apiName, index) =>
            stage([method(`GET /${index}`)], { apiName, apiId: `id${index}` }),
        );
        const gateway = await served(deployed(apis));
        for (const [index, address] of ["orders/dev", "invoices/dev", "id2/dev", "id3/dev"].entries()) {
            expect((await gateway.get(`/${address}/${index}`)).status, address).to.equal(200);
        }
        expect((await gateway.get("/dev/0")).status).to.equal(403);
    });

    it("throttles all requests of the account together, also those without a key", async () => {
        const gateway = await served(keyedOrders(), { accountThrottle: { rateLimit: 0.1, burstLimit: 2 } });
        const statuses = [];
        for (let count = 0; count < 3; count++) statuses.push((await gateway.get("/dev/health")).status);
        expect(statuses).to.deep.equal([200, 200, 429]);
    });

    it("answers 501 for what it does not run, and says what that is", async () => {
        const cases: [Partial<Method>, RegExp][] = [
            [{ authorization: "AWS_IAM" }, /authorization is AWS_IAM/],
            [{ integration: undefined }, /no integration/],
            [
                { integration: { type: "AWS", uri: "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders" } },
                /AWS integration calls sqs/,
            ],
            [
                { integration: { type: "AWS_PROXY", lambda: { unsupported: "its runtime is python3.12" } } },
                /python3.12/,
            ],
        ];
        const gateway = await served(
            deployed([stage(cases.map(([changes], index) => method(`GET /${index}`, changes)))]),
        );
        for (const [index, [, why]] of cases.entries()) {
            const { status, body, headers } = await gateway.get(`/dev/${index}`);
            expect([status, headers["x-amzn-errortype"]]).to.deep.equal([501, "NotImplementedException"]);
            expect(body).to.match(why);
        }
    });

    it("takes no key from the header where the API takes keys from an authorizer", async () => {
        const gateway = await served(keyedOrders({}, { apiKeySource: "AUTHORIZER" }));
        expect(await gateway.get("/dev/orders", acme)).to.include({ status: 403, body: '{"message":"Forbidden"}' });
        const [{ reason }] = await gateway.told(1);
        expect(reason).to.match(/keys from an authorizer/);
    });

    it("answers in the API's own words, by type, then by DEFAULT_4XX, then by the service's", async () => {
        const gatewayResponses = {
            INVALID_API_KEY: {
                statusCode: "401",
                responseParameters: {
                    "gatewayresponse.header.X-Why": "'no key'",
                    "gatewayresponse.header.X-Path": "context.resourcePath",
                    "gatewayresponse.header.X-Asked": "method.request.header.X-Ask",
                },
                responseTemplates: {
                    "application/json":
                        '{"error":$context.error.messageString,"type":"$context.error.responseType","said":"${context.error.message}","stage":"$stageVariables.name!","none":"$context.nothing"}',
                },
            },
            DEFAULT_4XX: { responseParameters: { "gatewayresponse.header.X-Default": "'yes'" }, responseTemplates: {} },
        };
        const gateway = await served(keyedOrders({}, { gatewayResponses, variables: { name: "blue" } }));
        const refused = await gateway.get("/dev/orders", { "x-ask": "please" });
        expect(refused.status).to.equal(401);
        expect(refused.body).to.equal(
            '{"error":"Forbidden","type":"INVALID_API_KEY","said":"Forbidden","stage":"blue!","none":""}',
        );
        expect(refused.headers).to.include({ "x-why": "no key", "x-path": "/orders", "x-asked": "please" });
        expect(refused.headers["x-amzn-errortype"]).to.equal("ForbiddenException");
        const lost = await gateway.get("/dev/nowhere");
        expect([lost.status, lost.body]).to.deep.equal([403, '{"message":"Missing Authentication Token"}']);
        expect(lost.headers["x-default"]).to.equal("yes");
    });

    it("tells of each request what it was and what it came to, and never a key's value", async () => {
        const gateway = await served(keyedOrders({ quota: { limit: 2, period: "DAY", offset: 0 } }));
        await gateway.get("/dev/orders?verbose=1", acme);
        await gateway.get("/dev/orders", { "x-api-key": "wrong" });
        await gateway.get("/dev/health");
        const [ok, wrong, open] = await gateway.told(3);
        expect(ok).to.include({ method: "GET", path: "/dev/orders", status: 200, stage: "dev" });
        expect(ok).to.include({ customer: "acme", plan: "free", remaining: 1, reason: undefined });
        expect(ok.durationMs).to.be.at.least(0);
        expect(wrong).to.include({ status: 403, customer: undefined, reason: "there is no such key" });
        expect(open).to.include({ status: 200, customer: undefined, plan: undefined });
        expect(JSON.stringify(gateway.events)).to.not.include(keyValue("acme"));
    });

    it("says why a key is refused", async () => {
        const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
        const gateway = await served(
            deployed([dev], [plan("free", ["gone"], [dev])], [key("gone", { enabled: false }), key("planless")]),
        );
        for (const name of ["gone", "planless"]) await gateway.get("/dev/orders", { "x-api-key": keyValue(name) });
        await gateway.get("/dev/orders");
        expect((await gateway.told(3)).map(({ customer, reason }) => [customer, reason])).to.deep.equal([
            ["gone", "the key is disabled"],
            ["planless", "the key is in no plan of this stage"],
            [undefined, "no x-api-key header"],
        ]);
    });

    it("serves another state from the next request on, and keeps the counts", async () => {
        const quota = { limit: 3, period: "DAY" as const, offset: 0 };
        const gateway = await served(keyedOrders({ quota }));
        await gateway.get("/dev/orders", acme);
        const changed = keyedOrders({ quota: { ...quota, limit: 2 } });
        changed.stages[0].methods.push(method("GET /new"));
        gateway.swap(changed);
        expect((await gateway.get("/dev/new")).status).to.equal(200);
        expect((await gateway.get("/dev/orders", acme)).status).to.equal(200);
        expect((await gateway.get("/dev/orders", acme)).status).to.equal(429);
        expect(gateway.usage()).to.deep.equal([
            {
                customer: "acme",
                keyId: "key-acme",
                plan: "free",
                planId: "plan-free",
                used: 2,
                remaining: 0,
                limit: 2,
                period: "DAY",
            },
        ]);
    });

    it("keeps what it serves when another state can't be served", async () => {
        const gateway = await served(keyedOrders());
        const broken = keyedOrders();
        broken.stages[0].methods[0].integration!.responses = { "(": { statusCode: "200" } };
        expect(() => gateway.swap(broken)).to.throw(/regular expression/);
        expect((await gateway.get("/dev/orders", acme)).status).to.equal(200);
    });

    it("counts by the clock that it is given", async () => {
        let now = Date.parse("2026-01-31T23:59:59.500Z");
        const quota = { limit: 1, period: "MONTH" as const, offset: 0 };
        const gateway = await served(keyedOrders({ quota }), { now: () => now });
        expect((await gateway.get("/dev/orders", acme)).status).to.equal(200);
        expect((await gateway.get("/dev/orders", acme)).status).to.equal(429);
        now += 500;
        expect((await gateway.get("/dev/orders", acme)).status).to.equal(200);
    });

    it("rejects a port that is taken", async () => {
        const gateway = await served(keyedOrders());
        const port = Number(new URL(gateway.url).port);
        const error = await startServer({ deployed: keyedOrders(), host: "127.0.0.1", port }).then(
            () => undefined,
            (reason: NodeJS.ErrnoException) => reason,
        );
        expect(error).to.be.instanceOf(Error).with.property("code", "EADDRINUSE");
    });
});
