import { expect } from "chai";
import { OutputMap } from "@pulumi/pulumi/automation";
import { Key } from "../../components/index";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { gateway, ownValue } from "./gateway";

describe("Rotation", () => {
    let stack: EngineStack;
    let outputs: OutputMap | undefined;

    /** Another customer calls all the time, and is never refused. */
    async function up(alice: Key): Promise<Run> {
        let ended = false;
        const meanwhile = async (): Promise<number[]> => {
            const statuses: number[] = [];
            while (!ended) {
                statuses.push(await status(keyValues(outputs!).bob));
                await new Promise(resolve => setTimeout(resolve, 50));
            }
            return statuses;
        };
        const calls = outputs === undefined ? undefined : meanwhile();
        const run = await stack
            .up(() => gateway({ keys: { alice, bob: { plan: "free" } } }))
            .finally(() => (ended = true));
        if (calls) expect(new Set(await calls)).to.deep.equal(new Set([200]));
        outputs = run.outputs;
        return run;
    }
    const status = async (key: string) => (await call(outputs!, "/a", { key })).status;

    for (const [kind, first, second, third] of [
        ["generated", undefined, undefined, undefined],
        ["own", ownValue("AlicesFirst"), ownValue("AlicesOther"), ownValue("AlicesThird")],
        ["first generated, then own", undefined, ownValue("AlicesOther"), undefined],
        ["first own, then generated", ownValue("AlicesFirst"), undefined, undefined],
    ]) {
        describe(`of a key value: ${kind}`, () => {
            const key = (value: string | undefined, generation?: object): Key => ({
                plan: "free",
                ...(value !== undefined && { value }),
                ...generation,
            });
            let old: string;

            before(async () => {
                stack = await EngineStack.create();
                outputs = undefined;
                await up(key(first));
                old = keyValues(outputs!).alice;
            });
            after(() => stack.dispose());

            it("a generation more makes a key beside the first; both work, and nothing else is touched", async () => {
                const run = await up(key(second, { generation: 2, keepPrevious: true }));
                expect(taken(run)).to.have.members([
                    "create ApiKey shop-alice-g2",
                    "create UsagePlanKey shop-alice-g2",
                ]);
                expect([await status(old), await status(keyValues(outputs!).alice)]).to.deep.equal([200, 200]);
                expect(keyValues(outputs!).alice).not.to.equal(old);
            });

            it("a run with the same arguments changes nothing", async () => {
                expect(taken(await up(key(second, { generation: 2, keepPrevious: true })))).to.deep.equal([]);
            });

            it("without keepPrevious the old key is deleted, the new one works, and nothing else is touched", async () => {
                const run = await up(key(second, { generation: 2 }));
                expect(taken(run)).to.have.members(["delete ApiKey shop-alice", "delete UsagePlanKey shop-alice"]);
                expect([await status(old), await status(keyValues(outputs!).alice)]).to.deep.equal([403, 200]);
            });

            it("a third generation follows in the same way", async () => {
                old = keyValues(outputs!).alice;
                const run = await up(key(third, { generation: 3, keepPrevious: true }));
                expect(taken(run)).to.have.members([
                    "create ApiKey shop-alice-g3",
                    "create UsagePlanKey shop-alice-g3",
                ]);
                expect([await status(old), await status(keyValues(outputs!).alice)]).to.deep.equal([200, 200]);
            });
        });
    }
});
