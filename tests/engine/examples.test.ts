import { expect } from "chai";
import { OutputMap } from "@pulumi/pulumi/automation";
import * as fs from "fs";
import * as path from "path";
import { EngineStack, Program, call, keyValues, taken } from "./engine";

const examples = path.resolve(__dirname, "../../examples");

/** A stack of an example: its program, run in its folder and loaded afresh, and its files. */
async function exampleStack(name: string): Promise<{ stack: EngineStack; program: Program }> {
    const folder = path.join(examples, name);
    const text = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
    const [, project] = /^name: (.+)$/m.exec(text("Pulumi.yaml"))!;
    // The suite's stacks are all of one project.
    const configuration = text("Pulumi.dev.yaml").replaceAll(`${project}:`, "usage-plan-gateway:");
    const stack = await EngineStack.create("dev", { "Pulumi.dev.yaml": configuration });
    fs.cpSync(folder, stack.folder, { recursive: true, filter: file => !path.basename(file).startsWith("Pulumi.") });
    const program = async () => {
        const file = path.join(folder, "index.ts");
        delete require.cache[file];
        const former = process.cwd();
        process.chdir(stack.folder);
        try {
            return { ...((await import(file)) as object) };
        } finally {
            process.chdir(former);
        }
    };
    return { stack, program };
}

/** The outputs of a stage, of whose URL the API's id is the first part. */
function stageOutputs(url: string): OutputMap {
    const [restApiId] = new URL(url).hostname.split(".");
    const outputs = { url, restApiId, stageName: "dev" };
    return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value, secret: false }]));
}

// The remaining one, ordersWithCors, asks for a hosted zone that its team has.
describe("An example", () => {
    for (const name of ["openApiDocument", "keyFromAuthorizer", "queue", "sharedPlans"]) {
        it(`${name}: is deployed at once, changes nothing afterwards, and can be destroyed`, async () => {
            const { stack, program } = await exampleStack(name);
            try {
                const { outputs } = await stack.up(program);
                expect(taken(await stack.up(program))).to.deep.equal([]);
                if (name === "sharedPlans") await expectShared(outputs);
                await stack.destroy();
                expect(await stack.resourceCount()).to.equal(0);
            } finally {
                await stack.dispose();
            }
        });
    }

    /** The keys of either gateway open both. */
    async function expectShared(outputs: OutputMap): Promise<void> {
        const keys = keyValues(outputs);
        expect(keys).to.have.keys("acme", "globex");
        for (const [api, url] of Object.entries(outputs.urls.value as { [api: string]: string })) {
            for (const key of Object.values(keys)) {
                expect((await call(stageOutputs(url), `/${api}`, { key })).status, api).to.equal(200);
            }
            expect((await call(stageOutputs(url), `/${api}`)).status, api).to.equal(403);
        }
    }
});
