import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Op } from "@aws-sdk/client-api-gateway";
import { OutputMap } from "@pulumi/pulumi/automation";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { EngineStack, call, keyValues, taken } from "./engine";
import { outputsOf, routes } from "./gateway";

const throttle = { rateLimit: 100, burstLimit: 100 };

function withOptions(opts: pulumi.ComponentResourceOptions, changes: Partial<UsagePlanGatewayArgs> = {}) {
    const args = {
        routes: { ...routes(), "GET /c": { mock: {}, throttle } },
        stage: { throttle },
        plans: { free: { throttle, description: "first" } },
        keys: { alice: { plan: "free" } },
        ...changes,
    };
    return outputsOf(new UsagePlanGateway("shop", args, opts));
}

const second = { plans: { free: { throttle, description: "second" } } };

describe("Options handed to a gateway", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
    });
    after(() => stack.dispose());

    it("`transforms` reach every resource of the gateway", async () => {
        const reached = new Set<string>();
        const team: pulumi.ResourceTransform = ({ type, props, opts }) => {
            reached.add(type.split(":").pop()!);
            return type === "aws:apigateway/usagePlan:UsagePlan" || type === "aws:apigateway/restApi:RestApi"
                ? { props: { ...props, tags: { team: "shop" } }, opts }
                : undefined;
        };
        const run = await stack.up(() => withOptions({ transforms: [team] }));
        const kinds = ["RestApi", "Deployment", "Stage", "MethodSettings", "UsagePlan", "ApiKey", "UsagePlanKey"];
        expect([...reached]).to.have.members(["UsagePlanGateway", ...kinds]);
        const { restApiId, usagePlanIds } = run.outputs;
        const service = stack.service();
        expect((await service.getRestApi({ restApiId: restApiId.value as string })).tags).to.include({ team: "shop" });
        const usagePlanId = (usagePlanIds.value as { free: string }).free;
        expect((await service.getUsagePlan({ usagePlanId })).tags).to.include({ team: "shop" });
    });

    it("`ignoreChanges` has no effect on them, as on those of any component", async () => {
        const run = await stack.preview(() => withOptions({ ignoreChanges: ["description"] }, second));
        expect(taken(run)).to.include("update UsagePlan shop-free");
    });

    it("`ignoreChanges` by a transform has", async () => {
        const ofPlans: pulumi.ResourceTransform = ({ type, props, opts }) =>
            type === "aws:apigateway/usagePlan:UsagePlan"
                ? { props, opts: pulumi.mergeOptions(opts, { ignoreChanges: ["description", "tags"] }) }
                : undefined;
        const run = await stack.preview(() => withOptions({ transforms: [ofPlans] }, second));
        expect(taken(run)).not.to.include("update UsagePlan shop-free");
    });
});

/** Deletes what a destroyed stack left at the service. */
async function remove(stack: EngineStack, { restApiId, stageName, usagePlanIds, apiKeyIds }: OutputMap): Promise<void> {
    const service = stack.service();
    const value = `${restApiId.value}:${stageName.value}`;
    for (const usagePlanId of Object.values(usagePlanIds.value as { [plan: string]: string })) {
        const patchOperations = [{ op: Op.remove, path: "/apiStages", value }];
        await service.updateUsagePlan({ usagePlanId, patchOperations });
        await service.deleteUsagePlan({ usagePlanId });
    }
    for (const apiKey of Object.values(apiKeyIds.value as { [customer: string]: string })) {
        await service.deleteApiKey({ apiKey });
    }
    await service.deleteRestApi({ restApiId: restApiId.value as string });
}

describe("A gateway with `retainOnDelete`", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
        await stack.up(() => retained(true, {}));
    });
    after(() => stack.dispose());

    const plans = { free: { throttle }, gold: { throttle } };
    const retained = (retainOnDelete: boolean, changes: Partial<UsagePlanGatewayArgs>) =>
        withOptions({ retainOnDelete }, { plans, ...changes });
    const moved = { keys: { alice: { plan: "gold" } } };

    it("refuses a customer's move, which would leave the key in two plans, and loses nothing", async () => {
        const error = await stack.up(() => retained(true, moved)).then(() => "not refused", String);
        expect(error).to.match(/cannot reference multiple Usage Plans with the same API stage/);
        const run = await stack.up(() => retained(true, {}));
        expect(taken(run)).to.deep.equal([]);
    });

    it("lets the customer move when it was given up in a run before", async () => {
        expect(taken(await stack.up(() => retained(false, {})))).to.deep.equal([]);
        const run = await stack.up(() => retained(false, moved));
        expect(taken(run)).to.deep.equal(["replace UsagePlanKey shop-alice"]);
    });

    it("answers its customers after the stack is destroyed", async () => {
        const run = await stack.up(() => retained(true, moved));
        const { calls } = await stack.destroy();
        expect(calls.filter(operation => /^(Delete|Update)/.test(operation))).to.deep.equal([]);
        const { alice } = keyValues(run.outputs);
        expect(await call(run.outputs, "/a", { key: alice })).to.include({ status: 200, body: "first a" });
        await remove(stack, run.outputs);
    });
});
