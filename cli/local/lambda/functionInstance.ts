import { ChildProcess, fork } from "child_process";
import { randomUUID } from "crypto";
import * as fs from "fs";
import * as path from "path";
import { accountId } from "../account";
import { LambdaFunction } from "../deployed";
import type { FunctionAnswer, FunctionFailure } from "./functionAnswer";

/** What the process of a function is told, and what it answers. */
interface Invocation {
    id: string;
    event: unknown;
    accountId: string;
    functionName: string;
    /** When its time is up, in milliseconds since 1970. */
    deadline: number;
}

type InvocationAnswer = { id: string; result?: unknown; error?: string; message?: string; thrownType?: string };

const runtime = path.join(__dirname, "runtime.mjs");

/** One process that runs a function: what it does to itself, or for how long, does not touch the gateway. */
export class FunctionInstance {
    usable = true;
    private readonly process: ChildProcess;
    private pending?: { id: string; settle(answer: FunctionAnswer): void };

    constructor(
        private readonly fn: LambdaFunction,
        readonly version: string,
        codePath = fn.codePath,
    ) {
        const folder = codeFolder(codePath);
        this.process = fork(runtime, [folder, fn.handler, fn.runtime, fn.programDirectory ?? folder], {
            cwd: folder,
            env: environment(fn, folder),
            // A file that is linked into an assembled folder finds what lies beside it there.
            execArgv: fn.assets ? ["--preserve-symlinks"] : [],
            // What the function prints is for the developer, and standard output may be for machines.
            stdio: ["ignore", 2, 2, "ipc"],
        });
        this.process.on("message", (answer: InvocationAnswer) => {
            if (answer.id !== this.pending?.id) return;
            const { result, error, message, thrownType } = answer;
            this.settle(error === undefined ? { result } : { ...failed(error), message, thrownType });
        });
        this.process.on("error", error => this.broken(error.message));
        this.process.on("exit", (code, signal) => this.broken(`its process ended (${signal ?? `exit code ${code}`})`));
    }

    invoke(event: unknown, patience: number): Promise<FunctionAnswer> {
        const functionTime = this.fn.timeout * 1000;
        const time = Math.min(functionTime, patience);
        return new Promise(resolve => {
            const id = randomUUID();
            const timer = setTimeout(() => {
                this.usable = false;
                const message = `Task timed out after ${(time / 1000).toFixed(2)} seconds`;
                this.settle(timedOut(`${this.fn.name}: ${message}`, functionTime < patience, id, message));
            }, time);
            this.pending = {
                id,
                settle: answer => {
                    clearTimeout(timer);
                    this.pending = undefined;
                    resolve(answer);
                },
            };
            if (!this.usable) return this.settle(failed("its process ended"));
            const invocation: Invocation = {
                id,
                event,
                accountId,
                functionName: this.fn.name,
                deadline: Date.now() + functionTime,
            };
            this.process.send(invocation, error => error && this.broken(error.message));
        });
    }

    end(): void {
        this.usable = false;
        this.process.kill("SIGKILL");
    }

    private broken(reason: string): void {
        this.usable = false;
        this.settle(failed(`${this.fn.name}: ${reason}`));
    }

    private settle(answer: FunctionAnswer): void {
        this.pending?.settle(answer);
    }
}

/**
 * A function that its own limit ends is a function with an error, which a proxy integration answers with 502
 * (rasp.hateblo.jp/entry/2021/05/13/222835, measured); the integration's own time is answered with 504.
 */
function timedOut(reason: string, byOwnLimit: boolean, id: string, message: string): FunctionFailure {
    if (!byOwnLimit) return { failure: "timed out", reason };
    return { failure: "error", reason, message: `${new Date().toISOString()} ${id} ${message}` };
}

function failed(reason: string): FunctionFailure {
    return { failure: "error", reason };
}

function codeFolder(codePath: string): string {
    return fs.statSync(codePath, { throwIfNoEntry: false })?.isFile() ? path.dirname(codePath) : codePath;
}

/**
 * What the service sets (DG of Lambda, "Defined runtime environment variables"), and the function's own variables. Of
 * this process's it gets what a program needs to run, and the AWS credentials and endpoints, in place of its role.
 */
function environment(fn: LambdaFunction, folder: string): NodeJS.ProcessEnv {
    const { PATH, HOME, TMPDIR, LANG, TZ = ":UTC" } = process.env;
    const inherited = Object.entries(process.env).filter(([name]) => name.startsWith("AWS_"));
    return {
        PATH,
        HOME,
        TMPDIR,
        LANG,
        TZ,
        // As on AWS, where no terminal is; with colours Node never ends to print some errors (nodejs/node#64011).
        NO_COLOR: "1",
        ...Object.fromEntries(inherited),
        AWS_LAMBDA_FUNCTION_NAME: fn.name,
        AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
        AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: fn.handler,
        ...fn.environment,
    };
}
