import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway } from "../../components/index";
import { EngineStack, Run, call, taken } from "./engine";
import { routes } from "./gateway";

const throttle = { rateLimit: 100, burstLimit: 100 };

function named(name: string, body: string, parent?: pulumi.Resource) {
    const args = {
        routes: routes({ "GET /a": body }),
        plans: { free: { throttle } },
        keys: { alice: { plan: "free" } },
    };
    const { url, restApiId, stageName, apiKeyValues } = new UsagePlanGateway(name, args, { parent });
    return { url, restApiId, stageName, apiKeyValues };
}

/** A component of the user's, which makes a gateway called `orders`. */
class Continent extends pulumi.ComponentResource {
    readonly orders: ReturnType<typeof named>;

    constructor(type: string, name: string, body: string, parent?: pulumi.Resource) {
        super(`test:index:${type}`, name, {}, { parent });
        this.orders = named("orders", body, this);
        this.registerOutputs({ orders: this.orders });
    }
}

/** Gateways of two names, and of one name at the top and below parents of two types. */
function world({ america = "america" } = {}) {
    const shop = new pulumi.ComponentResource("test:index:Shop", "shop");
    return {
        invoices: named("invoices", "invoices"),
        orders: named("orders", "orders"),
        europe: new Continent("Europe", "europe", "europe").orders,
        america: new Continent("America", "america", america, shop).orders,
    };
}

describe("Gateways of one program, of one name at different places as well", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
    });
    after(() => stack.dispose());

    async function bodies({ outputs }: Run): Promise<{ [gateway: string]: string }> {
        const answers = Object.entries(outputs).map(async ([gateway, { value }]) => {
            const own = value as { [output: string]: { [customer: string]: string } };
            const flat = Object.fromEntries(
                Object.entries(own).map(([name, each]) => [name, { value: each, secret: false }]),
            );
            return [gateway, (await call(flat, "/a", { key: own.apiKeyValues.alice })).body];
        });
        return Object.fromEntries(await Promise.all(answers)) as { [gateway: string]: string };
    }

    it("each serve their own routes to their own customers, inside other components too", async () => {
        const same = { invoices: "invoices", orders: "orders", europe: "europe", america: "america" };
        expect(await bodies(await stack.up(() => world()))).to.deep.equal(same);
    });

    it("are redeployed each by itself", async () => {
        const run = await stack.up(() => world({ america: "second" }));
        expect(taken(run)).to.deep.equal(["update RestApi orders", "replace Deployment orders", "update Stage orders"]);
        expect(run.log).to.contain('UsagePlanGateway "orders" is deployed again: GET /a');
        expect(await bodies(run)).to.include({ america: "second", europe: "europe", orders: "orders" });
    });

    it("can't have one name at one place, and the error says so", async () => {
        const twice = () => ({ one: named("orders", "one"), two: named("orders", "two") });
        const error = await stack.preview(twice).then(() => "not refused", String);
        expect(error).to.match(/error: Duplicate resource URN '\S+::orders'; try giving it a unique name/);
    });
});
