import { expect } from "chai";
import * as fc from "fast-check";
import { Quota } from "../../../../cli/local/deployed";
import { dateOf, dayOf, dayOfDate, quotaPeriod } from "../../../../cli/local/limits/quotaPeriods";
import { QuotaPeriod } from "../../../../components/quotas";

/** Of each period that the component or the local gateway has: one that the other lacks doesn't compile. */
const lastOffsets: { [Period in QuotaPeriod | Quota["period"]]: number } = { DAY: 0, WEEK: 6, MONTH: 27 };

const quotas: fc.Arbitrary<Pick<Quota, "period" | "offset">> = fc
    .constantFrom(...(Object.keys(lastOffsets) as (keyof typeof lastOffsets)[]))
    .chain(period => fc.record({ period: fc.constant(period), offset: fc.nat({ max: lastOffsets[period] }) }));

/** 1970 to 2100 */
const days = fc.integer({ min: 0, max: 47_500 });

function periodOf(period: Quota["period"], offset: number, time: string): string {
    const { start, end } = quotaPeriod({ period, offset }, dayOf(Date.parse(time)));
    return `${dateOf(start)} to ${dateOf(end)}`;
}

describe("A quota period", () => {
    it("holds its day, and so do the ones before and after it, without a gap", () => {
        fc.assert(
            fc.property(quotas, days, (quota, day) => {
                const { start, end } = quotaPeriod(quota, day);
                expect(day).to.be.within(start, end - 1);
                expect(quotaPeriod(quota, start)).to.deep.equal({ start, end });
                expect(quotaPeriod(quota, end - 1)).to.deep.equal({ start, end });
                expect(quotaPeriod(quota, end).start).to.equal(end);
                expect(quotaPeriod(quota, start - 1).end).to.equal(start);
            }),
        );
    });

    it("starts on the offset's day of every month", () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 27 }), days, (offset, day) => {
                const { start, end } = quotaPeriod({ period: "MONTH", offset }, day);
                expect(new Date(dateOf(start)).getUTCDate()).to.equal(1 + offset);
                expect(end - start).to.be.within(28, 31);
            }),
        );
    });

    it("is seven days long and starts on the offset's weekday, Sunday first", () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 6 }), days, (offset, day) => {
                const { start, end } = quotaPeriod({ period: "WEEK", offset }, day);
                expect(end - start).to.equal(7);
                expect(new Date(dateOf(start)).getUTCDay()).to.equal(offset);
            }),
        );
    });

    it("ends at midnight UTC, to the millisecond", () => {
        expect(periodOf("DAY", 0, "2026-03-01T23:59:59.999Z")).to.equal("2026-03-01 to 2026-03-02");
        expect(periodOf("DAY", 0, "2026-03-02T00:00:00.000Z")).to.equal("2026-03-02 to 2026-03-03");
        expect(periodOf("MONTH", 0, "2026-12-31T23:59:59.999Z")).to.equal("2026-12-01 to 2027-01-01");
        expect(periodOf("MONTH", 0, "2027-01-01T00:00:00.000Z")).to.equal("2027-01-01 to 2027-02-01");
    });

    it("knows leap days and the ends of months", () => {
        expect(periodOf("MONTH", 0, "2028-02-29T12:00:00Z")).to.equal("2028-02-01 to 2028-03-01");
        expect(periodOf("MONTH", 27, "2028-02-29T12:00:00Z")).to.equal("2028-02-28 to 2028-03-28");
        expect(periodOf("MONTH", 27, "2027-02-27T23:59:59.999Z")).to.equal("2027-01-28 to 2027-02-28");
        expect(periodOf("MONTH", 27, "2027-02-28T00:00:00Z")).to.equal("2027-02-28 to 2027-03-28");
        expect(periodOf("DAY", 0, "2028-02-29T12:00:00Z")).to.equal("2028-02-29 to 2028-03-01");
        expect(periodOf("MONTH", 14, "2026-01-01T00:00:00Z")).to.equal("2025-12-15 to 2026-01-15");
        expect(periodOf("WEEK", 0, "2028-02-29T12:00:00Z")).to.equal("2028-02-27 to 2028-03-05");
        expect(periodOf("WEEK", 1, "2026-01-01T12:00:00Z")).to.equal("2025-12-29 to 2026-01-05");
    });

    it("has dates that come back as they went", () => {
        fc.assert(fc.property(days, day => void expect(dayOfDate(dateOf(day))).to.equal(day)));
        for (const none of ["2026-02-30", "2026-13-01", "yesterday", "2026-1-1", ""]) {
            expect(dayOfDate(none), none).to.equal(undefined);
        }
    });
});
