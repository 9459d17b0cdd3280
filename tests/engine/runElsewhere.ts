import { execFileSync, fork } from "child_process";
import * as path from "path";
import { setImmediate } from "timers/promises";
import { EngineStack } from "./engine";
import { ProgramName, programs } from "./programs";

/*
 * A run that fails or is killed leaves connections behind in the process of the program, and the SDK, passing over
 * their errors, can take a later program of that process for one without resources (automation/server.js). So such runs
 * have a process of their own, as they have where a program is not inline.
 */

export interface RunElsewhere {
    ended: Promise<{ code: number | null; output: string }>;
    /**
     * Ends the process, the CLI and the provider at once, as a lost machine would, but not in the middle of a write of
     * the state: the file backend's writes are not atomic, as those of other backends are (interruption.test.ts).
     */
    kill(): Promise<void>;
}

/**
 * `pulumi up` of a program, of so many gateways where it has several, or `pulumi destroy`, in its own process.
 *
 * @param options those of `pulumi up`, or that it is `pulumi preview`
 */
export function runElsewhere(
    stack: EngineStack,
    program: ProgramName | "destroy",
    count = 1,
    options: RunOptions = {},
): RunElsewhere {
    const env = { ...process.env, ...stack.env };
    const child = fork(__filename, [stack.folder, program, String(count), JSON.stringify(options)], {
        env,
        silent: true,
        execArgv: ["-r", path.resolve("tests/typescript.js")],
    });
    let output = "";
    child.stdout?.on("data", (text: Buffer) => (output += text.toString()));
    child.stderr?.on("data", (text: Buffer) => (output += text.toString()));
    return {
        ended: new Promise(resolve => child.on("close", code => resolve({ code, output }))),
        async kill() {
            const signal = (name: NodeJS.Signals) => {
                for (const pid of [...descendants(child.pid!), child.pid!]) {
                    try {
                        process.kill(pid, name);
                    } catch (error) {
                        // It has ended by itself meanwhile.
                        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
                    }
                }
            };
            const stop = async () => {
                signal("SIGSTOP");
                // A write that was under way goes on until its thread takes the signal.
                while (!areStopped([...descendants(child.pid!), child.pid!])) await setImmediate();
            };
            await stop();
            while (!stack.stateIsWhole()) {
                signal("SIGCONT");
                await setImmediate();
                await stop();
            }
            signal("SIGKILL");
        },
    };
}

function descendants(ancestor: number): number[] {
    const table = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    const processes = table.map(line => line.trim().split(/\s+/).map(Number));
    const below = (pid: number): number[] =>
        processes.filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
    return below(ancestor);
}

/** Whether no thread of the processes runs any more. */
function areStopped(processes: number[]): boolean {
    const table = execFileSync("ps", ["-eLo", "pid=,stat="], { encoding: "utf8" }).trim().split("\n");
    const threads = table.map(line => line.trim().split(/\s+/));
    return threads.every(([pid, state]) => !processes.includes(Number(pid)) || /^[TtZX]/.test(state));
}

/** As the CLI's options are called. */
export interface RunOptions {
    preview?: boolean;
    refresh?: boolean;
    continueOnError?: boolean;
}

async function main(
    folder: string,
    program: ProgramName | "destroy",
    count: number,
    { preview, ...options }: RunOptions,
): Promise<void> {
    const stack = await EngineStack.open(folder);
    const run = () => {
        if (program === "destroy") return stack.destroy();
        const made = () => programs[program](count);
        return preview ? stack.preview(made) : stack.up(made, options);
    };
    console.log((await run()).log);
}

if (require.main === module) {
    const [, , folder, program, count, options] = process.argv;
    main(folder, program as ProgramName | "destroy", Number(count), JSON.parse(options) as RunOptions).then(
        () => process.exit(0),
        (error: unknown) => {
            console.error(String(error));
            process.exit(1);
        },
    );
}
