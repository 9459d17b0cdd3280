import { expect } from "chai";
import { OutputMap } from "@pulumi/pulumi/automation";
import { EngineStack, Run, call } from "./engine";
import { devFile, ordersProgram } from "./ordersProgram";

/** Calls until the answer is another; the number of calls that were answered alike. */
async function callsUntil(status: number, most: number, answer: () => Promise<{ status: number }>): Promise<number> {
    for (let calls = 0; calls < most; calls++) {
        if ((await answer()).status === status) return calls;
    }
    throw new Error(`${most} calls, and none was answered ${status}`);
}

describe("The dev stack, from nothing to nothing", () => {
    let stack: EngineStack;
    let first: Run;
    let outputs: OutputMap;
    const keyOf = (customer: string) => (outputs.apiKeyValues.value as { [key: string]: string })[customer];

    before(async () => {
        stack = await EngineStack.create("dev", devFile());
        first = await stack.up(ordersProgram);
        outputs = first.outputs;
    });
    after(() => stack.dispose());

    it("`pulumi up` makes the API, its plans and its customers' keys", () => {
        const made = first.steps.map(({ op, type, name }) => `${op} ${type} ${name}`);
        expect(made).to.have.members([
            "create UsagePlanGateway orders",
            "create RestApi orders",
            "create Deployment orders",
            "create Stage orders",
            "create UsagePlan orders-free",
            "create UsagePlan orders-gold",
            "create ApiKey orders-alice",
            "create ApiKey orders-acme",
            "create UsagePlanKey orders-alice",
            "create UsagePlanKey orders-acme",
        ]);
        expect(outputs.url.value).to.match(/\/dev$/);
    });

    it("without a key the answer is 403 Forbidden", async () => {
        const { status, body, headers } = await call(outputs, "/orders");
        expect({ status, body }).to.deep.equal({ status: 403, body: '{"message":"Forbidden"}' });
        expect(headers.get("x-amzn-errortype")).to.equal("ForbiddenException");
    });

    it("with a key of a plan the answer is that of the route", async () => {
        const { status, body } = await call(outputs, "/orders", { key: keyOf("acme") });
        expect(status).to.equal(200);
        expect(JSON.parse(body)).to.deep.equal({ orders: [{ id: "1", status: "shipped" }] });
        const created = await call(outputs, "/orders", { key: keyOf("acme"), method: "POST" });
        expect(created.status).to.equal(201);
    });

    it("a route that needs no key answers without one", async () => {
        expect((await call(outputs, "/health")).status).to.equal(200);
    });

    it("past the burst the answer is 429 Too Many Requests, to that customer alone", async () => {
        const passed = await callsUntil(429, 20, () => call(outputs, "/orders/1", { key: keyOf("alice") }));
        expect(passed).to.equal(3);
        const { body } = await call(outputs, "/orders/1", { key: keyOf("alice") });
        expect(body).to.equal('{"message":"Too Many Requests"}');
        expect((await call(outputs, "/orders/1", { key: keyOf("acme") })).status).to.equal(200);
    });

    it("a second `pulumi up` changes nothing", async () => {
        expect((await stack.up(ordersProgram)).steps).to.deep.equal([]);
    });

    it("a customer's own key value works, and is in plain text in no state, log or plain output", async () => {
        const own = "AcmesOwnKeyValue0123456789";
        await stack.setConfig("keyValues.acme", own, { secret: true, path: true });
        const { log, outputs: changed } = await stack.up(ordersProgram);
        expect((await call(changed, "/orders", { key: own })).status).to.equal(200);
        expect((await call(changed, "/orders", { key: keyOf("acme") })).status, "the old value").to.equal(403);
        expect(changed.apiKeyValues.secret).to.equal(true);
        const state = await stack.stateText();
        expect(state).to.include("orders-acme");
        for (const value of [own, keyOf("alice"), keyOf("acme")]) {
            expect(log, "the log").not.to.include(value);
            expect(state, "the state").not.to.include(value);
        }
    });

    it("a change of the routes redeploys the API, and the preview names them and nothing else", async () => {
        await stack.setConfig("backendUrl", "https://orders.example.com");
        const preview = await stack.preview(ordersProgram);
        const steps = preview.steps.filter(({ op }) => op === "update" || op === "replace");
        expect(steps.map(({ op, type }) => `${op} ${type}`)).to.have.members([
            "update RestApi",
            "replace Deployment",
            "update Stage",
        ]);
        expect(steps.find(({ type }) => type === "Deployment")?.diff).to.have.members([
            'triggers["GET /orders"]',
            'triggers["POST /orders"]',
            'triggers["GET /orders/{id}"]',
            'triggers["DELETE /orders/{id}"]',
            'triggers["GET /health"]',
        ]);
    });

    it("`pulumi destroy` leaves nothing behind", async () => {
        await stack.destroy();
        const { status } = await call(outputs, "/health");
        expect(status).to.be.oneOf([403, 404]);
        expect(await stack.resourceCount()).to.equal(0);
    });
});
