import { dateOf } from "../local/limits/quotaPeriods";
import { printable } from "../local/terminal/printable";
import { CustomerUsage, UsageReport, wholeRange } from "./usageReport";

const columns: [name: string, value: (row: CustomerUsage) => string | number | undefined][] = [
    ["customer", row => row.customer],
    ["key_id", row => row.keyId],
    ["plan", row => row.plan.name],
    ["plan_id", row => row.plan.id],
    ["used", row => row.used],
    ["limit", row => row.plan.quota?.limit],
    ["period", row => row.plan.quota?.period],
    ["used_in_period", row => row.usedInPeriod],
    ["remaining", row => row.remaining],
    ["share", row => row.share?.toFixed(4)],
    [
        "used_up",
        ({ exhaustion }) => (exhaustion?.when === "at" ? new Date(exhaustion.time).toISOString() : exhaustion?.when),
    ],
];

/** The report as comma-separated values (RFC 4180), with a column for each day. */
export function usageCsv(report: UsageReport): string {
    const { from, to } = wholeRange(report);
    const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const head = [...columns.map(([name]) => name), ...days.map(dateOf)];
    const rows = report.customers.map(row => [
        ...columns.map(([, value]) => value(row)),
        ...days.map(day => row.days[day - row.plan.from]),
    ]);
    return [head, ...rows].map(row => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | undefined): string {
    if (typeof value !== "string") return value === undefined ? "" : String(value);
    // Other control characters are not of the format (RFC 4180, TEXTDATA), and a terminal would obey them.
    const shown = value.split(/(\r\n|[\r\n])/).map((part, index) => (index % 2 === 0 ? printable(part) : part));
    // Spreadsheets would run a name that begins so as a formula, some with the wide forms, too (OWASP "CSV Injection").
    const text = /^\s*[=+\-@＝＋－＠]/.test(value) ? `'${shown.join("")}` : shown.join("");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
