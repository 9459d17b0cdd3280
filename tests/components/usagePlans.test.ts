import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Plan } from "../../components/index";
import { valueOf } from "../registrations";
import { made, problems, problemsWhenKnown, throttle } from "./ordersGateway";

const mock = { mock: {} };
const routes = { "GET /": mock, "GET /orders/{id}": mock };
const quota = { limit: 1000, period: "MONTH" } as const;

async function planInputs(gold: Plan | (() => Plan)) {
    const plans = () => ({ routes, plans: { gold: typeof gold === "function" ? gold() : gold } });
    return (await made(plans)).resource("UsagePlan", "orders-gold").inputs;
}

const planProblems = (gold: object) => problems({ routes, plans: { gold } });

describe("A usage plan", () => {
    it("covers the gateway's own stage", async () => {
        expect((await planInputs({ throttle })).apiStages).to.deep.equal([{ apiId: "orders-id", stage: "dev" }]);
    });

    it("waits for the stage that it covers", async () => {
        const { dependencies } = (await made()).resource("UsagePlan", "orders-gold");
        expect(dependencies.map(urn => urn.split("$").pop())).to.include("aws:apigateway/stage:Stage::orders");
    });

    it("has a name of its own at AWS on demand, and the provider's otherwise", async () => {
        const named = await planInputs(() => ({ throttle, displayName: pulumi.output("Gold / EMEA") }));
        expect(named.name).to.equal("Gold / EMEA");
        expect(await planInputs({ throttle })).not.to.have.property("name");
        expect(await planProblems({ throttle, displayName: "" })).to.deep.equal([
            'plans.gold.displayName: "" is not a name, which is not empty',
        ]);
    });

    it("has a throttle of a rate and a burst for each key", async () => {
        const inputs = await planInputs({ throttle: { rateLimit: 0.5, burstLimit: 3 } });
        expect(inputs.throttleSettings).to.deep.equal({ rateLimit: 0.5, burstLimit: 3 });
        expect(inputs).not.to.have.property("quotaSettings");
    });

    it("has a quota of a limit in a period", async () => {
        const inputs = await planInputs({ quota: { limit: 1000, period: "WEEK", offset: 1 } });
        expect(inputs.quotaSettings).to.deep.equal({ limit: 1000, period: "WEEK", offset: 1 });
        expect(inputs).not.to.have.property("throttleSettings");
    });

    it("has method throttles by path and method, the root's with two slashes", async () => {
        const methodThrottles = { "GET /orders/{id}": throttle, "GET /": { rateLimit: 1, burstLimit: 2 } };
        expect((await planInputs({ throttle, methodThrottles })).apiStages).to.deep.equal([
            {
                apiId: "orders-id",
                stage: "dev",
                throttles: [
                    { path: "/orders/{id}/GET", ...throttle },
                    { path: "//GET", rateLimit: 1, burstLimit: 2 },
                ],
            },
        ]);
    });

    it("covers stages of other APIs too", async () => {
        const apiStages = [{ apiId: "other", stageName: "live" }];
        expect((await planInputs({ throttle, apiStages })).apiStages).to.deep.equal([
            { apiId: "orders-id", stage: "dev" },
            { apiId: "other", stage: "live" },
        ]);
    });

    it("has a description and a product code", async () => {
        const inputs = await planInputs({ throttle, description: "For those who pay", productCode: "p1" });
        expect(inputs).to.include({ description: "For those who pay", productCode: "p1" });
    });

    it("may be without limits when it says so", async () => {
        const inputs = await planInputs({ unlimited: true });
        expect(inputs).not.to.have.any.keys("throttleSettings", "quotaSettings");
    });

    it("takes its limits from Outputs", async () => {
        const inputs = await planInputs(() => ({
            throttle: { rateLimit: pulumi.output(10), burstLimit: pulumi.output(20) },
            quota: { limit: pulumi.output(1000), period: pulumi.output("DAY" as const) },
        }));
        expect(inputs.throttleSettings).to.deep.equal(throttle);
        expect(inputs.quotaSettings).to.deep.equal({ limit: 1000, period: "DAY" });
    });

    for (const [period, offset] of [
        ["DAY", 0],
        ["WEEK", 6],
        ["MONTH", 27],
    ] as const) {
        it(`of a ${period} may start up to ${offset} days late`, async () => {
            const { quotaSettings } = await planInputs({ quota: { limit: 1, period, offset } });
            expect(quotaSettings).to.deep.equal({ limit: 1, period, offset });
        });
    }
});

describe("A usage plan that is made elsewhere", () => {
    const keys = { acme: { plan: "shared" } };

    it("only gets the keys", async () => {
        const plans = () => ({ plans: { shared: { existingPlanId: pulumi.output("p123") } }, keys });
        const { resource, names, result } = await made(plans);
        expect(names("UsagePlan")).to.deep.equal([]);
        expect(resource("UsagePlanKey", "orders-acme").inputs.usagePlanId).to.equal("p123");
        expect(await valueOf(result.usagePlanIds)).to.deep.equal({ shared: "p123" });
    });

    for (const [name, given] of Object.entries({
        description: "Shared",
        throttle,
        quota,
        methodThrottles: {},
        apiStages: [],
        productCode: "p1",
        unlimited: false,
        tags: {},
        formerName: "common",
    })) {
        it(`excludes ${name}`, async () => {
            expect(await planProblems({ existingPlanId: "p123", [name]: given })).to.deep.equal([
                `plans.gold.${name}: can't be set on a plan that exists already; drop it, or drop existingPlanId`,
            ]);
        });
    }

    it("is refused when its id is empty or has a space or line break, known now or later", async () => {
        for (const [existingPlanId, wrong] of [
            ["", "is empty; give the id of a usage plan"],
            ["p 1", '"p 1" is not the id of a usage plan'],
            ["p\n1", '"p\\n1" is not the id of a usage plan'],
        ]) {
            const problem = `plans.gold.existingPlanId: ${wrong}`;
            expect(await planProblems({ existingPlanId })).to.deep.equal([problem]);
            const later = () => ({ plans: { gold: { existingPlanId: pulumi.output(existingPlanId) } } });
            expect(await problemsWhenKnown(later)).to.deep.equal([problem]);
        }
    });
});

describe("A usage plan is refused", () => {
    it("when it has no limit and does not say unlimited", async () => {
        const problem = "plans.gold: has no limit; give it a throttle or a quota, or say unlimited: true";
        expect(await planProblems({})).to.deep.equal([problem]);
        expect(await planProblems({ unlimited: false })).to.deep.equal([problem]);
    });

    it("when it says unlimited beside a limit", async () => {
        expect(await planProblems({ unlimited: true, throttle, quota })).to.deep.equal([
            "plans.gold.unlimited: true, but the plan has a throttle and a quota; drop one or the other",
        ]);
    });

    it("when its throttle lacks the rate or the burst", async () => {
        expect(await planProblems({ throttle: { rateLimit: 1 } })).to.deep.equal([
            "plans.gold.throttle.burstLimit: missing; a throttle needs both rateLimit (requests a second) and burstLimit (requests at once)",
        ]);
    });

    it("when its quota lacks the limit or the period", async () => {
        expect(await planProblems({ quota: { limit: 1 } })).to.deep.equal([
            "plans.gold.quota.period: missing; a quota needs a limit and a period",
        ]);
        expect(await planProblems({ quota: { period: "DAY" } })).to.deep.equal([
            "plans.gold.quota.limit: missing; a quota needs a limit and a period",
        ]);
    });

    it("when a limit is zero, negative, a text or a fraction", async () => {
        for (const limit of [0, -1, "1000", 1.5]) {
            expect(await planProblems({ quota: { limit, period: "DAY" } })).to.deep.equal([
                `plans.gold.quota.limit: ${JSON.stringify(limit)} is not a whole number of 1 or more requests`,
            ]);
        }
        expect(await planProblems({ throttle: { rateLimit: "10", burstLimit: -5 } })).to.deep.equal([
            'plans.gold.throttle.rateLimit: "10" is not a number of requests a second above 0',
            "plans.gold.throttle.burstLimit: -5 is not a whole number of 1 or more requests",
        ]);
    });

    it("when its period is unknown", async () => {
        expect(await planProblems({ quota: { limit: 1, period: "MONTHLY" } })).to.deep.equal([
            'plans.gold.quota.period: "MONTHLY" is not one of DAY, WEEK, MONTH',
        ]);
    });

    it("when its period is a map, whatever is in it", async () => {
        for (const period of [{}, { toString: 1 }]) {
            expect(await planProblems({ quota: { limit: 1, period, offset: 1 } })).to.deep.equal([
                "plans.gold.quota.period: a map is not one of DAY, WEEK, MONTH",
            ]);
        }
    });

    for (const [period, offset, range] of [
        ["DAY", 1, "only 0"],
        ["WEEK", 7, "0 to 6"],
        ["MONTH", 28, "0 to 27"],
    ] as const) {
        it(`when its quota of a ${period} starts ${offset} days late`, async () => {
            expect(await planProblems({ quota: { limit: 1, period, offset } })).to.deep.equal([
                `plans.gold.quota.offset: ${offset} is outside the period; a ${period} takes ${range} days`,
            ]);
        });
    }

    it("when its offset is not a whole number of days", async () => {
        for (const offset of [-1, 0.5]) {
            expect(await planProblems({ quota: { ...quota, offset } })).to.deep.equal([
                `plans.gold.quota.offset: ${offset} is not a whole number of 0 or more days`,
            ]);
        }
    });

    it("when a method throttle is for a route that does not exist", async () => {
        const methodThrottles = { "GET /order/{id}": throttle, "DELETE /invoices/of/all": throttle };
        expect(await planProblems({ throttle, methodThrottles })).to.deep.equal([
            "plans.gold.methodThrottles.GET /order/{id}: there is no such route; did you mean GET /orders/{id}?",
            "plans.gold.methodThrottles.DELETE /invoices/of/all: there is no such route; known here: GET /, GET /orders/{id}",
        ]);
    });

    it("when a method throttle has no throttle of the plan beside it", async () => {
        expect(await planProblems({ quota, methodThrottles: { "GET /": throttle } })).to.deep.equal([
            "plans.gold.methodThrottles: needs a throttle of the plan as well; add throttle",
        ]);
    });

    it("when a method throttle is bad", async () => {
        const methodThrottles = { "GET /": { rateLimit: 1, burstLimit: 0 } };
        expect(await planProblems({ throttle, methodThrottles })).to.deep.equal([
            "plans.gold.methodThrottles.GET /.burstLimit: 0 is not a whole number of 1 or more requests",
        ]);
    });

    it("when its other stages are not a list of API ids and stage names", async () => {
        expect(await planProblems({ throttle, apiStages: { apiId: "other" } })).to.deep.equal([
            "plans.gold.apiStages: a map is not a list of stages, each with apiId and stageName",
        ]);
        expect(await planProblems({ throttle, apiStages: [{ apiId: "other" }] })).to.deep.equal([
            "plans.gold.apiStages.0.stageName: missing",
        ]);
    });

    it("when its name can't be a part of a resource's name", async () => {
        expect(await problems({ plans: { "gold plan": { throttle } } })).to.deep.equal([
            'plans.gold plan: "gold plan" is not a name of 1 to 128 letters, digits and . _ - @ +',
        ]);
    });

    it("when there is none", async () => {
        expect(await problems({ plans: {} })).to.deep.equal(["plans: is empty; there must be at least one plan"]);
        expect(await problems({ plans: undefined })).to.deep.equal(["plans: missing"]);
    });

    it("by an Output of a bad limit or period when that is known", async () => {
        const known = (gold: () => object) => problemsWhenKnown(() => ({ plans: { gold: gold() } }));
        expect(await known(() => ({ throttle: { rateLimit: pulumi.output(0), burstLimit: 1 } }))).to.deep.equal([
            "plans.gold.throttle.rateLimit: 0 is not a number of requests a second above 0",
        ]);
        const late = () => ({ quota: { limit: 1, period: pulumi.output("DAY"), offset: 1 } });
        expect(await known(late)).to.deep.equal([
            "plans.gold.quota.offset: 1 is outside the period; a DAY takes only 0 days",
        ]);
        const methodThrottles = () => ({ "GET /orders": { rateLimit: 1, burstLimit: pulumi.output(0) } });
        expect(await known(() => ({ throttle, methodThrottles: methodThrottles() }))).to.deep.equal([
            "plans.gold.methodThrottles.GET /orders.burstLimit: 0 is not a whole number of 1 or more requests",
        ]);
    });
});
