import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/aws/provider";
import { keyIssuerPolicy } from "../../components/keyIssuerPolicy";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { evaluate, isSecret, refusal, valueOf } from "../registrations";
import { childrenOf, made, ordersArgs, throttle, triggersOf } from "./ordersGateway";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:list";
const value = "AcmesOwnKeyValue0123456789";

/** A gateway that has each kind of child. */
const everything: Partial<UsagePlanGatewayArgs> = {
    routes: {
        "GET /orders": { mock: {}, throttle },
        "POST /orders": { lambda: { function: functionArn } },
    },
    stage: { throttle },
    plans: { free: { throttle }, gold: { throttle, tags: { tier: "gold" } } },
    keys: { alice: { plan: "free" }, acme: { plan: "gold", value, generation: 2, tags: { customer: "acme" } } },
};

describe("UsagePlanGateway", () => {
    it("names its children by its own name and the keys of the maps, never by positions", async () => {
        const { resources } = await made(everything);
        const named = childrenOf(resources).map(({ type, name }) => `${type.split(":").pop()} ${name}`);
        expect(named).to.have.members([
            "RestApi orders",
            "Deployment orders",
            "Stage orders",
            "UsagePlan orders-free",
            "UsagePlan orders-gold",
            "ApiKey orders-alice",
            "ApiKey orders-acme-g2",
            "UsagePlanKey orders-alice",
            "UsagePlanKey orders-acme-g2",
            "MethodSettings orders",
            "MethodSettings orders-GET /orders",
            "Permission orders-POST /orders",
        ]);
    });

    it("is the parent of all its children", async () => {
        const { resources } = await made(everything);
        const parents = new Set(childrenOf(resources).map(({ parent }) => parent.split("::").slice(2).join("::")));
        expect([...parents]).to.deep.equal(["usage-plan-gateway:index:UsagePlanGateway::orders"]);
    });

    it("is a child of the parent that its options name", async () => {
        const { resource } = await evaluate(() => {
            const parent = new pulumi.ComponentResource("test:index:Parent", "parent");
            return new UsagePlanGateway("orders", ordersArgs(), { parent });
        });
        expect(resource("UsagePlanGateway", "orders").parent).to.match(/::parent$/);
    });

    it("makes all its children by the provider that its options name, in another Region for example", async () => {
        const { resources } = await evaluate(() => {
            const provider = new Provider("europe", { region: "eu-central-1" });
            return new UsagePlanGateway("orders", ordersArgs(everything), { provider });
        });
        const providers = new Set(
            childrenOf(resources).map(({ provider }) => provider.split("::").slice(2).join("::")),
        );
        expect([...providers]).to.deep.equal(["pulumi:providers:aws::europe::europe-id"]);
    });

    it("may stand beside another of another name", async () => {
        const { names } = await evaluate(() => [
            new UsagePlanGateway("orders", ordersArgs()),
            new UsagePlanGateway("invoices", ordersArgs()),
        ]);
        expect(names("RestApi")).to.have.members(["orders", "invoices"]);
    });

    it("tags every child that takes tags, beside the child's own tags, which win", async () => {
        const { resource } = await made({ ...everything, tags: { team: "orders", tier: "none" } });
        const all = { team: "orders", tier: "none" };
        const tags = (type: string, name: string) => resource(type, name).inputs.tags;
        expect(tags("RestApi", "orders")).to.deep.equal(all);
        expect(tags("Stage", "orders")).to.deep.equal(all);
        expect(tags("UsagePlan", "orders-free")).to.deep.equal(all);
        expect(tags("UsagePlan", "orders-gold")).to.deep.equal({ team: "orders", tier: "gold" });
        expect(tags("ApiKey", "orders-alice")).to.deep.equal(all);
        expect(tags("ApiKey", "orders-acme-g2")).to.deep.equal({ ...all, customer: "acme" });
    });

    it("tags a child by its own tags alone when it has none itself", async () => {
        const { resource } = await made(everything);
        expect(resource("UsagePlan", "orders-gold").inputs.tags).to.deep.equal({ tier: "gold" });
        expect(resource("UsagePlan", "orders-free").inputs).not.to.have.property("tags");
    });

    it("takes its tags from an Output", async () => {
        const { resource } = await made(() => ({ ...everything, tags: pulumi.output({ team: "orders" }) }));
        expect(resource("ApiKey", "orders-acme-g2").inputs.tags).to.deep.equal({ team: "orders", customer: "acme" });
    });

    it("takes a tag that is named toString", async () => {
        const gateway = await made({ tags: { toString: "x" } });
        expect(gateway.resource("RestApi", "orders").inputs.tags).to.have.own.property("toString", "x");
    });

    it("has nothing in its own inputs, where a key value would be in plain text", async () => {
        const { resource } = await made(everything);
        expect(resource("UsagePlanGateway", "orders").inputs).to.deep.equal({});
    });

    it("shows a key value in no input but ApiKey.value", async () => {
        const { resources } = await made(everything);
        const shown = resources.filter(({ inputs }) => JSON.stringify(inputs).includes(value));
        expect(shown.map(({ type, secretInputs }) => [type.split(":").pop(), secretInputs])).to.deep.equal([
            ["ApiKey", ["value"]],
        ]);
    });

    it("registers at most 3 + plans + 2 x keys resources for 100 routes and 100 keys", async () => {
        const numbers = Array.from({ length: 100 }, (_none, index) => index);
        const routes = Object.fromEntries(numbers.map(n => [`GET /orders/${n}`, { mock: {} }]));
        const keys = Object.fromEntries(numbers.map(n => [`customer-${n}`, { plan: n % 2 ? "free" : "gold" }]));
        const { resources } = await made({ routes, keys, plans: { free: { throttle }, gold: { throttle } } });
        expect(childrenOf(resources)).to.have.length(3 + 2 + 2 * 100);
    });

    it("is not even registered itself when its arguments are refused", async () => {
        const { resources } = await refusal(() => new UsagePlanGateway("orders", ordersArgs({ plans: {} })));
        expect(resources.map(({ type }) => type)).to.deep.equal([]);
    });
});

describe("The outputs of UsagePlanGateway", () => {
    const outputs: { [output: string]: unknown } = {
        url: "https://orders-id.execute-api.us-east-1.amazonaws.com/live",
        restApiId: "orders-id",
        executionArn: "arn:aws:execute-api:us-east-1:123456789012:orders-id",
        stageName: "live",
        stageArn: "arn:aws:apigateway:us-east-1::/restapis/orders-id/stages/live",
        deploymentId: "orders-id",
        usagePlanIds: { free: "orders-free-id", gold: "orders-gold-id" },
        apiKeyIds: { alice: "orders-alice-id", acme: "orders-acme-g2-id" },
        apiKeyValues: { alice: "GeneratedValueOfordersalice", acme: value },
        previousApiKeyIds: {},
        keyIssuerPolicy: keyIssuerPolicy({
            partition: "aws",
            region: "us-east-1",
            restApiId: "orders-id",
            usagePlanIds: ["orders-free-id", "orders-gold-id"],
        }),
    };
    const live = { ...everything, stage: { name: "live" } };

    for (const [output, expected] of Object.entries(outputs)) {
        it(`have ${output}`, async () => {
            const { result } = await made(live);
            const own = result as unknown as { [output: string]: pulumi.Output<unknown> };
            expect(await valueOf(own[output])).to.deep.equal(expected);
        });
    }

    it("have deploymentTriggers, which are those of the deployment", async () => {
        const gateway = await made(live);
        const shown = await valueOf(gateway.result.deploymentTriggers);
        expect(shown).to.deep.equal(triggersOf(gateway));
        expect(shown).to.have.all.keys(
            "GET /orders",
            "POST /orders",
            "apiKeySource",
            "securitySchemes.api_key",
            "endpointType",
        );
    });

    it("are registered by exactly these names and what the next update looks at, with the key values alone as a secret", async () => {
        const { resource } = await made(live);
        const registered = resource("UsagePlanGateway", "orders");
        expect(registered.outputs).to.have.all.keys(...Object.keys(outputs), "deploymentTriggers", "madePlans");
        expect(registered.outputs).to.deep.include(outputs);
        expect(registered.secretOutputs).to.deep.equal(["apiKeyValues"]);
    });

    it("have secret key values, and no other secret", async () => {
        const { result } = await made(live);
        const own = result as unknown as { [output: string]: pulumi.Output<unknown> };
        const secret = await Promise.all(
            Object.keys(outputs).map(async name => ((await isSecret(own[name])) ? [name] : [])),
        );
        expect(secret.flat()).to.deep.equal(["apiKeyValues"]);
    });

    it("have empty maps when there are no keys", async () => {
        const { result } = await made();
        expect(await valueOf(result.apiKeyIds)).to.deep.equal({});
        expect(await valueOf(result.apiKeyValues)).to.deep.equal({});
        expect(await isSecret(result.apiKeyValues)).to.equal(true);
    });
});
