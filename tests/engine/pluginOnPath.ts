import * as fs from "fs/promises";
import * as path from "path";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { outputsOf } from "./gateway";

/*
 * A gateway as a program in another language makes one: the engine starts the package's plugin, which it finds on the
 * PATH, and has that make it.
 */

const type = "usage-plan-gateway:index:UsagePlanGateway";

/** What the program in the other language has of a gateway. */
export class RemoteGateway extends pulumi.ComponentResource {
    declare readonly usagePlanIds: pulumi.Output<{ [planName: string]: string }>;

    constructor(name: string, args: UsagePlanGatewayArgs) {
        super(type, name, { ...args, usagePlanIds: undefined }, {}, true);
    }
}

/** The PATH with the plugin on it. */
export async function pathWithPlugin(folder: string): Promise<string> {
    const [bin, root] = [path.join(folder, "plugin"), path.resolve(__dirname, "../..")];
    await fs.mkdir(bin);
    const register = path.join(root, "tests/typescript.js");
    const text = `#!/bin/sh\ncd '${root}' && exec '${process.execPath}' --require '${register}' '${__filename}' "$@"\n`;
    await fs.writeFile(path.join(bin, "pulumi-resource-usage-plan-gateway"), text, { mode: 0o755 });
    return `${bin}${path.delimiter}${process.env.PATH}`;
}

if (require.main === module) {
    const provider: pulumi.provider.Provider = {
        version: "1.0.0",
        construct(name, _type, inputs, options) {
            const gateway = new UsagePlanGateway(name, inputs as unknown as UsagePlanGatewayArgs, options);
            return Promise.resolve({ urn: gateway.urn, state: outputsOf(gateway) });
        },
    };
    void pulumi.provider.main(provider, process.argv.slice(2));
}
