import { expect } from "chai";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { failureAt, namesOf } from "./namedCalls";
import { ProgramName, gatewayName, ofGateway, programs } from "./programs";
import { runElsewhere } from "./runElsewhere";

/** A run in which calls fail, and what holds when it has completed. */
export interface FailingRun {
    /** What was there before. */
    start?: Gateways;
    program: Gateways;
    /** Whether it is `pulumi up --refresh`, as after a run in which an update failed. */
    refresh?: boolean;
    /** What clients are answered, and what an operator sees at the service. */
    answers: Answers;
}

type Gateways = Extract<ProgramName, "firstGateways" | "changedGateways">;

type Answers = { [question: string]: string | number };

/** The names of the calls that a run makes in which none fails. */
export async function callsOf({ start, program, refresh, answers }: FailingRun): Promise<string[]> {
    return withStack(start, 1, async stack => {
        const before = await stack.callCount();
        await stack.up(() => programs[program](1), { refresh });
        const calls = (await stack.recordedCalls()).slice(before);
        await expectComplete(stack, program, 1, answers);
        return namesOf(calls);
    });
}

/**
 * The service answers 500 to each of the calls, to one in each run. There is a gateway for each call, and they wait
 * for each other, so a run can fail at its own call only when it has completed what the run before it did not.
 */
export async function failInTurn(calls: string[], { start, program, refresh, answers }: FailingRun): Promise<void> {
    await withStack(start, calls.length, async stack => {
        for (const [index, name] of calls.entries()) {
            await expectFailure(stack, program, calls.length, name, gatewayName(index), refresh);
        }
        await expectComplete(stack, program, calls.length, answers, refresh);
    });
}

/** The service answers 500 to each of the calls, to one in each run, and nothing was changed by then. */
export async function failBeforeAnyChange(
    calls: string[],
    { start, program, refresh, answers }: FailingRun,
): Promise<void> {
    await withStack(start, 1, async stack => {
        const before = await stack.callCount();
        for (const name of calls) await expectFailure(stack, program, 1, name, gatewayName(0), refresh);
        const made = (await stack.recordedCalls()).slice(before).map(({ op }) => op);
        expect(made.filter(op => !op.startsWith("Get"))).to.deep.equal([]);
        await expectComplete(stack, program, 1, answers);
    });
}

/** The service answers 500 to a call; the next run stops, and the remedy that it names makes the run after it complete. */
export async function failWithRemedy(name: string, { start, program, answers }: FailingRun): Promise<void> {
    await withStack(start, 1, async stack => {
        await expectFailure(stack, program, 1, name, gatewayName(0));
        const { code, output } = await runElsewhere(stack, program).ended;
        expect(code).to.equal(1);
        const [remedy] = /pulumi config set .*(?= && pulumi up)/.exec(output) ?? [output];
        stack.cli(remedy);
        await expectComplete(stack, program, 1, answers);
    });
}

/** The service answers 500 to a call that the run does not depend on. */
export async function failUnnoticed(name: string, { start, program, answers }: FailingRun): Promise<void> {
    await withStack(start, 1, async stack => {
        stack.env.STANDIN_FAIL = failureAt(name, gatewayName(0));
        await stack.up(() => programs[program](1));
        delete stack.env.STANDIN_FAIL;
        await expectComplete(stack, program, 1, answers);
    });
}

async function withStack<T>(
    start: Gateways | undefined,
    count: number,
    action: (stack: EngineStack) => Promise<T>,
): Promise<T> {
    const stack = await EngineStack.create();
    try {
        if (start) await stack.up(() => programs[start](count));
        return await action(stack);
    } finally {
        await stack.dispose();
    }
}

async function expectFailure(
    stack: EngineStack,
    program: Gateways,
    count: number,
    name: string,
    gateway: string,
    refresh?: boolean,
) {
    stack.env.STANDIN_FAIL = failureAt(name, gateway);
    const { code, output } = await runElsewhere(stack, program, count, { refresh }).ended;
    delete stack.env.STANDIN_FAIL;
    expect(output, name).to.include("injected failure");
    expect(code, name).to.equal(1);
}

/** The next run completes, clients get what the program says, and nothing is left to do. */
async function expectComplete(
    stack: EngineStack,
    program: Gateways,
    count: number,
    wanted: Answers,
    refresh?: boolean,
): Promise<void> {
    const run = await stack.up(() => programs[program](count), { refresh });
    for (let index = 0; index < count; index++) {
        expect(await answers(stack, run, index), gatewayName(index)).to.deep.equal(wanted);
    }
    expect(taken(await stack.preview(() => programs[program](count)))).to.deep.equal([]);
}

async function answers(stack: EngineStack, run: Run, index: number): Promise<Answers> {
    const outputs = ofGateway(run.outputs, index);
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
