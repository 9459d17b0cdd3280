import { expect } from "chai";
import { dayOfDate } from "../../../cli/local/limits/quotaPeriods";
import { byShare, customerUsage } from "../../../cli/usage/customerUsage";
import { DailyCounts } from "../../../cli/usage/dailyCounts";
import { exhaustion, exhaustionText } from "../../../cli/usage/exhaustion";
import { planRange } from "../../../cli/usage/planRange";
import { bar, sparkline } from "../../../cli/usage/sparkline";

const day = (date: string) => dayOfDate(date)!;
const now = Date.parse("2026-11-04T12:00:00Z");
const month = { start: day("2026-11-01"), end: day("2026-12-01") };
const gold = planRange(
    { id: "p", name: "gold", quota: { limit: 100, period: "MONTH", offset: 0 } },
    {},
    day("2026-11-04"),
);
const acme = { keyId: "k1", customer: "acme" };

describe("Usage of a customer", () => {
    it("is the requests of the period, what AWS says remains, and their share of both", () => {
        const row = customerUsage(acme, gold, [10, 0, 5, 5], 80, now);
        expect(row).to.include({ used: 20, usedInPeriod: 20, remaining: 80, allowed: 100, share: 0.2 });
        expect(row.days).to.deep.equal([10, 0, 5, 5]);
    });

    it("counts what UpdateUsage gave: used and remaining are more than the limit", () => {
        expect(customerUsage(acme, gold, [100, 20, 0, 0], 30, now)).to.include({ allowed: 150, share: 0.8 });
    });

    it("does not take a few requests too many for a greater limit: AWS counts at its best effort", () => {
        expect(customerUsage(acme, gold, [0, 0, 60, 43], 0, now)).to.include({ allowed: 100, share: 1.03 });
        expect(customerUsage(acme, gold, [0, 0, 0, 43], 0, now)).to.include({ allowed: 43, share: 1 });
    });

    it("has the limit where AWS says nothing of the key, and no share without a quota", () => {
        expect(customerUsage(acme, gold, [0, 0, 0, 0], undefined, now)).to.include({ allowed: 100, share: 0 });
        const free = planRange({ id: "p", name: "free" }, { from: day("2026-11-04") }, day("2026-11-04"));
        expect(customerUsage(acme, free, [7], undefined, now)).to.deep.equal({
            ...acme,
            plan: free,
            days: [7],
            used: 7,
        });
    });

    it("shows the days asked for, with the share of the whole period", () => {
        const two = { ...gold, from: day("2026-11-03") };
        expect(customerUsage(acme, two, [10, 0, 5, 5], 80, now)).to.deep.include({
            days: [5, 5],
            used: 10,
            share: 0.2,
        });
    });

    it("says nothing of the time to come where the days are over", () => {
        const past = planRange(
            { id: "p", name: "gold", quota: gold.quota },
            { to: day("2026-10-02") },
            day("2026-11-04"),
        );
        expect(customerUsage(acme, past, [99, 0], 1, now)).to.not.have.property("exhaustion");
    });

    it("is sorted by share, then by requests, then by name; those without a quota are last", () => {
        const row = (customer: string, share: number | undefined, used: number) => ({
            ...customerUsage({ keyId: customer, customer }, gold, [], undefined, now),
            share,
            used,
        });
        const rows = [
            row("none", undefined, 99),
            row("b", 0.5, 1),
            row("a", 0.5, 1),
            row("c", 0.5, 2),
            row("all", 1, 1),
        ];
        expect(rows.sort(byShare).map(({ customer }) => customer)).to.deep.equal(["all", "c", "a", "b", "none"]);
    });
});

describe("When a quota will be used up", () => {
    for (const [title, days, remaining, expected] of [
        ["at once where nothing remains", [100], 0, "used up"],
        ["at no time where nothing was asked", [0, 0, 0, 0], 100, "not in this period"],
        // 40 in 3.5 days: 80 take 7 days more.
        ["at the pace of the period", [10, 10, 10, 10], 80, "11 Nov"],
        // 40 since the morning of the third: 1.5 days; 40 take 1.5 days more.
        ["from the first request on", [0, 0, 20, 20], 40, "Fri 00:00"],
        ["later than the period ends", [1, 0, 0, 0], 1000, "not in this period"],
    ] as const) {
        it(`is ${title}`, () => {
            expect(exhaustionText(exhaustion([...days], remaining, month, now), now)).to.equal(expected);
        });
    }

    it("goes by the last seven days, and not by a busy day before", () => {
        const later = Date.parse("2026-11-10T00:00:00Z");
        const days = [10_000, 0, 0, 1, 1, 1, 1, 1, 1, 0];
        // 6 in 6 days: 5 take 5 more.
        expect(exhaustion(days, 5, month, later)).to.deep.equal({
            when: "at",
            time: Date.parse("2026-11-15T00:00:00Z"),
        });
    });
});

describe("The counts of each day", () => {
    const [from, to] = [day("2026-11-01"), day("2026-11-04")];

    it("are put together from pages and calls", () => {
        const counts = new DailyCounts(from, to);
        counts.add(
            {
                k1: [
                    [1, 9],
                    [2, 7],
                ],
                k2: [
                    [5, 5],
                    [0, 5],
                ],
            },
            { from, to: from + 1 },
        );
        counts.add(
            {
                k1: [
                    [3, 4],
                    [4, 0],
                ],
            },
            { from: from + 2, to },
        );
        const rows = [...counts.keys()].map(([id, { days, remaining }]) => [id, [...days], remaining]);
        expect(rows).to.deep.equal([
            ["k1", [1, 2, 3, 4], 0],
            ["k2", [5, 0, 0, 0], undefined],
        ]);
    });

    it("are those of the last days where there are fewer than days, and remain unknown without a quota", () => {
        const counts = new DailyCounts(from, to);
        counts.add({ k1: [[3, -1]] }, { from, to });
        expect([...counts.of("k1").days]).to.deep.equal([0, 0, 0, 3]);
        expect(counts.of("k1").remaining).to.equal(undefined);
    });
});

describe("A share and a row of days, in characters", () => {
    it("are a bar that is full only when all is used", () => {
        expect(bar(0)).to.equal("░░░░░░░░░░   0%");
        expect(bar(0.001)).to.equal("█░░░░░░░░░   0%");
        expect(bar(0.999)).to.equal("█████████░  99%");
        expect(bar(1)).to.equal("██████████ 100%");
        expect(bar(1.5)).to.equal("██████████ 150%");
    });

    it("are a sparkline whose highest is the customer's own, with dots for days without", () => {
        expect(sparkline([0, 1, 4, 8])).to.equal("·▁▄█");
        expect(sparkline([0, 0])).to.equal("··");
        expect(sparkline(new Array<number>(90).fill(3))).to.equal("█".repeat(30));
    });
});
