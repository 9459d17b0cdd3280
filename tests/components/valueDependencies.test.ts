import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Function } from "@pulumi/aws/lambda/function";
import { UsagePlanGatewayArgs } from "../../components/index";
import { Evaluation } from "../registrations";
import { made } from "./ordersGateway";

type Changes = Partial<UsagePlanGatewayArgs>;

const role = "arn:aws:iam::123456789012:role/lambda";

/** A resource whose replacement deletes first, as one with a name of its own; its ARN is known once it is there. */
const sourceArn = () => new Function("source", { role, runtime: "nodejs22.x", handler: "index.main" }).arn;

const route = (integration: object): Changes => ({ routes: { "GET /orders": integration } });

/** The places of values that a deployment is made again for, each with a value that comes from a resource. */
const reasons: { [place: string]: (value: pulumi.Output<string>) => Changes } = {
    "a reason of the user": value => ({ redeployOn: { source: value } }),
    "a backend's URL": value => route({ http: { url: pulumi.interpolate`https://example.com/${value}` } }),
    "a function": value => route({ lambda: { function: value } }),
    "a mock's body": value => route({ mock: { body: value } }),
    "a mock's header": value => route({ mock: { headers: { Source: value } } }),
    "whether a key is needed": value => route({ mock: {}, apiKeyRequired: value.apply(arn => arn !== "") }),
};

const isSource = (urn: string) => urn.endsWith("::source");

function expectIndependent({ resource }: Evaluation<unknown>, type: string, name: string, inputs: string[]): void {
    const { dependencies, inputDependencies, inputs: given } = resource(type, name);
    expect(given).to.include.all.keys(...inputs);
    for (const input of inputs) expect((inputDependencies[input] ?? []).filter(isSource), input).to.deep.equal([]);
    expect(dependencies.filter(isSource)).to.deep.equal([]);
}

describe("A deployment does not go with the resources that its values come from", () => {
    for (const [place, changes] of Object.entries(reasons)) {
        it(`when one of them gives ${place}`, async () => {
            const gateway = await made(() => changes(sourceArn()));
            expectIndependent(gateway, "Deployment", "orders", ["restApi", "triggers"]);
        });

        it(`but is made again when ${place} changes, and waits for it`, async () => {
            const { previewed, resource } = await made(() => changes(sourceArn()));
            expect(previewed("Deployment", "orders").unknownInputs).to.include("triggers");
            const plain = await made(changes(pulumi.output("arn:aws:lambda:us-east-1:123456789012:function:source")));
            const triggers = resource("Deployment", "orders").inputs.triggers;
            expect(triggers).to.deep.equal(plain.resource("Deployment", "orders").inputs.triggers);
        });
    }

    it("and keeps a secret reason a secret", async () => {
        const { resource } = await made(() => ({ redeployOn: { source: pulumi.secret("1") } }));
        expect(resource("Deployment", "orders").secretInputs).to.deep.equal(["triggers"]);
    });
});

describe("A stage does not go with the resource that its name comes from", () => {
    const stage = () => ({ stage: { name: sourceArn().apply(arn => arn.split(":").pop()!) } });

    it("but has the name, once it is known", async () => {
        const gateway = await made(stage);
        expectIndependent(gateway, "Stage", "orders", ["stageName"]);
        expect(gateway.resource("Stage", "orders").inputs.stageName).to.equal("source");
        expect(gateway.previewed("Stage", "orders").unknownInputs).to.include("stageName");
    });

    it("and keeps a secret name a secret", async () => {
        const { resource } = await made(() => ({ stage: { name: pulumi.secret("hidden") } }));
        expect(resource("Stage", "orders").secretInputs).to.include("stageName");
    });
});

describe("A customer's key does not go with the resource that its value comes from", () => {
    it("but has the value, once it is known, as a secret", async () => {
        const value = () => sourceArn().apply(arn => `ValueOf-${arn}`);
        const gateway = await made(() => ({ keys: { acme: { plan: "gold", value: value() } } }));
        expectIndependent(gateway, "ApiKey", "orders-acme", ["value"]);
        const { inputs, secretInputs } = gateway.resource("ApiKey", "orders-acme");
        expect(inputs.value).to.equal("ValueOf-arn:aws:lambda:us-east-1:123456789012:function:source");
        expect(secretInputs).to.deep.equal(["value"]);
        expect(gateway.previewed("ApiKey", "orders-acme").unknownInputs).to.deep.equal(["value"]);
    });

    it("and is a secret in a preview too", async () => {
        const value = () => pulumi.secret("AcmesOwnKeyValue0123456789");
        const { previewed } = await made(() => ({ keys: { acme: { plan: "gold", value: value() } } }));
        expect(previewed("ApiKey", "orders-acme").secretInputs).to.deep.equal(["value"]);
    });
});
