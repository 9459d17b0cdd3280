import { expect } from "chai";
import * as fs from "fs/promises";
import * as os from "os";
import * as path from "path";
import { configuredStacks, stackFileProblems } from "./stackFiles";

const root = path.resolve(__dirname, "../..");

describe("The stack files of this project", () => {
    for (const stack of configuredStacks(root)) {
        it(`Pulumi.${stack}.yaml is one that the program takes`, async () => {
            expect(await stackFileProblems(root, stack)).to.deep.equal([]);
        });
    }
});

describe("A stack file", () => {
    let folder: string;

    beforeEach(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "stack-files-"));
        for (const file of ["Pulumi.yaml", "stacks"]) await fs.symlink(path.join(root, file), path.join(folder, file));
    });
    afterEach(() => fs.rm(folder, { recursive: true }));

    const written = (stack: string, ...lines: string[]) =>
        fs.writeFile(path.join(folder, `Pulumi.${stack}.yaml`), lines.join("\n"));
    const salt = "encryptionsalt: v1:4cNKhHKUMzY=:v1:2qVn3GYIHe1mtHS8:9zGvKsNnSwtDjGaZBvWDzvu6N3YHqw==";
    const plans = ["  usage-plan-gateway:plans:", "    free:", "      unlimited: true"];
    const secure = "secure: v1:mk1xXJ0sQ1b7iJ5N:0cTfb8Y1V8g3J0T5yHvHn6dZ7oBzXQ==";

    it("is taken as the CLI leaves it, with values that only its passphrase opens", async () => {
        await written(
            "dev",
            salt,
            "config:",
            ...plans,
            "  usage-plan-gateway:keys:",
            "    alice:",
            "      plan: free",
            "  usage-plan-gateway:keyValues:",
            "    alice:",
            `      ${secure}`,
        );
        expect(configuredStacks(folder)).to.deep.equal(["dev"]);
        expect(await stackFileProblems(folder, "dev")).to.deep.equal([]);
    });

    it("is refused with the program's own words", async () => {
        const name = "  usage-plan-gateway:stageName: eu";
        await written("dev.eu", "config:", name, ...plans, "  usage-plan-gateway:keys:", "    alice: { plan: fre }");
        expect(configuredStacks(folder)).to.deep.equal(["dev.eu"]);
        expect(await stackFileProblems(folder, "dev.eu")).to.deep.equal([
            "Pulumi.dev.eu.yaml has 1 problem:",
            '  keys.alice.plan: there is no plan "fre"; the plans are free',
        ]);
    });

    it("that is no YAML is refused with the line", async () => {
        await written("dev", "config:", "    a: 1", "  b: 2");
        expect(configuredStacks(folder)).to.deep.equal(["dev"]);
        expect((await stackFileProblems(folder, "dev"))[0]).to.match(/Pulumi\.dev\.yaml can't be read: .* at line 3/);
    });

    it("is taken with the file of customers that it names, which lies beside it", async () => {
        await written("dev", "config:", ...plans, "  usage-plan-gateway:customersFile: customers.csv");
        await fs.writeFile(path.join(folder, "customers.csv"), "name,plan\nalice,free\nbob,fre\n");
        expect(await stackFileProblems(folder, "dev")).to.deep.equal([
            "Pulumi.dev.yaml has 1 problem:",
            '  customers.csv:3: plan: there is no plan "fre"; the plans are free',
        ]);
    });

    it("is not looked at before it configures the program", async () => {
        await written("test", salt);
        await written("empty");
        await written("other", "config:", "  aws:region: eu-west-1");
        expect(configuredStacks(folder)).to.deep.equal([]);
    });
});
