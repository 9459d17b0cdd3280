import { expect } from "chai";
import { PlanArgs } from "../../components";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { gateway, routes } from "./gateway";

const wide = { throttle: { rateLimit: 1000, burstLimit: 1000 } };
const plans: { [name: string]: PlanArgs } = { free: wide, gold: wide };
const bob = { plan: "free", value: "BobsOwnValue0123456789" };

export const firstProgram = (description = "First") =>
    gateway({
        description,
        plans,
        keys: { alice: { plan: "free" }, bob },
        stage: { throttle: { rateLimit: 500, burstLimit: 500 } },
    });

/** A change of everything: the routes, a throttle, a plan, a move, a customer disabled and one more. */
export const changedProgram = (description = "Changed") =>
    gateway({
        description,
        routes: routes({ "GET /a": "second a", "GET /b": undefined, "GET /c": "first c" }),
        plans: { free: { throttle: { rateLimit: 900, burstLimit: 900 } }, silver: wide },
        keys: { alice: { plan: "silver" }, bob: { ...bob, enabled: false }, carol: { plan: "free" } },
        stage: { throttle: { rateLimit: 400, burstLimit: 400 } },
    });

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
export async function everyCallFails(
    start: (() => object) | undefined,
    program: (description?: string) => object,
): Promise<void> {
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

    for (const [index, name] of calls.entries()) {
        const where = `call ${index + 1}, ${name} in a healthy run`;
        const stack = await fresh();
        try {
            stack.env.STANDIN_FAIL = `.*:${index + 1}`;
            await stack
                .up(() => program())
                .catch((error: Error) => expect(error.message).to.include("injected failure"));
            delete stack.env.STANDIN_FAIL;
            const next = await completed(stack, program);
            expect(await answers(stack, next), where).to.deep.equal(wanted);
        } catch (error) {
            throw new Error(where, { cause: error });
        } finally {
            await stack.dispose();
        }
    }
}

async function completed(stack: EngineStack, program: (description?: string) => object): Promise<Run> {
    let description: string | undefined;
    let next: Run;
    try {
        next = await stack.up(() => program());
    } catch (error) {
        expect(String(error)).to.include("Change the gateway's description, by a word, and run pulumi up");
        description = "Changed by a word";
        next = await stack.up(() => program(description));
    }
    expect(taken(await stack.up(() => program(description)))).to.deep.equal([]);
    return next;
}
