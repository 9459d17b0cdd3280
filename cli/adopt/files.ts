import * as fs from "node:fs/promises";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { isMap } from "../local/dictionary";
import { GatewayError } from "../local/gatewayError";
import { Adoption, documentFile } from "./adoption";
import { Json } from "./existingApi";

/** The files of an adoption, by name. */
export function fileNames(stack: string): { configuration: string; document: string; imports: string } {
    return { configuration: `Pulumi.${stack}.yaml`, document: documentFile(stack), imports: "import.json" };
}

/** Those of the files that are there already. */
export async function presentFiles(folder: string, stack: string): Promise<string[]> {
    const names = Object.values(fileNames(stack));
    const there = await Promise.all(
        names.map(name =>
            fs.access(path.join(folder, name)).then(
                () => true,
                () => false,
            ),
        ),
    );
    return names.filter((_, index) => there[index]);
}

/** Writes the files; all of them, or with the first error the ones before. */
export async function writeFiles(
    folder: string,
    { stack, project, region }: { stack: string; project: string; region: string },
    { configuration, document, imports }: Adoption,
): Promise<void> {
    const names = fileNames(stack);
    const stackFile = path.join(folder, names.configuration);
    const yaml = configurationYaml(await textOf(stackFile), project, region, configuration);
    await fs.writeFile(path.join(folder, names.document), `${JSON.stringify(document, undefined, 4)}\n`);
    await fs.writeFile(path.join(folder, names.imports), `${JSON.stringify(imports, undefined, 4)}\n`);
    await fs.writeFile(stackFile, yaml);
}

/**
 * The stack's file. Of one that was there all stays that is not this API's: how secrets are encrypted, and what other
 * namespaces are set to.
 */
export function configurationYaml(before: string, project: string, region: string, own: Json): string {
    const present: unknown = parse(before);
    const file = isMap(present) ? present : {};
    const config = isMap(file.config) ? file.config : {};
    const replaced = ["api", "stage", "stageName", "stageThrottle", "plans", "keys"].map(key => `${project}:${key}`);
    const kept = Object.entries(config).filter(([key]) => !replaced.includes(key));
    const written = {
        ...file,
        config: {
            "aws:region": region,
            ...Object.fromEntries(kept),
            ...Object.fromEntries(Object.entries(own).map(([key, value]) => [`${project}:${key}`, value])),
        },
    };
    // The CLI's parser knows words such as "yes" and dates, as YAML 1.1 does, so those are quoted.
    return stringify(written, { version: "1.1", indent: 4, lineWidth: 0 });
}

async function textOf(file: string): Promise<string> {
    try {
        return await fs.readFile(file, "utf8");
    } catch {
        return "";
    }
}

/** The name of the Pulumi project in a folder. */
export async function projectName(folder: string): Promise<string> {
    const text = await textOf(path.join(folder, "Pulumi.yaml"));
    const project: unknown = parse(text);
    const name = isMap(project) ? project.name : undefined;
    if (typeof name === "string" && name !== "") return name;
    throw new GatewayError(`there is no Pulumi project in ${folder}: no Pulumi.yaml with a name; give --cwd`);
}
