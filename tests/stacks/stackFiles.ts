import * as fs from "fs";
import * as path from "path";
import { parse } from "yaml";
import { Key, Plan, Throttle } from "../../components";
import { Evaluation, Settings, evaluate, refusal } from "../registrations";

const root = path.resolve(__dirname, "../..");
const namespace = "usage-plan-gateway:";

export const stackNames = ["dev", "staging", "prod"];

/** What a stack's file says in the project's namespace. */
export interface Configuration {
    backendUrl?: string;
    plans: { [name: string]: Plan };
    keys: { [name: string]: Key };
    keyValues?: { [name: string]: string };
    stageThrottle?: Throttle;
}

/** The configuration of `Pulumi.<stack>.yaml`; a copy of its own for each caller. */
export function configurationOf(stack: string): Configuration {
    const file = fs.readFileSync(path.join(root, `Pulumi.${stack}.yaml`), "utf8");
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

const settings = (stack: string, config: object): Settings => ({
    stack,
    config: config as Settings["config"],
    secretKeys: ["keyValues"],
});

/** All that `pulumi up` registers for a stack, with the configuration of its file or another. */
export function up(stack: string, config: object = configurationOf(stack)): Promise<Evaluation<StackOutputs>> {
    return evaluate(program, settings(stack, config));
}

/** The lines of the error that a configuration is refused with, when nothing was registered. */
export async function refused(stack: string, config: object): Promise<string[]> {
    const { message, resources } = await refusal(program, settings(stack, config));
    if (resources.length > 0) throw new Error(`registered: ${resources.map(({ name }) => name).join(", ")}`);
    return message.split("\n");
}
