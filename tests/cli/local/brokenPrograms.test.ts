import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { evaluate } from "../../../cli/local/evaluation/evaluate";
import { readProject } from "../../../cli/local/project/pulumiProject";
import { serve } from "../../../cli/local/serve";
import { programFolder } from "./programs";

async function messageOf(attempt: () => Promise<unknown>): Promise<string> {
    try {
        await attempt();
    } catch (error) {
        return (error as Error).message;
    }
    throw new Error("nothing was refused");
}

describe("programs that can't be served", () => {
    const cwd = programFolder("broken");
    const refused = new Map<string, string>();

    before(async () => {
        const stacks = ["dev", "refused", "asking", "crashing", "empty", "offset"];
        await Promise.all(stacks.map(async stack => refused.set(stack, await messageOf(() => serve({ cwd, stack })))));
    });

    it("shows an error with its stack, as pulumi up does", () => {
        const message = refused.get("dev");
        expect(message).to.match(
            /pulumi:pulumi:Stack \(broken-dev\):\n {4}error: Running program '.*' failed with an unhandled exception:\n {4}Error: the program is broken\n {8}at .*index\.js:\d+/,
        );
        expect(message).to.match(/^the program starts\n/);
    });

    it("shows only the message of a RunError", () => {
        expect(refused.get("refused")).to.match(/\):\n {4}error: plans\.free\.rateLimit: missing$/);
    });

    it("names a resource that the program looks for and that is not there", () => {
        expect(refused.get("asking")).to.include("the program calls pulumi:pulumi:getResource, which has no answer");
    });

    it("survives a program that ends its process", () => {
        expect(refused.get("crashing")).to.include("ended with exit code 3");
    });

    it("gives up a program that does not end", async () => {
        const evaluation = () => evaluate(readProject(cwd, "hanging"), { timeout: 1000 });
        expect(await messageOf(evaluation)).to.include("did not end within 1 s");
    });

    it("refuses an offset that a quota's period does not have, with the provider's words", () => {
        expect(refused.get("offset")).to.equal(
            'UsagePlan "daily": Usage Plan quota offset must be zero in the DAY period',
        );
    });

    it("says what a program without a REST API has instead", () => {
        expect(refused.get("empty")).to.include("it has only aws:apigatewayv2/api:Api; HTTP and WebSocket APIs");
    });
});

describe("projects that can't be read", () => {
    let folder: string;

    beforeEach(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "gateway-"));
    });

    afterEach(() => fs.rm(folder, { recursive: true }));

    const refusal = (stack = "dev") => messageOf(() => serve({ cwd: folder, stack }));
    const write = (name: string, content: string) => fs.writeFile(path.join(folder, name), content);

    it("names a missing Pulumi.yaml", async () => {
        expect(await refusal()).to.match(/^there is no Pulumi\.yaml in .* or above it; go to .* --cwd$/);
    });

    it("names the stacks that have a file, where the stack has none and its program fails", async () => {
        await write("Pulumi.yaml", "{ name: p, runtime: nodejs }");
        expect(await refusal()).to.match(/note: there is no Pulumi\.dev\.yaml in .*; no stack has one$/);
        await write("Pulumi.prod.yaml", "");
        await write("Pulumi.test.yaml", "");
        await write("Pulumi.test.local.yaml", "");
        expect(await refusal()).to.match(/note: there is no .* the stacks that have one are prod, test$/);
    });

    it("refuses another runtime", async () => {
        await write("Pulumi.yaml", "{ name: p, runtime: python }");
        expect(await refusal()).to.match(/runtime in .*Pulumi\.yaml is "python"; only programs of the runtime nodejs/);
    });

    it("shows where YAML is broken", async () => {
        await write("Pulumi.yaml", "name: [p");
        expect(await refusal()).to.match(/Pulumi\.yaml can't be read: .* at line 1/);
    });

    it("names configuration that the project demands", async () => {
        await write("Pulumi.yaml", "{ name: p, runtime: nodejs, config: { size: { type: integer } } }");
        await write("Pulumi.dev.yaml", "");
        expect(await refusal()).to.include("Stack 'dev' is missing configuration value 'p:size'");
    });

    it("names a missing SDK", async () => {
        await write("Pulumi.yaml", "{ name: p, runtime: nodejs }");
        await write("Pulumi.dev.yaml", "");
        expect(await refusal()).to.include("@pulumi/pulumi is not installed");
    });
});
