import { EngineStack, missing } from "../engine/engine";
import { gateway } from "../engine/gateway";

const count = 1000;

/** A thousand customers under the real engine: time, memory and control-plane calls. */
export async function customers(): Promise<void> {
    console.log(`${count} customers under the real engine`);
    const what = missing();
    if (what !== undefined) return console.log(`  not measured: ${what}`);
    const names = Array.from({ length: count }, (_, index) => `customer${index}`);
    const program = () => gateway({ keys: Object.fromEntries(names.map(name => [name, { plan: "free" }])) });
    const oneMore = () =>
        gateway({ keys: Object.fromEntries([...names, "onemore"].map(name => [name, { plan: "free" }])) });

    const stack = await EngineStack.create();
    // The file backend writes the whole state at each step otherwise, which no other backend does.
    Object.assign(stack.env, { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" });
    await measured("first pulumi up", () => stack.up(program));
    await measured("one customer more", () => stack.up(oneMore));
    await measured("pulumi destroy", () => stack.destroy());
    await stack.dispose();
    console.log(
        `  memory of the program and this process, at most  ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    );
}

async function measured(what: string, run: () => Promise<{ calls: string[] }>): Promise<void> {
    const start = Date.now();
    const { calls } = await run();
    const reads = calls.filter(call => call.startsWith("Get")).length;
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(
        `  ${what.padEnd(20)} ${seconds.padStart(6)} s, ${calls.length - reads} calls that write, ${reads} that read`,
    );
}
