import { APIGateway } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { deployedStack } from "../../../cli/local/deployedState/deployedStack";
import { evaluate } from "../../../cli/local/evaluation/evaluate";
import { FailedEvent, GatewayEvent, ReloadedEvent } from "../../../cli/local/events";
import { readProject } from "../../../cli/local/project/pulumiProject";
import { Reloader } from "../../../cli/local/reload/reloader";
import { Gateway, serve } from "../../../cli/local/serve";
import { copyOf, copyOfProject, edit, programFolder } from "./programs";

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
        edited = await EditedGateway.of(await copyOfProject());
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

    it("leaves what calls have made, until it is one of keys or plans, which says that they are gone", async () => {
        const client = new APIGateway({
            endpoint: new URL(edited.gateway.url).origin,
            region: "us-east-1",
            credentials: { accessKeyId: "any", secretAccessKey: "any" },
        });
        const { id: keyId } = await client.createApiKey({ name: "signed-up", enabled: true });
        const { items } = await client.getUsagePlans({});
        const usagePlanId = items!.find(({ name }) => name === "free")!.id;
        await client.createUsagePlanKey({ usagePlanId, keyId, keyType: "API_KEY" });
        client.destroy();

        const ofRoute = await edited.edit("stacks/routes.ts", 'status: "fine"', 'status: "well"');
        expect((ofRoute as ReloadedEvent).notes).to.deep.equal([]);
        expect(await edited.status("/orders", "signed-up")).to.equal(200);
        const ofPlan = await edited.edit("Pulumi.dev.yaml", "limit: 30,", "limit: 40,");
        expect((ofPlan as ReloadedEvent).notes).to.deep.equal([
            "the program's keys and plans are served again: what calls of the control plane had changed of them is gone",
        ]);
        expect(Object.keys(edited.gateway.keys)).to.not.include("signed-up");
        expect(edited.gateway.deployed.keys.map(({ name }) => name)).to.not.include("signed-up");
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

    it("that can't be served is shown nowhere, and any good edit after it is taken", async () => {
        const pattern = (text: string) => `statusCode: ok.statusCode, ${text}responseTemplates`;
        await edited.summary("index.ts", pattern(""), pattern('selectionPattern: "(", '));
        // No trigger has seen it yet.
        expect(await edited.status("/greetings", "ada")).to.equal(200);
        const failed = await edited.edit("index.ts", "routes.map(({ template }) => template).join()", '"other"');
        expect(failed.event).to.equal("failed");
        expect((failed as FailedEvent).message).to.match(/^"GET \/greetings" can't be served: its selection pattern/);

        const { url } = edited.gateway;
        const renamed = await edited.edit("index.ts", 'new aws.ApiKey("ada"', 'new aws.ApiKey("eve"');
        expect(renamed).to.include({ event: "failed", message: (failed as FailedEvent).message });
        await edited.edit("index.ts", 'stageName: "v1" }', 'stageName: "v2" }');
        expect([edited.gateway.url, ...Object.keys(edited.gateway.keys)]).to.deep.equal([url, "ada", "elsewhere"]);
        expect(edited.gateway.deployed.keys.map(({ name }) => name)).to.deep.equal(["ada", "elsewhere"]);
        expect(edited.gateway.usage().map(({ customer }) => customer)).to.have.members(["ada", "elsewhere"]);

        const mended = await edited.edit("index.ts", pattern('selectionPattern: "(", '), pattern(""));
        expect(mended).to.include({ event: "reloaded" });
        expect((mended as ReloadedEvent).summary).to.match(/^redeployed: stage v2 is new; .*keys\.eve added/);
        expect(edited.gateway.url).to.equal(url.replace("v1", "v2"));
        expect(await edited.status("/greetings", "eve")).to.equal(200);
    });

    it("of what a stage serves without a trigger is said to wait for a redeployment", async () => {
        const event = await edited.edit(
            "index.ts",
            'new aws.RestApi("hello")',
            'new aws.RestApi("hello", { binaryMediaTypes: ["image/png"] })',
        );
        expect(event).to.include({ event: "reloaded", redeployed: false, summary: "no redeployment" });
        expect((event as ReloadedEvent).notes).to.have.length(1);
        expect((event as ReloadedEvent).notes[0]).to.match(/serving the former snapshot.*: binaryMediaTypes changed$/);
        expect(edited.gateway.deployed.stages[0].binaryMediaTypes).to.deep.equal([]);
    });
});

describe("A change of a file that the configuration names", () => {
    let edited: EditedGateway;
    let outside: string;

    before(async () => {
        const folder = await copyOfProject();
        outside = path.join(await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), "customers-"))), "list.yaml");
        await fs.writeFile(path.join(folder, "customers.csv"), "name,plan,description\nglobex,free,\n");
        await fs.writeFile(outside, "initech: { plan: glod }\n");
        await fs.appendFile(
            path.join(folder, "Pulumi.dev.yaml"),
            "    usage-plan-gateway:customersFile: customers.csv\n",
        );
        edited = await EditedGateway.of(folder);
    });

    after(async () => {
        await edited.close();
        await fs.rm(path.dirname(outside), { recursive: true });
    });

    it("such as that of customers, is served at once", async () => {
        expect(await edited.status("/orders", "globex")).to.equal(200);
        expect(await edited.summary("customers.csv", "globex,free", "umbrella,gold,\nglobex,gold")).to.equal(
            "no redeployment: keys.umbrella added, keys.globex moved to gold",
        );
        expect(await edited.status("/orders", "umbrella")).to.equal(200);
    });

    it("that is wrong is shown with its line, and the last good state is served on", async () => {
        expect(await edited.summary("customers.csv", "umbrella,gold", "umbrella,glod")).to.include(
            'customers.csv:2: plan: there is no plan "glod"; the plans are free, gold',
        );
        expect(await edited.status("/orders", "umbrella")).to.equal(200);
        expect(await edited.summary("customers.csv", "glod", "gold")).to.equal("nothing changed");
    });

    it("is taken outside of the project too, though it could not be read at first", async () => {
        const relative = path.relative(edited.folder, outside);
        expect(await edited.summary("Pulumi.dev.yaml", "File: customers.csv", `File: ${relative}`)).to.include(
            `${relative}:1: plan: there is no plan "glod"`,
        );
        expect(await edited.summary(relative, "glod", "gold")).to.match(
            /^no redeployment: keys\.initech added, keys\.\w+ removed, keys\.\w+ removed$/,
        );
        expect(await edited.summary(relative, "initech", "hooli")).to.equal(
            "no redeployment: keys.hooli added, keys.initech removed",
        );
        expect(await edited.summary(relative, "hooli", "# Hooli Inc.\nhooli")).to.equal("nothing changed");
    });
});

describe("An edit during an evaluation", () => {
    it("is evaluated after it, once for all that came", async () => {
        const folder = await copyOf(programFolder("classic"));
        const project = readProject(folder, "dev");
        const evaluation = await evaluate(project);
        const said: (ReloadedEvent | FailedEvent)[] = [];
        let resume = () => {};
        const twice = new Promise<void>(resolve => (resume = resolve));
        const server = { swap: () => ({ hasLostCalls: false }) };
        const reloader = new Reloader(
            project,
            { deployed: deployedStack(project, evaluation), files: evaluation.files },
            server,
            event => said.push(event) === 2 && resume(),
        );
        let changed: (files: string[]) => void = () => {};
        reloader.follow({ follow: tell => (changed = tell), add: () => undefined, close: () => Promise.resolve() });

        const program = path.join(folder, "index.ts");
        changed([program]);
        // The evaluation is in a process of its own, which has only been asked to start.
        changed([program]);
        await edit(path.join(folder, "Pulumi.yaml"), "default: hello", "default: bye");
        changed([path.join(folder, "Pulumi.yaml")]);
        await twice;
        await reloader.close();
        expect(said.map(({ event }) => event)).to.deep.equal(["reloaded", "reloaded"]);
        const [{ methods }] = reloader.serving.stages;
        expect(methods[0].integration?.responses?.default.responseTemplates).to.deep.equal({
            "application/json": '{"text":"bye"}',
        });
        await fs.rm(folder, { recursive: true });
    });
});
