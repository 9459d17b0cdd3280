import { EngineStack } from "../engine/engine";
import { EngineRun, engineRun, oneMoreGoal, shownRun } from "./engineRun";
import { goal } from "./goals";
import { withoutCheckpoints } from "./stateBackend";

const count = 1000;

/** A thousand customers under the real engine, as fast as it goes: time, memory and control-plane calls. */
export async function customers(): Promise<void> {
    console.log(`${count} customers under the real engine, without the service's rates`);
    const stack = await EngineStack.create();
    Object.assign(stack.env, withoutCheckpoints);
    const show = (what: string, run: EngineRun, goal = "") => {
        console.log(`  ${what.padEnd(26)} ${shownRun(run)} ${goal}`.trimEnd());
        return run;
    };
    const first = show("first pulumi up", await engineRun(stack, "up", count));
    const preview = show("pulumi preview, no change", await engineRun(stack, "preview", count));
    const more = await engineRun(stack, "up", count + 1);
    // Where the provider does not record its calls, there are none to count.
    show("one customer more", more, first.calls.length > 0 ? oneMoreGoal(more) : "");
    const start = Date.now();
    await stack.dispose();
    console.log(`  ${"pulumi destroy".padEnd(26)} ${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s`);

    const alone = await EngineStack.create();
    const bare = await engineRun(alone, "preview", count, { program: "bare" });
    const small = await engineRun(alone, "preview", count, { nodeOptions: ["--max-old-space-size=400"] });
    await alone.dispose();
    const runs = [first, preview, more];
    const most = (bytes: (run: EngineRun) => number | undefined) => Math.max(...runs.map(run => bytes(run) ?? NaN));
    const program = most(({ memory }) => memory);
    const peaks = [
        `the program ${megabytes(program)} ${goal("under 500 MB", program < 500 * 2 ** 20)}`,
        `with --max-old-space-size=400 ${megabytes(small.memory)}`,
        `the same resources with the SDK alone ${megabytes(bare.memory)}`,
        `the CLI ${megabytes(most(({ engine }) => engine.cli))}`,
        `the provider ${megabytes(most(({ engine }) => engine.provider))}`,
    ];
    console.log(`  memory, at most: ${peaks.join(", ")}`);
    console.log(`  CPU time of the program's process: ${cpu(first)}, with the SDK alone ${cpu(bare)}`);
}

const megabytes = (bytes: number) => (Number.isNaN(bytes) ? "not measured" : `${Math.round(bytes / 2 ** 20)} MB`);
const cpu = ({ cpuSeconds }: EngineRun) => `${cpuSeconds.toFixed(1)} s`;
