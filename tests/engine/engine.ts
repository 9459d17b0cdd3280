import { readFileSync } from "fs";
import * as fs from "fs/promises";
import * as os from "os";
import * as path from "path";
import { spawnSync } from "child_process";
import { APIGateway, APIGatewayClientConfig } from "@aws-sdk/client-api-gateway";
import { EngineEvent, LocalWorkspace, OutputMap, Stack, UpOptions } from "@pulumi/pulumi/automation";
import { setProjectRoot } from "../projectRoot";

/** One step that the engine took or plans to take, and why. */
interface Step {
    /** `create`, `update`, `replace`, `delete` and the like; `same` is left out. */
    op: string;
    /** The last word of the resource's type: `UsagePlan`. */
    type: string;
    name: string;
    /** The properties that differ, where the engine compared any: `triggers["GET /orders"]`. */
    diff: string[];
}

/** A call of the provider to the service. */
export interface ControlPlaneCall {
    /** `CreateStage`, for instance. */
    op: string;
    /** The resource that it is for, or the token of a function. */
    urn: string;
}

export interface Run {
    steps: Step[];
    /** What the CLI printed. */
    log: string;
    /** The provider's control-plane calls, where the provider records them. */
    calls: string[];
    outputs: OutputMap;
}

export interface Answer {
    status: number;
    headers: Headers;
    body: string;
}

/** A Pulumi program: it makes resources, and gives the stack's outputs. */
export type Program = () => object | Promise<object>;

interface State {
    resources?: unknown[];
    pending_operations?: { type: string; resource: { urn: string; inputs: { [input: string]: string } } }[];
}

const project = "usage-plan-gateway";

/** Where the file backend keeps the stack, in the project's folder. */
export const stateFile = `state/.pulumi/stacks/${project}/dev.json`;

/** What is missing for the engine suite, in one line; undefined when nothing is. */
export function missing(): string | undefined {
    if (spawnSync("pulumi", ["version"]).status !== 0) {
        return "test:engine needs the Pulumi CLI: there is no `pulumi` on the PATH (https://www.pulumi.com/docs/install)";
    }
    if (!process.env.AWS_ENDPOINT_URL && process.env.ENGINE_TARGET !== "aws") {
        return "test:engine needs an AWS endpoint: set AWS_ENDPOINT_URL to a local one, or ENGINE_TARGET=aws to use your account";
    }
    return undefined;
}

/**
 * A Pulumi project with one stack, in a temporary folder of its own: file backend, passphrase secrets, and on a local
 * endpoint an AWS account of its own, so that tests are independent of each other.
 */
export class EngineStack {
    /** The environment of the CLI and the provider; changes hold from the next run on. */
    readonly env: { [variable: string]: string };

    private constructor(
        readonly folder: string,
        private readonly stack: Stack,
        env: { [variable: string]: string },
    ) {
        this.env = env;
    }

    /**
     * @param name the stack's name
     * @param files further files of the project, such as `Pulumi.dev.yaml`, as text
     */
    static async create(name = "dev", files: { [file: string]: string } = {}): Promise<EngineStack> {
        const folder = await fs.mkdtemp(path.join(os.tmpdir(), `${project}-`));
        const state = path.join(folder, "state");
        await fs.mkdir(state);
        // The program is inline, so the project has none; all else is as users have it.
        const settings = (await fs.readFile("Pulumi.yaml", "utf8")).replace(/^main:.*\n/m, "");
        for (const [file, content] of Object.entries({ "Pulumi.yaml": settings, ...files })) {
            await fs.writeFile(path.join(folder, file), content);
        }
        const env: { [variable: string]: string } = {
            PULUMI_BACKEND_URL: `file://${state}`,
            PULUMI_CONFIG_PASSPHRASE: "engine-suite",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            AWS_REGION: process.env.AWS_REGION ?? "us-east-1",
            STANDIN_CALLS: path.join(folder, "calls.jsonl"),
        };
        if (process.env.AWS_ENDPOINT_URL) {
            env.AWS_ACCESS_KEY_ID = String(Math.floor(1e11 + Math.random() * 8e11));
            env.AWS_SECRET_ACCESS_KEY = "test";
        }
        return EngineStack.open(folder, name, env);
    }

    /** The stack of a folder that `create` has made; the environment is this process's unless it is given. */
    static async open(folder: string, name = "dev", env: { [variable: string]: string } = {}): Promise<EngineStack> {
        const stack = await LocalWorkspace.createOrSelectStack(
            { stackName: name, projectName: project, program: async () => {} },
            { workDir: folder, envVars: env },
        );
        return new EngineStack(folder, stack, stack.workspace.envVars);
    }

    /** @param flags those of the CLI: the resources that the run is limited to, or leaves out, and how it runs */
    up(program: Program, flags: Pick<UpOptions, "target" | "exclude" | "refresh" | "continueOnError"> = {}) {
        return this.run(async options => {
            const all = { ...options, ...flags, program: this.inline(program) };
            const { outputs } = await this.stack.up(all);
            // After a run of this process that failed the SDK can pass over an error, and take the program for one without
            // resources (`isGrpcError` in automation/server.js). On a stack that has none it has done nothing by that.
            const isPassedOver = Object.keys(outputs).length === 0 && (await this.resourceCount()) <= 1;
            return isPassedOver ? (await this.stack.up(all)).outputs : outputs;
        });
    }

    preview(program: Program): Promise<Run> {
        return this.run(async options => {
            await this.stack.preview({ ...options, program: this.inline(program), diff: true });
            return {};
        });
    }

    refresh(): Promise<Run> {
        return this.run(async options => {
            await this.stack.refresh(options);
            return {};
        });
    }

    destroy(): Promise<Run> {
        return this.run(async options => {
            await this.stack.destroy(options);
            return {};
        });
    }

    /** A client of the service, in the account of the stack. */
    service(): APIGateway {
        return new APIGateway(this.serviceConfig());
    }

    /** Where the service is, and whose account of it. */
    serviceConfig(): APIGatewayClientConfig {
        const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = this.env;
        const credentials = accessKeyId ? { accessKeyId, secretAccessKey } : undefined;
        return { region, credentials, endpoint: process.env.AWS_ENDPOINT_URL };
    }

    setConfig(key: string, value: string, options: { secret?: boolean; path?: boolean } = {}): Promise<void> {
        return this.stack.setConfig(`${project}:${key}`, { value, secret: options.secret }, options.path);
    }

    /** What a command line of the user's prints in the project's folder. */
    cli(command: string): string {
        const env = { ...process.env, ...this.env };
        const { status, stdout, stderr } = spawnSync(command, { cwd: this.folder, env, shell: true, encoding: "utf8" });
        if (status !== 0) throw new Error(`${command}: ${stderr}`);
        return stdout;
    }

    /** How many control-plane calls were made so far. */
    async callCount(): Promise<number> {
        return (await this.recordedCalls()).length;
    }

    /** How many resources the state holds. */
    async resourceCount(): Promise<number> {
        return ((await this.state()).resources ?? []).length;
    }

    /** The resources whose creation a lost run had begun, and not written down. */
    async pendingCreates(): Promise<{ urn: string; inputs: { [input: string]: string } }[]> {
        const pending = (await this.state()).pending_operations ?? [];
        return pending.filter(({ type }) => type === "creating").map(({ resource }) => resource);
    }

    /**
     * Whether the state is complete: a run writes it again and again. The file itself is replaced at once, but not the
     * one beside it with its checksum, of which an empty one makes it unreadable (gocloud.dev/blob/fileblob).
     */
    stateIsWhole(): boolean {
        try {
            for (const file of [stateFile, `${stateFile}.attrs`]) {
                JSON.parse(readFileSync(path.join(this.folder, file), "utf8"));
            }
            return true;
        } catch {
            return false;
        }
    }

    private async state(): Promise<State> {
        return ((await this.stack.exportStack()) as { deployment: State }).deployment;
    }

    /** The state as the backend stores it: secrets are encrypted. */
    async stateText(): Promise<string> {
        const files = await fs.readdir(path.join(this.folder, "state"), { recursive: true, withFileTypes: true });
        const texts = files
            .filter(file => file.isFile())
            .map(file => fs.readFile(path.join(file.parentPath, file.name), "utf8"));
        return (await Promise.all(texts)).join("\n");
    }

    /** Destroys what is left, and removes the folder. */
    async dispose(): Promise<void> {
        await this.destroy();
        await fs.rm(this.folder, { recursive: true });
    }

    private inline(program: Program) {
        return async () => {
            setProjectRoot(this.folder);
            return (await program()) as { [output: string]: unknown };
        };
    }

    private async run(
        command: (options: { onOutput(text: string): void; onEvent(event: EngineEvent): void }) => Promise<OutputMap>,
    ): Promise<Run> {
        const steps: Step[] = [];
        let log = "";
        const before = await this.callCount();
        const outputs = await command({
            onOutput: text => (log += text),
            onEvent: event => {
                const metadata = event.resourcePreEvent?.metadata;
                if (
                    !metadata ||
                    metadata.op === "same" ||
                    metadata.op === "refresh" ||
                    metadata.type.startsWith("pulumi:")
                )
                    return;
                steps.push({
                    op: metadata.op,
                    type: metadata.type.split(":").pop()!,
                    name: metadata.urn.split("::").pop()!,
                    diff: Object.keys(metadata.detailedDiff ?? {}),
                });
            },
        });
        return { steps, log, outputs, calls: (await this.recordedCalls()).slice(before).map(({ op }) => op) };
    }

    /** The control-plane calls so far. */
    async recordedCalls(): Promise<ControlPlaneCall[]> {
        const text = await fs.readFile(this.env.STANDIN_CALLS, "utf8").catch(() => "");
        // The provider may be writing the last line.
        const lines = text.split("\n").slice(0, -1);
        return lines.map(line => JSON.parse(line) as ControlPlaneCall);
    }
}

/** What a run did, a line for each step: `replace Deployment shop`. The halves of a replacement count once. */
export function taken({ steps }: Run): string[] {
    return steps
        .filter(({ op }) => op !== "create-replacement" && op !== "delete-replaced")
        .map(({ op, type, name }) => `${op} ${type} ${name}`);
}

/** The values of the customers' keys, by customer. */
export function keyValues({ apiKeyValues }: OutputMap): { [customer: string]: string } {
    return apiKeyValues.value as { [customer: string]: string };
}

/** Where clients reach the stage: at the local endpoint, or at the service. */
export function stageUrl({ restApiId, stageName, url }: OutputMap): string {
    const { AWS_ENDPOINT_URL: endpoint } = process.env;
    return endpoint
        ? `${endpoint}/restapis/${restApiId.value}/${stageName.value}/_user_request_`
        : (url.value as string);
}

/** Calls the deployed API as a customer does. */
export async function call(
    outputs: OutputMap,
    path: string,
    options: { key?: string; method?: string } = {},
): Promise<Answer> {
    const response = await fetch(`${stageUrl(outputs)}${path}`, {
        method: options.method ?? "GET",
        headers: options.key === undefined ? {} : { "x-api-key": options.key },
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
}
