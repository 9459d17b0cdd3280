import { expect } from "chai";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { ProgramName } from "./programs";
import { runElsewhere } from "./runElsewhere";

type Program = (description?: string) => object;

type Answers = { [question: string]: string | number };

/** What clients are answered, and what an operator sees at the service. */
async function answers(stack: EngineStack, { outputs }: Run): Promise<Answers> {
    const values = keyValues(outputs);
    const ask = async (path: string, customer: string) => {
        const { status, body } = await call(outputs, path, { key: values[customer] });
        return status === 200 ? body : status;
    };
    const { free } = outputs.usagePlanIds.value as { free: string };
    return {
        "/a": await ask("/a", "alice"),
        "/b": await ask("/b", "alice"),
        "/c": await ask("/c", "carol" in values ? "carol" : "alice"),
        bob: await ask("/a", "bob"),
        "rate of free": (await stack.service().getUsagePlan({ usagePlanId: free })).throttle?.rateLimit ?? "none",
    };
}

/**
 * For every call of a run: the service answers 500 to it, and the next run completes, with clients getting what the
 * program says and nothing left to do. A document that the service did not take stops the next run, and the remedy
 * that the error names makes the one after it complete.
 */
export async function everyCallFails(start: Program | undefined, program: Program): Promise<void> {
    const fresh = async () => {
        const stack = await EngineStack.create();
        if (start) await stack.up(() => start());
        return stack;
    };
    const healthy = await fresh();
    const first = await healthy.up(() => program());
    const wanted = await answers(healthy, first);
    const { calls } = first;
    await healthy.dispose();
    expect(calls.length).to.be.greaterThan(15);

    let failures = 0;
    for (const [index, name] of calls.entries()) {
        const where = `call ${index + 1}, ${name} in a healthy run`;
        const stack = await fresh();
        try {
            stack.env.STANDIN_FAIL = `.*:${index + 1}`;
            const failed = await runElsewhere(stack, program.name as ProgramName).ended;
            // A call that is made only to poll may not be made in each run.
            if (failed.code !== 0) {
                expect(failed.output, where).to.include("injected failure");
                failures++;
            }
            delete stack.env.STANDIN_FAIL;
            expect(await answers(stack, await completed(stack, program)), where).to.deep.equal(wanted);
        } catch (error) {
            throw new Error(where, { cause: error });
        } finally {
            await stack.dispose();
        }
    }
    expect(failures).to.be.at.least(calls.length - 3);
}

/** The next run, and if it stops with the remedy, the one that follows it; a further run has nothing to do. */
async function completed(stack: EngineStack, program: Program): Promise<Run> {
    const next = await runElsewhere(stack, program.name as ProgramName).ended;
    let description: string | undefined;
    if (next.code !== 0) {
        expect(next.output).to.include("Change the gateway's description, by a word, and run pulumi up");
        description = "Changed by a word";
        await stack.up(() => program(description));
    }
    const further = await stack.up(() => program(description));
    expect(taken(further)).to.deep.equal([]);
    return further;
}
