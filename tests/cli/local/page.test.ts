import { expect } from "chai";
import { Deployed } from "../../../cli/local/deployed";
import { deployed, key, keyValue, keyedOrders, method, plan, stage } from "./deployments";
import { Served, served, stopAll } from "./http/served";
import { Events } from "./pageEvents";

const browser = { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "sec-fetch-dest": "document" };
const forbidden = { status: 403, body: '{"message":"Forbidden"}' };

/** Two customers whose limits are small, at a route each. */
function small(): Deployed {
    const throttle = { rateLimit: 0.001, burstLimit: 3 };
    return keyedOrders({ throttle, quota: { limit: 20, period: "MONTH", offset: 0 } });
}

const acme = { planId: "plan-free", keyId: "key-acme" };

/** What the page knows of itself, as its script reads it. */
async function opened(gateway: Served) {
    const { body } = await gateway.get("/", browser);
    const [, token] = /name="page-token" content="([\w-]+)"/.exec(body)!;
    const origin = gateway.url;
    const post = async (action: string, asked: object, headers: { [name: string]: string } = {}) => {
        const all = { origin, "x-page-token": token, ...headers };
        const answer = await gateway.request(
            `/@page/${action}`,
            { method: "POST", headers: all },
            JSON.stringify(asked),
        );
        return { status: answer.status, ...(JSON.parse(answer.body) as { [name: string]: unknown }) };
    };
    return { token, post };
}

describe("The page of the local gateway, over HTTP", () => {
    afterEach(stopAll);

    it("opens at / in a browser; any other client gets what AWS answers", async () => {
        const gateway = await served(small());
        const page = await gateway.get("/?from=bookmark", browser);
        expect(page.status).to.equal(200);
        expect(page.headers["content-type"]).to.equal("text/html; charset=utf-8");
        for (const headers of [{}, { accept: "*/*" }, { accept: "application/json" }] as { accept?: string }[]) {
            expect(await gateway.get("/", headers)).to.deep.include(forbidden);
        }
        expect(await gateway.request("/", { method: "POST", headers: browser })).to.deep.include(forbidden);
    });

    it("loads nothing from elsewhere, and is shown in no frame", async () => {
        const gateway = await served(small());
        const { headers, body } = await gateway.get("/", browser);
        expect(headers["content-security-policy"])
            .to.include("default-src 'none'")
            .and.include("frame-ancestors 'none'");
        const files = [...body.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, file]) => file);
        expect(files).to.include.members(["/@page/theme.css", "/@page/page.mjs"]);
        for (const file of files) expect((await gateway.get(file)).status).to.equal(200);
        for (const file of ["/@page/tsconfig.json", "/@page/../pageServer.ts", "/@page/nothing.mjs"]) {
            expect((await gateway.get(file)).status).to.equal(404);
        }
    });

    it("is not there where others reach the gateway", async () => {
        const gateway = await served(small(), { host: "0.0.0.0" });
        for (const path of ["/", "/@page/events", "/@page/theme.css"]) {
            const { port } = new URL(gateway.url);
            const headers = { ...browser, host: `127.0.0.1:${port}` };
            expect(await gateway.get(path, headers)).to.deep.include(forbidden);
        }
    });

    it("is not there under a foreign name, for a page elsewhere, or for what an API here answers", async () => {
        const gateway = await served(small());
        const { token } = await opened(gateway);
        for (const path of ["/", "/@page/events"]) {
            expect(await gateway.get(path, { ...browser, host: "rebound.example" })).to.deep.include(forbidden);
            expect(await gateway.get(path, { ...browser, origin: "https://evil.example" })).to.deep.include(forbidden);
        }
        for (const destination of ["empty", "iframe"]) {
            const headers = { ...browser, "sec-fetch-dest": destination };
            expect(await gateway.get("/", headers)).to.deep.include(forbidden);
        }
        const rebound = { host: "rebound.example", origin: "http://rebound.example", "x-page-token": token };
        expect(await gateway.request("/@page/key", { method: "POST", headers: rebound }, "{}")).to.deep.include(
            forbidden,
        );
    });

    it("gives a key on demand only, and only to itself", async () => {
        const gateway = await served(small());
        const { post, token } = await opened(gateway);
        expect(await post("key", acme)).to.deep.equal({ status: 200, value: keyValue("acme") });
        const refused = { status: 403, message: "Only the page may ask this" };
        expect(await post("key", acme, { "x-page-token": "x".repeat(32) })).to.deep.equal(refused);
        expect(await post("key", acme, { "x-page-token": "" })).to.deep.equal(refused);
        const withoutOrigin = await gateway.request(
            "/@page/key",
            { method: "POST", headers: { "x-page-token": token } },
            JSON.stringify(acme),
        );
        expect(withoutOrigin.status).to.equal(403);
        expect((await gateway.get("/@page/key")).status).to.equal(404);

        const events = await Events.of(gateway);
        await post("send", { method: "GET", path: "/dev/orders", ...acme });
        await post("fill", acme);
        await events.last("gauges");
        expect(events.text + (await gateway.get("/", browser)).body).not.to.include(keyValue("acme"));
    });

    it("tells the stages with their locks, the customers with their limits, and what is left", async () => {
        const dev = stage(
            [
                method("GET /orders", { apiKeyRequired: true }),
                method("GET /health"),
                method("PUT /orders", { authorization: "CUSTOM", authorizer: "jwt" }),
            ],
            { methodThrottles: { "GET /health": { rateLimit: 5, burstLimit: 10 } } },
        );
        const plans = [
            plan("free", ["acme"], [dev], { throttle: { rateLimit: 1, burstLimit: 3 } }),
            plan("open", ["bolt"], [dev]),
        ];
        const keys = [key("acme"), key("bolt", { enabled: false }), key("nobody")];
        const events = await Events.of(await served(deployed([dev], plans, keys)));
        const { stages, customers, gauges } = await events.last("state");
        const own = { integration: "MOCK", needsKey: false };
        expect(stages).to.deep.equal([
            {
                name: "dev",
                api: "orders",
                address: "/dev",
                routes: [
                    { ...own, method: "GET", path: "/orders", needsKey: true },
                    { ...own, method: "GET", path: "/health", throttle: "5/s, 10 at once" },
                    { ...own, method: "PUT", path: "/orders", authorization: "jwt" },
                ],
            },
        ]);
        const ofAll = { enabled: true, origin: "program" };
        expect(customers).to.deep.equal([
            {
                ...ofAll,
                id: "plan-free/key-acme",
                name: "acme",
                keyId: "key-acme",
                plan: { id: "plan-free", name: "free", limits: "1/s, 3 at once", burst: 3 },
            },
            {
                ...ofAll,
                enabled: false,
                id: "plan-open/key-bolt",
                name: "bolt",
                keyId: "key-bolt",
                plan: { id: "plan-open", name: "open", limits: "unlimited" },
            },
            { ...ofAll, id: "/key-nobody", name: "nobody", keyId: "key-nobody" },
        ]);
        expect(gauges).to.deep.equal({ "plan-free/key-acme": { tokens: 3 }, "plan-open/key-bolt": {} });
    });

    it("tells of a customer whose key a call of the control plane has made", async () => {
        const gateway = await served(small());
        const events = await Events.of(gateway);
        const authorization = "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/apigateway/aws4_request";
        const call = { method: "POST", headers: { authorization } };
        const key = await gateway.request("/apikeys", call, JSON.stringify({ name: "late", enabled: true }));
        const { id } = JSON.parse(key.body) as { id: string };
        const join = JSON.stringify({ keyId: id, keyType: "API_KEY" });
        await gateway.request(`/usageplans/${acme.planId}/keys`, call, join);
        const state = await events.last("state", ({ gauges }) => `${acme.planId}/${id}` in (gauges as object));
        const [, late] = state.customers as object[];
        expect(late)
            .to.deep.include({ name: "late", keyId: id, origin: "call" })
            .and.have.nested.property("plan.name", "free");
    });

    it("sends a request as a customer, as a stranger, and as nobody, and says what came", async () => {
        const gateway = await served(small());
        const { post } = await opened(gateway);
        const asked = { method: "GET", path: "/dev/orders" };
        expect(await post("send", { ...asked, keyId: acme.keyId })).to.include({ status: 200, isCut: false });
        expect(await post("send", { ...asked, body: "{}" })).to.include({ body: '{"message":"Forbidden"}' });
        const stranger = await post("send", { ...asked, headers: { "x-api-key": "nobodys" } });
        expect(stranger).to.include({ body: '{"message":"Forbidden"}' });
        const [first, second, third] = await gateway.told(3);
        expect(first).to.include({ status: 200, customer: "acme", remaining: 19 });
        expect(second).to.include({ status: 403, reason: "no x-api-key header" });
        expect(third).to.include({ status: 403, reason: "there is no such key" });
    });

    it("sends to this gateway only, and says what can't be sent", async () => {
        const { post } = await opened(await served(small()));
        const sent = (method: string, path: string, headers = {}) => post("send", { method, path, headers });
        expect(await sent("GET", "http://elsewhere.example/")).to.deep.equal({
            status: 400,
            message: "a path starts with /",
        });
        expect(await sent("BREW", "/dev")).to.deep.equal({ status: 400, message: "BREW is not a method of HTTP" });
        expect((await sent("GET", "/a b")).status).to.equal(400);
        expect((await sent("GET", "/dev", { "x y": "1" })).status).to.equal(400);
        expect(await post("key", { keyId: "gone" })).to.include({ status: 400 });
        expect(await post("explode", {})).to.include({ status: 404 });
    });

    it("fills the quota of a customer, and gives all back", async () => {
        const gateway = await served(small());
        const { post } = await opened(gateway);
        const events = await Events.of(gateway);
        const asked = { method: "GET", path: "/dev/orders", keyId: acme.keyId };
        const left = async (tokens: number, remaining: number) =>
            events.last("gauges", gauges => {
                const gauge = gauges["plan-free/key-acme"] as { tokens: number; remaining: number };
                return gauge.tokens === tokens && gauge.remaining === remaining;
            });
        for (let sent = 0; sent < 3; sent++) await post("send", asked);
        await left(0, 17);
        expect(await post("send", asked)).to.include({ body: '{"message":"Too Many Requests"}' });

        await post("reset", acme);
        await left(3, 20);
        await post("fill", acme);
        await left(3, 0);
        expect(await post("send", asked)).to.include({ body: '{"message":"Limit Exceeded"}' });
        await post("reset", acme);
        await left(3, 20);
        expect(gateway.usage()).to.deep.include.members([
            { customer: "acme", ...acme, plan: "free", used: 0, remaining: 20, limit: 20, period: "MONTH" },
        ]);

        const limited = keyedOrders();
        limited.plans[0].stages[0].methodThrottles["GET /orders"] = { rateLimit: 0.001, burstLimit: 1 };
        const ofMethod = await opened(await served(limited));
        await ofMethod.post("send", asked);
        expect(await ofMethod.post("send", asked)).to.include({ body: '{"message":"Too Many Requests"}' });
        await ofMethod.post("reset", acme);
        expect(await ofMethod.post("send", asked)).to.include({ body: '{"route":"GET /orders"}' });

        const withoutQuota = await opened(await served(keyedOrders()));
        expect(await withoutQuota.post("fill", acme)).to.deep.equal({
            status: 400,
            message: "the plan free has no quota",
        });
    });

    it("tells each request with the reason of a refusal, and a reload with what AWS would do", async () => {
        const gateway = await served(small(), { onRequest: event => gateway.tell({ event: "request", ...event }) });
        const events = await Events.of(gateway);
        await events.last("state");
        await gateway.get("/dev/orders");
        const request = await events.last("request");
        expect(request).to.include({ method: "GET", path: "/dev/orders", status: 403, reason: "no x-api-key header" });

        const dev = stage([method("GET /invoices")]);
        gateway.swap(deployed([dev]));
        const summary = 'redeployed: "GET /invoices" added, "GET /orders" removed';
        gateway.tell({ event: "reloaded", redeployed: true, summary, notes: [], durationMs: 1 });
        expect(await events.last("reloaded")).to.include({ redeployed: true, summary });
        const [{ path }] = (events.all("state").at(-1)!.stages as { routes: { path: string }[] }[])[0].routes;
        expect(path).to.equal("/invoices");
        gateway.tell({ event: "failed", message: "it does not compile" });
        expect(await events.last("failed")).to.include({ message: "it does not compile" });
    });
});
