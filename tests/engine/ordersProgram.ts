import * as path from "path";

const stacks = path.resolve(__dirname, "../../stacks");

/** The program that `pulumi up` runs, loaded afresh: what it registers depends on the configuration of the moment. */
export async function ordersProgram(): Promise<{ [output: string]: unknown }> {
    for (const file of Object.keys(require.cache)) {
        if (file.startsWith(stacks)) delete require.cache[file];
    }
    return { ...((await import("../../stacks")) as object) };
}
