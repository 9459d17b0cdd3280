import { fork } from "node:child_process";
import * as path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { GatewayError } from "../gatewayError";
import { StackProject } from "../project/pulumiProject";
import { Evaluation, EvaluationReply, EvaluationRequest } from "./registeredResource";

export interface EvaluationOptions {
    /** Ends the evaluation. */
    signal?: AbortSignal;
    /** Milliseconds after which a program that does not end is given up. */
    timeout?: number;
}

/**
 * Runs the program of a stack in a process of its own and collects what it registers. The process makes each run
 * start with fresh modules, takes crashes and hangs away from the caller, and leaves it small: the SDK, the provider
 * and the compiler are never loaded here.
 */
export function evaluate(project: StackProject, options: EvaluationOptions = {}): Promise<Evaluation> {
    const { signal, timeout = 120_000 } = options;
    const { name, stack, root, programDirectory, entryPoint, config, secretKeys, localValues } = project;
    // JavaScript where the package is installed, TypeScript where the tests run its sources, by the loader they bring.
    const extension = path.extname(__filename);
    const child = fork(path.join(__dirname, `programRun${extension}`), [], {
        cwd: programDirectory,
        execArgv: [...(extension === ".ts" ? process.execArgv : []), ...project.nodeArguments],
        env: {
            ...process.env,
            // With colours Node never ends to print some errors (nodejs/node#64011), and here nobody sees them.
            FORCE_COLOR: undefined,
            PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
            ...(project.tsconfig !== undefined && {
                PULUMI_NODEJS_TSCONFIG_PATH: path.resolve(root, project.tsconfig),
            }),
        },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        signal,
        killSignal: "SIGKILL",
    });
    let output = "";
    const collect = (part: Buffer) => (output += part.toString());
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const request: EvaluationRequest = {
        project: name,
        stack,
        root,
        programDirectory,
        entryPoint,
        config,
        secretKeys,
        localValues,
    };
    child.send(request, () => undefined);

    return new Promise((resolve, reject) => {
        let reply: EvaluationReply | undefined;
        let isLate = false;
        const timer = setTimeout(() => {
            isLate = true;
            child.kill("SIGKILL");
        }, timeout);
        child.on("message", (message: EvaluationReply) => (reply = message));
        child.on("error", error => {
            clearTimeout(timer);
            reject(error);
        });
        // "close" comes after all output is read, "exit" may come before.
        child.on("close", (code, killedBy) => {
            clearTimeout(timer);
            if (reply && !("errors" in reply)) {
                return resolve({ ...reply, output, files: [...reply.files, ...project.files] });
            }
            const printed = output.trim() === "" ? [] : [output.trim()];
            const notes = [...project.notes, ...(reply?.notes ?? [])].map(note => `note: ${note}`);
            const lines = [...printed, ...(reply ? reply.errors : [ending()]), ...notes];
            // `run.js` colours stack traces whether or not someone looks at a terminal.
            reject(new GatewayError(stripVTControlCharacters(lines.join("\n"))));

            function ending(): string {
                if (isLate)
                    return `the program did not end within ${timeout / 1000} s; a timer or a server keeps it up`;
                return `the program's process ended with ${killedBy ?? `exit code ${code}`} before the program did`;
            }
        });
    });
}
