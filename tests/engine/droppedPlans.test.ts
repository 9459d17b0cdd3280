import { expect } from "chai";
import Module from "module";
import { OutputMap } from "@pulumi/pulumi/automation";
import { Key, Plan, UsagePlanGatewayArgs } from "../../components/index";
import { KeyIssuer, keyIssuer } from "../keyIssuer";
import { EngineStack, Run, call, taken } from "./engine";
import { gateway } from "./gateway";
import { firstProgram } from "./programs";
import { runElsewhere } from "./runElsewhere";

const limits = { throttle: { rateLimit: 1000, burstLimit: 1000 } };

describe("A plan that is dropped while it has keys that a service issued", () => {
    let stack: EngineStack;
    let outputs: OutputMap;
    let issuer: KeyIssuer;
    let plans: { [name: string]: Plan };
    let keys: { [name: string]: Key };

    const program = () => gateway({ plans, keys });
    async function up(): Promise<Run> {
        const run = await stack.up(program);
        outputs = run.outputs;
        return run;
    }
    const status = async (key: string) => (await call(outputs, "/a", { key })).status;
    const planId = (name: string) => (outputs.usagePlanIds.value as { [name: string]: string })[name];
    const issued = async (plan: string) => {
        issuer = keyIssuer(outputs.restApiId.value as string, stack.serviceConfig());
        return [await issuer.issueKey("erin", planId(plan)), await issuer.issueKey("frank", planId(plan))];
    };

    beforeEach(async () => {
        plans = { gold: limits, trial: limits };
        keys = { alice: { plan: "gold" }, grace: { plan: "trial" } };
        stack = await EngineStack.create();
    });
    afterEach(() => stack.dispose());

    it("is refused with their number, in a preview too, before anything is changed; and deleted when they are out", async () => {
        ({ outputs } = await stack.up(firstProgram));
        const [erin, frank] = await issued("gold");
        const gold = planId("gold");
        const refusal = async (preview: boolean) => {
            const before = await stack.callCount();
            const { code, output } = await runElsewhere(stack, "changedProgram", 1, { preview }).ended;
            const calls = (await stack.recordedCalls()).slice(before).map(({ op }) => op);
            expect(calls.filter(op => !op.startsWith("Get"))).to.deep.equal([]);
            expect(code).to.equal(1);
            return output;
        };
        for (const isPreview of [true, false, false]) {
            const output = await refusal(isPreview);
            expect(output).to.include('UsagePlanGateway "shop": plan gold has 2 keys that this program did not make');
            expect(output).to.include(`aws apigateway get-usage-plan-keys --usage-plan-id ${gold} --region`);
            expect(output).not.to.include(erin.value);
            expect([await status(erin.value), await status(frank.value)]).to.deep.equal([200, 200]);
        }
        await stack.service().deleteUsagePlanKey({ usagePlanId: gold, keyId: erin.keyId });
        expect(await refusal(false)).to.include(
            "has 1 key that this program did not make, and its customer would get 403",
        );
        await issuer.revokeKey(frank.keyId);
        const { code, output } = await runElsewhere(stack, "changedProgram").ended;
        expect(code, output).to.equal(0);
        const { items } = await stack.service().getUsagePlans({});
        expect(items!.map(({ id }) => id)).not.to.include(gold);
    });

    it("is renamed with all of them where the program says its former name", async () => {
        await up();
        const [erin] = await issued("trial");
        plans = { gold: limits, starter: { ...limits, formerName: "trial" } };
        keys = { alice: { plan: "gold" }, grace: { plan: "starter" } };
        expect(taken(await up())).to.deep.equal([]);
        expect(await status(erin.value)).to.equal(200);
    });

    it("is let go where it is not this gateway's own, and keeps them", async () => {
        const { id } = await stack.service().createUsagePlan({ name: "elsewhere" });
        plans = { ...plans, partners: { existingPlanId: id } };
        await up();
        await issued("partners");
        plans = { gold: limits, trial: limits };
        const run = await up();
        expect(taken(run)).to.deep.equal([]);
        expect(run.log).not.to.include("partners is dropped");
        expect((await stack.service().getUsagePlanKeys({ usagePlanId: id })).items).to.have.length(2);
        await stack.service().deleteUsagePlan({ usagePlanId: id });
    });

    it("stays at AWS with them where all is retained", async () => {
        await up();
        const [erin] = await issued("trial");
        const retained = (changes: Partial<UsagePlanGatewayArgs>) => () =>
            gateway({ plans, keys: { alice: { plan: "gold" } }, ...changes }, { retainOnDelete: true });
        await stack.up(retained({}));
        const trial = planId("trial");
        const { outputs: after } = await stack.up(retained({ plans: { gold: limits } }));
        expect(Object.keys(after.usagePlanIds.value as object)).to.deep.equal(["gold"]);
        expect(await status(erin.value)).to.equal(200);
        // What was retained goes with the rest of the test.
        await stack.up(() => gateway({ plans: { gold: limits }, keys: { alice: { plan: "gold" } } }));
        const { apiStages } = await stack.service().getUsagePlan({ usagePlanId: trial });
        const patchOperations = apiStages!.map(({ apiId, stage }) => ({
            ...{ op: "remove" as const, path: "/apiStages" },
            value: `${apiId}:${stage}`,
        }));
        await stack.service().updateUsagePlan({ usagePlanId: trial, patchOperations });
        await stack.service().deleteUsagePlan({ usagePlanId: trial });
    });

    it("goes with the gateway in a plain `pulumi destroy`", async () => {
        await up();
        await issued("trial");
        const { calls } = await stack.destroy();
        expect(calls).to.include("DeleteRestApi");
        expect(await stack.resourceCount()).to.equal(0);
    });

    it("is deleted with a warning that has the command to count them, where the SDK is not installed", async () => {
        await up();
        await issued("trial");
        plans = { gold: limits };
        keys = { alice: { plan: "gold" }, grace: { plan: "gold" } };
        const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
        const load = loader._load.bind(loader);
        loader._load = (name, ...rest) => {
            if (name === "@aws-sdk/client-api-gateway") {
                throw Object.assign(new Error(`Cannot find module '${name}'`), { code: "MODULE_NOT_FOUND" });
            }
            return load(name, ...rest);
        };
        try {
            const trial = planId("trial");
            const { log } = await up();
            expect(log).to.include("plan trial is dropped, and it was not counted how many keys it has");
            expect(log).to.include("(@aws-sdk/client-api-gateway is not installed)");
            expect(log).to.include(`aws apigateway get-usage-plan-keys --usage-plan-id ${trial} --region`);
        } finally {
            loader._load = load;
        }
    });
});
