import { expect } from "chai";
import * as fs from "node:fs";
import { readArguments } from "../../cli/commands/arguments";
import { serve } from "../../cli/local/serve";

const readme = fs.readFileSync("README.md", "utf8");
const commands = [...readme.matchAll(/`npm start -- (--cwd examples\/[^`]+)`/g)].map(([, options]) => options);

describe("The README's examples, in a clone", () => {
    let transpileOnly: string | undefined;

    before(() => {
        transpileOnly = process.env.PULUMI_NODEJS_TRANSPILE_ONLY;
        // Their types are checked by test:package.
        process.env.PULUMI_NODEJS_TRANSPILE_ONLY = "true";
    });
    after(() => {
        if (transpileOnly === undefined) delete process.env.PULUMI_NODEJS_TRANSPILE_ONLY;
        else process.env.PULUMI_NODEJS_TRANSPILE_ONLY = transpileOnly;
    });

    it("are of folders that are there", () => {
        expect(commands.length).to.be.greaterThan(3);
    });

    for (const options of commands) {
        it(`npm start -- ${options}`, async () => {
            const { help: _, json: __, ...given } = readArguments(["local", ...options.split(" ")]);
            const gateway = await serve({ ...given, port: 0, watch: false });
            try {
                const [{ methods }] = gateway.deployed.stages;
                expect(methods).to.not.be.empty;
                expect(Object.keys(gateway.keys)).to.include("acme");
            } finally {
                await gateway.close();
            }
        });
    }
});
