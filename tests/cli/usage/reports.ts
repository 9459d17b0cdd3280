import { dayOfDate } from "../../../cli/local/limits/quotaPeriods";
import { byShare, customerUsage } from "../../../cli/usage/customerUsage";
import { planRange } from "../../../cli/usage/planRange";
import { reportNotes } from "../../../cli/usage/reportNotes";
import { UsageReport } from "../../../cli/usage/usageReport";

const today = dayOfDate("2026-11-25")!;
const readAt = Date.parse("2026-11-25T12:00:00Z");

const gold = planRange({ id: "p1", name: "gold", quota: { limit: 1000, period: "WEEK", offset: 0 } }, {}, today);
const free = planRange({ id: "p2", name: "free" }, { from: today - 3 }, today);

/** A week in which `names` had more and more requests, and one customer of a plan without a quota. */
export function report(...names: string[]): UsageReport {
    const customers = names.map((customer, index) => {
        const days = [0, 100, 100 * index, 100];
        const remaining = 1000 - days.reduce((sum, count) => sum + count, 0);
        return customerUsage({ keyId: `k${index}`, customer }, gold, days, remaining, readAt);
    });
    customers.push(customerUsage({ keyId: "kf", customer: "trial" }, free, [0, 0, 1, 2], undefined, readAt));
    customers.sort(byShare);
    const plans = [gold, free];
    const notes = reportNotes(plans, customers, { isExact: false, isRangeAsked: true });
    return { readAt, plans, customers, notes };
}
