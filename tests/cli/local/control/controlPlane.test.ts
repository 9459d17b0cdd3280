import {
    APIGatewayClient,
    GetVpcLinksCommand,
    GetApiKeyCommand,
    GetApiKeysCommand,
    GetUsageCommand,
    GetUsagePlanKeysCommand,
    GetUsagePlansCommand,
    UpdateUsageCommand,
} from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import * as http from "http";
import { duplexPair } from "stream";
import { ControlPlane } from "../../../../cli/local/control/controlPlane";
import { ServedCustomers } from "../../../../cli/local/control/servedCustomers";
import { Limits } from "../../../../cli/local/limits/limits";
import { deployed, key, keyId, keyValue, method, plan, stage } from "../deployments";
import { Served, served, stopAll } from "../http/served";

const names = Array.from({ length: 30 }, (_, index) => `customer${String(index).padStart(2, "0")}`);

describe("The control plane, asked by the AWS SDK", () => {
    let gateway: Served;
    let client: APIGatewayClient;
    let now: number;

    beforeEach(async () => {
        now = Date.parse("2026-02-27T12:00:00Z");
        const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
        const free = plan("free", [...names, "acme"], [dev], {
            description: "To try",
            throttle: { rateLimit: 10, burstLimit: 20 },
            quota: { limit: 5, period: "MONTH", offset: 0 },
        });
        const keys = [...names.map(name => key(name)), key("acme", { customerId: "c1", enabled: true })];
        const gold = plan("gold", [], [dev]);
        free.stages[0].methodThrottles = { "GET /orders": { rateLimit: 10, burstLimit: 20 } };
        gateway = await served(deployed([dev], [free, gold], keys), { now: () => now });
        client = new APIGatewayClient({
            endpoint: gateway.url,
            region: "us-east-1",
            credentials: { accessKeyId: "any", secretAccessKey: "any" },
            maxAttempts: 1,
        });
    });
    afterEach(async () => {
        client.destroy();
        await stopAll();
    });

    const order = async () => (await gateway.get("/dev/orders", { "x-api-key": keyValue("acme") })).status;
    const usage = (startDate: string, endDate: string, customer?: string) =>
        client.send(
            new GetUsageCommand({ usagePlanId: "plan-free", startDate, endDate, keyId: customer && keyId(customer) }),
        );

    it("lists keys, with values only for those who ask, a page at a time", async () => {
        const first = await client.send(new GetApiKeysCommand({}));
        expect(first.items).to.have.length(25);
        const second = await client.send(new GetApiKeysCommand({ position: first.position }));
        expect(second.items).to.have.length(6);
        expect(second.position).to.equal(undefined);
        expect(JSON.stringify([first, second])).to.not.include(keyValue("acme"));
        const { items } = await client.send(new GetApiKeysCommand({ nameQuery: "ac", includeValues: true }));
        expect(items).to.have.length(1);
        expect(items![0]).to.deep.include({
            id: "key-acme",
            name: "acme",
            value: keyValue("acme"),
            enabled: true,
            customerId: "c1",
            stageKeys: [],
        });
        expect((await client.send(new GetApiKeysCommand({ limit: 3 }))).items).to.have.length(3);
        expect((await client.send(new GetApiKeysCommand({ customerId: "c1" }))).items).to.have.length(1);
    });

    it("shows a key, and its value only when asked", async () => {
        expect(await client.send(new GetApiKeyCommand({ apiKey: "key-acme" }))).to.not.have.property("value");
        const { value } = await client.send(new GetApiKeyCommand({ apiKey: "key-acme", includeValue: true }));
        expect(value).to.equal(keyValue("acme"));
    });

    it("lists plans, all or those of a key, and the keys of a plan", async () => {
        const { items } = await client.send(new GetUsagePlansCommand({}));
        expect(items!.map(({ name }) => name)).to.deep.equal(["free", "gold"]);
        expect(items![0]).to.deep.include({
            id: "plan-free",
            description: "To try",
            throttle: { rateLimit: 10, burstLimit: 20 },
            quota: { limit: 5, offset: 0, period: "MONTH" },
        });
        expect(items![0].apiStages![0]).to.deep.include({
            apiId: "api1",
            stage: "dev",
            throttle: { "/orders/GET": { rateLimit: 10, burstLimit: 20 } },
        });
        const ofAcme = await client.send(new GetUsagePlansCommand({ keyId: "key-acme" }));
        expect(ofAcme.items!.map(({ id }) => id)).to.deep.equal(["plan-free"]);
        const keys = await client.send(new GetUsagePlanKeysCommand({ usagePlanId: "plan-free", limit: 500 }));
        expect(keys.items).to.have.length(31);
        const acme = { id: "key-acme", type: "API_KEY", name: "acme", value: keyValue("acme") };
        expect(keys.items![0]).to.deep.equal(acme);
    });

    it("gives what is used and what is left of each day and key", async () => {
        await order();
        await order();
        now += 86_400_000;
        await order();
        const { items, usagePlanId } = await usage("2026-02-26", "2026-02-28", "acme");
        expect(usagePlanId).to.equal("plan-free");
        expect(items).to.deep.equal({
            "key-acme": [
                [0, 5],
                [2, 3],
                [1, 2],
            ],
        });
        expect(Object.keys((await usage("2026-02-28", "2026-02-28")).items!)).to.have.length(25);
    });

    it("sets what is left for the current period", async () => {
        const patch = (value: string) =>
            client.send(
                new UpdateUsageCommand({
                    usagePlanId: "plan-free",
                    keyId: "key-acme",
                    patchOperations: [{ op: "replace", path: "/remaining", value }],
                }),
            );
        await order();
        expect((await patch("1")).items).to.deep.equal({ "key-acme": [[1, 1]] });
        expect([await order(), await order()]).to.deep.equal([200, 429]);
        await patch("2");
        expect([await order(), await order(), await order()]).to.deep.equal([200, 200, 429]);
        now = Date.parse("2026-03-01T00:00:00Z");
        expect(await order()).to.equal(200);
        expect((await usage("2026-03-01", "2026-03-01", "acme")).items).to.deep.equal({ "key-acme": [[1, 4]] });
    });

    it("fails as the service does", async () => {
        const failure = async (sent: Promise<unknown>) =>
            sent.then(
                () => "no error",
                (error: Error) => error.name,
            );
        expect(await failure(client.send(new GetApiKeyCommand({ apiKey: "none" })))).to.equal("NotFoundException");
        expect(await failure(usage("2026-02-30", "2026-03-01"))).to.equal("BadRequestException");
        expect(await failure(usage("2026-03-02", "2026-03-01"))).to.equal("BadRequestException");
        const patchOperations = [{ op: "replace" as const, path: "/used", value: "1" }];
        const update = new UpdateUsageCommand({ usagePlanId: "plan-free", keyId: "key-acme", patchOperations });
        expect(await failure(client.send(update))).to.equal("BadRequestException");
        expect(await failure(client.send(new GetVpcLinksCommand({})))).to.equal("NotImplementedException");
        const position = Buffer.from("x").toString("base64url");
        expect(await failure(client.send(new GetApiKeysCommand({ position })))).to.equal("BadRequestException");
    });

    it("is no route of a stage, and no stage's name collides with it", async () => {
        expect((await gateway.get("/apikeys")).body).to.equal('{"message":"Forbidden"}');
        gateway.swap(deployed([stage([method("GET /")], { stageName: "apikeys" })], [], [key("acme")]));
        expect((await gateway.get("/apikeys")).body).to.equal('{"route":"GET /"}');
        expect((await client.send(new GetApiKeysCommand({}))).items).to.have.length(1);
    });

    it("does not answer to a name that is not this machine's", async () => {
        const authorization =
            "AWS4-HMAC-SHA256 Credential=any/20260227/us-east-1/apigateway/aws4_request, SignedHeaders=host";
        const { status } = await gateway.get("/apikeys?includeValues=true", {
            authorization,
            host: "evil.example.com",
        });
        expect(status).to.equal(403);
        expect((await gateway.get("/apikeys", { authorization })).status).to.equal(200);
    });

    it("does nothing for a page in a browser, whatever the CORS answers of a stage let pass", async () => {
        const authorization =
            "AWS4-HMAC-SHA256 Credential=any/20260227/us-east-1/apigateway/aws4_request, SignedHeaders=host";
        const { host } = new URL(gateway.url);
        const create = async (headers: { [name: string]: string }) => {
            const options = { method: "POST", headers: { authorization, ...headers } };
            return (await gateway.request("/apikeys", options, "{}")).status;
        };
        const pages = [
            { origin: "https://evil.example.com" },
            { origin: "http://localhost:5173", "sec-fetch-site": "cross-site" },
            { origin: `https://${host}` },
            { origin: "null" },
            { origin: `http://${host}`, "sec-fetch-site": "same-origin" },
            { "sec-fetch-site": "cross-site" },
            { "sec-fetch-site": "same-site" },
        ];
        for (const page of pages) expect(await create(page as { [name: string]: string })).to.equal(403);
        expect((await client.send(new GetApiKeysCommand({ limit: 500 }))).items).to.have.length(31);
        expect(await create({})).to.equal(201);
    });

    it("is asked by what is signed for it, and by nothing that only looks like it", async () => {
        const body = async (authorization: string) => (await gateway.get("/apikeys", { authorization })).body;
        const scope = "Credential=any/20260227/us-east-1/apigateway/aws4_request";
        for (const signed of [scope, `${scope}, SignedHeaders=host`, `SignedHeaders=host,${scope}`]) {
            expect(await body(`AWS4-HMAC-SHA256 ${signed}`)).to.match(/^\{"item":/);
        }
        const others = [
            `Bearer ${scope}`,
            `AWS4-HMAC-SHA256 x${scope}`,
            `AWS4-HMAC-SHA256 ${scope.replace("apigateway", "execute-api")}`,
            `AWS4-HMAC-SHA256 ${scope}er`,
            `AWS4-HMAC-SHA256 ${"Credential=".repeat(900)}`,
            "AWS4-HMAC-SHA256",
        ];
        for (const other of others) expect(await body(other)).to.equal('{"message":"Forbidden"}');
    });

    it("looks at the size of a request before its content", async () => {
        const scope = "Credential=any/20260227/us-east-1/apigateway/aws4_request";
        const authorization = `AWS4-HMAC-SHA256 ${"Credential=".repeat(3000)},${scope}`;
        expect((await gateway.get("/apikeys", { authorization })).status).to.equal(431);
        const options = { method: "PATCH", headers: { authorization: `AWS4-HMAC-SHA256 ${scope}` } };
        const path = "/usageplans/plan-free/keys/key-acme/usage";
        const large = await gateway.request(path, options, JSON.stringify({ patchOperations: "x".repeat(4_000_000) }));
        expect(large.status).to.equal(413);
        for (const body of ["null", '{"patchOperations":[null]}', '{"patchOperations":{}}', "{"]) {
            expect((await gateway.request(path, options, body)).status).to.equal(400);
        }
    });
});

describe("The control plane, asked from another machine", () => {
    /** What a caller with this address gets; the names it calls are this machine's. */
    function statusFor(remoteAddress: string | undefined, host: string): Promise<string> {
        const limits = new Limits(() => 0);
        const customers = new ServedCustomers(
            limits,
            () => 0,
            () => undefined,
        );
        customers.swap(deployed([], [], [key("acme")]));
        const control = new ControlPlane(customers, limits);
        const server = http.createServer((request, response) => control.handle(request, response));
        const [caller, socket] = duplexPair();
        server.emit("connection", Object.assign(socket, { remoteAddress }));
        caller.write(`GET /apikeys?includeValues=true HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
        return new Promise(resolve => {
            let answer = "";
            caller.on("data", (part: Buffer) => (answer += part.toString()));
            caller.on("end", () => resolve(`${answer.split(" ")[1]} ${answer.includes(keyValue("acme"))}`));
        });
    }

    const own = ["localhost", "LOCALHOST:3000", "127.0.0.1", "127.1.2.3:80", "[::1]", "[::1]:3000"];
    const foreign = [
        "evil.example.com",
        "localhost.evil.com",
        "127.0.0.1.evil.com",
        "evil.com:127",
        "[::2]",
        "10.0.0.1",
    ];

    it("refuses it, under whatever name", async () => {
        for (const peer of [
            "203.0.113.5",
            "10.0.0.1",
            "::ffff:10.127.0.1",
            "fe80::1",
            "::2",
            "1127.0.0.1",
            undefined,
        ]) {
            for (const host of own) expect(await statusFor(peer, host), `${peer} ${host}`).to.equal("403 false");
        }
    });

    it("answers this machine, under a name of its own only", async () => {
        for (const peer of ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]) {
            for (const host of own) expect(await statusFor(peer, host), `${peer} ${host}`).to.equal("200 true");
            for (const host of foreign) expect(await statusFor(peer, host), `${peer} ${host}`).to.equal("403 false");
        }
    });
});
