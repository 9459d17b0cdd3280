/**
 * Reads and checks a stack's configuration with the files of customers that the arguments name, one after the other, so
 * that all is loaded before the last one; prints the milliseconds that it takes.
 */
import * as pulumi from "@pulumi/pulumi";
import { readConfiguration } from "../../stacks/configuration";

async function read(files: string[]): Promise<void> {
    await pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call: () => ({}) }, "bench", "dev");
    console.log(files.map(milliseconds).at(-1));
}

function milliseconds(customersFile: string): number {
    const plans = JSON.stringify({ free: { unlimited: true }, gold: { unlimited: true } });
    pulumi.runtime.setAllConfig({ "bench:plans": plans, "bench:customersFile": customersFile });
    const start = performance.now();
    try {
        readConfiguration(() => ({ "GET /orders": { mock: {} } }));
    } catch (error) {
        if (!pulumi.RunError.isInstance(error)) throw error;
    }
    return performance.now() - start;
}

void read(process.argv.slice(2));
