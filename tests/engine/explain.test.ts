import { expect } from "chai";
import { ConsoleApi } from "./consoleApi";

interface Explained {
    passes: boolean;
    causedBy?: string;
    cause?: string;
    remedy?: string;
    answer?: { status: number; message: string };
    findings: { check: string; status: string; text: string }[];
}

const never = { rateLimit: 0, burstLimit: 0 };

describe("explain, for an API that was made by hand", () => {
    let api: ConsoleApi;
    let gold: string;
    let acme: { id: string; value: string };

    /** The explanation of a request, after the request itself was sent where its answer can be compared. */
    async function explained(
        path: string,
        { key, stage = "prod", method = "GET" }: { key?: { id: string }; stage?: string; method?: string } = {},
    ): Promise<Explained> {
        const whose = key ? ["--key-id", key.id] : [];
        const args = ["explain", "--json", "--method", method, "--url", api.url(stage, path), ...whose];
        const { code, stdout, stderr } = await api.run(args);
        expect(stderr).to.equal("");
        const explanation = JSON.parse(stdout) as Explained;
        expect(code).to.equal(explanation.passes ? 0 : 2);
        return explanation;
    }

    async function answer(path: string, value?: string, stage = "prod") {
        const response = await fetch(api.url(stage, path), {
            headers: value === undefined ? {} : { "x-api-key": value },
        });
        const { message } = (await response.json()) as { message?: string };
        return { status: response.status, message };
    }

    before(async () => {
        // The six steps: an API, a method that needs a key, a deployment, a plan, a key, and the key in the plan.
        api = await ConsoleApi.create("orders");
        await api.addMethod("GET /orders", true);
        await api.addMethod("GET /orders/{id}", true);
        await api.addMethod("ANY /files/{path+}", false);
        await api.addMethod("GET /report", false);
        await api.deploy("prod");
        await api.deploy("test");
        acme = await api.addKey("acme");
        const { id } = await api.client.createUsagePlan({
            name: "gold",
            throttle: { rateLimit: 100, burstLimit: 100 },
            quota: { limit: 2, period: "MONTH" },
            apiStages: [{ apiId: api.id, stage: "prod" }],
        });
        gold = id!;
        await api.addToPlan(gold, acme.id);
    });
    after(() => api.dispose());

    it("finds nothing where the request passes, and says what to look at next", async () => {
        const { passes, findings } = await explained("/orders/7", { key: acme });
        expect(passes).to.equal(true);
        expect(findings.map(each => each.status)).to.not.include("refused");
        const { stdout } = await api.run(["explain", "--url", api.url("prod", "/orders/7"), "--key-id", acme.id]);
        expect(stdout).to.match(/^ok {7}GET \/orders\/\{id\} serves it$/m);
        expect(stdout).to.match(/WAF[\s\S]*allows each key 100\/s, 100 at once/);
    });

    it("finds the key by its name or its value, which is in no output", async () => {
        const url = ["explain", "--url", api.url("prod", "/orders/7")];
        const byName = await api.run([...url, "--customer", "acme"]);
        const byInput = await api.run([...url, "--key-value-stdin"], { input: `${acme.value}\n` });
        const byVariable = await api.run(url, { env: { USAGE_PLAN_GATEWAY_KEY_VALUE: acme.value } });
        for (const { code, stdout, stderr } of [byName, byInput, byVariable]) {
            expect(code, stdout + stderr).to.equal(0);
            expect(stdout).to.include(`the key is acme (${acme.id})`);
            expect(stdout + stderr).to.not.include(acme.value);
        }
    });

    it("no such stage", async () => {
        const { causedBy, cause, answer: expected } = await explained("/orders", { key: acme, stage: "live" });
        expect(causedBy).to.equal("stage");
        expect(cause).to.equal("there is no stage live; the API has prod, test");
        expect(await answer("/orders", acme.value, "live")).to.deep.equal(expected);
    });

    it("no such route, or no such method of it", async () => {
        const { causedBy, answer: expected } = await explained("/nowhere", { key: acme });
        expect(causedBy).to.equal("route");
        expect(await answer("/nowhere", acme.value)).to.deep.equal(expected);
        const { cause } = await explained("/orders", { key: acme, method: "POST" });
        expect(cause).to.match(/has no route for POST \/orders; that path has GET$/);
    });

    it("a route that was added and not deployed", async () => {
        await api.addMethod("GET /added", true);
        const { causedBy, cause, remedy, answer: expected } = await explained("/added", { key: acme });
        expect(causedBy).to.equal("redeployment");
        expect(cause).to.match(
            /^the API was changed and not redeployed: GET \/added is in the API, and not deployed; the stage prod still serves deployment \S+ of 20\S+ \d\d:\d\d UTC$/,
        );
        expect(remedy).to.include(`create-deployment --rest-api-id ${api.id} --stage-name prod`);
        expect(await answer("/added", acme.value)).to.deep.equal(expected);
        await api.deploy("prod");
        expect((await explained("/added", { key: acme })).passes).to.equal(true);
    });

    it("a stage that was left at an older deployment", async () => {
        await api.addMethod("GET /late", true);
        const { deploymentId: served } = await api.client.getStage({ restApiId: api.id, stageName: "prod" });
        await api.deploy("prod");
        await api.serve("prod", served!);
        const { causedBy, answer: expected } = await explained("/late", { key: acme });
        expect(causedBy).to.equal("redeployment");
        expect(await answer("/late", acme.value)).to.deep.equal(expected);
        await api.deploy("prod");
        expect((await explained("/late", { key: acme })).passes).to.equal(true);
    });

    it("a method whose key was waived, and not deployed", async () => {
        await api.addMethod("GET /waived", true);
        await api.deploy("prod");
        await api.requireKey("GET /waived", false);
        const { causedBy, cause, answer: expected } = await explained("/waived");
        expect(causedBy).to.equal("redeployment");
        expect(cause).to.include("apiKeyRequired is true in what is deployed, and false now");
        expect(await answer("/waived")).to.deep.equal(expected);
    });

    it("a method that needs no key yet, since the step that says so was not deployed", async () => {
        await api.requireKey("GET /report", true);
        const { passes, findings } = await explained("/report");
        expect(passes).to.equal(true);
        const { status, text } = findings.find(({ check }) => check === "redeployment")!;
        expect(status).to.equal("note");
        expect(text).to.include("apiKeyRequired is false in what is deployed, and true now");
        expect((await answer("/report")).status).to.equal(200);
    });

    it("a method that needs no key", async () => {
        const { passes, findings } = await explained("/files/a/b");
        expect(passes).to.equal(true);
        expect(findings.at(-1)!.text).to.match(/^the method needs no key/);
    });

    it("a request without a key", async () => {
        const { causedBy, answer: expected } = await explained("/orders");
        expect(causedBy).to.equal("keyRequired");
        expect(await answer("/orders")).to.deep.equal(expected);
    });

    it("no such key, by id, name or value", async () => {
        const { causedBy, answer: expected } = await explained("/orders", { key: { id: "nobody" } });
        expect(causedBy).to.equal("keyExists");
        expect(await answer("/orders", "nobody0nobody0nobody0")).to.deep.equal(expected);
        const url = ["explain", "--url", api.url("prod", "/orders")];
        expect((await api.run([...url, "--customer", "nobody"])).stdout).to.include("no such key: a customer nobody");
        const byValue = await api.run([...url, "--key-value-stdin"], { input: "nobody0nobody0nobody0" });
        expect(byValue.stdout).to.include("no such key: the given value");
        expect(byValue.stdout).to.not.include("nobody0");
    });

    it("a key that is disabled", async () => {
        const off = await api.addKey("off", false);
        await api.addToPlan(gold, off.id);
        const { causedBy, remedy, answer: expected } = await explained("/orders", { key: off });
        expect(causedBy).to.equal("keyEnabled");
        expect(remedy).to.include(`update-api-key --api-key ${off.id}`);
        expect(await answer("/orders", off.value)).to.deep.equal(expected);
    });

    it("a key in no plan: the last of the six steps was forgotten", async () => {
        const planless = await api.addKey("planless");
        const { causedBy, remedy, answer: expected } = await explained("/orders", { key: planless });
        expect(causedBy).to.equal("keyPlan");
        expect(remedy).to.include(`create-usage-plan-key --key-type API_KEY --key-id ${planless.id}`);
        expect(await answer("/orders", planless.value)).to.deep.equal(expected);
    });

    it("a key whose plan does not cover the stage, and which it covers", async () => {
        const { causedBy, cause, remedy, answer: expected } = await explained("/orders", { key: acme, stage: "test" });
        expect(causedBy).to.equal("keyPlan");
        expect(cause).to.equal(`no plan of the key covers this stage: gold (${gold}) covers ${api.id}:prod`);
        expect(remedy).to.include(`op=add,path=/apiStages,value=${api.id}:test`);
        expect(await answer("/orders", acme.value, "test")).to.deep.equal(expected);
    });

    it("a quota that is used up, and when it begins again", async () => {
        const frugal = await api.addKey("frugal");
        await api.addToPlan(gold, frugal.id);
        for (let count = 0; count < 2; count++) {
            expect((await answer("/orders", frugal.value)).status).to.equal(200);
        }
        const { causedBy, cause, remedy, answer: expected } = await explained("/orders", { key: frugal });
        expect(causedBy).to.equal("quota");
        expect(cause).to.equal("the quota of the plan gold is used up: 2 used of 2 a month");
        const now = new Date();
        const nextMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString().slice(0, 10);
        expect(remedy).to.include(`it begins again at ${nextMonth} 00:00 UTC`);
        expect(await answer("/orders", frugal.value)).to.deep.equal(expected);
    });

    it("a throttle of 0 for the method in the plan", async () => {
        const { id } = await api.client.createUsagePlan({
            name: "closed",
            throttle: { rateLimit: 100, burstLimit: 100 },
            apiStages: [{ apiId: api.id, stage: "prod", throttle: { "/orders/GET": never } }],
        });
        const closed = await api.addKey("closed");
        await api.addToPlan(id!, closed.id);
        const { causedBy, cause, answer: expected } = await explained("/orders", { key: closed });
        expect(causedBy).to.equal("planThrottle");
        expect(cause).to.include("the plan closed gives GET /orders a rate of 0 and a burst of 0");
        expect(expected).to.deep.equal({ status: 429, message: "Too Many Requests" });
        expect((await explained("/orders/7", { key: closed })).passes).to.equal(true);
    });

    it("a throttle of 0 for the method in the stage", async () => {
        await api.addMethod("GET /busy", false);
        await api.deploy("prod");
        await api.client.updateStage({
            restApiId: api.id,
            stageName: "prod",
            patchOperations: ["rateLimit", "burstLimit"].map(limit => ({
                op: "replace" as const,
                path: `/~1busy/GET/throttling/${limit}`,
                value: "0",
            })),
        });
        const { causedBy, cause } = await explained("/busy");
        expect(causedBy).to.equal("stageThrottle");
        expect(cause).to.include("the stage prod gives GET /busy a rate of 0 and a burst of 0");
        expect((await explained("/files/a")).passes).to.equal(true);
    });

    it("a key source that is the authorizer", async () => {
        const other = await ConsoleApi.create("authorized", api.env);
        await other.addMethod("GET /orders", true);
        await other.client.updateRestApi({
            restApiId: other.id,
            patchOperations: [{ op: "replace", path: "/apiKeySource", value: "AUTHORIZER" }],
        });
        await other.deploy("prod");
        const { code, stdout } = await other.run([
            "explain",
            "--url",
            other.url("prod", "/orders"),
            "--key-id",
            acme.id,
        ]);
        expect(stdout).to.match(
            /^cause: {2}the key source of the API is AUTHORIZER: the header x-api-key is not read/m,
        );
        expect(code).to.equal(2);
        await other.dispose();
    });

    it("a resource policy that denies it", async () => {
        const other = await ConsoleApi.create("closed", api.env);
        await other.addMethod("GET /orders", false);
        const statement = (Effect: string, Resource: string) => ({
            Effect,
            Principal: "*",
            Action: "execute-api:Invoke",
            Resource,
        });
        const Statement = [statement("Allow", "execute-api:/*"), statement("Deny", "execute-api:/prod/GET/orders")];
        await other.client.updateRestApi({
            restApiId: other.id,
            patchOperations: [
                { op: "replace", path: "/policy", value: JSON.stringify({ Version: "2012-10-17", Statement }) },
            ],
        });
        await other.deploy("prod");
        const { code, stdout } = await other.run(["explain", "--url", other.url("prod", "/orders")]);
        expect(stdout).to.match(/^cause: {2}the resource policy denies it/m);
        expect(code).to.equal(2);
        await other.dispose();
    });

    it("no such API", async () => {
        const { code, stdout } = await api.run([
            "explain",
            "--url",
            api.url("prod", "/orders").replace(api.id, "nothing"),
        ]);
        expect(stdout).to.match(/^cause: {2}there is no REST API nothing in this account/m);
        expect(code).to.equal(2);
    });
});
