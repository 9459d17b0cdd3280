import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { Deployed } from "../../../cli/local/deployed";
import { deployedStack } from "../../../cli/local/deployedState/deployedStack";
import { evaluate } from "../../../cli/local/evaluation/evaluate";
import { StackProject, readProject } from "../../../cli/local/project/pulumiProject";
import { stackFiles } from "../../stacks/stackFiles";

const root = path.resolve(__dirname, "../../..");

/** The folder of one of the programs that the tests run. */
export function programFolder(name: string): string {
    return path.join(__dirname, "programs", name);
}

export async function deployedOf(
    folder: string,
    stack = "dev",
): Promise<{ project: StackProject; deployed: Deployed }> {
    const project = readProject(folder, stack);
    return { project, deployed: deployedStack(project, await evaluate(project)) };
}

/** A copy to be edited, with the packages of this project. */
export async function copyOf(folder: string, entries = ["."]): Promise<string> {
    const copy = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), "gateway-")));
    for (const entry of entries) {
        await fs.cp(path.join(folder, entry), path.join(copy, entry), { recursive: true });
    }
    await fs.symlink(path.join(root, "node_modules"), path.join(copy, "node_modules"));
    return copy;
}

/** A copy of this project, with the tests' stack files. */
export async function copyOfProject(): Promise<string> {
    const copy = await copyOf(root, ["Pulumi.yaml", "package.json", "tsconfig.json", "components", "stacks"]);
    await fs.cp(stackFiles, copy, { recursive: true });
    return copy;
}

/** Replaces a text in a file, which must have it. */
export async function edit(file: string, from: string, to: string): Promise<void> {
    const content = await fs.readFile(file, "utf8");
    if (!content.includes(from)) throw new Error(`${file} has no ${from}`);
    await fs.writeFile(file, content.replace(from, to));
}
