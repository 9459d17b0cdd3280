import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { evaluate, refusal } from "../registrations";
import { ordersArgs, throttle } from "./ordersGateway";

type Gateways = { [name: string]: Partial<UsagePlanGatewayArgs> };

const gateways = (all: Gateways) =>
    Object.entries(all).map(([name, changes]) => new UsagePlanGateway(name, ordersArgs(changes)));

const below = (type: string, name: string, args: UsagePlanGatewayArgs) =>
    new UsagePlanGateway(name, args, {
        parent: new pulumi.ComponentResource(`test:index:${type}`, `${type} of ${name}`),
    });

const mended = "rename one of the gateways, plans or keys";

/** Two gateways, and the resource that both would make. */
const colliding: { [what: string]: { all: Gateways; type: string; name: string } } = {
    plans: {
        all: { orders: { plans: { "eu-free": { throttle } } }, "orders-eu": { plans: { free: { throttle } } } },
        type: "UsagePlan",
        name: "orders-eu-free",
    },
    keys: {
        all: { orders: { keys: { "eu-acme": { plan: "gold" } } }, "orders-eu": { keys: { acme: { plan: "gold" } } } },
        type: "ApiKey",
        name: "orders-eu-acme",
    },
    "generations of keys": {
        all: {
            orders: { keys: { "eu-acme-g2": { plan: "gold" } } },
            "orders-eu": { keys: { acme: { plan: "gold", generation: 3, keepPrevious: true } } },
        },
        type: "ApiKey",
        name: "orders-eu-acme-g2",
    },
    "associations of existing keys": {
        all: {
            orders: { keys: { "eu-acme": { plan: "gold", existingKeyId: "k1" } } },
            "orders-eu": { keys: { acme: { plan: "gold", existingKeyId: "k2" } } },
        },
        type: "ApiKey",
        name: "orders-eu-acme",
    },
    "throttles of a route and of a stage": {
        all: {
            orders: { routes: { "GET /a": { mock: {}, throttle } } },
            "orders-GET /a": { stage: { throttle } },
        },
        type: "MethodSettings",
        name: "orders-GET /a",
    },
};

describe("Two gateways of one program", () => {
    for (const [what, { all, type, name }] of Object.entries(colliding)) {
        it(`are refused when ${what} of both would have one name, by an error that names both gateways`, async () => {
            for (const [first, second] of [Object.entries(all), Object.entries(all).reverse()]) {
                const { message, error, resources } = await refusal(() =>
                    gateways(Object.fromEntries([first, second])),
                );
                expect(pulumi.RunError.isInstance(error)).to.equal(true);
                expect(message.split("\n")).to.deep.equal([
                    `UsagePlanGateway "${second[0]}" has 1 problem:`,
                    `  its ${type} would be named "${name}", as one of UsagePlanGateway "${first[0]}" is; ${mended}`,
                ]);
                const registered = resources.filter(each => each.type.endsWith(":UsagePlanGateway"));
                expect(registered.map(each => each.name)).to.deep.equal([first[0]]);
            }
        });
    }

    it("may have one name below parents of different types", async () => {
        const { names } = await evaluate(() => [
            below("Europe", "orders", ordersArgs({ plans: { "eu-free": { throttle } } })),
            below("America", "orders-eu", ordersArgs({ plans: { free: { throttle } } })),
        ]);
        expect(names("UsagePlan")).to.deep.equal(["orders-eu-free", "orders-eu-free"]);
    });

    it("are refused below parents of one type, whose names are no part of a URN", async () => {
        const { message } = await refusal(() => [
            below("Shop", "orders", ordersArgs({ plans: { "eu-free": { throttle } } })),
            below("Shop", "orders-eu", ordersArgs({ plans: { free: { throttle } } })),
        ]);
        expect(message).to.match(/"orders-eu" has 1 problem:\n {2}its UsagePlan would be named "orders-eu-free"/);
    });

    it("may both put their keys into plans that are made elsewhere", async () => {
        const { names } = await evaluate(() =>
            gateways({
                orders: { plans: { "eu-free": { existingPlanId: "p1" } } },
                "orders-eu": { plans: { free: { existingPlanId: "p1" } } },
            }),
        );
        expect(names("RestApi")).to.deep.equal(["orders", "orders-eu"]);
        expect(names("UsagePlan")).to.deep.equal([]);
    });

    it("may have plans, keys and routes of the same names", async () => {
        const same: Partial<UsagePlanGatewayArgs> = {
            routes: { "GET /a": { mock: {}, throttle } },
            keys: { acme: { plan: "gold" } },
        };
        const { names } = await evaluate(() => gateways({ orders: same, "orders-eu": same }));
        expect(names("UsagePlan")).to.have.members(["orders-gold", "orders-eu-gold"]);
    });
});
