import * as fs from "fs";
import * as path from "path";
import { stackFiles } from "../stacks/stackFiles";

const stacks = path.resolve(__dirname, "../../stacks");

/** The program that `pulumi up` runs, loaded afresh: what it registers depends on the configuration of the moment. */
export async function ordersProgram(): Promise<{ [output: string]: unknown }> {
    for (const file of Object.keys(require.cache)) {
        if (file.startsWith(stacks)) delete require.cache[file];
    }
    return { ...((await import("../../stacks")) as object) };
}

/** The tests' own `Pulumi.dev.yaml`. */
export function devFile(): { [file: string]: string } {
    const file = "Pulumi.dev.yaml";
    return { [file]: fs.readFileSync(path.join(stackFiles, file), "utf8") };
}
