import * as fs from "node:fs";
import * as path from "node:path";
import { GatewayError } from "../gatewayError";
import { entryPoint } from "./entryPoint";
import { goJson } from "./goJson";
import { GoMap, GoValue } from "./goValue";
import { TimestampForm, goYaml } from "./goYaml";
import { LocalValues, localValues, sharedFileNotes } from "./localValues";
import { namedFiles } from "./namedFiles";
import { projectConfiguration } from "./projectConfiguration";
import { shown } from "./shownPath";
import { StackConfiguration, stackConfiguration } from "./stackConfiguration";

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
    localValues: LocalValues;
    /** The files of the stack, whether or not they exist, and those that its configuration names. */
    files: string[];
}

/**
 * Reads `Pulumi.yaml` and `Pulumi.<stack>.yaml`.
 *
 * @param cwd a folder in the project: as for the CLI, `Pulumi.yaml` may lie above it
 */
export function readProject(cwd: string, stack: string): StackProject {
    if (!fs.existsSync(cwd)) throw new GatewayError(`there is no folder ${cwd}`);
    // Node names modules by their real paths, and so does the watcher then.
    const file = projectFile(fs.realpathSync(cwd));
    const project = readYaml(file, "rfc3339");
    const root = path.dirname(file);
    const name = project.get("name");
    if (typeof name !== "string" || name === "") throw new GatewayError(`${shown(file)} has no name`);
    const { typescript, tsconfig, nodeArguments } = nodeRuntime(project.get("runtime"), file);

    const stackFile = fileOfStack(root, project, stack);
    const localFile = fileOfStack(root, project, `${stack}.local`);
    const local = localFile.exists ? readYaml(localFile.file, "printed") : new Map<string, GoValue>();
    const values = localValues(local, shown(localFile.file));
    const configuration = stackConfiguration({
        project: name,
        stack,
        file: shown(stackFile.file),
        yaml: stackFile.exists ? readYaml(stackFile.file, "printed") : new Map<string, GoValue>(),
        own: projectConfiguration(name, project.get("config"), shown(file)),
        local: { file: shown(localFile.file), config: local.get("config") },
    });
    const { notes, ...program } = entryPoint(root, project.get("main"));
    return {
        name,
        stack,
        root,
        ...program,
        typescript,
        tsconfig,
        nodeArguments,
        ...configuration,
        localValues: values,
        files: [stackFile.file, localFile.file, ...namedFiles(root, configuration.config)],
        notes: [
            ...notes,
            ...stackFile.notes,
            ...configuration.notes,
            ...(localFile.exists ? sharedFileNotes(localFile.file) : []),
        ],
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

/** A stack without a file has an empty configuration, as with the CLI; whether there is such a stack nothing here knows. */
function fileOfStack(root: string, project: GoMap, stack: string) {
    const folder = path.resolve(root, configurationFolder(project));
    const candidates = ["yaml", "yml", "json"].map(ext => path.join(folder, `Pulumi.${stack}.${ext}`));
    const found = candidates.find(fs.existsSync);
    if (found !== undefined) return { file: found, exists: true, notes: [] };
    const stacks = (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
        .map(name => /^Pulumi\.(.+)\.(ya?ml|json)$/.exec(name)?.[1])
        .filter(name => name !== undefined && !name.endsWith(".local"));
    const known = stacks.length === 0 ? "no stack has one" : `the stacks that have one are ${stacks.join(", ")}`;
    const [file] = candidates;
    const notes = [
        `there is no ${path.basename(file)} in ${shown(folder)}, so the stack's configuration is empty; ${known}`,
    ];
    return { file, exists: false, notes };
}

/** `config` was the name of `stackConfigDir` once, and may be still where it is a text. */
function configurationFolder(project: GoMap): string {
    const given = project.get("stackConfigDir") ?? project.get("config");
    return typeof given === "string" ? given : "";
}

function readYaml(file: string, timestamps: TimestampForm): GoMap {
    try {
        const content = goYaml(fs.readFileSync(file, "utf8").replace(/^\ufeff/, ""), timestamps);
        if (content === null) return new Map<string, GoValue>();
        if (content instanceof Map) return content;
    } catch (error) {
        throw new GatewayError(`${shown(file)} can't be read: ${(error as Error).message.trim()}`);
    }
    throw new GatewayError(`${shown(file)} is not a map`);
}

function nodeRuntime(runtime: GoValue | undefined, file: string) {
    const name = runtime instanceof Map ? runtime.get("name") : runtime;
    const given = runtime instanceof Map ? runtime.get("options") : undefined;
    const options: GoMap = given instanceof Map ? given : new Map<string, GoValue>();
    if (name !== "nodejs") {
        const shownName = name === undefined ? "missing" : goJson(name);
        throw new GatewayError(
            `runtime in ${shown(file)} is ${shownName}; only programs of the runtime nodejs run here`,
        );
    }
    const [tsconfig, nodeargs] = [options.get("tsconfig"), options.get("nodeargs")];
    return {
        // The language host has the same default (pulumi-language-nodejs, `PULUMI_NODEJS_TYPESCRIPT`).
        typescript: options.get("typescript") !== false,
        tsconfig: typeof tsconfig === "string" ? tsconfig : undefined,
        nodeArguments: (typeof nodeargs === "string" ? nodeargs : "").split(/\s+/).filter(argument => argument !== ""),
    };
}
