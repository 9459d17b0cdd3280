import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { Deployed } from "../../../cli/local/deployed";
import { deployed, key, keyId, keyValue, method, plan, stage } from "../local/deployments";
import { Served, served, stopAll } from "../local/http/served";
import { ranCommand } from "../ranCommand";

const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
const other = stage([method("GET /stock", { apiKeyRequired: true })], { apiId: "api2", stageName: "live" });

function gateway(): Deployed {
    const quota = { limit: 4, period: "DAY" as const, offset: 0 };
    const plans = [
        plan("free", ["acme", "globex"], [dev], { quota }),
        plan("open", ["initech"], [other], { throttle: { rateLimit: 100, burstLimit: 100 } }),
    ];
    return deployed(
        [dev, other],
        plans,
        ["acme", "globex", "initech"].map(name => key(name)),
    );
}

describe("usage of the local gateway", () => {
    let running: Served;
    const usage = (...args: string[]) => ranCommand(["usage", "--endpoint-url", running.url, ...args]);
    const ask = (name: string, at = "/dev/orders") => running.get(at, { "x-api-key": keyValue(name) });

    beforeEach(async () => (running = await served(gateway())));
    afterEach(stopAll);

    it("shows each customer with the share of the quota, the greatest first", async () => {
        await ask("acme");
        for (let count = 0; count < 4; count++) await ask("globex");
        await ask("initech", "/live/stock");
        const { code, stdout, stderr } = await usage();
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
        const lines = stdout.split("\n");
        expect(lines[3]).to.match(/^globex +free +4 +4 a day +█{10} 100% +\S+ +used up$/);
        expect(lines[4]).to.match(/^acme +free +1 +4 a day +██░{8} +25% +\S+ +\S/);
        expect(lines[5]).to.match(/^initech +open +1 +no quota +·+█$/);
        expect(stdout).to.include("open: no quota, so AWS knows nothing that remains; the last 30 days are shown.");
        expect(stdout).to.not.include("minutes late");
    });

    it("is of one plan, or of the plans of one API or stage", async () => {
        const customers = async (...args: string[]) => {
            const { stdout } = await usage("--json", ...args);
            return (JSON.parse(stdout) as { customers: { customer: string }[] }).customers.map(each => each.customer);
        };
        expect(await customers("--usage-plan-id", "plan-open")).to.deep.equal(["initech"]);
        expect(await customers("--rest-api-id", "api1")).to.deep.equal(["acme", "globex"]);
        expect(await customers("--rest-api-id", "api2", "--stage", "live")).to.deep.equal(["initech"]);
        const none = await usage("--rest-api-id", "api2", "--stage", "dev");
        expect(none.stderr).to.equal("no usage plan here covers the API api2 at stage dev\n");
        expect(none.code).to.equal(1);
    });

    it("is of the days asked for", async () => {
        await ask("acme");
        const { stdout } = await usage(
            "--from",
            "2020-01-01",
            "--to",
            "2020-06-01",
            "--usage-plan-id",
            "plan-free",
            "--json",
        );
        const { customers, notes } = JSON.parse(stdout) as {
            customers: { used: number; requests: object }[];
            notes: string[];
        };
        expect(customers[0].used).to.equal(0);
        expect(notes).to.include("Used is of the days shown; the share is of the quota's period.");
        expect(Object.keys(customers[0].requests)).to.have.length(153);
    });

    it("writes a page beside what it prints", async () => {
        const folder = await fs.mkdtemp(path.join(os.tmpdir(), "usage-"));
        const file = path.join(folder, "usage.html");
        const { stdout } = await usage("--csv", "--html", file);
        expect(stdout).to.match(/^customer,key_id,/);
        expect(await fs.readFile(file, "utf8")).to.match(/^<!doctype html>[\s\S]*acme[\s\S]*<\/html>\n$/);
        await fs.rm(folder, { recursive: true });
    });

    it("says in one line, before it reads anything, that the page can't be written", async () => {
        await running.close();
        const { code, stderr } = await usage("--html", "/no/such/folder/usage.html");
        expect(stderr).to.equal("--html /no/such/folder/usage.html can't be written (ENOENT)\n");
        expect(code).to.equal(1);
    });

    it("never shows the value of a key", async () => {
        for (const form of ["--json", "--csv"]) expect((await usage(form)).stdout).to.not.include(keyValue("acme"));
        expect((await usage()).stdout).to.not.include(keyValue("acme"));
    });

    it("has all of many customers, over all pages", async () => {
        const names = Array.from({ length: 1200 }, (_, index) => `customer${index}`);
        running = await served(
            deployed(
                [dev],
                [plan("free", names, [dev])],
                names.map(name => key(name)),
            ),
        );
        await ask("customer1199");
        const { stdout } = await usage("--json");
        const { customers } = JSON.parse(stdout) as { customers: { keyId: string; used: number }[] };
        expect(new Set(customers.map(each => each.keyId)).size).to.equal(1200);
        expect(customers[0]).to.include({ keyId: keyId("customer1199"), used: 1 });
    });
});
