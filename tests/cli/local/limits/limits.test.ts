import { expect } from "chai";
import * as fc from "fast-check";
import { Deployed, UsagePlan } from "../../../../cli/local/deployed";
import { Limits } from "../../../../cli/local/limits/limits";
import { allMethods } from "../../../../cli/local/methodNames";
import { deployed, key, keyId, keyedOrders, method, plan, stage } from "../deployments";

/** A gateway's limits, driven by hand: what a request of acme's at the first route comes to. */
class Driven {
    now = Date.parse("2026-05-04T10:00:00Z");
    readonly limits: Limits;

    constructor(
        public stack: Deployed,
        account = { rateLimit: 1e6, burstLimit: 1e6 },
    ) {
        this.limits = new Limits(() => this.now, account);
        this.limits.swap(stack);
    }

    swap(stack: Deployed): void {
        this.stack = stack;
        this.limits.swap(stack);
    }

    request({ stageIndex = 0, methodIndex = 0, customer = "acme" } = {}): string {
        const at = this.stack.stages[stageIndex];
        const ofMethod = this.limits.ofMethod(at, at.methods[methodIndex]);
        const owner = this.stack.plans.find(each => each.keyIds.includes(keyId(customer)));
        const refusal = this.limits.admit(ofMethod, owner && this.limits.ofCustomer(owner, key(customer), ofMethod));
        if (!refusal) return "ok";
        return refusal.type === "THROTTLED" ? `throttled by ${refusal.by}` : "quota";
    }

    requests(count: number, where = {}): string[] {
        return Array.from({ length: count }, () => this.request(where));
    }
}

const quota = (limit: number): Partial<UsagePlan> => ({ quota: { limit, period: "MONTH", offset: 0 } });
const burst = (burstLimit: number) => ({ rateLimit: 1, burstLimit });
const hour = 3_600_000;

/** Two stages of one plan with two customers, and a throttle of every kind. */
function twoStages(limits: { ofPlan: number; inPlan: number; ofStage: number; limit: number }): Deployed {
    const stages = ["dev", "beta"].map(stageName =>
        stage(
            ["GET /orders", "GET /health"].map(route => method(route, { apiKeyRequired: true })),
            { stageName, methodThrottles: { [allMethods]: burst(limits.ofStage) } },
        ),
    );
    const both = plan("free", ["acme", "globex"], stages, { throttle: burst(limits.ofPlan), ...quota(limits.limit) });
    both.stages[0].methodThrottles = { "GET /orders": burst(limits.inPlan) };
    return deployed(stages, [both], [key("acme"), key("globex")]);
}

describe("Limits", () => {
    it("are checked in the documented order: the plan's method, the plan, the stage, the account, then the quota", () => {
        const stack = (inPlan: number, ofPlan: number, ofStage: number) => {
            const made = keyedOrders(
                { throttle: burst(ofPlan), ...quota(0) },
                { methodThrottles: { [allMethods]: burst(ofStage) } },
            );
            made.plans[0].stages[0].methodThrottles = { "GET /orders": burst(inPlan) };
            return made;
        };
        expect(new Driven(stack(0, 0, 0), burst(0)).request()).to.equal("throttled by plan");
        expect(new Driven(stack(1, 0, 0), burst(0)).request()).to.equal("throttled by plan");
        expect(new Driven(stack(1, 1, 0), burst(0)).request()).to.equal("throttled by stage");
        expect(new Driven(stack(1, 1, 1), burst(0)).request()).to.equal("throttled by account");
        expect(new Driven(stack(1, 1, 1), burst(1)).request()).to.equal("quota");
    });

    it("never let more pass than the quota and burst + rate × t allow, whoever refuses", () => {
        const waits = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 120 });
        const bursts = fc.integer({ min: 0, max: 5 });
        fc.assert(
            fc.property(waits, bursts, bursts, fc.integer({ min: 0, max: 60 }), (inOrder, ofPlan, ofStage, limit) => {
                const driven = new Driven(
                    keyedOrders(
                        { throttle: burst(ofPlan), ...quota(limit) },
                        { methodThrottles: { [allMethods]: burst(ofStage) } },
                    ),
                );
                const start = driven.now;
                let ok = 0;
                for (const wait of inOrder) {
                    driven.now += wait;
                    if (driven.request() === "ok") ok++;
                }
                const seconds = (driven.now - start) / 1000;
                expect(ok).to.be.at.most(Math.min(limit, Math.min(ofPlan, ofStage) + seconds + 1e-6));
                expect(driven.limits.usage()[0].used).to.equal(ok);
            }),
            { numRuns: 60 },
        );
    });

    it("do not count a refused request: no token is taken, and none of the quota", () => {
        const driven = new Driven(keyedOrders({ throttle: burst(1), ...quota(2) }));
        expect(driven.requests(3)).to.deep.equal(["ok", "throttled by plan", "throttled by plan"]);
        driven.now += 1000;
        expect(driven.requests(2)).to.deep.equal(["ok", "throttled by plan"]);
        driven.now += 1000;
        expect(driven.requests(2)).to.deep.equal(["quota", "quota"]);
    });

    it("start a quota anew at the first instant of the next period", () => {
        const driven = new Driven(keyedOrders(quota(1)));
        expect(driven.requests(2)).to.deep.equal(["ok", "quota"]);
        driven.now = Date.parse("2026-05-31T23:59:59.999Z");
        expect(driven.request()).to.equal("quota");
        driven.now += 1;
        expect(driven.requests(2)).to.deep.equal(["ok", "quota"]);
    });

    it("count per key over all stages of the plan", () => {
        const stages = ["dev", "beta"].map(stageName =>
            stage([method("GET /orders", { apiKeyRequired: true })], { stageName }),
        );
        const both = plan("free", ["acme", "globex"], stages, { throttle: burst(3), ...quota(9) });
        const driven = new Driven(deployed(stages, [both], [key("acme"), key("globex")]));
        expect(driven.requests(2, { stageIndex: 1 })).to.deep.equal(["ok", "ok"]);
        expect(driven.requests(2)).to.deep.equal(["ok", "throttled by plan"]);
        expect(driven.requests(3, { customer: "globex" })).to.deep.equal(["ok", "ok", "ok"]);
        expect(driven.limits.usage().map(row => [row.customer, row.used, row.remaining])).to.deep.equal([
            ["acme", 3, 6],
            ["globex", 3, 6],
        ]);
    });

    it("hold for a method by its name, and by the one for all", () => {
        for (const name of ["GET /orders", allMethods]) {
            const driven = new Driven(keyedOrders({}, { methodThrottles: { [name]: burst(1) } }));
            expect(driven.requests(2), name).to.deep.equal(["ok", "throttled by stage"]);
        }
        const root = stage([method("GET /", { apiKeyRequired: true })]);
        const ofRoot = plan("free", ["acme"], [root], { throttle: burst(9) });
        ofRoot.stages[0].methodThrottles = { "GET /": burst(1) };
        const driven = new Driven(deployed([root], [ofRoot], [key("acme")]));
        expect(driven.requests(2)).to.deep.equal(["ok", "throttled by plan"]);
    });

    it("of the stage hold for each method by itself, and its own setting goes before the one for all", () => {
        const methodThrottles = { [allMethods]: burst(1), "GET /health": burst(2) };
        const driven = new Driven(keyedOrders({}, { methodThrottles }));
        expect(driven.requests(2)).to.deep.equal(["ok", "throttled by stage"]);
        expect(driven.requests(3, { methodIndex: 1, customer: "nobody" })).to.deep.equal([
            "ok",
            "ok",
            "throttled by stage",
        ]);
    });

    it("do not limit where a rate or burst is negative, as a stage's unset ones are", () => {
        const unset = { rateLimit: -1, burstLimit: -1 };
        expect(
            new Set(new Driven(keyedOrders({}, { methodThrottles: { [allMethods]: unset } })).requests(50)),
        ).to.have.keys("ok");
    });

    it("survive a swap: tokens, counts and what UpdateUsage set stay, and a changed limit holds at once", () => {
        const driven = new Driven(keyedOrders({ throttle: burst(2), ...quota(5) }));
        driven.requests(2);
        driven.swap(keyedOrders({ throttle: burst(3), ...quota(4) }));
        expect(driven.request()).to.equal("throttled by plan");
        expect(driven.limits.usage()[0]).to.include({ used: 2, remaining: 2, limit: 4 });
        driven.swap(keyedOrders({ throttle: burst(3), quota: { limit: 2, period: "DAY", offset: 0 } }));
        driven.now += 3000;
        expect(driven.request()).to.equal("quota");
    });

    it("let the same requests pass with reloads between them as without: nobody has more, or less, after one", () => {
        const burstOf = fc.integer({ min: 0, max: 3 });
        const step = fc.oneof(
            fc.record({ wait: fc.integer({ min: 0, max: 900 }) }),
            fc.record({
                stageIndex: fc.nat(1),
                methodIndex: fc.nat(1),
                customer: fc.constantFrom("acme", "globex", "nobody"),
            }),
            fc.constant("reload" as const),
        );
        const throttles = fc.tuple(burstOf, burstOf, burstOf, fc.integer({ min: 0, max: 12 }));
        fc.assert(
            fc.property(throttles, fc.array(step, { maxLength: 80 }), ([ofPlan, inPlan, ofStage, limit], steps) => {
                const answers = (reloads: boolean) => {
                    const driven = new Driven(twoStages({ ofPlan, inPlan, ofStage, limit }), burst(20));
                    return steps.flatMap(each => {
                        if (each === "reload") {
                            if (reloads) driven.swap(structuredClone(driven.stack));
                            return [];
                        }
                        if (!("wait" in each)) return [driven.request(each)];
                        driven.now += each.wait;
                        return [];
                    });
                };
                expect(answers(true)).to.deep.equal(answers(false));
            }),
            { numRuns: 150 },
        );
    });

    it("of a changed throttle hold from the reload on: what came back until then came at the former rate", () => {
        const rate = (rateLimit: number) => keyedOrders({ throttle: { rateLimit, burstLimit: 10 } });
        const driven = new Driven(rate(10));
        driven.requests(10);
        driven.swap(rate(1));
        driven.now += 2000;
        expect(driven.requests(3)).to.deep.equal(["ok", "ok", "throttled by plan"]);
        driven.now += 2000;
        driven.swap(rate(10));
        expect(driven.requests(3)).to.deep.equal(["ok", "ok", "throttled by plan"]);
    });

    it("give nobody a burst by a higher one, and hold a lower one at once", () => {
        const of = (burstLimit: number) => keyedOrders({}, { methodThrottles: { [allMethods]: burst(burstLimit) } });
        const driven = new Driven(of(1));
        expect(driven.requests(2)).to.deep.equal(["ok", "throttled by stage"]);
        driven.swap(of(50));
        expect(driven.request()).to.equal("throttled by stage");
        driven.now += 50_000;
        driven.swap(of(2));
        expect(driven.requests(3)).to.deep.equal(["ok", "ok", "throttled by stage"]);
    });

    it("keep the tokens of a method when its throttle is said in another way", () => {
        const driven = new Driven(keyedOrders({}, { methodThrottles: { [allMethods]: burst(1) } }));
        expect(driven.requests(2)).to.deep.equal(["ok", "throttled by stage"]);
        driven.swap(keyedOrders({}, { methodThrottles: { "GET /orders": burst(1) } }));
        expect(driven.request()).to.equal("throttled by stage");
    });

    it("do not limit a method any more whose throttle is gone", () => {
        const driven = new Driven(keyedOrders({ throttle: burst(1) }, { methodThrottles: { [allMethods]: burst(1) } }));
        expect(driven.requests(2)).to.deep.equal(["ok", "throttled by plan"]);
        driven.swap(keyedOrders());
        expect(driven.requests(3)).to.deep.equal(["ok", "ok", "ok"]);
    });

    it("keep what UpdateUsage set, whatever a request of before the reload still reports", () => {
        const daily = keyedOrders({ quota: { limit: 1, period: "DAY", offset: 0 } });
        const driven = new Driven(daily);
        driven.requests(2);
        const ofMethod = driven.limits.ofMethod(daily.stages[0], daily.stages[0].methods[0]);
        const before = driven.limits.ofCustomer(daily.plans[0], key("acme"), ofMethod);
        driven.swap(keyedOrders(quota(1)));
        const [monthly] = driven.stack.plans;
        driven.limits.counter(monthly, keyId("acme")).setRemaining(monthly.quota!, driven.limits.today(), 1);
        expect(driven.limits.remaining(before)).to.equal(0);
        expect(driven.requests(2)).to.deep.equal(["ok", "quota"]);
    });

    it("forget a key that is gone: when it comes back it is another key", () => {
        const driven = new Driven(keyedOrders(quota(1)));
        expect(driven.requests(2)).to.deep.equal(["ok", "quota"]);
        driven.swap({ ...keyedOrders(quota(1)), plans: [], keys: [] });
        driven.swap(keyedOrders(quota(1)));
        expect(driven.request()).to.equal("ok");
    });

    it("find the count of a period again when the quota's period changes", () => {
        const driven = new Driven(keyedOrders(quota(10)));
        driven.requests(3);
        driven.now += 24 * hour;
        driven.requests(1);
        driven.swap(keyedOrders({ quota: { limit: 10, period: "DAY", offset: 0 } }));
        expect(driven.limits.usage()[0]).to.include({ used: 1, remaining: 9, period: "DAY" });
        driven.swap(keyedOrders(quota(10)));
        expect(driven.limits.usage()[0]).to.include({ used: 4, remaining: 6, period: "MONTH" });
    });

    it("grant what UpdateUsage set for the current period only", () => {
        const driven = new Driven(keyedOrders({ quota: { limit: 1, period: "DAY", offset: 0 } }));
        driven.requests(2);
        const [free] = driven.stack.plans;
        driven.limits.counter(free, keyId("acme")).setRemaining(free.quota!, driven.limits.today(), 2);
        expect(driven.requests(3)).to.deep.equal(["ok", "ok", "quota"]);
        driven.now += 24 * hour;
        expect(driven.requests(2)).to.deep.equal(["ok", "quota"]);
    });
});
