import { EngineStack } from "../engine/engine";
import { faultsCanBeInjected } from "../engine/faults";
import { EngineRun, engineRun, oneMoreGoal, shownRun } from "./engineRun";
import { goal } from "./goals";
import { leastSeconds } from "./servicePace";
import { withoutCheckpoints } from "./stateBackend";

/** The provider of the engine suite keeps to the service's rates, as `servicePace.ts` has them. */
const pace = { ...withoutCheckpoints, STANDIN_RATE_LIMITS: "1" };

/** What customers cost at the rates that the service's control plane has. */
export async function customersAtPace(counts: number[]): Promise<void> {
    console.log("Customers at the pace of API Gateway's control plane: 10 calls a second in all, 5 keys a second");
    if (!faultsCanBeInjected)
        return console.log("  not measured: the provider on the PATH does not keep to it when asked");
    for (const count of counts) await atPace(count);
}

async function atPace(count: number): Promise<void> {
    console.log(`  ${count} customers`);
    const stack = await EngineStack.create();
    const run = (command: "up" | "preview", customers: number, env: { [variable: string]: string } = {}) =>
        engineRun(stack, command, customers, { env: { ...pace, ...env } });

    const first = await run("up", count);
    const allowed = leastSeconds(first.calls);
    const toAllowed = first.seconds / allowed;
    show("first pulumi up", first);
    console.log(`      the rates allow ${allowed.toFixed(1)} s: ${ratio(toAllowed, 1.15)}`);

    const preview = await run("preview", count);
    const without = await run("preview", count, { PULUMI_OPTION_REFRESH: "false" });
    show("pulumi preview, no change", preview);
    show("  with --refresh=false", without);
    console.log(`      ${ratio(preview.seconds / without.seconds, 1.5)}`);
    show("  with --refresh", await run("preview", count, { PULUMI_OPTION_REFRESH: "true" }));

    show("one customer more", await run("up", count + 1), oneMoreGoal);
    Object.assign(stack.env, withoutCheckpoints);
    await stack.dispose();
}

const ratio = (value: number, most: number) => `${value.toFixed(2)} times ${goal(`at most ${most}`, value <= most)}`;

function show(what: string, run: EngineRun, goalOf?: (run: EngineRun) => string): void {
    console.log(`    ${what.padEnd(26)} ${shownRun(run)} ${goalOf?.(run) ?? ""}`.trimEnd());
}
