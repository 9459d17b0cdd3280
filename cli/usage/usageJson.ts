import { dateOf } from "../local/limits/quotaPeriods";
import { PlanRange, UsageReport } from "./usageReport";

/** The report for machines: dates, ids and numbers. */
export function usageJson({ readAt, plans, customers, notes }: UsageReport): object {
    return {
        readAt: new Date(readAt).toISOString(),
        plans: plans.map(planJson),
        customers: customers.map(({ plan, days, exhaustion, ...row }) => ({
            ...row,
            planId: plan.id,
            plan: plan.name,
            limit: plan.quota?.limit,
            usedUp: exhaustion?.when === "at" ? new Date(exhaustion.time).toISOString() : exhaustion?.when,
            requests: Object.fromEntries(days.map((count, index) => [dateOf(plan.from + index), count])),
        })),
        notes,
    };
}

/** The dates are included, the end of a period is not. */
function planJson({ id, name, quota, period, from, to }: PlanRange): object {
    return {
        id,
        name,
        from: dateOf(from),
        to: dateOf(to),
        quota,
        period: period && { from: dateOf(period.start), until: dateOf(period.end) },
    };
}
