import { expect } from "chai";
import * as fs from "fs";
import { stackFileProblems } from "../stacks/stackFiles";
import { EngineStack, call } from "./engine";
import { devFile, ordersProgram } from "./ordersProgram";

const readme = fs.readFileSync("README.md", "utf8");
/** Those of "Take over what exists" need an API that exists: adopt.test.ts runs what `adopt` prints. */
const chapters = readme.split("\n## ").filter(chapter => !chapter.startsWith("Take over what exists"));
const commands = [...chapters.join("\n## ").matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block]) =>
    block.trim().split("\n"),
);

describe("The README", () => {
    it("every npm command is one that the gate runs", () => {
        const gate = fs.readFileSync(".ci/run", "utf8");
        const npm = commands.flatMap(line => line.split(" && ")).filter(command => command.startsWith("npm "));
        expect(npm).to.include.members(["npm ci", "npm test"]);
        for (const command of npm) expect(gate).to.match(new RegExp(`^${command}( |$)`, "m"));
    });

    it("every pulumi command does what it says, one after the other", async () => {
        const [, customers] = /^```csv\n(.*?)^```/ms.exec(readme)!;
        const stack = await EngineStack.create("dev", { ...devFile(), "customers.csv": customers });
        try {
            await stack.up(ordersProgram);
            const pulumi = commands.filter(command => command.startsWith("pulumi "));
            expect(pulumi.length).to.be.greaterThan(5);
            for (const command of pulumi) {
                const printed = stack.cli(command);
                if (command.includes("--show-secrets")) expect(JSON.parse(printed)).to.have.keys("acme", "alice");
            }
            const { outputs } = await stack.up(ordersProgram);
            const keys = outputs.apiKeyValues.value as { [customer: string]: string };
            expect(keys).to.have.keys("acme", "alice", "globex", "initech", "umbrella");
            expect(keys.acme).to.equal("AcmesOwnKeyValue0123456789");
            expect(
                (await call(outputs, "/orders", { key: keys.globex })).status,
                "the customer that was added",
            ).to.equal(200);
            expect((await call(outputs, "/orders", { key: keys.acme })).status, "the disabled customer").to.equal(403);
            expect(await stackFileProblems(stack.folder, "dev"), "what `npm test` finds in the file").to.deep.equal([]);
        } finally {
            await stack.dispose();
        }
    });
});
