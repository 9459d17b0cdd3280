/** Evaluates one program, named by the first argument, as `pulumi up` would, with mocks for the engine. */
import * as pulumi from "@pulumi/pulumi";
import * as fs from "fs";
import * as path from "path";
import { parse } from "yaml";

async function evaluation(program: string): Promise<void> {
    await pulumi.runtime.setMocks(
        { newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }), call: () => ({}) },
        "usage-plan-gateway",
        "dev",
    );
    const stackFile = path.join(__dirname, "../stacks/files/Pulumi.dev.yaml");
    const { config } = parse(fs.readFileSync(stackFile, "utf8")) as { config: { [key: string]: unknown } };
    const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
    pulumi.runtime.setAllConfig(Object.fromEntries(Object.entries(config).map(([key, value]) => [key, text(value)])));
    await import(program);
    await pulumi.runtime.disconnect();
}

void evaluation(process.argv[2]);
