import { expect } from "chai";
import { OutputMap } from "@pulumi/pulumi/automation";
import { Key, Plan } from "../../components/index";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { gateway, ownValue } from "./gateway";

const limits = { throttle: { rateLimit: 1000, burstLimit: 1000 } };

describe("Customers", () => {
    let stack: EngineStack;
    let outputs: OutputMap;
    let keys: { [name: string]: Key } = { alice: { plan: "free" }, bob: { plan: "free" }, carol: { plan: "gold" } };
    let plans: { [name: string]: Plan } = { free: limits, gold: limits };

    async function up(changes: { [name: string]: Key | undefined } = {}): Promise<Run> {
        const changed = Object.entries({ ...keys, ...changes });
        keys = Object.fromEntries(changed.filter((entry): entry is [string, Key] => entry[1] !== undefined));
        const run = await stack.up(() => gateway({ plans, keys }));
        outputs = run.outputs;
        return run;
    }
    const status = async (key: string) => (await call(outputs, "/a", { key })).status;
    const allIn = (plan: string) => Object.fromEntries(Object.keys(keys).map(name => [name, { plan }]));
    const ids = () => outputs.apiKeyIds.value as { [name: string]: string };
    const associationOf = (names: string[]) => names.map(name => `replace UsagePlanKey shop-${name}`);

    before(async () => {
        stack = await EngineStack.create();
        await up();
    });
    after(() => stack.dispose());

    it("a customer more is exactly two resources more, and nobody else's is touched", async () => {
        expect(taken(await up({ dave: { plan: "free" } }))).to.have.members([
            "create ApiKey shop-dave",
            "create UsagePlanKey shop-dave",
        ]);
        expect(await status(keyValues(outputs).dave)).to.equal(200);
    });

    it("a move to another plan and back keeps the key and its value, and replaces only the association", async () => {
        const [value, id] = [keyValues(outputs).alice, ids().alice];
        for (const plan of ["gold", "free"]) {
            expect(taken(await up({ alice: { plan } }))).to.deep.equal(associationOf(["alice"]));
            expect([keyValues(outputs).alice, ids().alice]).to.deep.equal([value, id]);
            expect(await status(value)).to.equal(200);
        }
    });

    it("several customers move at once, in both directions", async () => {
        const run = await up({ alice: { plan: "gold" }, bob: { plan: "gold" }, carol: { plan: "free" } });
        expect(taken(run)).to.have.members(associationOf(["alice", "bob", "carol"]));
        for (const name of ["alice", "bob", "carol"]) expect(await status(keyValues(outputs)[name])).to.equal(200);
    });

    it("the last customers leave a plan and the plan is dropped, in one `pulumi up`", async () => {
        plans = { free: limits };
        expect(taken(await up(allIn("free")))).to.have.members([
            ...associationOf(["alice", "bob"]),
            "delete UsagePlan shop-gold",
        ]);
        expect(await status(keyValues(outputs).alice)).to.equal(200);
    });

    it("a renamed plan that says its former name stays what it was, with its customers", async () => {
        const planIds = () => Object.values(outputs.usagePlanIds.value as object) as string[];
        const before = planIds();
        plans = { basic: { ...limits, formerName: "free" } };
        expect(taken(await up(allIn("basic")))).to.deep.equal([]);
        expect(planIds()).to.deep.equal(before);
    });

    it("a renamed plan that does not: a new plan is made, its customers move, the old one is deleted", async () => {
        plans = { starter: limits };
        const values = keyValues(outputs);
        expect(taken(await up(allIn("starter")))).to.have.members([
            "create UsagePlan shop-starter",
            ...associationOf(["alice", "bob", "carol", "dave"]),
            "delete UsagePlan shop-basic",
        ]);
        expect(keyValues(outputs)).to.deep.equal(values);
        for (const value of Object.values(values)) expect(await status(value)).to.equal(200);
    });

    it("a renamed customer who says the former name keeps the key, generated or own", async () => {
        const [value, id] = [keyValues(outputs).carol, ids().carol];
        expect(taken(await up({ carol: undefined, caroline: { plan: "starter", formerName: "carol" } }))).to.deep.equal(
            [],
        );
        expect([keyValues(outputs).caroline, ids().caroline]).to.deep.equal([value, id]);
        const own = ownValue("CarolsOwn");
        await up({ caroline: { plan: "starter", value: own } });
        const renamed = await up({
            caroline: undefined,
            carol: { plan: "starter", value: own, formerName: "caroline" },
        });
        expect(taken(renamed)).to.deep.equal([]);
        expect(await status(own)).to.equal(200);
    });

    it("a renamed customer who does not gets another key, and the old one is refused", async () => {
        const old = keyValues(outputs).dave;
        await up({ dave: undefined, david: { plan: "starter" } });
        expect(await status(old)).to.equal(403);
        expect(await status(keyValues(outputs).david)).to.equal(200);
    });

    it("an own value, another own value, and a generated one again: each works, and the one before is refused", async () => {
        const generated = keyValues(outputs).bob;
        await up({ bob: { plan: "starter", value: ownValue("BobsFirst") } });
        expect([await status(ownValue("BobsFirst")), await status(generated)]).to.deep.equal([200, 403]);
        await up({ bob: { plan: "starter", value: ownValue("BobsOther") } });
        expect([await status(ownValue("BobsOther")), await status(ownValue("BobsFirst"))]).to.deep.equal([200, 403]);
        await up({ bob: { plan: "starter" } });
        expect(keyValues(outputs).bob).not.to.equal(ownValue("BobsOther"));
        expect([await status(keyValues(outputs).bob), await status(ownValue("BobsOther"))]).to.deep.equal([200, 403]);
    });

    it("a disabled customer gets 403, an enabled one 200 again with the same key, a removed one 403 for good", async () => {
        const value = keyValues(outputs).alice;
        expect(taken(await up({ alice: { plan: "starter", enabled: false } }))).to.deep.equal([
            "update ApiKey shop-alice",
        ]);
        expect(await status(value)).to.equal(403);
        expect(taken(await up({ alice: { plan: "starter", enabled: true } }))).to.deep.equal([
            "update ApiKey shop-alice",
        ]);
        expect(await status(value)).to.equal(200);
        expect(taken(await up({ alice: undefined }))).to.have.members([
            "delete ApiKey shop-alice",
            "delete UsagePlanKey shop-alice",
        ]);
        expect(await status(value)).to.equal(403);
    });

    it("without the `keys` map every customer is revoked, and the API and its plans stay", async () => {
        const value = keyValues(outputs).carol;
        keys = {};
        const steps = taken(await up());
        expect(
            steps.every(step => /^delete (ApiKey|UsagePlanKey) /.test(step)),
            steps.join(),
        ).to.equal(true);
        expect(await status(value)).to.equal(403);
    });
});
