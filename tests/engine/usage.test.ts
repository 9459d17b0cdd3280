import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { OutputMap } from "@pulumi/pulumi/automation";
import { RanCommand, ranCommand } from "../cli/ranCommand";
import { ConsoleApi } from "./consoleApi";
import { EngineStack, call, keyValues } from "./engine";
import { gateway } from "./gateway";

interface Row {
    customer: string;
    plan: string;
    used: number;
    limit?: number;
    remaining?: number;
    share?: number;
    usedUp?: string;
}

function rows({ stdout, stderr }: RanCommand): Row[] {
    expect(stderr).to.equal("");
    return (JSON.parse(stdout) as { customers: Row[] }).customers;
}

describe("usage of a stack, by the Pulumi CLI", () => {
    let stack: EngineStack;
    let outputs: OutputMap;
    const run = (...args: string[]) =>
        ranCommand([...args, "--stack", "dev", "--cwd", stack.folder], {
            env: { ...stack.env, AWS_ENDPOINT_URL: process.env.AWS_ENDPOINT_URL },
        });

    before(async () => {
        stack = await EngineStack.create();
        ({ outputs } = await stack.up(() =>
            gateway({
                plans: {
                    free: { quota: { limit: 4, period: "DAY" } },
                    gold: { throttle: { rateLimit: 100, burstLimit: 100 } },
                },
                keys: { alice: { plan: "free" }, bob: { plan: "gold" }, carol: { plan: "free" } },
            }),
        ));
        const keys = keyValues(outputs);
        for (const key of [keys.alice, keys.alice, keys.alice, keys.bob]) await call(outputs, "/a", { key });
    });
    after(() => stack.dispose());

    it("is by the names that the program has for customers and plans, the greatest share first", async () => {
        const customers = rows(await run("usage", "--json"));
        expect(customers.map(({ customer, plan }) => [customer, plan])).to.deep.equal([
            ["alice", "free"],
            ["carol", "free"],
            ["bob", "gold"],
        ]);
        expect(customers[0]).to.include({ used: 3, limit: 4, remaining: 1, share: 0.75 });
        expect(customers[1]).to.include({ used: 0, share: 0 });
        expect(customers[2]).to.not.have.any.keys("limit", "share", "remaining");
    });

    it("is a table for people and CSV for sheets, and no key value is in either", async () => {
        const table = await run("usage");
        expect(table.stdout).to.match(/^alice +free +3 +4 a day +███████░░░ +75%/m);
        const csv = await run("usage", "--csv");
        expect(csv.stdout).to.match(/^alice,\w+,free,\w+,3,4,DAY,3,1,0\.7500,/m);
        for (const value of Object.values(keyValues(outputs))) expect(table.stdout + csv.stdout).to.not.include(value);
    });

    it("names a customer to explain, too", async () => {
        const url = ["explain", "--url", `${process.env.AWS_ENDPOINT_URL}/restapis/${outputs.restApiId.value}/`];
        url[2] += `${outputs.stageName.value}/_user_request_/a`;
        expect((await run(...url, "--customer", "alice")).code).to.equal(0);
        const unknown = await run(...url, "--customer", "dave");
        expect(unknown.stderr).to.equal("the stack dev has no customer dave; it has alice, bob, carol\n");
    });

    it("says what the Pulumi CLI says where there is no such stack", async () => {
        const { code, stderr } = await ranCommand(["usage", "--stack", "nothing", "--cwd", stack.folder], {
            env: stack.env,
        });
        expect(stderr).to.match(
            /^the outputs of the stack nothing can't be read: error: no stack named 'nothing' found/,
        );
        expect(code).to.equal(1);
    });

    it("says that --stack needs the Pulumi CLI where there is none", async () => {
        const { stderr } = await ranCommand(["usage", "--stack", "dev"], { env: { ...stack.env, PATH: "" } });
        expect(stderr).to.match(/^--stack needs the Pulumi CLI on the PATH/);
    });
});

describe("usage of an API that was made by hand", () => {
    let api: ConsoleApi;
    let plan: string;

    before(async () => {
        api = await ConsoleApi.create("orders");
        await api.addMethod("GET /orders", true);
        await api.deploy("prod");
        const { id } = await api.client.createUsagePlan({
            name: "monthly",
            quota: { limit: 2, period: "MONTH" },
            apiStages: [{ apiId: api.id, stage: "prod" }],
        });
        plan = id!;
        await api.client.createUsagePlan({ name: "elsewhere" });
        for (const [name, count] of [
            ["acme", 2],
            ["globex", 1],
        ] as const) {
            const key = await api.addKey(name);
            await api.addToPlan(plan, key.id);
            const headers = { "x-api-key": key.value };
            for (let sent = 0; sent < count; sent++) await fetch(api.url("prod", "/orders"), { headers });
        }
    });
    after(() => api.dispose());

    it("is that of the plans that cover it, or of one plan", async () => {
        for (const source of [
            ["--rest-api-id", api.id],
            ["--rest-api-id", api.id, "--stage", "prod"],
            ["--usage-plan-id", plan],
        ]) {
            const customers = rows(await api.run(["usage", "--json", ...source]));
            expect(customers.map(({ customer, used }) => [customer, used])).to.deep.equal([
                ["acme", 2],
                ["globex", 1],
            ]);
            expect(customers[0]).to.include({ share: 1, usedUp: "now", remaining: 0 });
        }
    });

    it("says in one line which plan or API is not there", async () => {
        for (const [source, message] of [
            [["--usage-plan-id", "none"], "there is no usage plan none here\n"],
            [["--rest-api-id", api.id, "--stage", "dev"], `no usage plan here covers the API ${api.id} at stage dev\n`],
        ] as const) {
            expect(await api.run(["usage", ...source])).to.deep.equal({ code: 1, stdout: "", stderr: message });
        }
    });

    it("can be kept as a page", async () => {
        const folder = await fs.mkdtemp(path.join(os.tmpdir(), "usage-"));
        try {
            const file = path.resolve(folder, "usage.html");
            await api.run(["usage", "--rest-api-id", api.id, "--html", file]);
            expect(await fs.readFile(file, "utf8")).to.include("acme: 2</title>");
        } finally {
            await fs.rm(folder, { recursive: true });
        }
    });
});
