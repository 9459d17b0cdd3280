import { APIGateway } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import { Deployed } from "../../../../cli/local/deployed";
import { deployed, key, keyId, keyValue, method, plan, stage } from "../deployments";
import { Served, served, stopAll } from "../http/served";

describe("A sign-up service that issues keys by the AWS SDK", () => {
    let gateway: Served;
    let client: APIGateway;
    let now: number;

    const start = async (state: Deployed) => {
        gateway = await served(state, { now: () => now });
        client = new APIGateway({
            endpoint: gateway.url,
            region: "us-east-1",
            credentials: { accessKeyId: "any", secretAccessKey: "any" },
            maxAttempts: 1,
        });
    };
    beforeEach(() => (now = Date.parse("2026-02-27T12:00:00Z")));
    afterEach(async () => {
        client.destroy();
        await stopAll();
    });

    const program = (changes: { limit?: number; route?: string; alice?: object } = {}) => {
        const { limit = 3, route = "GET /orders", alice = {} } = changes;
        const dev = stage([method(route, { apiKeyRequired: true })]);
        const free = plan("free", ["alice"], [dev], {
            throttle: { rateLimit: 1, burstLimit: 10 },
            quota: { limit, period: "DAY", offset: 0 },
        });
        return deployed([dev], [free, plan("gold", [], [dev])], [key("alice", alice)]);
    };
    const signUp = async (name: string, usagePlanId = "plan-free") => {
        const { id, value } = await client.createApiKey({ name, enabled: true });
        await client.createUsagePlanKey({ usagePlanId, keyId: id, keyType: "API_KEY" });
        return { id: id!, value: value! };
    };
    const order = async (value: string) => (await gateway.get("/dev/orders", { "x-api-key": value })).status;

    it("has each customer limited, counted and named as one of the program's", async () => {
        await start(program());
        const bob = await signUp("bob");
        const statuses = [
            await order(bob.value),
            await order(bob.value),
            await order(bob.value),
            await order(bob.value),
        ];
        expect(statuses).to.deep.equal([200, 200, 200, 429]);
        expect((await gateway.told(4))[3]).to.include({ customer: "bob", plan: "free", remaining: 0 });
        const [alice, ofBob] = gateway.usage();
        expect(alice).to.include({ customer: "alice", used: 0, remaining: 3 });
        expect(ofBob).to.include({ customer: "bob", keyId: bob.id, used: 3, remaining: 0 });
        expect(gateway.deployed.keys.map(({ name }) => name)).to.deep.equal(["alice", "bob"]);
    });

    it("moves a customer to another plan, who starts anew there, and nobody else does", async () => {
        await start(program());
        const bob = await signUp("bob");
        await order(keyValue("alice"));
        for (let n = 0; n < 4; n++) await order(bob.value);
        await client.deleteUsagePlanKey({ usagePlanId: "plan-free", keyId: bob.id });
        await client.createUsagePlanKey({ usagePlanId: "plan-gold", keyId: bob.id, keyType: "API_KEY" });
        for (let n = 0; n < 5; n++) expect(await order(bob.value)).to.equal(200);
        expect(gateway.usage()[0]).to.include({ customer: "alice", used: 1 });
    });

    it("changes a plan, and every count and token stays", async () => {
        await start(program());
        const bob = await signUp("bob");
        expect([await order(bob.value), await order(bob.value)]).to.deep.equal([200, 200]);
        const replace = (path: string, value: string) => ({ op: "replace" as const, path, value });
        const patchOperations = [replace("/quota/limit", "5"), replace("/throttle/burstLimit", "3")];
        await client.updateUsagePlan({ usagePlanId: "plan-free", patchOperations });
        // Of ten tokens eight were left, of which three fit.
        const statuses = [await order(bob.value), await order(bob.value), await order(bob.value)];
        expect(statuses).to.deep.equal([200, 200, 200]);
        expect((await gateway.get("/dev/orders", { "x-api-key": bob.value })).body).to.include("Too Many Requests");
        now += 1000;
        expect((await gateway.get("/dev/orders", { "x-api-key": bob.value })).body).to.include("Limit Exceeded");
    });

    it("takes over a key of the program, which the program's state does not notice", async () => {
        const state = program();
        const before = structuredClone(state);
        await start(state);
        await client.updateApiKey({
            apiKey: keyId("alice"),
            patchOperations: [{ op: "replace", path: "/enabled", value: "false" }],
        });
        await client.deleteUsagePlanKey({ usagePlanId: "plan-free", keyId: keyId("alice") });
        await signUp("bob");
        expect(await order(keyValue("alice"))).to.equal(403);
        expect(state).to.deep.equal(before);
    });

    it("keeps its customers and their counts over a reload that changes neither keys nor plans", async () => {
        await start(program());
        const bob = await signUp("bob");
        await order(bob.value);
        expect(gateway.swap(program({ route: "GET /{name}" }))).to.deep.equal({ hasLostCalls: false });
        expect(await order(bob.value)).to.equal(200);
        expect(gateway.usage()[1]).to.include({ customer: "bob", used: 2 });
        expect((await client.getApiKeys({})).items!.map(({ name }) => name)).to.deep.equal(["bob", "alice"]);
    });

    it("keeps them when the keys of the program's plans come in another order, as they do", async () => {
        const state = (order: string[]) => {
            const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
            return deployed([dev], [plan("free", order, [dev])], [key("alice"), key("carol")]);
        };
        await start(state(["alice", "carol"]));
        const bob = await signUp("bob");
        expect(gateway.swap(state(["carol", "alice"]))).to.deep.equal({ hasLostCalls: false });
        expect(await order(bob.value)).to.equal(200);
    });

    it("loses them, and hears so, when the program's own keys or plans change", async () => {
        for (const changes of [{ limit: 4 }, { alice: { enabled: false } }]) {
            await start(program());
            const bob = await signUp("bob");
            expect(gateway.swap(program(changes))).to.deep.equal({ hasLostCalls: true });
            expect(await order(bob.value)).to.equal(403);
            expect((await client.getApiKeys({})).items!.map(({ name }) => name)).to.deep.equal(["alice"]);
            expect(gateway.swap(program())).to.deep.equal({ hasLostCalls: false });
            client.destroy();
        }
    });

    it("loses nothing when a changed program can't be served", async () => {
        await start(program());
        const bob = await signUp("bob");
        const broken = program({ limit: 4 });
        broken.stages[0].methods[0].integration!.responses = { "(": { statusCode: "200" } };
        expect(() => gateway.swap(broken)).to.throw();
        expect(await order(bob.value)).to.equal(200);
        expect(gateway.swap(program())).to.deep.equal({ hasLostCalls: false });
        expect(await order(bob.value)).to.equal(200);
    });

    it("has 10,000 keys and no more, each listed once, and a place again for each that it deletes", async () => {
        const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
        const names = Array.from({ length: 9_999 }, (_, index) => `customer${index}`);
        await start(
            deployed(
                [dev],
                [plan("free", names, [dev])],
                names.map(name => key(name)),
            ),
        );
        const bob = await signUp("bob");
        const error = await client.createApiKey({}).catch((refused: Error) => refused);
        expect((error as Error).name).to.equal("LimitExceededException");
        const ids = new Set<string>();
        let position: string | undefined;
        do {
            const page = await client.getUsagePlanKeys({ usagePlanId: "plan-free", limit: 500, position });
            page.items!.forEach(({ id }) => ids.add(id!));
            position = page.position;
        } while (position !== undefined);
        expect(ids.size).to.equal(10_000);
        for (const apiKey of [bob.id, keyId("customer7")]) await client.deleteApiKey({ apiKey });
        expect(await order(keyValue("customer7"))).to.equal(403);
        const zoe = await signUp("zoe");
        expect(await order(zoe.value)).to.equal(200);
    });

    it("leaves nothing behind of a key that is deleted: another of its value starts anew", async () => {
        await start(program());
        const value = "BobsOwnKeyValue0123456789";
        for (let n = 0; n < 3; n++) {
            const { id } = await client.createApiKey({ enabled: true, value });
            await client.createUsagePlanKey({ usagePlanId: "plan-free", keyId: id, keyType: "API_KEY" });
            for (let request = 0; request < 3; request++) expect(await order(value)).to.equal(200);
            expect(await order(value)).to.equal(429);
            expect(gateway.usage()[1]).to.include({ customer: id });
            await client.deleteApiKey({ apiKey: id });
            expect(await order(value)).to.equal(403);
            expect(gateway.usage()).to.have.length(1);
        }
    });
});
