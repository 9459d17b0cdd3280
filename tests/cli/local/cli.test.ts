import { ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import * as http from "node:http";
import { AddressInfo } from "node:net";
import * as path from "node:path";
import { expect } from "chai";
import { GatewayEvent, StartedEvent } from "../../../cli/local/events";
import { copyOfProject, programFolder } from "./programs";

const root = path.resolve(__dirname, "../../..");
const bin = path.join(root, "cli/dist/bin.js");

/** A run of the command. */
class Command {
    stdout = "";
    stderr = "";
    private readonly child: ChildProcess;

    private readonly ended: Promise<number | null>;

    constructor(args: string[], cwd = root) {
        this.child = spawn(process.execPath, [bin, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
        this.child.stdout?.setEncoding("utf8").on("data", (part: string) => (this.stdout += part));
        this.child.stderr?.setEncoding("utf8").on("data", (part: string) => (this.stderr += part));
        this.ended = new Promise(resolve => this.child.once("close", resolve));
    }

    /** Waits until the output matches. */
    output(pattern: RegExp): Promise<RegExpExecArray> {
        return new Promise((resolve, reject) => {
            const look = () => {
                const match = pattern.exec(this.stdout);
                if (match) resolve(match);
                return match !== null;
            };
            if (look()) return;
            this.child.stdout?.on("data", look);
            void this.ended.then(() => look() || reject(new Error(`ended: ${this.stdout}${this.stderr}`)));
        });
    }

    /** When it has ended, and all that it wrote has been read. */
    exitCode(): Promise<number | null> {
        return this.ended;
    }

    interrupt(): Promise<number | null> {
        this.child.kill("SIGINT");
        return this.exitCode();
    }
}

describe("The command line", () => {
    let running: Command | undefined;

    afterEach(() => running?.interrupt());

    it("shows the URL, the customers and three curls at the start, a line a request, and usage at the end", async () => {
        const cwd = await copyOfProject();
        running = new Command(["local", "--port", "0"], cwd);
        await running.output(/usage-plan-gateway \(dev\) is ready after [\d.]+ s\n/);
        const [, url] = await running.output(/\n {2}(http:\/\/127\.0\.0\.1:\d+\/dev)\n/);
        const [, aliceKey] = await running.output(/\nalice +free +0\.01\/s, 3 at once; 20 a day +(\w{40})\*\n/);
        await running.output(/\n200 {2}curl -i -H 'x-api-key: \w{40}' http.*\/dev\/orders\n/);
        await running.output(/\n403 {2}curl -i http.*\/dev\/orders\n/);
        const [, tooMany] = await running.output(/\n429 {2}curl (.*)\n/);
        await running.output(/stand-in, the same at every start: AWS generates the real ones/);

        expect((await fetch(`${url}/orders`, { headers: { "x-api-key": aliceKey } })).status).to.equal(200);
        await running.output(/\n\d\d:\d\d:\d\d {2}GET {5}\/dev\/orders +200 {2}alice +free +19 left\n/);
        expect((await fetch(`${url}/orders`)).status).to.equal(403);
        await running.output(/\/dev\/orders +403 {2}- +- {2,}\S.*\n/);

        const curl = spawn("sh", ["-c", `curl ${tooMany}`], { stdio: ["ignore", "pipe", "ignore"] });
        let statuses = "";
        curl.stdout.on("data", part => (statuses += part));
        await once(curl, "close");
        expect(statuses).to.match(/^200\n[\s\S]*429\n$/);

        expect(await running.interrupt()).to.equal(0);
        expect(running.stdout).to.match(/\ncustomer +plan +used +left +quota\n/);
        expect(running.stdout).to.match(/\nalice +free +\d+ +\d+ +20 a day\n/);
        expect(running.stdout).not.to.include("\u001b[");
        expect(running.stderr).to.equal("");
        await fs.rm(cwd, { recursive: true });
    });

    it("gives one JSON object a line on demand", async () => {
        running = new Command(["local", "--port", "0", "--json", "--cwd", programFolder("document"), "--no-watch"]);
        await running.output(/\n/);
        const events = (): GatewayEvent[] =>
            running!.stdout
                .trimEnd()
                .split("\n")
                .map(line => JSON.parse(line) as GatewayEvent);
        const { event, url, deployed } = events()[0] as StartedEvent;
        expect(event).to.equal("started");
        await fetch(`${url}/orders/1`, { headers: { "x-api-key": deployed.keys[0].value } });
        await running.output(/"request"/);
        expect(await running.interrupt()).to.equal(0);
        expect(events().map(each => each.event)).to.deep.equal(["started", "request", "stopped"]);
        expect(events()[1]).to.include({ customer: "bob", plan: "free", status: 200, remaining: 4 });
    });

    it("names a port that is taken, and the remedy, in one line", async () => {
        const server = http.createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        const { port } = server.address() as AddressInfo;
        const command = new Command(["local", "--port", String(port), "--cwd", programFolder("document")]);
        expect(await command.exitCode()).to.equal(1);
        expect(command.stderr).to.equal(
            `port ${port} of 127.0.0.1 is taken; choose another with --port, or --port 0 for a free one\n`,
        );
        server.close();
    });

    it("refuses an option that it does not know, with the nearest that it knows", async () => {
        const command = new Command(["local", "--prot", "1"]);
        expect(await command.exitCode()).to.equal(1);
        expect(command.stderr).to.equal("--prot is unknown; did you mean --port?\n");
        expect(command.stdout).to.equal("");
    });

    it("explains its options", async () => {
        const command = new Command(["--help"]);
        expect(await command.exitCode()).to.equal(0);
        for (const option of ["--stack", "--port", "--host", "--cwd", "--no-watch", "--json", "--help"]) {
            expect(command.stdout).to.include(option);
        }
    });
});
