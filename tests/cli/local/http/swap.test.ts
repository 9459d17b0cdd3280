import { APIGatewayClient, GetApiKeysCommand, GetUsagePlansCommand } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import { allMethods } from "../../../../cli/local/methodNames";
import { deployed, keyValue, keyedOrders, method, mock, stage } from "../deployments";
import { Served, served, stopAll } from "./served";

const burst = (burstLimit: number) => ({ rateLimit: 1, burstLimit });
const orders = async (gateway: Served, value = keyValue("acme")) =>
    (await gateway.get("/dev/orders", { "x-api-key": value })).status;

describe("A reload of what is served", () => {
    const now = () => Date.parse("2026-05-04T10:00:00Z");

    afterEach(stopAll);

    it("without a change gives nobody another burst: of a stage, a plan, a method in a plan", async () => {
        const inPlan = keyedOrders({ throttle: burst(9) });
        inPlan.plans[0].stages[0].methodThrottles = { "GET /orders": burst(1) };
        const stacks = [
            keyedOrders({}, { methodThrottles: { [allMethods]: burst(1) } }),
            keyedOrders({}, { methodThrottles: { "GET /orders": burst(1) } }),
            keyedOrders({ throttle: burst(1) }),
            inPlan,
            keyedOrders({ quota: { limit: 1, period: "DAY", offset: 0 } }),
        ];
        for (const stack of stacks) {
            const gateway = await served(stack, { now });
            expect([await orders(gateway), await orders(gateway)]).to.deep.equal([200, 429]);
            for (let reload = 0; reload < 3; reload++) {
                gateway.swap(structuredClone(stack));
                expect(await orders(gateway)).to.equal(429);
            }
        }
    });

    describe("that can't be served", () => {
        const before = keyedOrders({ throttle: burst(2) }, { methodThrottles: { [allMethods]: burst(3) } });
        let gateway: Served;

        beforeEach(async () => {
            gateway = await served(before, { now });
        });

        /** Another plan, key and throttles, and a pattern that is none. */
        const broken = () => {
            const next = keyedOrders(
                { name: "gold", throttle: burst(1) },
                { methodThrottles: { [allMethods]: burst(1) } },
            );
            next.keys[0].value = "another0value0of0acme000";
            const integration = mock("", { responses: { "(": { statusCode: "200" } } });
            next.stages[0].methods.push(method("GET /broken", { integration }));
            return next;
        };

        it("says which method is the reason", () => {
            expect(() => gateway.swap(broken())).to.throw(
                /^"GET \/broken" can't be served: its selection pattern is no regular expression: .*\/\^\(\?:\(\)\$\//,
            );
            const twice = deployed([stage([method("GET /a/{x}"), method("GET /a/{y}")])]);
            expect(() => gateway.swap(twice)).to.throw(/^the paths of the API can't be served together: /);
        });

        it("leaves the keys, plans and usage that are shown, which are those that are served", async () => {
            expect(() => gateway.swap(broken())).to.throw();
            expect(await orders(gateway)).to.equal(200);
            expect(await orders(gateway, "another0value0of0acme000")).to.equal(403);
            expect(gateway.usage()).to.deep.include({
                customer: "acme",
                keyId: "key-acme",
                plan: "free",
                planId: "plan-free",
                used: 1,
            });
            const client = new APIGatewayClient({
                endpoint: gateway.url,
                region: "us-east-1",
                credentials: { accessKeyId: "any", secretAccessKey: "any" },
            });
            const keys = await client.send(new GetApiKeysCommand({ includeValues: true }));
            expect(keys.items!.map(({ value }) => value)).to.deep.equal([keyValue("acme")]);
            const plans = await client.send(new GetUsagePlansCommand({}));
            expect(plans.items!.map(({ name }) => name)).to.deep.equal(["free"]);
            client.destroy();
        });

        it("leaves the limits as they were: no throttle of it holds, and no token is lost", async () => {
            expect(() => gateway.swap(broken())).to.throw();
            const statuses = [await orders(gateway), await orders(gateway), await orders(gateway)];
            expect(statuses).to.deep.equal([200, 200, 429]);
            expect(gateway.events.at(-1)!.reason).to.equal("throttled by the plan's throttle");
        });

        it("does not stand in the way of a good one", async () => {
            expect(() => gateway.swap(broken())).to.throw();
            const next = broken();
            next.stages[0].methods.pop();
            gateway.swap(next);
            expect(await orders(gateway, "another0value0of0acme000")).to.equal(200);
            expect((await gateway.get("/dev/broken")).status).to.equal(403);
        });
    });
});
