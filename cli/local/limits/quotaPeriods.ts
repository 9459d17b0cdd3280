import { Quota } from "../deployed";

const dayLength = 86_400_000;

/** Days since 1 January 1970, UTC. The service counts a quota by whole UTC days. */
export type Day = number;

/** Whole days: from `start` until just before `end`. */
export interface QuotaPeriod {
    start: Day;
    end: Day;
}

export function dayOf(time: number): Day {
    return Math.floor(time / dayLength);
}

/** `2026-02-28` */
export function dateOf(day: Day): string {
    return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** The day of a date such as `2026-02-28`; undefined when it is no date. */
export function dayOfDate(date: string): Day | undefined {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
    return Number.isNaN(time) || dateOf(dayOf(time)) !== date ? undefined : dayOf(time);
}

/** How each period finds the days that hold one: a period that is not here doesn't compile. */
const periods: { [Period in Quota["period"]]: (offset: number, day: Day) => QuotaPeriod } = {
    DAY: (_, day) => ({ start: day, end: day + 1 }),
    WEEK(offset, day) {
        const start = day - modulo(weekday(day) - firstWeekday(offset), 7);
        return { start, end: start + 7 };
    },
    MONTH(offset, day) {
        const date = new Date(day * dayLength);
        const month = date.getUTCDate() > offset ? date.getUTCMonth() : date.getUTCMonth() - 1;
        return {
            start: dayOf(Date.UTC(date.getUTCFullYear(), month, 1 + offset)),
            end: dayOf(Date.UTC(date.getUTCFullYear(), month + 1, 1 + offset)),
        };
    },
};

export function isPeriod(given: unknown): given is Quota["period"] {
    return typeof given === "string" && Object.hasOwn(periods, given);
}

const lastOffset: { [Period in Quota["period"]]: number } = { DAY: 0, WEEK: 6, MONTH: 27 };

/** What is wrong with a quota's offset: limits and words are the Terraform provider's, which checks before AWS does. */
export function offsetProblem({ period, offset }: Pick<Quota, "period" | "offset">): string | undefined {
    const last = lastOffset[period];
    if (offset >= 0 && offset <= last) return undefined;
    return period === "DAY"
        ? "Usage Plan quota offset must be zero in the DAY period"
        : `Usage Plan quota offset must be between 0 and ${last} inclusive in the ${period} period`;
}

/** The period of a quota that holds a day. */
export function quotaPeriod({ period, offset }: Pick<Quota, "period" | "offset">, day: Day): QuotaPeriod {
    return periods[period](offset, day);
}

/**
 * The weekday, Sunday 0, on which a WEEK with this offset starts. The AWS SDKs before 2022 document "with a time period
 * of WEEK, an offset of 0 starts on Sunday, and an offset of 1 starts on Monday" (API QuotaSettings); the API reference
 * of today says instead that the offset is subtracted from the first period's limit. Neither was measured (unverified).
 */
function firstWeekday(offset: number): number {
    return offset;
}

/** Sunday is 0; 1 January 1970 was a Thursday. */
function weekday(day: Day): number {
    return modulo(day + 4, 7);
}

function modulo(value: number, divisor: number): number {
    return ((value % divisor) + divisor) % divisor;
}
