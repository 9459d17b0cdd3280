import { expect } from "chai";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { EngineStack, call, taken } from "./engine";
import { routes } from "./gateway";

const limited = { throttle: { rateLimit: 100, burstLimit: 100 } };

function protectedGateway(changes: Partial<UsagePlanGatewayArgs> = {}) {
    const { restApiId, stageName, apiKeyValues } = new UsagePlanGateway(
        "shop",
        { routes: routes(), plans: { free: limited, gold: limited }, keys: { alice: { plan: "free" } }, ...changes },
        { protect: true },
    );
    return { restApiId, stageName, apiKeyValues };
}

const rotated = { plan: "gold", generation: 2 };

describe("A protected gateway", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
        await stack.up(() => protectedGateway());
    });
    after(async () => {
        stack.cli("pulumi state unprotect --all --yes --stack dev");
        await stack.dispose();
    });

    it("is redeployed, and its customers move", async () => {
        const keys = { alice: { plan: "gold" } };
        const run = await stack.up(() => protectedGateway({ routes: routes({ "GET /b": undefined }), keys }));
        expect(taken(run)).to.have.members([
            "update RestApi shop",
            "replace Deployment shop",
            "update Stage shop",
            "replace UsagePlanKey shop-alice",
        ]);
        const { alice } = run.outputs.apiKeyValues.value as { alice: string };
        expect((await call(run.outputs, "/a", { key: alice })).status).to.equal(200);
        expect((await call(run.outputs, "/b", { key: alice })).status).to.equal(403);
    });

    it("says how a rotation ends, when it begins", async () => {
        const keys = { alice: { ...rotated, keepPrevious: true } };
        const run = await stack.up(() => protectedGateway({ keys }));
        expect(taken(run)).to.include("create ApiKey shop-alice-g2");
        const command = /pulumi state unprotect '\S+::shop-alice'/.exec(run.log)?.[0];
        expect(command).not.to.equal(undefined);
        stack.cli(`${command} --yes --stack dev`);
        const end = await stack.up(() => protectedGateway({ keys: { alice: rotated } }));
        expect(taken(end)).to.have.members(["delete ApiKey shop-alice", "delete UsagePlanKey shop-alice"]);
    });

    it("keeps its API, stage, plans and keys", async () => {
        const removals: Partial<UsagePlanGatewayArgs>[] = [
            { keys: {} },
            { plans: { gold: limited }, keys: { alice: rotated } },
        ];
        for (const changes of removals) {
            const error = await stack.preview(() => protectedGateway(changes)).then(() => "not refused", String);
            expect(error).to.match(/cannot be deleted\s+because it is protected/);
        }
    });
});
