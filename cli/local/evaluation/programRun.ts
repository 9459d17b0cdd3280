import { Module, createRequire } from "node:module";
import * as path from "node:path";
import { GivenValues } from "./givenValues";
import { ErrorLog, errorText, uncaughtErrors } from "./programErrors";
import { Recording, record } from "./recordingMonitor";
import { EvaluationReply, EvaluationRequest } from "./registeredResource";
import { standInOutputs } from "./stackOutputs";

/** The parts of the program's own SDK that are used here. */
interface Sdk {
    mocks: typeof import("@pulumi/pulumi/runtime/mocks");
    settings: typeof import("@pulumi/pulumi/runtime/settings");
    log: typeof import("@pulumi/pulumi/log");
    debuggable: {
        debuggablePromise: <T>(promise: Promise<T>, context: unknown) => Promise<T>;
        /** Promises that have not settled, and what to say of them. */
        leakedPromises(): [Set<Promise<unknown>>, string];
    };
    references: Parameters<typeof standInOutputs>[0];
    run: {
        run(
            argv: { [option: string]: unknown; _: string[] },
            programStarted: () => void,
            reportLoggedError: (error: Error) => void,
            isErrorReported: (error: Error) => boolean,
        ): Promise<unknown>;
    };
}

process.once("message", (request: EvaluationRequest) => {
    // A program that hangs must not outlive the gateway.
    process.once("disconnect", () => process.exit(1));
    // The program has ended when nothing is left to do in the process, as under the CLI; the channel does not count.
    process.channel?.unref();
    void runProgram(request);
});

/**
 * Runs the program as the CLI does: by the SDK's own `cmd/run/run.js`, which registers ts-node, finds the entry point
 * and reports errors, with the mock monitor where the engine would be.
 */
async function runProgram(request: EvaluationRequest): Promise<void> {
    const errors: string[] = [];
    const given = new GivenValues(request.localValues);
    const answer = once((reply: EvaluationReply) => {
        // The process ends when the answer is sent; what a broken program still waits for is of no use. With a code
        // other than 0 the SDK says nothing of promises that have not settled.
        process.send?.(reply, () => process.exit("errors" in reply ? 1 : 0));
    });
    try {
        setEnvironment(request);
        process.chdir(request.programDirectory);
        const sdkRequire = programRequire(request);
        const sdk = loadSdk(sdkRequire);
        await sdk.mocks.setMocks(
            { newResource: ({ id, inputs }) => ({ id, state: inputs as object }), call: () => ({}) },
            request.project,
            request.stack,
            false,
            "organization",
        );
        const monitor = sdk.settings.getMonitor() as unknown as import("@pulumi/pulumi/runtime/mocks").MockMonitor;
        const recording = record(monitor, loadMessages(sdkRequire), request, given, packageFolder(request));
        standInOutputs(sdk.references, given, request.project, request.stack);
        withoutTraces(sdk.debuggable);
        const log = errorLog(request, errors);
        catchLog(sdk, log);
        onEnd(recording, () => {
            const [leaked, message] = sdk.debuggable.leakedPromises();
            if (errors.length === 0 && leaked.size > 0) errors.push(`error: ${message.trim()}`);
            const notes = [...recording.notes, ...given.notes()];
            answer(errors.length > 0 ? { errors, notes } : { ...recording, notes, files: programFiles() });
        });

        const show = uncaughtErrors(path.resolve(request.entryPoint), log);
        const uncaught = (error: unknown) => {
            show(error);
            // What the program still waits for can't mend it.
            setTimeout(() => answer({ errors, notes: given.notes() }), patienceAfterError).unref();
        };
        await sdk.run
            .run(
                { _: [request.entryPoint] },
                () => undefined,
                () => undefined,
                // The SDK's handlers ask this first, and then leave alone what is shown.
                error => {
                    uncaught(error);
                    return true;
                },
            )
            .catch(uncaught);
    } catch (error) {
        answer({ errors: [errorText(error)], notes: [] });
    }
}

/** Milliseconds in which further errors of the program may come, to be shown with the first. */
const patienceAfterError = 1000;

/** What the CLI's language host puts into the environment. */
function setEnvironment({ project, stack, root, config, secretKeys }: EvaluationRequest): void {
    Object.assign(process.env, {
        PULUMI_NODEJS_PROJECT: project,
        PULUMI_NODEJS_STACK: stack,
        PULUMI_NODEJS_ROOT_DIRECTORY: root,
        PULUMI_NODEJS_ORGANIZATION: "organization",
        PULUMI_CONFIG: JSON.stringify(config),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
    });
}

/** The folders of the packages that the program has. */
function packageFolder({ programDirectory }: EvaluationRequest): (name: string) => string | undefined {
    const fromProgram = createRequire(path.join(programDirectory, "index.js"));
    return name => {
        try {
            return path.dirname(fromProgram.resolve(`${name}/package.json`));
        } catch {
            return undefined;
        }
    };
}

function programRequire({ programDirectory, root }: EvaluationRequest): NodeRequire {
    const fromProgram = createRequire(path.join(programDirectory, "index.js"));
    try {
        fromProgram.resolve("@pulumi/pulumi/package.json");
    } catch {
        throw new Error(`@pulumi/pulumi is not installed in ${root}; run npm install there`);
    }
    return createRequire(fromProgram.resolve("@pulumi/pulumi/package.json"));
}

/**
 * The SDK takes a stack trace for each promise of a resource, to be able to name those that never settle, and ts-node
 * maps each: more than half of the time with thousands of resources. The promises are watched without.
 */
function withoutTraces(debuggable: Sdk["debuggable"]): void {
    const { debuggablePromise } = debuggable;
    debuggable.debuggablePromise = (...args) => {
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        try {
            return debuggablePromise(...args);
        } finally {
            Error.stackTraceLimit = stackTraceLimit;
        }
    };
}

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- the modules of another package have no types here */
function loadSdk(sdkRequire: NodeRequire): Sdk {
    // `run.js` takes an exit code from `cmd/run/index.js`, which when loaded runs a program against a real engine.
    const index = sdkRequire.resolve("@pulumi/pulumi/cmd/run");
    const exports = { nodeJSProcessExitedAfterLoggingUserActionableMessage: 32 };
    require.cache[index] = Object.assign(new Module(index), { filename: index, loaded: true, exports });
    return {
        mocks: sdkRequire("@pulumi/pulumi/runtime/mocks"),
        settings: sdkRequire("@pulumi/pulumi/runtime/settings"),
        log: sdkRequire("@pulumi/pulumi/log"),
        debuggable: sdkRequire("@pulumi/pulumi/runtime/debuggable"),
        references: {
            StackReference: (sdkRequire("@pulumi/pulumi/stackReference") as typeof import("@pulumi/pulumi"))
                .StackReference,
            all: (sdkRequire("@pulumi/pulumi/output") as typeof import("@pulumi/pulumi")).all,
        },
        run: sdkRequire("@pulumi/pulumi/cmd/run/run"),
    };
}

function loadMessages(sdkRequire: NodeRequire) {
    return {
        provider: sdkRequire("@pulumi/pulumi/proto/provider_pb"),
        resource: sdkRequire("@pulumi/pulumi/proto/resource_pb"),
        ...(sdkRequire("google-protobuf/google/protobuf/struct_pb") as {
            Struct: typeof import("google-protobuf/google/protobuf/struct_pb").Struct;
        }),
    };
}
/* eslint-enable @typescript-eslint/no-unsafe-assignment */

/** Takes errors as `pulumi up` shows them. */
function errorLog({ project, stack }: EvaluationRequest, errors: string[]): ErrorLog {
    return (message, resource) => {
        const { __pulumiType: type = "pulumi:pulumi:Stack", __name: name = `${project}-${stack}` } = (resource ??
            {}) as { __pulumiType?: string; __name?: string };
        const lines = `error: ${message.trimEnd()}`.split("\n").map(line => `    ${line}`);
        errors.push(`${type} (${name}):\n${lines.join("\n")}`);
    };
}

/** Takes what the SDK would send to the engine. */
function catchLog({ log }: Sdk, onError: ErrorLog): void {
    const error: typeof log.error = (message, resource) => Promise.resolve(onError(message, resource));
    const shown =
        (level: string): typeof log.info =>
        (message, _resource, _streamId, isEphemeral) => {
            if (isEphemeral !== true) console.log(`${level}: ${message}`);
            return Promise.resolve();
        };
    Object.assign(log, { error, warn: shown("warning"), info: shown("info") });
}

/**
 * Calls back when the program has nothing left to do. Programs and libraries register more resources in handlers of
 * `beforeExit` of their own, so that is the case only when a turn brings nothing new.
 */
function onEnd({ resources }: Recording, end: () => void): void {
    let known = -1;
    process.on("beforeExit", () => {
        if (resources.length === known) return end();
        known = resources.length;
        setImmediate(() => undefined);
    });
}

/** The modules that the program is made of. */
function programFiles(): string[] {
    const ofPackages = `${path.sep}node_modules${path.sep}`;
    return Object.keys(require.cache).filter(
        file => !file.includes(ofPackages) && !file.startsWith(path.dirname(__dirname) + path.sep),
    );
}

function once<T>(call: (value: T) => void): (value: T) => void {
    let called = false;
    return value => {
        if (!called) call(value);
        called = true;
    };
}
