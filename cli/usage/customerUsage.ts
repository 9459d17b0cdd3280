import { dayOf } from "../local/limits/quotaPeriods";
import { exhaustion } from "./exhaustion";
import { firstDayToRead } from "./planRange";
import { CustomerUsage, PlanRange } from "./usageReport";

/**
 * What is known of one key in one plan.
 *
 * @param read requests of each day that was read, from `firstDayToRead` on
 */
export function customerUsage(
    { keyId, customer }: { keyId: string; customer: string },
    plan: PlanRange,
    read: ArrayLike<number>,
    remaining: number | undefined,
    now: number,
): CustomerUsage {
    const first = firstDayToRead(plan);
    const days = Array.from(read).slice(plan.from - first);
    const row: CustomerUsage = { keyId, customer, plan, days, used: sum(days) };
    const { quota, period } = plan;
    if (!quota || !period) return row;
    const ofPeriod = Array.from(read).slice(period.start - first);
    const usedInPeriod = sum(ofPeriod);
    const allowed = allowedInPeriod(quota.limit, usedInPeriod, remaining);
    const isNow = plan.to === dayOf(now);
    return {
        ...row,
        usedInPeriod,
        remaining,
        allowed,
        share: allowed > 0 ? usedInPeriod / allowed : 1,
        ...(isNow ? { exhaustion: exhaustion(ofPeriod, Math.max(0, allowed - usedInPeriod), period, now) } : {}),
    };
}

/**
 * UpdateUsage gives and takes for one period, which only the sum of used and remaining shows. Where more than the limit
 * is used and nothing remains, that is no sign of it: the service lets some requests too many pass (DG "best-effort").
 */
function allowedInPeriod(limit: number, used: number, remaining: number | undefined): number {
    if (remaining === undefined || (remaining === 0 && used > limit)) return limit;
    return used + remaining;
}

/** The greatest share first, then the most requests, then by name. Without a quota there is no share. */
export function byShare(a: CustomerUsage, b: CustomerUsage): number {
    return (
        (b.share ?? -1) - (a.share ?? -1) ||
        b.used - a.used ||
        (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0)
    );
}

function sum(values: number[]): number {
    return values.reduce((total, value) => total + value, 0);
}
