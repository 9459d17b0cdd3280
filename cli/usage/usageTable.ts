import { dateOf } from "../local/limits/quotaPeriods";
import { Paint } from "../local/terminal/colours";
import { printable } from "../local/terminal/printable";
import { grouped, table } from "../local/terminal/table";
import { exhaustionText } from "./exhaustion";
import { bar, sparkline } from "./sparkline";
import { CustomerUsage, UsageReport, wholeRange } from "./usageReport";

/** The report as a terminal shows it. */
export function usageTable(report: UsageReport, paint: Paint): string {
    const { from, to } = wholeRange(report);
    const title = `requests from ${dateOf(from)} to ${dateOf(to)} (UTC)`;
    if (report.customers.length === 0) return [title, "no customers", ...report.notes.map(printable)].join("\n");
    const rows = report.customers.map(row => cells(row, report.readAt, paint));
    const [head, ...body] = table(
        [["customer", "plan", "used", "limit", "share", "a day", "used up"], ...rows],
        [2, 5],
    );
    return [title, "", paint("dim", head), ...body, "", ...report.notes.map(printable)].join("\n");
}

function cells({ customer, plan, used, allowed, share, days, exhaustion }: CustomerUsage, now: number, paint: Paint) {
    return [
        printable(customer),
        printable(plan.name),
        grouped(used),
        plan.quota && allowed !== undefined ? `${grouped(allowed)} a ${plan.quota.period.toLowerCase()}` : "no quota",
        share === undefined ? "" : painted(share, paint),
        sparkline(days),
        exhaustionText(exhaustion, now),
    ];
}

function painted(share: number, paint: Paint): string {
    if (share >= 1) return paint("red", bar(share));
    return share >= 0.8 ? paint("yellow", bar(share)) : bar(share);
}
