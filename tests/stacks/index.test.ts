import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { KnownDocument } from "../../components/servedDocument";
import { isSecret, valueOf } from "../registrations";
import { configurationOf, stackNames, up } from "./stackFiles";

const routes = ["GET /orders", "POST /orders", "GET /orders/{id}", "DELETE /orders/{id}", "GET /health"];
const acmesValue = "AcmesOwnKeyValue0123456789";

type Integration = { type: string; uri?: string; requestParameters?: object };

async function operations(stack: string, config?: object) {
    const { resource } = await up(stack, config);
    const { paths } = JSON.parse(resource("RestApi", "orders").inputs.body as string) as KnownDocument;
    const entries = Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    );
    return Object.fromEntries(entries);
}

async function integrations(stack: string, config?: object): Promise<[routeKey: string, Integration][]> {
    const all = Object.entries(await operations(stack, config));
    return all.map(([routeKey, operation]) => [routeKey, operation["x-amazon-apigateway-integration"] as Integration]);
}

for (const stack of stackNames) {
    describe(`The ${stack} stack`, () => {
        const { plans, keys, stageThrottle } = configurationOf(stack);

        it("has one API, with one deployment and a stage of the stack's name", async () => {
            const { resource, names } = await up(stack);
            for (const type of ["UsagePlanGateway", "RestApi", "Deployment", "Stage"]) {
                expect(names(type), type).to.deep.equal(["orders"]);
            }
            expect(resource("Stage", "orders").inputs.stageName).to.equal(stack);
        });

        it("has the plans of its file, with their limits", async () => {
            const { resource, names } = await up(stack);
            expect(names("UsagePlan")).to.have.members(Object.keys(plans).map(plan => `orders-${plan}`));
            for (const [plan, { description, throttle, quota, methodThrottles = {} }] of Object.entries(plans)) {
                const { inputs } = resource("UsagePlan", `orders-${plan}`);
                expect(inputs.description).to.equal(description);
                expect(inputs.throttleSettings).to.deep.equal(throttle);
                expect(inputs.quotaSettings).to.deep.equal(quota);
                const [own] = inputs.apiStages as [{ throttles?: unknown[] }];
                expect(own.throttles ?? []).to.have.length(Object.keys(methodThrottles).length);
            }
        });

        it("has the keys of its file, each in its plan", async () => {
            const { resource, names } = await up(stack);
            expect(names("ApiKey")).to.have.members(Object.keys(keys).map(key => `orders-${key}`));
            for (const [key, { plan, description, customerId, enabled = true }] of Object.entries(keys)) {
                const { inputs } = resource("ApiKey", `orders-${key}`);
                expect(inputs.description).to.equal(description ?? "Managed by Pulumi");
                expect(inputs.customerId).to.equal(customerId);
                expect(inputs.enabled).to.equal(enabled);
                expect(resource("UsagePlanKey", `orders-${key}`).inputs.usagePlanId).to.equal(`orders-${plan}-id`);
            }
        });

        it(`has ${stageThrottle ? "the stage throttle of its file" : "no stage throttle"}`, async () => {
            const { resources } = await up(stack);
            const found = resources.filter(({ type }) => type.endsWith(":MethodSettings")).map(({ inputs }) => inputs);
            const { rateLimit, burstLimit } = stageThrottle ?? {};
            const limits = { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit };
            expect(found).to.have.length(stageThrottle ? 1 : 0);
            for (const { settings, ...place } of found) {
                expect(place).to.deep.equal({ restApi: "orders-id", stageName: stack, methodPath: "*/*" });
                expect(settings).to.include(limits);
            }
        });
    });
}

describe("The orders API", () => {
    it("has the routes of orders and one of health", async () => {
        expect(Object.keys(await operations("dev"))).to.have.members(routes);
    });

    it("needs a key everywhere but at GET /health", async () => {
        const all = Object.entries(await operations("prod"));
        const open = all.filter(([, operation]) => operation.security === undefined);
        expect(open.map(([routeKey]) => routeKey)).to.deep.equal(["GET /health"]);
    });

    it("answers from mocks without a backend", async () => {
        const { backendUrl: _none, ...config } = configurationOf("prod");
        for (const [routeKey, { type }] of await integrations("prod", config)) expect(type, routeKey).to.equal("mock");
    });

    it("passes each request on to the backend where there is one", async () => {
        const config = { ...configurationOf("dev"), backendUrl: "https://backend.example.com/v1" };
        for (const [routeKey, { type, uri }] of await integrations("dev", config)) {
            expect(type, routeKey).to.equal("http_proxy");
            expect(uri).to.equal(`https://backend.example.com/v1${routeKey.split(" ")[1]}`);
        }
    });

    it("hands an order's id on to the backend", async () => {
        const { "GET /orders/{id}": get } = Object.fromEntries(await integrations("prod"));
        expect(get.requestParameters).to.deep.equal({ "integration.request.path.id": "method.request.path.id" });
    });

    it("takes a backend URL that ends with a slash", async () => {
        const config = { ...configurationOf("dev"), backendUrl: "https://backend.example.com/" };
        const { "GET /health": health } = Object.fromEntries(await integrations("dev", config));
        expect(health.uri).to.equal("https://backend.example.com/health");
    });
});

describe("The stack outputs", () => {
    const names = [
        "url",
        "stageName",
        "restApiId",
        "deploymentId",
        "deploymentTriggers",
        "usagePlanIds",
        "apiKeyIds",
        "previousApiKeyIds",
        "apiKeyValues",
        "keyIssuerPolicy",
    ] as const;

    it("have exactly the contract's names", async () => {
        const { result } = await up("dev");
        expect(Object.keys(result)).to.have.members(names);
    });

    it("have the values of the gateway", async () => {
        const { result } = await up("dev");
        expect(await valueOf(result.url)).to.equal("https://orders-id.execute-api.us-east-1.amazonaws.com/dev");
        expect(await valueOf(result.stageName)).to.equal("dev");
        expect(await valueOf(result.restApiId)).to.equal("orders-id");
        expect(await valueOf(result.deploymentId)).to.equal("orders-id");
        expect(await valueOf(result.deploymentTriggers)).to.include.all.keys(...routes);
        expect(await valueOf(result.usagePlanIds)).to.deep.equal({ free: "orders-free-id", gold: "orders-gold-id" });
        expect(await valueOf(result.apiKeyIds)).to.deep.equal({ alice: "orders-alice-id", acme: "orders-acme-id" });
        expect(await valueOf(result.previousApiKeyIds)).to.deep.equal({});
        expect(await valueOf(result.apiKeyValues)).to.have.all.keys("alice", "acme");
        expect(await valueOf(result.keyIssuerPolicy)).to.include("/usageplans/orders-free-id/keys");
    });

    it("have the id of a key that a rotation keeps", async () => {
        const config = configurationOf("dev");
        config.keys.acme = { plan: "gold", generation: 2, keepPrevious: true };
        const { result } = await up("dev", config);
        expect(await valueOf(result.previousApiKeyIds)).to.deep.equal({ acme: "orders-acme-id" });
    });

    it("are secret for the key values alone", async () => {
        const { result } = await up("dev");
        const outputs = result as { [name: string]: pulumi.Output<unknown> };
        const secret = await Promise.all(names.map(async name => ((await isSecret(outputs[name])) ? [name] : [])));
        expect(secret.flat()).to.deep.equal(["apiKeyValues"]);
    });
});

describe("A customer's own key value", () => {
    const config = { ...configurationOf("dev"), keyValues: { acme: acmesValue } };

    it("reaches the customer's key as a secret, and no other key", async () => {
        const { resource } = await up("dev", config);
        expect(resource("ApiKey", "orders-acme").inputs.value).to.equal(acmesValue);
        expect(resource("ApiKey", "orders-acme").secretInputs).to.deep.equal(["value"]);
        expect(resource("ApiKey", "orders-alice").inputs).not.to.have.property("value");
    });

    it("is in no other input, and in no output but the secret apiKeyValues", async () => {
        const { resources, result } = await up("dev", config);
        const shown = resources.filter(({ inputs }) => JSON.stringify(inputs).includes(acmesValue));
        expect(shown.map(({ type, name }) => `${type.split(":").pop()} ${name}`)).to.deep.equal(["ApiKey orders-acme"]);
        const outputs = Object.entries(result as { [name: string]: pulumi.Output<unknown> });
        for (const [name, output] of outputs) {
            const text = JSON.stringify(await valueOf(output));
            expect(text.includes(acmesValue), name).to.equal(name === "apiKeyValues");
        }
    });

    it("is the value of the new key in the middle of a rotation", async () => {
        const acme = { plan: "gold", generation: 2, keepPrevious: true };
        const { resource } = await up("dev", { ...config, keys: { acme } });
        expect(resource("ApiKey", "orders-acme-g2").inputs.value).to.equal(acmesValue);
        expect(resource("ApiKey", "orders-acme").inputs).not.to.have.property("value");
    });
});
