import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { GatewayError } from "../gatewayError";
import { entryPoint } from "./entryPoint";
import { shown } from "./shownPath";
import { StackConfiguration, projectConfiguration, stackConfiguration } from "./stackConfiguration";

/** A project and one stack of it, as the CLI gives them to the program. */
export interface StackProject extends StackConfiguration {
    name: string;
    stack: string;
    /** The folder of `Pulumi.yaml`. */
    root: string;
    /** The working directory of the program: the folder that `main` names, or that of the file it names. */
    programDirectory: string;
    /** The program: the file or folder that `main` names, or `.`, where `package.json` names the file. */
    entryPoint: string;
    typescript: boolean;
    /** The file that the option `tsconfig` of the runtime names. */
    tsconfig?: string;
    nodeArguments: string[];
}

type Yaml = { [key: string]: unknown };

/**
 * Reads `Pulumi.yaml` and `Pulumi.<stack>.yaml`.
 *
 * @param cwd a folder in the project: as for the CLI, `Pulumi.yaml` may lie above it
 */
export function readProject(cwd: string, stack: string): StackProject {
    if (!fs.existsSync(cwd)) throw new GatewayError(`there is no folder ${cwd}`);
    // Node names modules by their real paths, and so does the watcher then.
    const file = projectFile(fs.realpathSync(cwd));
    const project = readYaml(file);
    const root = path.dirname(file);
    const { name } = project;
    if (typeof name !== "string" || name === "") throw new GatewayError(`${shown(file)} has no name`);
    const { typescript, tsconfig, nodeArguments } = nodeRuntime(project.runtime, file);

    const stackFile = fileOfStack(root, project, stack);
    const own = projectConfiguration(name, project.config);
    const configuration = stackConfiguration({ project: name, stack, file: stackFile, yaml: readYaml(stackFile), own });
    const { notes, ...program } = entryPoint(root, project.main);
    return {
        name,
        stack,
        root,
        ...program,
        typescript,
        tsconfig,
        nodeArguments,
        ...configuration,
        notes: [...notes, ...configuration.notes],
    };
}

function projectFile(cwd: string): string {
    for (let folder = cwd; ; folder = path.dirname(folder)) {
        const found = ["yaml", "yml", "json"].map(ext => path.join(folder, `Pulumi.${ext}`)).find(fs.existsSync);
        if (found) return found;
        if (folder === path.dirname(folder)) break;
    }
    throw new GatewayError(
        `there is no Pulumi.yaml in ${shown(cwd)} or above it; go to the folder of your Pulumi project, or name it with --cwd`,
    );
}

function fileOfStack(root: string, project: Yaml, stack: string): string {
    const folder = path.join(root, typeof project.stackConfigDir === "string" ? project.stackConfigDir : "");
    const found = ["yaml", "yml", "json"].map(ext => path.join(folder, `Pulumi.${stack}.${ext}`)).find(fs.existsSync);
    if (found) return found;
    const stacks = fs
        .readdirSync(folder)
        .map(name => /^Pulumi\.(.+)\.(ya?ml|json)$/.exec(name)?.[1])
        .filter(name => name !== undefined);
    const known = stacks.length === 0 ? "no stack has one" : `the stacks are ${stacks.join(", ")}`;
    throw new GatewayError(`there is no Pulumi.${stack}.yaml in ${shown(folder)}; ${known}`);
}

function readYaml(file: string): Yaml {
    let content: unknown;
    try {
        content = parse(fs.readFileSync(file, "utf8"));
    } catch (error) {
        throw new GatewayError(`${shown(file)} can't be read: ${(error as Error).message.trim()}`);
    }
    if (content === null || content === undefined) return {};
    if (typeof content !== "object" || Array.isArray(content)) throw new GatewayError(`${shown(file)} is not a map`);
    return content as Yaml;
}

function nodeRuntime(runtime: unknown, file: string) {
    const { name, options } = (typeof runtime === "object" && runtime !== null ? runtime : { name: runtime }) as {
        name?: unknown;
        options?: { typescript?: boolean; tsconfig?: string; nodeargs?: string };
    };
    if (name !== "nodejs") {
        const given = name === undefined ? "missing" : JSON.stringify(name);
        throw new GatewayError(`runtime in ${shown(file)} is ${given}; only programs of the runtime nodejs run here`);
    }
    return {
        // The language host has the same default (pulumi-language-nodejs, `PULUMI_NODEJS_TYPESCRIPT`).
        typescript: options?.typescript !== false,
        tsconfig: options?.tsconfig,
        nodeArguments: options?.nodeargs?.split(/\s+/).filter(argument => argument !== "") ?? [],
    };
}
