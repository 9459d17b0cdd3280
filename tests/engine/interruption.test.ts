import { unlinkSync, writeFileSync } from "fs";
import * as path from "path";
import { expect } from "chai";
import { EngineStack, call, keyValues, stateFile, taken } from "./engine";
import { ProgramName, changedProgram, firstProgram } from "./programs";
import { runElsewhere } from "./runElsewhere";
import { faultsCanBeInjected } from "./faults";

/** Runs a command of the CLI, kills it after so many control-plane calls, and repairs as the README says. */
async function killedAfter(calls: number, stack: EngineStack, program: ProgramName | "destroy"): Promise<void> {
    const before = await stack.callCount();
    const run = runElsewhere(stack, program);
    let early: { output: string } | undefined;
    void run.ended.then(ended => (early = ended));
    while ((await stack.callCount()) < before + calls) {
        if (early) throw new Error(`ended after fewer calls: ${early.output}`);
        await new Promise(resolve => setTimeout(resolve, 5));
    }
    await run.kill();
    await run.ended;
    stack.cli("pulumi cancel --yes --stack dev");
    await deleteHalfMade(stack);
    stack.cli("pulumi refresh --yes --skip-preview --clear-pending-creates --stack dev");
}

type Inputs = { [input: string]: string };

/** Deletes what the lost run had begun to make and had not written down: nobody has been given it. */
async function deleteHalfMade(stack: EngineStack): Promise<void> {
    const service = stack.service();
    const named = <T extends { name?: string; id?: string }>(all: T[] = [], { name }: Inputs) =>
        all.filter(each => each.name === name).map(({ id }) => id!);
    const remove: { [type: string]: (inputs: Inputs) => Promise<unknown> } = {
        async ApiKey(inputs) {
            const { items } = await service.getApiKeys({ limit: 500 });
            for (const apiKey of named(items, inputs)) await service.deleteApiKey({ apiKey });
        },
        async RestApi(inputs) {
            const { items } = await service.getRestApis({});
            for (const restApiId of named(items, inputs)) await service.deleteRestApi({ restApiId });
        },
        Stage: ({ restApi: restApiId, stageName }) => service.deleteStage({ restApiId, stageName }),
        UsagePlanKey: ({ usagePlanId, keyId }) => service.deleteUsagePlanKey({ usagePlanId, keyId }),
    };
    for (const { urn, inputs } of await stack.pendingCreates()) {
        const type = urn.split("::")[2].split(":").pop()!;
        await remove[type]?.(inputs).catch((error: Error) => expect(error.name).to.equal("NotFoundException"));
    }
}

const promise = faultsCanBeInjected ? describe : () => undefined;

promise("When the CLI is killed", () => {
    let stack: EngineStack;
    const everyKey = async () => (await stack.service().getApiKeys({ limit: 500 })).items ?? [];

    beforeEach(async () => {
        stack = await EngineStack.create();
    });
    afterEach(() => stack.dispose());

    for (const calls of [1, 2, 3, 4, 6, 18]) {
        it(`in the first \`pulumi up\`, after ${calls} calls: the next one completes, and every customer has one key`, async () => {
            await killedAfter(calls, stack, "firstProgram");
            const { outputs } = await stack.up(() => firstProgram());
            expect((await call(outputs, "/a", { key: keyValues(outputs).alice })).body).to.equal("first a");
            expect((await everyKey()).map(({ name }) => name!.replace(/-[0-9a-f]{7}$/, "")).sort()).to.deep.equal([
                "shop-alice",
                "shop-bob",
            ]);
            expect(taken(await stack.up(() => firstProgram()))).to.deep.equal([]);
        });
    }

    for (const calls of [1, 8, 14, 20]) {
        it(`in an update, after ${calls} calls: the next one completes, and no key is lost`, async () => {
            const first = await stack.up(() => firstProgram());
            await killedAfter(calls, stack, "changedProgram");
            const { outputs } = await stack.up(() => changedProgram());
            const { alice } = keyValues(outputs);
            expect(alice).to.equal(keyValues(first.outputs).alice);
            expect((await call(outputs, "/a", { key: alice })).body).to.equal("second a");
            expect((await call(outputs, "/b", { key: alice })).status).to.equal(403);
            expect(taken(await stack.up(() => changedProgram()))).to.deep.equal([]);
        });
    }

    for (const calls of [2, 6]) {
        it(`in \`pulumi destroy\`, after ${calls} calls: the next one leaves nothing behind`, async () => {
            await stack.up(() => firstProgram());
            await killedAfter(calls, stack, "destroy");
            await stack.destroy();
            expect([await stack.resourceCount(), (await everyKey()).length]).to.deep.equal([0, 0]);
        });
    }

    it("while it writes a state in files: the checksum beside it is deleted, and the next one completes", async () => {
        const first = await stack.up(() => firstProgram());
        const checksum = path.join(stack.folder, `${stateFile}.attrs`);
        writeFileSync(checksum, "");
        expect(() => stack.cli("pulumi stack --stack dev")).to.throw("failed to load checkpoint: EOF");
        unlinkSync(checksum);
        const { outputs } = await stack.up(() => changedProgram());
        expect(keyValues(outputs).alice).to.equal(keyValues(first.outputs).alice);
    });
});
