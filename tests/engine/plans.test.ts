import { expect } from "chai";
import { OutputMap } from "@pulumi/pulumi/automation";
import { Plan, UsagePlanGateway } from "../../components/index";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { gateway, ownValue, routes } from "./gateway";

const wide = { rateLimit: 1000, burstLimit: 1000 };

describe("Plans", () => {
    let stack: EngineStack;
    let outputs: OutputMap;

    async function up(free: Plan): Promise<Run> {
        const run = await stack.up(() => gateway({ plans: { free, gold: { throttle: wide } } }));
        outputs = run.outputs;
        return run;
    }
    /** The statuses of some calls, one after the other. */
    async function statuses(path: string, calls: number): Promise<number[]> {
        const key = keyValues(outputs).alice;
        const got: number[] = [];
        for (let i = 0; i < calls; i++) got.push((await call(outputs, path, { key })).status);
        return got;
    }

    before(async () => {
        stack = await EngineStack.create();
        await up({ throttle: wide });
    });
    after(() => stack.dispose());

    it("a lower throttle updates that plan alone, and the client meets it", async () => {
        const run = await up({ throttle: { rateLimit: 0.01, burstLimit: 2 } });
        expect(taken(run)).to.deep.equal(["update UsagePlan shop-free"]);
        expect(await statuses("/a", 4)).to.include(429);
    });

    it("a higher one lets the client pass again", async () => {
        expect(taken(await up({ throttle: wide }))).to.deep.equal(["update UsagePlan shop-free"]);
        // The bucket fills at the new rate; at the old one it would take more calls by far.
        let refused = 0;
        while ((await statuses("/a", 1))[0] === 429) refused++;
        expect(refused).to.be.below(1000);
    });

    it("a method throttle limits that route alone", async () => {
        const run = await up({ throttle: wide, methodThrottles: { "GET /a": { rateLimit: 0.01, burstLimit: 1 } } });
        expect(taken(run)).to.deep.equal(["update UsagePlan shop-free"]);
        expect(await statuses("/a", 2)).to.deep.equal([200, 429]);
        expect(await statuses("/b", 2)).to.deep.equal([200, 200]);
    });

    it("a quota ends in 429 Limit Exceeded, and a raised one lets the client pass again", async () => {
        await up({ throttle: wide, quota: { limit: 2, period: "DAY" } });
        expect(await statuses("/b", 3)).to.deep.equal([200, 200, 429]);
        expect((await call(outputs, "/b", { key: keyValues(outputs).alice })).body).to.equal(
            '{"message":"Limit Exceeded"}',
        );
        const raised = await up({ throttle: wide, quota: { limit: 1000, period: "DAY" } });
        expect(taken(raised)).to.deep.equal(["update UsagePlan shop-free"]);
        expect(await statuses("/b", 2)).to.deep.equal([200, 200]);
    });

    it("a dropped quota is gone at the service, and so is a dropped throttle", async () => {
        await up({ throttle: wide });
        await up({ quota: { limit: 1000, period: "MONTH" } });
        const { free } = outputs.usagePlanIds.value as { free: string };
        const plan = await stack.service().getUsagePlan({ usagePlanId: free });
        expect([plan.throttle, plan.quota?.limit]).to.deep.equal([undefined, 1000]);
    });

    it("a plan that covers two gateways' stages: one key opens both, and is counted in both together", async () => {
        const two = await stack.up(() => {
            const other = new UsagePlanGateway("other", {
                routes: routes(),
                plans: { own: { throttle: wide } },
            });
            const { restApiId: apiId, stageName } = other;
            const shop = gateway({
                plans: { free: { quota: { limit: 3, period: "DAY" }, apiStages: [{ apiId, stageName }] } },
                keys: { zoe: { plan: "free" } },
            });
            return { ...shop, otherApiId: apiId };
        });
        const key = keyValues(two.outputs).zoe;
        const other = { ...two.outputs, restApiId: two.outputs.otherApiId };
        const got: number[] = [];
        for (const api of [two.outputs, other, two.outputs, other]) got.push((await call(api, "/a", { key })).status);
        expect(got).to.deep.equal([200, 200, 200, 429]);
    });

    it("a key that existed before is put in the plan and let go again, and outlives both", async () => {
        const service = stack.service();
        const existing = await service.createApiKey({
            name: "from before",
            enabled: true,
            value: ownValue("FromBefore"),
        });
        const joined = await stack.up(() => gateway({ keys: { old: { plan: "free", existingKeyId: existing.id! } } }));
        expect((await call(joined.outputs, "/a", { key: ownValue("FromBefore") })).status).to.equal(200);
        expect(keyValues(joined.outputs).old).to.equal(ownValue("FromBefore"));
        const left = await stack.up(() => gateway({ keys: {} }));
        expect((await call(left.outputs, "/a", { key: ownValue("FromBefore") })).status).to.equal(403);
        expect((await service.getApiKey({ apiKey: existing.id })).name).to.equal("from before");
    });

    it("`pulumi destroy` deletes associations before plans, plans before stages, stages before deployments", async () => {
        await stack.up(() => gateway());
        const { steps } = await stack.destroy();
        const order = steps.filter(({ op }) => op === "delete").map(({ type }) => type);
        const place = (type: string) => order.indexOf(type);
        for (const [first, second] of [
            ["UsagePlanKey", "UsagePlan"],
            ["UsagePlan", "Stage"],
            ["Stage", "Deployment"],
            ["Deployment", "RestApi"],
        ]) {
            expect(place(first), `${first} before ${second}`).to.be.within(0, place(second) - 1);
        }
        const service = stack.service();
        const [apis, plans, keys] = await Promise.all([
            service.getRestApis({}),
            service.getUsagePlans({}),
            service.getApiKeys({}),
        ]);
        expect([apis.items ?? [], plans.items ?? []]).to.deep.equal([[], []]);
        expect(keys.items?.map(({ name }) => name)).to.deep.equal(["from before"]);
        await service.deleteApiKey({ apiKey: keys.items![0].id });
    });
});
