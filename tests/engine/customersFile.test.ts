import { expect } from "chai";
import * as fs from "fs/promises";
import * as path from "path";
import { EngineStack, call, keyValues, taken } from "./engine";
import { devFile, ordersProgram } from "./ordersProgram";
import { runElsewhere } from "./runElsewhere";

describe("A file of customers", () => {
    let stack: EngineStack;
    const header = "name,plan,description,enabled,tags.team";
    const write = (...rows: string[]) =>
        fs.writeFile(path.join(stack.folder, "customers.csv"), [header, ...rows].join("\n"));

    before(async () => {
        stack = await EngineStack.create("dev", devFile());
        await write("globex,free,Globex,,sales", 'umbrella,gold,"Umbrella, Inc.",FALSE,');
        await stack.setConfig("customersFile", "customers.csv");
    });
    after(() => stack.dispose());

    it("gives `pulumi up` its customers beside those of keys", async () => {
        const { outputs, steps } = await stack.up(ordersProgram);
        expect(steps.filter(({ type }) => type === "ApiKey").map(({ name }) => name)).to.have.members([
            "orders-acme",
            "orders-alice",
            "orders-globex",
            "orders-umbrella",
        ]);
        const status = async (name: string) =>
            (await call(outputs, "/orders", { key: keyValues(outputs)[name] })).status;
        expect([await status("globex"), await status("umbrella")]).to.deep.equal([200, 403]);
        const { items } = await stack.service().getApiKeys({ nameQuery: "orders-globex" });
        expect(items?.[0]).to.deep.include({ description: "Globex", tags: { team: "sales" } });
    });

    it("touches nobody else's key when a line is added and another goes, and a line moves to another format", async () => {
        await write("globex,free,Globex,,sales", "initech,gold,,,");
        const changed = ["ApiKey", "UsagePlanKey"];
        expect(taken(await stack.up(ordersProgram))).to.have.members([
            ...changed.map(type => `create ${type} orders-initech`),
            ...changed.map(type => `delete ${type} orders-umbrella`),
        ]);
        const yaml = "globex: { plan: free, description: Globex, tags: { team: sales } }\ninitech: { plan: gold }\n";
        await fs.writeFile(path.join(stack.folder, "customers.yaml"), yaml);
        await stack.setConfig("customersFile", "customers.yaml");
        expect(taken(await stack.up(ordersProgram))).to.deep.equal([]);
    });

    it("that is emptied or wrong stops `pulumi up` before anything is touched", async () => {
        await fs.writeFile(path.join(stack.folder, "customers.yaml"), "\n");
        const writes = async () => (await stack.recordedCalls()).filter(({ op }) => !op.startsWith("Get")).length;
        const before = await writes();
        const { code, output } = await runElsewhere(stack, "ordersProgram").ended;
        expect(code).to.equal(1);
        expect(output).to.include('customersFile: "customers.yaml" is empty, which would revoke every key');
        expect(await writes()).to.equal(before);
    });
});
