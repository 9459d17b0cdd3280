import { expect } from "chai";
import { dateOf, dayOfDate } from "../../../cli/local/limits/quotaPeriods";
import { calls, firstDayToRead, planRange } from "../../../cli/usage/planRange";

const day = (date: string) => dayOfDate(date)!;
/** A Wednesday. */
const today = day("2026-11-25");

describe("The days that usage shows", () => {
    for (const [title, quota, from] of [
        ["today of a DAY", { period: "DAY", offset: 0 }, "2026-11-25"],
        ["since Sunday of a WEEK", { period: "WEEK", offset: 0 }, "2026-11-22"],
        ["since the weekday of its offset of a WEEK", { period: "WEEK", offset: 4 }, "2026-11-19"],
        ["since the 1st of a MONTH", { period: "MONTH", offset: 0 }, "2026-11-01"],
        ["since the day of its offset of a MONTH", { period: "MONTH", offset: 27 }, "2026-10-28"],
    ] as const) {
        it(`are, unless asked otherwise, those ${title}`, () => {
            const range = planRange({ id: "p", name: "gold", quota: { limit: 10, ...quota } }, {}, today);
            expect([dateOf(range.from), dateOf(range.to)]).to.deep.equal([from, "2026-11-25"]);
        });
    }

    it("are the last 30 without a quota", () => {
        const range = planRange({ id: "p", name: "free" }, {}, today);
        expect(dateOf(range.from)).to.equal("2026-10-27");
        expect(range.to - range.from).to.equal(29);
    });

    it("are those asked for, and the share is still read from the beginning of the period", () => {
        const plan = { id: "p", name: "gold", quota: { limit: 10, period: "MONTH" as const, offset: 0 } };
        const range = planRange(plan, { from: day("2026-11-20"), to: day("2026-11-21") }, today);
        expect([dateOf(range.from), dateOf(range.to)]).to.deep.equal(["2026-11-20", "2026-11-21"]);
        expect(dateOf(firstDayToRead(range))).to.equal("2026-11-01");
    });

    it("are read in calls of at most 90 days that leave out none", () => {
        const parts = calls(0, 364);
        expect(parts.map(({ from, to }) => to - from + 1)).to.deep.equal([90, 90, 90, 90, 5]);
        parts.slice(1).forEach(({ from }, index) => expect(from).to.equal(parts[index].to + 1));
        expect(calls(5, 5)).to.deep.equal([{ from: 5, to: 5 }]);
    });
});
