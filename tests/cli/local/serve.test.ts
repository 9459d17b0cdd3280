import { APIGateway } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Deployed } from "../../../cli/local/deployed";
import { GatewayEvent } from "../../../cli/local/events";
import { Gateway, serve } from "../../../cli/local/serve";
import { copyOfProject, deployedOf, edit } from "./programs";

describe("serve", () => {
    const events: GatewayEvent[] = [];
    const midday = Date.UTC(2026, 0, 15, 12);
    let clock = midday;
    let folder: string;
    let gateway: Gateway;

    before(async () => {
        folder = await copyOfProject();
        const tagged = "alice: { plan: free, tags: { team: a } }";
        await edit(path.join(folder, "Pulumi.dev.yaml"), "alice: { plan: free }", tagged);
        gateway = await serve({ cwd: folder, stack: "dev", now: () => clock, onEvent: event => events.push(event) });
    });

    after(async () => {
        await gateway.close();
        await fs.rm(folder, { recursive: true });
    });

    const get = (route: string, key?: string) =>
        fetch(gateway.url + route, { headers: key === undefined ? {} : { "x-api-key": key } });

    it("serves the program of a stack, on loopback, under the name of its stage", () => {
        expect(gateway.url).to.match(/^http:\/\/127\.0\.0\.1:\d+\/dev$/);
    });

    it("tells operators of the program's API and its keys, with their tags, the newest first", async () => {
        const client = new APIGateway({
            endpoint: new URL(gateway.url).origin,
            region: "us-east-1",
            credentials: { accessKeyId: "any", secretAccessKey: "any" },
        });
        const { items: keys } = await client.getApiKeys({});
        expect(keys!.map(({ name }) => name)).to.deep.equal(["alice", "acme"]);
        expect(keys![0].createdDate).to.deep.equal(new Date(midday));
        expect((await client.getApiKey({ apiKey: keys![0].id })).tags).to.deep.equal({ team: "a" });
        const { items: apis } = await client.getRestApis({});
        expect(apis![0].endpointConfiguration?.types).to.deep.equal(["REGIONAL"]);
        const restApiId = apis![0].id;
        const { item: stages } = await client.getStages({ restApiId });
        const { deploymentId } = stages![0];
        const { apiSummary } = await client.getDeployment({ restApiId, deploymentId, embed: ["apisummary"] });
        expect(apiSummary!["/orders/{id}"].GET).to.deep.equal({ authorizationType: "NONE", apiKeyRequired: true });
        const { items: resources } = await client.getResources({ restApiId, embed: ["methods"] });
        const orders = resources!.find(resource => resource.path === "/orders");
        expect(orders!.resourceMethods!.GET.methodIntegration).to.include({ type: "MOCK", timeoutInMillis: 29_000 });
        const parameters = { extensions: "apigateway" };
        const exportType = "oas30";
        const { body } = await client.getExport({ restApiId, stageName: "dev", exportType, parameters });
        expect(JSON.parse(new TextDecoder().decode(body))).to.have.nested.property(
            "paths./health.get.x-amazon-apigateway-integration.type",
            "mock",
        );
        client.destroy();
    });

    it("answers a customer with 200", async () => {
        const response = await get("/orders", gateway.keys.acme);
        expect(response.status).to.equal(200);
        expect(await response.json()).to.deep.equal({ orders: [{ id: "1", status: "shipped" }] });
    });

    it("answers 403 without a key, and 200 where none is needed", async () => {
        const response = await get("/orders");
        expect(response.status).to.equal(403);
        expect(await response.json()).to.deep.equal({ message: "Forbidden" });
        expect((await get("/health")).status).to.equal(200);
    });

    it("answers 429 beyond the burst of the plan, and 200 when the bucket is refilled", async () => {
        const statuses = [];
        for (let n = 0; n < 4; n++) statuses.push((await get("/orders/1", gateway.keys.alice)).status);
        expect(statuses).to.deep.equal([200, 200, 200, 429]);
        clock += 100_000;
        expect((await get("/orders/1", gateway.keys.alice)).status).to.equal(200);
    });

    it("has a stand-in for each generated value, of the form of a key, the same at every start", async () => {
        const { keys } = gateway;
        expect(Object.keys(keys)).to.have.members(["acme", "alice"]);
        Object.values(keys).forEach(value => expect(value).to.match(/^[A-Za-z0-9]{40}$/));
        const [again, other] = await Promise.all([
            deployedOf(path.join(folder, "stacks")),
            deployedOf(folder, "staging"),
        ]);
        const valueOf = (deployed: Deployed, name: string) => deployed.keys.find(key => key.name === name)?.value;
        expect(valueOf(again.deployed, "acme")).to.equal(keys.acme);
        expect(valueOf(other.deployed, "acme")).not.to.equal(keys.acme);
    });

    it("tells of the start and of each request, without the value of a key in the latter", async () => {
        await get("/orders", gateway.keys.acme);
        expect(events[0]).to.include({
            event: "started",
            project: "usage-plan-gateway",
            stack: "dev",
            url: gateway.url,
        });
        const requests = events.filter(({ event }) => event === "request");
        expect(requests.at(-1)).to.include({ customer: "acme", plan: "gold", status: 200, path: "/dev/orders" });
        const log = JSON.stringify(requests);
        Object.values(gateway.keys).forEach(value => expect(log).not.to.include(value));
    });

    it("counts usage by customer", () => {
        const usage = Object.fromEntries(gateway.usage().map(({ customer, used }) => [customer, used]));
        expect(usage.alice).to.equal(4);
    });
});
