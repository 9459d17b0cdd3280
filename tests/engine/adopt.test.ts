import { execFile } from "child_process";
import * as fs from "fs/promises";
import * as path from "path";
import { promisify } from "util";
import { expect } from "chai";
import * as apigateway from "@pulumi/aws/apigateway";
import { ConsoleApi } from "./consoleApi";
import { EngineStack, keyValues, taken } from "./engine";
import { HandMade, accountOf, callers, handMade, membership, stageSettings, usageCounts } from "./handMadeApi";
import { pathWithLanguageHost } from "./languageHost";
import { ordersProgram } from "./ordersProgram";

const oneUpdate = ["update RestApi orders", "replace Deployment orders", "update Stage orders"];
const files = ["openapi.prod.json", "import.json", "Pulumi.prod.yaml"];

const adopt = ({ api }: Pick<HandMade, "api">, { folder }: EngineStack, ...options: string[]) =>
    api.run(["adopt", "--rest-api-id", api.id, "--stage", "prod", "--cwd", folder, ...options]);

/** As the command prints it; the process of the test goes on meanwhile. */
async function importAll(stack: EngineStack): Promise<void> {
    const args = "import --file import.json --stack prod --generate-code=false --protect=false --yes".split(" ");
    const env = { ...process.env, ...stack.env, PATH: await pathWithLanguageHost(stack.folder) };
    await promisify(execFile)("pulumi", args, { cwd: stack.folder, env });
    // An inline program is told no folder of its project's, so its document is named from the root.
    await stack.setConfig("api.openApi", path.resolve(stack.folder, "openapi.prod.json"), { path: true });
}

async function present({ folder }: EngineStack): Promise<string[]> {
    const all = await fs.readdir(folder);
    return files.filter(file => all.includes(file));
}

describe("adopt, for an API that was made by hand", () => {
    let stack: EngineStack;
    let made: HandMade;
    const callWith = async (value: string, at = "/orders/7") =>
        (await fetch(made.api.url("prod", at), { headers: { "x-api-key": value } })).status;

    before(async () => {
        stack = await EngineStack.create("prod");
        made = await handMade(stack);
    });
    after(async () => {
        made.api.client.destroy();
        await stack.dispose();
    });

    it("writes over no file that is there", async () => {
        const { code, stderr } = await adopt(made, stack);
        expect(stderr).to.include("Pulumi.prod.yaml is there already, and nothing was written");
        expect(code).to.equal(1);
        expect(await present(stack)).to.deep.equal(["Pulumi.prod.yaml"]);
    });

    it("lets a person choose where the API was changed and not deployed, before it writes", async () => {
        await made.api.requireKey("GET /health", true);
        const { code, stderr } = await adopt(made, stack, "--force");
        expect(stderr).to.include("choose --from deployed or --from current");
        expect(stderr).to.include("GET /health: apiKeyRequired is false in what is deployed, and true now");
        expect(code).to.equal(1);
        expect(await present(stack)).to.deep.equal(["Pulumi.prod.yaml"]);
        await made.api.requireKey("GET /health", false);
    });

    it("takes all over with one update of the API, no customer is refused meanwhile, and their counts go on", async () => {
        for (const { value, enabled } of made.customers) if (enabled) expect(await callWith(value)).to.equal(200);
        const before = [await membership(made), await stageSettings(made)];
        const countsBefore = await usageCounts(made);
        const { code, stdout, stderr } = await adopt(made, stack, "--force");
        expect(stderr).to.equal("");
        expect(code, stdout).to.equal(0);
        for (const file of await present(stack)) {
            const text = await fs.readFile(path.join(stack.folder, file), "utf8");
            for (const { value } of made.customers) expect(text, file).to.not.include(value);
        }

        const customers = made.customers.filter(({ enabled }) => enabled);
        const end = callers(made.api, customers);
        const runs = async () => {
            await importAll(stack);
            return { preview: await stack.preview(ordersProgram), up: await stack.up(ordersProgram) };
        };
        const { preview, up } = await runs().finally(end);
        const { counted, byKey } = await end();
        expect(taken(preview)).to.have.members(oneUpdate);
        expect(taken(up)).to.have.members(oneUpdate);
        expect(Object.keys(counted), JSON.stringify(counted)).to.deep.equal(["200"]);
        expect(counted[200]).to.be.greaterThan(customers.length);

        expect([await membership(made), await stageSettings(made)]).to.deep.equal(before);
        // AWS counts half an hour late.
        if (process.env.AWS_ENDPOINT_URL) {
            const counts = await usageCounts(made);
            expect(Object.values(countsBefore)).to.include(1);
            const wentOn = Object.entries(countsBefore).map(([id, used]) => [id, used + (byKey[id] ?? 0)]);
            expect(counts).to.deep.equal(Object.fromEntries(wentOn));
        }
        const { name } = await made.api.client.getRestApi({ restApiId: made.api.id });
        expect(name).to.equal("Orders API");
        expect(up.outputs.restApiId.value).to.equal(made.api.id);
        const [jane, acme, west, otherAcme, nameless, fifth] = made.customers.map(({ id }) => id);
        const {
            "Acme-Inc": first,
            "Acme-Inc-2": second,
            ...others
        } = up.outputs.apiKeyIds.value as {
            [customer: string]: string;
        };
        expect([first, second]).to.have.members([acme, otherAcme]);
        expect(others).to.deep.equal({
            "jane.doe@example.com": jane,
            "emea-west": west,
            [`key-${nameless}`]: nameless,
            "c-5": fifth,
        });
    });

    it("lets in who was let in, and nobody else", async () => {
        expect((await fetch(made.api.url("prod", "/health"))).status).to.equal(200);
        expect((await fetch(made.api.url("prod", "/files/a/b"))).status).to.equal(403);
        for (const { value, enabled } of made.customers) expect(await callWith(value)).to.equal(enabled ? 200 : 403);
    });

    it("has nothing left to change, and says so when it is run again", async () => {
        expect(taken(await stack.up(ordersProgram))).to.deep.equal([]);
        const { code, stdout } = await adopt(made, stack, "--force");
        expect(stdout).to.equal(`the stack prod has the API ${made.api.id} already: nothing was written\n`);
        expect(code).to.equal(0);
    });

    it("deploys a route that is written into the document, and customers reach it with the keys that they have", async () => {
        const file = path.join(stack.folder, "openapi.prod.json");
        const document = JSON.parse(await fs.readFile(file, "utf8")) as { paths: { [path: string]: unknown } };
        document.paths["/reports"] = document.paths["/orders"];
        await fs.writeFile(file, JSON.stringify(document));
        expect(await callWith(made.customers[0].value, "/reports")).to.equal(403);
        expect(taken(await stack.up(ordersProgram))).to.have.members(oneUpdate);
        expect(await callWith(made.customers[0].value, "/reports")).to.equal(200);
    });

    it("moves and rotates the customers as any others", async () => {
        await stack.setConfig("keys.emea-west.plan", "Free-trial", { path: true });
        await stack.setConfig("keys.c-5.generation", "2", { path: true });
        await stack.setConfig("keys.c-5.keepPrevious", "true", { path: true });
        const up = await stack.up(ordersProgram);
        expect(taken(up)).to.have.members([
            "replace UsagePlanKey orders-emea-west",
            "create ApiKey orders-c-5-g2",
            "create UsagePlanKey orders-c-5-g2",
        ]);
        expect(await callWith(made.customers[2].value)).to.equal(200);
        expect(await callWith(made.customers[5].value), "the previous key").to.equal(200);
        expect(await callWith(keyValues(up.outputs)["c-5"])).to.equal(200);
    });
});

describe("adopt, for keys that are managed elsewhere, of an API that was changed since it was deployed", () => {
    it("takes over the plans and the API as it is now, and leaves the keys where they are", async () => {
        const stack = await EngineStack.create("prod");
        const made = await handMade(stack);
        await made.api.addMethod("GET /reports", true);
        const before = await membership(made);
        const { code, stdout } = await adopt(made, stack, "--force", "--from", "current", "--keys", "reference");
        expect(code, stdout).to.equal(0);
        await importAll(stack);
        const up = await stack.up(ordersProgram);
        expect(taken(up)).to.have.members(oneUpdate);
        expect(await membership(made)).to.deep.equal(before);
        const headers = { "x-api-key": made.customers[0].value };
        expect((await fetch(made.api.url("prod", "/reports"), { headers })).status).to.equal(200);
        expect((await fetch(made.api.url("prod", "/orders/7"), { headers })).status).to.equal(200);

        await stack.dispose();
        const keys = made.customers.map(({ id }) => made.api.client.getApiKey({ apiKey: id }));
        expect(await Promise.all(keys)).to.have.length(made.customers.length);
        made.api.client.destroy();
    });
});

/** A program of the provider's own resources, without a component. */
function bareProgram() {
    const api = new apigateway.RestApi("bare", {});
    const resource = new apigateway.Resource("orders", {
        restApi: api.id,
        parentId: api.rootResourceId,
        pathPart: "orders",
    });
    const place = { restApi: api.id, resourceId: resource.id };
    const method = new apigateway.Method("list", {
        ...place,
        httpMethod: "GET",
        authorization: "NONE",
        apiKeyRequired: true,
    });
    const at = { ...place, httpMethod: method.httpMethod };
    const requestTemplates = { "application/json": '{"statusCode":200}' };
    const integration = new apigateway.Integration("list", { ...at, type: "MOCK", requestTemplates });
    const response = new apigateway.MethodResponse("list", { ...at, statusCode: "200" });
    const answer = new apigateway.IntegrationResponse(
        "list",
        { ...at, statusCode: response.statusCode, responseTemplates: { "application/json": "{}" } },
        { dependsOn: [integration] },
    );
    const deployment = new apigateway.Deployment("bare", { restApi: api.id }, { dependsOn: [answer] });
    const stage = new apigateway.Stage("prod", { restApi: api.id, deployment: deployment.id, stageName: "prod" });
    const plan = new apigateway.UsagePlan("gold", {
        apiStages: [{ apiId: api.id, stage: stage.stageName }],
        throttleSettings: { rateLimit: 100, burstLimit: 100 },
    });
    const key = new apigateway.ApiKey("acme", {});
    new apigateway.UsagePlanKey("acme", { keyId: key.id, keyType: "API_KEY", usagePlanId: plan.id });
    return { restApiId: api.id, keyId: key.id, value: key.value };
}

describe("adopt, for what another stack deployed", () => {
    it("takes all over with one update, and the other stack lets go", async () => {
        const bare = await EngineStack.create("bare");
        const { restApiId, keyId, value } = (await bare.up(bareProgram)).outputs;
        const stack = await EngineStack.create("prod");
        stack.env.AWS_ACCESS_KEY_ID = bare.env.AWS_ACCESS_KEY_ID;
        const api = await ConsoleApi.of(restApiId.value as string, accountOf(stack));
        const headers = { "x-api-key": value.value as string };
        expect((await fetch(api.url("prod", "/orders"), { headers })).status).to.equal(200);

        const { code, stdout, stderr } = await adopt({ api }, stack, "--force");
        expect(code, stdout + stderr).to.equal(0);
        await importAll(stack);
        const up = await stack.up(ordersProgram);
        expect(taken(up)).to.have.members(oneUpdate);
        bare.cli("pulumi state delete --all --yes --stack bare");
        await bare.dispose();

        expect(Object.values(up.outputs.apiKeyIds.value as object)).to.deep.equal([keyId.value]);
        expect((await fetch(api.url("prod", "/orders"), { headers })).status).to.equal(200);
        expect(taken(await stack.up(ordersProgram))).to.deep.equal([]);
        api.client.destroy();
        await stack.dispose();
    });
});
