import { fork } from "child_process";
import { once } from "events";
import * as path from "path";
import { EngineStack } from "../engine/engine";
import { firmGoal } from "./goals";
import type { ProgramName } from "./customersProgram";
import { PeakMemory, watchMemory } from "./peakMemory";

/** What the program's process says of itself. */
export interface Measured {
    seconds: number;
    cpuSeconds: number;
    /** The most bytes that it had. */
    memory: number;
}

export interface EngineRun extends Measured {
    engine: PeakMemory;
    /** The operations of the control plane that were called. */
    calls: string[];
    reads: number;
    writes: number;
}

/** `pulumi up` or `pulumi preview` of a program with so many customers, in a process of its own. */
export async function engineRun(
    stack: EngineStack,
    command: "up" | "preview",
    count: number,
    {
        program = "gateway",
        env = {},
        nodeOptions = [],
    }: { program?: ProgramName; env?: NodeJS.ProcessEnv; nodeOptions?: string[] } = {},
): Promise<EngineRun> {
    const before = await stack.callCount();
    const child = fork(path.join(__dirname, "customersProgram.ts"), [stack.folder, command, program, String(count)], {
        env: { ...process.env, ...stack.env, ...env },
        execArgv: ["-r", path.resolve("tests/typescript.js"), ...nodeOptions],
    });
    const memory = watchMemory(`STANDIN_CALLS=${stack.env.STANDIN_CALLS}`);
    const measured: Measured[] = [];
    child.on("message", message => measured.push(message as Measured));
    const [code] = (await once(child, "exit")) as [number | null];
    const engine = memory.end();
    if (measured.length !== 1) throw new Error(`pulumi ${command} with ${count} customers ended with ${code}`);
    const calls = (await stack.recordedCalls()).slice(before).map(({ op }) => op);
    const reads = calls.filter(call => call.startsWith("Get")).length;
    return { ...measured[0], engine, calls, reads, writes: calls.length - reads };
}

export function shownRun({ seconds, writes, reads }: EngineRun): string {
    return `${seconds.toFixed(1).padStart(6)} s, ${writes} calls that write, ${reads} that read`;
}

/** What one customer more may cost, however many there are. */
export function oneMoreGoal({ writes, reads }: EngineRun): string {
    return firmGoal("2 that write, at most 10 that read", writes === 2 && reads <= 10);
}
