import { expect } from "chai";
import { EngineStack, call, keyValues, taken } from "./engine";
import { gateway, routes } from "./gateway";

const withBob = () =>
    gateway({
        routes: routes({ "GET /a": "second a" }),
        keys: { alice: { plan: "free" }, bob: { plan: "free" } },
    });

describe("A new customer, while a change of a route waits", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
        await stack.up(() => gateway());
    });
    after(() => stack.dispose());

    it("has a key by `pulumi up --target` of the customer alone, and the route stays as it is served", async () => {
        const run = await stack.up(withBob, { target: ["**ApiKey::shop-bob", "**UsagePlanKey::shop-bob"] });
        expect(taken(run)).to.have.members(["create ApiKey shop-bob", "create UsagePlanKey shop-bob"]);
        const { alice, bob } = keyValues(run.outputs);
        for (const key of [alice, bob]) {
            expect(await call(run.outputs, "/a", { key })).to.include({ status: 200, body: "first a" });
        }
    });

    it("keeps the key when the route follows", async () => {
        const before = (await stack.preview(withBob)).steps.filter(({ type }) => /Key$/.test(type));
        expect(before).to.deep.equal([]);
        const run = await stack.up(withBob);
        expect(taken(run)).to.have.members(["update RestApi shop", "replace Deployment shop", "update Stage shop"]);
        const { bob } = keyValues(run.outputs);
        expect((await call(run.outputs, "/a", { key: bob })).body).to.equal("second a");
    });
});
