import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { FailedEvent, GatewayEvent, ReloadedEvent } from "../../local/gatewayEvent";
import { Gateway, serve } from "../../local/serve";
import { copyOf, edit, programFolder } from "./programs";

const root = path.resolve(__dirname, "../..");

/** A gateway of a copy that may be edited, and what it says of the edits. */
class EditedGateway {
    private constructor(
        readonly gateway: Gateway,
        readonly folder: string,
        private readonly said: (ReloadedEvent | FailedEvent)[],
        private readonly waiting: (() => void)[],
    ) {}

    static async of(folder: string): Promise<EditedGateway> {
        const said: (ReloadedEvent | FailedEvent)[] = [];
        const waiting: (() => void)[] = [];
        const onEvent = (event: GatewayEvent) => {
            if (event.event !== "reloaded" && event.event !== "failed") return;
            said.push(event);
            waiting.splice(0).forEach(resume => resume());
        };
        const now = () => Date.UTC(2026, 0, 15);
        return new EditedGateway(await serve({ cwd: folder, watch: true, onEvent, now }), folder, said, waiting);
    }

    /** Edits a file and waits for what the gateway says of it. */
    async edit(file: string, from: string, to: string): Promise<ReloadedEvent | FailedEvent> {
        const said = new Promise<void>(resolve => this.waiting.push(resolve));
        await edit(path.join(this.folder, file), from, to);
        await said;
        return this.said.at(-1)!;
    }

    /** The summary of a reload. */
    async summary(file: string, from: string, to: string): Promise<string> {
        const event = await this.edit(file, from, to);
        return event.event === "reloaded" ? event.summary : event.message;
    }

    async status(route: string, customer?: string): Promise<number> {
        const headers = customer === undefined ? undefined : { "x-api-key": this.gateway.keys[customer] };
        return (await fetch(this.gateway.url + route, { headers })).status;
    }

    async close(): Promise<void> {
        await this.gateway.close();
        await fs.rm(this.folder, { recursive: true });
    }
}

describe("A change of the dev stack", () => {
    let edited: EditedGateway;

    before(async () => {
        const entries = [
            ...["Pulumi.yaml", "Pulumi.dev.yaml", "package.json", "tsconfig.json"],
            "components",
            "stacks",
        ];
        edited = await EditedGateway.of(await copyOf(root, entries));
    });

    after(() => edited.close());

    it("of a plan takes effect without a redeployment, and the counters survive", async () => {
        for (let n = 0; n < 3; n++) expect(await edited.status("/orders", "alice")).to.equal(200);
        expect(await edited.status("/orders", "alice")).to.equal(429);
        expect(await edited.summary("Pulumi.dev.yaml", "limit: 20,", "limit: 30,")).to.equal(
            "no redeployment: plans.free changed",
        );
        expect(await edited.status("/orders", "alice")).to.equal(429);
        expect(edited.gateway.usage().find(({ customer }) => customer === "alice")).to.include({
            used: 3,
            remaining: 27,
        });
    });

    it("of a route redeploys, and names it", async () => {
        expect(await edited.summary("stacks/routes.ts", 'status: "ok"', 'status: "fine"')).to.equal(
            'redeployed: "GET /health" changed',
        );
        expect(await (await fetch(`${edited.gateway.url}/health`)).json()).to.deep.equal({ status: "fine" });
    });

    it("that breaks the program is shown, and the last good state is served on", async () => {
        const event = await edited.edit("stacks/routes.ts", "export function", "export funktion");
        expect(event.event).to.equal("failed");
        expect((event as FailedEvent).message).to.include("routes.ts");
        expect(await edited.status("/health")).to.equal(200);
        expect(await edited.summary("stacks/routes.ts", "export funktion", "export function")).to.equal(
            "nothing changed",
        );
    });

    it("that removes a route and adds a customer redeploys, and the route is gone", async () => {
        const pattern = /"GET \/health": .*\n/.exec(
            await fs.readFile(path.join(edited.folder, "stacks/routes.ts"), "utf8"),
        );
        expect(await edited.summary("stacks/routes.ts", pattern![0], "")).to.equal('redeployed: "GET /health" removed');
        expect(await edited.status("/health")).to.equal(403);
        expect(await edited.summary("Pulumi.dev.yaml", "alice: { plan: free }", "zoe: { plan: gold }")).to.equal(
            "no redeployment: keys.zoe added, keys.alice removed",
        );
        expect(await edited.status("/orders", "zoe")).to.equal(200);
    });
});

describe("A change of a program of single resources", () => {
    let edited: EditedGateway;

    before(async () => {
        edited = await EditedGateway.of(await copyOf(programFolder("classic")));
    });

    after(() => edited.close());

    it("of a comment changes nothing, and of another file is not worth a word", async () => {
        await fs.writeFile(path.join(edited.folder, "notes.md"), "not part of the program");
        expect(await edited.summary("index.ts", "/** An API", "/** The API")).to.equal("nothing changed");
    });

    it("that its triggers do not see is not served, as on AWS", async () => {
        const event = await edited.edit("index.ts", '{"statusCode":200}', '{"statusCode": 200}');
        expect(event).to.include({ event: "reloaded", redeployed: false, summary: "no redeployment" });
        expect((event as ReloadedEvent).notes[0]).to.match(
            /goes on serving the former snapshot.*"GET \/greetings" changed/,
        );
    });

    it("that removes a method leaves it in the snapshot, as on AWS, until the next deployment", async () => {
        const line = `route("one", greetingOf.id, "GET", \`{"name":"$input.params('name')"}\`),`;
        expect(await edited.summary("index.ts", line, "")).to.equal(
            'redeployed: "redeployment" changed ("GET /greetings" changed, "GET /greetings/{name}" removed)',
        );
        expect(await edited.status("/greetings/bob", "ada")).to.equal(200);
        await edited.edit("Pulumi.yaml", "default: hello", "default: bye");
        expect(await edited.status("/greetings/bob", "ada")).to.equal(403);
    });
});
