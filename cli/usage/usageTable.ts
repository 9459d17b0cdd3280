import { stripVTControlCharacters } from "node:util";
import { dateOf } from "../local/limits/quotaPeriods";
import { Paint } from "../local/terminal/colours";
import { printable } from "../local/terminal/printable";
import { grouped, table } from "../local/terminal/table";
import { exhaustionText } from "./exhaustion";
import { bar, percent, sparkline } from "./sparkline";
import { CustomerUsage, UsageReport, wholeRange } from "./usageReport";

interface Column {
    name: string;
    isRightAligned?: boolean;
    cell: (row: CustomerUsage, now: number, paint: Paint) => string;
}

const customer = { name: "customer", cell: (row: CustomerUsage) => shortened(printable(row.customer)) };
const share = (text: (share: number) => string): Column => ({
    name: "share",
    cell: (row, _, paint) => (row.share === undefined ? "" : painted(row.share, text, paint)),
});
const usedUp: Column = { name: "used up", cell: (row, now) => exhaustionText(row.exhaustion, now) };
const used: Column = { name: "used", isRightAligned: true, cell: row => grouped(row.used) };
const limit: Column = {
    name: "limit",
    cell: ({ plan, allowed }) =>
        plan.quota && allowed !== undefined ? `${grouped(allowed)} a ${plan.quota.period.toLowerCase()}` : "no quota",
};
const plan: Column = { name: "plan", cell: row => shortened(printable(row.plan.name)) };
const aDay: Column = { name: "a day", isRightAligned: true, cell: row => sparkline(row.days) };

/** What is shown where there is room for it: the widest first. */
const layouts: Column[][] = [
    [customer, plan, used, limit, share(bar), aDay, usedUp],
    [customer, plan, used, limit, share(bar), usedUp],
    [customer, plan, used, limit, share(percent), usedUp],
    [customer, used, limit, share(percent)],
];

/**
 * The report as a terminal shows it.
 *
 * @param width of the terminal; without one there is room for all
 */
export function usageTable(report: UsageReport, paint: Paint, width = Infinity): string {
    const { from, to } = wholeRange(report);
    const title = `requests from ${dateOf(from)} to ${dateOf(to)} (UTC)`;
    if (report.customers.length === 0) return [title, "no customers", ...report.notes.map(printable)].join("\n");
    const [head, ...body] = fitting(report, paint, width);
    return [title, "", paint("dim", head), ...body, "", ...report.notes.map(printable)].join("\n");
}

/** Of the layouts the first that fits, else the narrowest. */
function fitting({ customers, readAt }: UsageReport, paint: Paint, width: number): string[] {
    let lines: string[] = [];
    for (const columns of layouts) {
        const rows = customers.map(row => columns.map(({ cell }) => cell(row, readAt, paint)));
        const rightAligned = columns.flatMap(({ isRightAligned }, index) => (isRightAligned ? [index] : []));
        lines = table([columns.map(({ name }) => name), ...rows], rightAligned);
        if (lines.every(line => stripVTControlCharacters(line).length <= width)) break;
    }
    return lines;
}

const longestName = 40;

/** A key's name has up to 1,024 characters, and one such would push all columns out of sight. */
function shortened(name: string): string {
    const characters = [...name];
    return characters.length > longestName ? `${characters.slice(0, longestName - 1).join("")}…` : name;
}

function painted(share: number, text: (share: number) => string, paint: Paint): string {
    if (share >= 1) return paint("red", text(share));
    return share >= 0.8 ? paint("yellow", text(share)) : text(share);
}
