import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as components from "./index";

/*
 * The package as a Pulumi plugin, for programs in every language. It is `main` in package.json, since Pulumi's host
 * requires the package's folder, for which Node reads `main`; `import` and `require` of the name read `exports`.
 *
 * The host (`@pulumi/pulumi/cmd/run-plugin`) calls what it gets when that is a function. Where it gets component
 * classes it analyzes their TypeScript, at each start, with the caller's tsconfig.
 */

interface Schema {
    version: string;
    resources: { [type: string]: { properties: { [output: string]: unknown } } };
}

type Outputs = { [output: string]: unknown };
type Component = new (name: string, args: never, opts: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

function providerOf(text: string): pulumi.provider.Provider {
    const { version, resources } = JSON.parse(text) as Schema;
    return {
        version,
        schema: text,
        construct(name, type, inputs, options) {
            if (!Object.hasOwn(resources, type)) throw new Error(`unknown resource type ${type}`);
            const component = components[type.split(":")[2] as keyof typeof components] as unknown as Component;
            const resource = new component(name, inputs as never, options);
            const outputs = Object.keys(resources[type].properties);
            const state = Object.fromEntries(outputs.map(output => [output, (resource as unknown as Outputs)[output]]));
            return Promise.resolve({ urn: resource.urn, state });
        },
    };
}

function serve(): Promise<void> {
    const schema = fs.readFileSync(path.join(__dirname, "..", "schema.json"), "utf8");
    return pulumi.provider.main(providerOf(schema), process.argv.slice(2));
}

export = Object.assign(() => serve(), components);
