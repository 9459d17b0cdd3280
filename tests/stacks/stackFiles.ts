import * as fs from "fs";
import * as path from "path";
import { parse, parseDocument } from "yaml";
import { Key, Plan, Throttle } from "../../components/index";
import { readProject } from "../../cli/local/project/pulumiProject";
import { Evaluation, Settings, evaluate, refusal } from "../registrations";

const root = path.resolve(__dirname, "../..");
const namespace = "usage-plan-gateway:";

/** The tests have stack files of their own: those of the project are its user's, who may write anything into them. */
export const stackFiles = path.join(__dirname, "files");

export const stackNames = ["dev", "staging", "prod"];

/** What a stack's file says in the project's namespace. */
export interface Configuration {
    backendUrl?: string;
    plans: { [name: string]: Plan };
    keys: { [name: string]: Key };
    keyValues?: { [name: string]: string };
    stageThrottle?: Throttle;
}

/** The configuration of one of the tests' stack files; a copy of its own for each caller. */
export function configurationOf(stack: string): Configuration {
    const file = fs.readFileSync(path.join(stackFiles, `Pulumi.${stack}.yaml`), "utf8");
    const { config } = parse(file) as { config: { [key: string]: unknown } };
    const own = Object.entries(config).filter(([key]) => key.startsWith(namespace));
    return Object.fromEntries(
        own.map(([key, value]) => [key.slice(namespace.length), value]),
    ) as unknown as Configuration;
}

export type StackOutputs = typeof import("../../stacks");

/** The program that `pulumi up` runs, loaded afresh: what it registers depends on the configuration of the moment. */
function program(): StackOutputs {
    for (const file of Object.keys(require.cache)) {
        if (file.startsWith(path.join(root, "stacks"))) delete require.cache[file];
    }
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be loaded once
    return require("../../stacks") as StackOutputs;
}

const settings = (stack: string, config: object, secretKeys: string[] = ["keyValues"]): Settings => ({
    stack,
    config: config as Settings["config"],
    secretKeys,
});

/** All that `pulumi up` registers for a stack, with the configuration of its file or another. */
export function up(
    stack: string,
    config: object = configurationOf(stack),
    secretKeys?: string[],
): Promise<Evaluation<StackOutputs>> {
    return evaluate(program, settings(stack, config, secretKeys));
}

/** The lines of the error that a configuration is refused with, when nothing was registered. */
export async function refused(stack: string, config: object, secretKeys?: string[]): Promise<string[]> {
    const { message, resources } = await refusal(program, settings(stack, config, secretKeys));
    if (resources.length > 0) throw new Error(`registered: ${resources.map(({ name }) => name).join(", ")}`);
    return message.split("\n");
}

/** The stacks of a project that have a file which configures the program. */
export function configuredStacks(folder: string): string[] {
    // `Pulumi.<stack>.local.yaml` is the local gateway's.
    const names = fs.readdirSync(folder).map(file => /^Pulumi\.(.+)(?<!\.local)\.yaml$/.exec(file)?.[1]);
    return names.filter((name): name is string => name !== undefined && isConfigured(folder, name));
}

/**
 * `pulumi stack init` writes a file without configuration, and what an environment of Pulumi ESC holds is not here. One
 * that is no YAML is meant to be one.
 */
function isConfigured(folder: string, stack: string): boolean {
    const document = parseDocument(fs.readFileSync(path.join(folder, `Pulumi.${stack}.yaml`), "utf8"));
    if (document.errors.length > 0) return true;
    const { config, environment } = (document.toJS() ?? {}) as { config?: object; environment?: unknown };
    return environment === undefined && Object.keys(config ?? {}).some(key => key.startsWith(namespace));
}

/** The lines of problems that the program has with a project's stack file. No passphrase is needed for secret values. */
export async function stackFileProblems(folder: string, stack: string): Promise<string[]> {
    const backendUrl = `${namespace}backendUrl`;
    try {
        const { config, secretKeys, standIns } = readProject(folder, stack);
        const secretUrl = standIns.some(({ path: encrypted }) => encrypted === backendUrl);
        await evaluate(program, {
            stack,
            secretKeys,
            root: folder,
            config: secretUrl ? { ...config, [backendUrl]: "https://localhost" } : config,
        });
        return [];
    } catch (error) {
        return (error as Error).message.split("\n");
    }
}
