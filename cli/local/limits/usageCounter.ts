import { Quota } from "../deployed";
import { Day, QuotaPeriod, quotaPeriod } from "./quotaPeriods";

/** GetUsage answers for the last 90 days; a period of a month with an offset reaches no further back. */
const daysKept = 92;

/**
 * The requests that one key has made in one plan, over all stages of the plan. They are counted by UTC day, which is
 * what GetUsage shows; a quota's period is a number of whole days, so a changed quota finds its count here too.
 */
export class UsageCounter {
    private readonly days = new Map<Day, number>();
    private period: QuotaPeriod = { start: 0, end: 0 };
    private quota: Quota | undefined;
    private usedInPeriod = 0;
    /**
     * What UpdateUsage granted beyond the limit (or took from it). It holds for one period, and is still there when a
     * quota that was taken away or had another period comes back within it.
     */
    private grant = { ...this.period, amount: 0 };

    used(quota: Quota | undefined, day: Day): number {
        this.enter(quota, day);
        return this.usedInPeriod;
    }

    /** What the quota leaves on this day; may be below 0 when the limit was lowered. */
    remaining(quota: Quota, day: Day): number {
        this.enter(quota, day);
        return quota.limit + this.granted() - this.usedInPeriod;
    }

    count(quota: Quota | undefined, day: Day): void {
        this.enter(quota, day);
        this.usedInPeriod += 1;
        const before = this.days.get(day);
        this.days.set(day, (before ?? 0) + 1);
        if (before === undefined) this.forget(day);
    }

    setRemaining(quota: Quota, day: Day, remaining: number): void {
        this.enter(quota, day);
        this.grant = { ...this.period, amount: remaining + this.usedInPeriod - quota.limit };
    }

    /** Forgets every request and grant. */
    clear(): void {
        this.days.clear();
        this.usedInPeriod = 0;
        this.grant.amount = 0;
    }

    /** Used on the day, and what the quota had left after it; -1 where there is no quota. */
    onDay(quota: Quota | undefined, day: Day, today: Day): [used: number, remaining: number] {
        const used = this.days.get(day) ?? 0;
        if (!quota) return [used, -1];
        const { start } = quotaPeriod(quota, day);
        const granted = quotaPeriod(quota, today).start === start ? this.grantedOn(quota, today) : 0;
        return [used, Math.max(0, quota.limit + granted - this.sum(start, day))];
    }

    private grantedOn(quota: Quota, today: Day): number {
        this.enter(quota, today);
        return this.granted();
    }

    private granted(): number {
        const { start, end, amount } = this.grant;
        return start === this.period.start && end === this.period.end ? amount : 0;
    }

    /** Makes the period that holds the day the current one. Without a quota the period is the day. */
    private enter(quota: Quota | undefined, day: Day): void {
        if (quota === this.quota && day >= this.period.start && day < this.period.end) return;
        const period = quotaPeriod(quota ?? { period: "DAY", offset: 0 }, day);
        this.period = period;
        this.quota = quota;
        this.usedInPeriod = this.sum(period.start, period.end - 1);
    }

    private sum(first: Day, last: Day): number {
        let used = 0;
        for (const [day, count] of this.days) if (day >= first && day <= last) used += count;
        return used;
    }

    private forget(today: Day): void {
        for (const day of this.days.keys()) if (day < today - daysKept) this.days.delete(day);
    }
}
