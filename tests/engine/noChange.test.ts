import { expect } from "chai";
import { UsagePlanGatewayArgs } from "../../components/index";
import { EngineStack, taken } from "./engine";
import { gateway, routes } from "./gateway";

const redeployed = ["update RestApi shop", "replace Deployment shop", "update Stage shop"];

const limits = { throttle: { rateLimit: 100, burstLimit: 100 } };
const args: Partial<UsagePlanGatewayArgs> = {
    description: "Shop",
    plans: { free: { ...limits, quota: { limit: 100, period: "DAY" } }, gold: limits },
    keys: { alice: { plan: "free", tags: { a: "1", b: "2" } }, bob: { plan: "gold" } },
    stage: { throttle: { rateLimit: 1000, burstLimit: 1000 }, variables: { level: "1" } },
    tags: { team: "orders", cost: "1" },
    redeployOn: { authorizer: "1" },
};

/** The same values with the keys of every map in the opposite order, as after a reordered YAML file. */
function reordered<T>(value: T): T {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([key, inner]) => [key, reordered(inner as unknown)])) as T;
}

describe("What is deployed already", () => {
    let stack: EngineStack;
    const up = async (changes: Partial<UsagePlanGatewayArgs> = {}) =>
        taken(await stack.up(() => gateway({ ...args, ...changes })));

    before(async () => {
        stack = await EngineStack.create();
        await up();
    });
    after(() => stack.dispose());

    it("is not changed by a second `pulumi up`", async () => {
        expect(await up()).to.deep.equal([]);
    });

    it("is not changed by `pulumi refresh` and what follows it", async () => {
        expect(taken(await stack.refresh())).to.deep.equal([]);
        expect(await up()).to.deep.equal([]);
    });

    it("is not changed by another order in the file", async () => {
        expect(await up(reordered({ ...args, routes: routes() }))).to.deep.equal([]);
    });

    for (const [what, changes, steps] of [
        ["a description", { description: "The shop" }, ["update RestApi shop"]],
        [
            "the stage's throttle",
            { stage: { ...args.stage, throttle: limits.throttle } },
            ["update MethodSettings shop"],
        ],
        ["a stage variable", { stage: { ...args.stage, variables: { level: "2" } } }, ["update Stage shop"]],
        [
            "a key's description",
            { keys: { ...args.keys, bob: { plan: "gold", description: "Bob" } } },
            ["update ApiKey shop-bob"],
        ],
        [
            "a plan's quota",
            { plans: { ...args.plans, gold: { ...limits, quota: { limit: 5, period: "WEEK" } } } },
            ["update UsagePlan shop-gold"],
        ],
    ] as [string, Partial<UsagePlanGatewayArgs>, string[]][]) {
        it(`is not redeployed when ${what} changes`, async () => {
            await up();
            expect(await up(changes)).to.deep.equal(steps);
        });
    }

    it("is not redeployed when tags change", async () => {
        await up();
        const steps = await up({ tags: { team: "shop" } });
        expect(steps).to.include("update RestApi shop");
        expect(steps.filter(step => !step.startsWith("update "))).to.deep.equal([]);
    });

    it("is redeployed, once, when the key source changes, and the service has the new one", async () => {
        const lambda = {
            function: "arn:aws:lambda:us-east-1:123456789012:function:authorize",
            role: "arn:aws:iam::123456789012:role/authorize",
        };
        const authorizers = { keys: { lambda } };
        await up({ authorizers });
        expect(await up({ authorizers, apiKeySource: "AUTHORIZER" })).to.deep.equal(redeployed);
        const { items } = await stack.service().getRestApis({});
        expect(items?.map(({ apiKeySource }) => apiKeySource)).to.deep.equal(["AUTHORIZER"]);
        expect(await up({ authorizers, apiKeySource: "AUTHORIZER" })).to.deep.equal([]);
        expect(await up({ authorizers })).to.deep.equal(redeployed);
    });

    it("is redeployed, once, when the endpoint type changes", async () => {
        await up();
        expect(await up({ endpointType: "EDGE" })).to.deep.equal(redeployed);
        expect(await up({ endpointType: "EDGE" })).to.deep.equal([]);
    });

    it("is redeployed, once, for a reason of the user's, without another change", async () => {
        await up();
        const steps = ["replace Deployment shop", "update Stage shop"];
        expect(await up({ redeployOn: { authorizer: "2" } })).to.deep.equal(steps);
        expect(await up({ redeployOn: { authorizer: "2" } })).to.deep.equal([]);
    });
});
