import { expect } from "chai";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { folder, once, root } from "./installed";
import { inputsOf, packageSchema, typeProblems } from "./packageSchema";
import { PluginHost, startPlugin } from "./pluginHost";
import { inputsFromPython, pythonName, pythonResources } from "./pythonProgram";

const token = "usage-plan-gateway:index:UsagePlanGateway";
const schema = packageSchema();
const emptyFolder = once(() => folder("languages"));

interface Program {
    packages: { [name: string]: string };
    resources: { [name: string]: { type: string; properties: object } };
    outputs: { [name: string]: string };
}

function projectOf(example: string): Program {
    return parse(fs.readFileSync(path.join(root, "examples", example, "Pulumi.yaml"), "utf8")) as Program;
}

describe("The examples in other languages", () => {
    let host: PluginHost | undefined;
    afterEach(() => host?.close());

    /** What the plugin makes of the inputs that a program sends, after they were held against the schema. */
    async function madeOf(example: string, name: string, inputs: object): Promise<string[]> {
        expect(typeProblems(schema, inputsOf(schema, token), inputs, name)).to.deep.equal([]);
        const plugin = path.resolve(root, "examples", example, projectOf(example).packages[schema.name]);
        host = await startPlugin(plugin, emptyFolder());
        await host.construct(token, name, inputs);
        return host.registered.map(({ type, name: made }) => `${type.split(":").pop()} ${made}`);
    }

    const made = [
        "UsagePlanGateway orders",
        "RestApi orders",
        "Deployment orders",
        "Stage orders",
        "UsagePlan orders-free",
        "UsagePlan orders-gold",
        "ApiKey orders-acme",
        "ApiKey orders-globex",
        "UsagePlanKey orders-acme",
        "UsagePlanKey orders-globex",
    ];

    it("yaml: is as the schema has it, and makes its gateway by the plugin that it names", async () => {
        const { resources, outputs } = projectOf("yaml");
        expect(resources.orders.type).to.equal(token);
        for (const [, output] of Object.values(outputs).map(each => /^\$\{orders\.(\w+)\}$/.exec(each) ?? [])) {
            expect(schema.resources[token].properties).to.have.property(output);
        }
        expect(await madeOf("yaml", "orders", resources.orders.properties)).to.have.members(made);
    });

    it("python: is as the schema has it, and makes its gateway by the plugin that it names", async () => {
        const [orders, ...others] = pythonResources(path.join(root, "examples", "python", "__main__.py"));
        expect(others).to.deep.equal([]);
        expect(orders).to.include({ module: `pulumi_${schema.name.replaceAll("-", "_")}`, class: "UsagePlanGateway" });
        expect(Object.keys(schema.resources[token].properties).map(pythonName)).to.include.members(orders.used);
        expect(await madeOf("python", orders.name, inputsFromPython(schema, token, orders))).to.have.members(made);
    });

    it("yaml and python: describe the same gateway", () => {
        const [orders] = pythonResources(path.join(root, "examples", "python", "__main__.py"));
        const { properties } = projectOf("yaml").resources.orders;
        expect(inputsFromPython(schema, token, orders)).to.deep.equal(properties);
    });
});
