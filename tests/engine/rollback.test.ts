import { expect } from "chai";
import { UsagePlanGatewayArgs } from "../../components/index";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { gateway, routes } from "./gateway";

describe("A deployment that is kept can be gone back to", () => {
    let stack: EngineStack;
    let first: Run;
    const program = (body: string, stage: UsagePlanGatewayArgs["stage"] = {}) =>
        gateway({ routes: routes({ "GET /a": body }), retainDeployments: true, stage });
    const answer = async (run: Run) => (await call(run.outputs, "/a", { key: keyValues(run.outputs).alice })).body;
    const deploymentIds = async ({ outputs }: Run) => {
        const restApiId = outputs.restApiId.value as string;
        const { items = [] } = await stack.service().getDeployments({ restApiId });
        return items.map(({ id }) => id!);
    };

    before(async () => {
        stack = await EngineStack.create();
        first = await stack.up(() => program("one"));
    });
    after(() => stack.dispose());

    it("since it stays at the service when another replaces it", async () => {
        const [kept] = await deploymentIds(first);
        const second = await stack.up(() => program("two"));
        expect(await answer(second)).to.equal("two");
        expect(await deploymentIds(second))
            .to.have.length(2)
            .and.to.include(kept);
    });

    it("by its id, in an update of the stage alone", async () => {
        const { deploymentId } = await stageOf(first, { wanted: "other" });
        const back = await stack.up(() => program("two", { deploymentId }));
        expect(taken(back)).to.deep.equal(["update Stage shop"]);
        expect(await answer(back)).to.equal("one");
    });

    it("while the newest gets a share, as a canary", async () => {
        const { deploymentId: newest } = await stageOf(first, { wanted: "newest" });
        const { deploymentId } = await stageOf(first, { wanted: "other" });
        const run = await stack.up(() => program("two", { deploymentId, canary: { percent: 10 } }));
        expect(taken(run)).to.deep.equal(["update Stage shop"]);
        const restApiId = run.outputs.restApiId.value as string;
        const stage = await stack.service().getStage({ restApiId, stageName: "dev" });
        expect(stage.deploymentId).to.equal(deploymentId);
        expect(stage.canarySettings).to.include({ deploymentId: newest, percentTraffic: 10 });
    });

    it("and left again for the newest", async () => {
        const run = await stack.up(() => program("two"));
        expect(taken(run)).to.deep.equal(["update Stage shop"]);
        expect(await answer(run)).to.equal("two");
        expect((await stack.up(() => program("two"))).steps).to.deep.equal([]);
    });

    /** The newest deployment that the program made, or the one before. */
    async function stageOf(run: Run, { wanted }: { wanted: "newest" | "other" }) {
        const restApiId = run.outputs.restApiId.value as string;
        const { items = [] } = await stack.service().getDeployments({ restApiId });
        const exported = await stack.up(() => program("two"));
        const newest = (await stack.service().getStage({ restApiId, stageName: "dev" })).deploymentId!;
        expect(exported.outputs.restApiId.value).to.equal(restApiId);
        return { deploymentId: wanted === "newest" ? newest : items.map(({ id }) => id!).find(id => id !== newest)! };
    }
});
