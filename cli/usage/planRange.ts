import { UsagePlan } from "../aws/usagePlans";
import { Day, quotaPeriod } from "../local/limits/quotaPeriods";
import { PlanRange } from "./usageReport";

/** Where a plan has no quota there is no period to show. */
const daysWithoutQuota = 30;

/** The days to show of a plan: those asked for, else those of its present quota period, until today. */
export function planRange(
    { id, name, quota }: Pick<UsagePlan, "id" | "name" | "quota">,
    asked: { from?: Day; to?: Day },
    today: Day,
): PlanRange {
    const to = asked.to ?? today;
    const period = quota && quotaPeriod(quota, to);
    const from = asked.from ?? Math.min(to, period?.start ?? to - daysWithoutQuota + 1);
    return { id, name, quota, period, from, to };
}

/** The first day to read: a share needs all days of the quota's period, even where fewer are shown. */
export function firstDayToRead({ from, period }: PlanRange): Day {
    return Math.min(from, period?.start ?? from);
}

/** The service answers for 90 days at once (GetUsage); longer ranges are read in parts. */
const longestCall = 90;

export function calls(from: Day, to: Day): { from: Day; to: Day }[] {
    const parts: { from: Day; to: Day }[] = [];
    for (let first = from; first <= to; first += longestCall) {
        parts.push({ from: first, to: Math.min(to, first + longestCall - 1) });
    }
    return parts;
}
