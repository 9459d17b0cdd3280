import { dateOf } from "../local/limits/quotaPeriods";
import { grouped } from "../local/terminal/table";
import { exhaustionText } from "./exhaustion";
import { escaped } from "./html";
import { pageStyle, sortScript } from "./pageParts";
import { percent, sparkline } from "./sparkline";
import { chartSeries, usageChart } from "./usageChart";
import { CustomerUsage, UsageReport, wholeRange } from "./usageReport";

/** The report as one page that loads nothing: it may be mailed, or kept. */
export function usagePage(report: UsageReport): string {
    const { from, to } = wholeRange(report);
    const title = `Usage from ${dateOf(from)} to ${dateOf(to)}`;
    const legend = chartSeries(report).map(({ name }, index) => `<li class="s${index}">${escaped(name)}</li>`);
    return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${title}</title>
<style>${pageStyle}</style>
<h1>${title}</h1>
<p>Read at ${new Date(report.readAt).toISOString().slice(0, 16).replace("T", " ")} UTC. All days and times are UTC.</p>
<figure>
<figcaption>Requests a day</figcaption>
<div class="scrolled">
${usageChart(report)}
</div>
<ul class="legend">${legend.join("")}</ul>
</figure>
<div class="scrolled">
<table>
<thead><tr>${columns.map(head).join("")}</tr></thead>
<tbody>
${report.customers.map(row => tableRow(row, report.readAt)).join("\n")}
</tbody>
</table>
</div>
<ul>${report.notes.map(note => `<li>${escaped(note)}</li>`).join("")}</ul>
<script>${sortScript}</script>
</html>
`;
}

interface Column {
    name: string;
    isNumber?: boolean;
    html: (row: CustomerUsage, now: number) => string;
    /** What rows are sorted by, where it is not what is shown. */
    sortedBy?: (row: CustomerUsage) => number;
}

const columns: Column[] = [
    { name: "Customer", html: row => escaped(row.customer) },
    { name: "Plan", html: row => escaped(row.plan.name) },
    { name: "Used", isNumber: true, html: row => grouped(row.used), sortedBy: row => row.used },
    {
        name: "Limit",
        isNumber: true,
        html: ({ plan, allowed }) =>
            plan.quota && allowed !== undefined
                ? `${grouped(allowed)} a ${plan.quota.period.toLowerCase()}`
                : "no quota",
        sortedBy: row => row.allowed ?? Infinity,
    },
    {
        name: "Share",
        html: ({ share }) =>
            share === undefined
                ? ""
                : `<meter min="0" max="1" low="0.8" high="0.99" optimum="0" value="${Math.min(1, share).toFixed(3)}"></meter> ${percent(share)}`,
        sortedBy: row => row.share ?? -1,
    },
    { name: "A day", html: row => `<span class="spark">${sparkline(row.days)}</span>`, sortedBy: row => row.used },
    {
        name: "Used up",
        html: (row, now) => exhaustionText(row.exhaustion, now),
        sortedBy: ({ exhaustion }) =>
            exhaustion?.when === "now" ? 0 : exhaustion?.when === "at" ? exhaustion.time : Infinity,
    },
];

function head({ name, isNumber }: Column): string {
    const sorted = name === "Share" ? ' aria-sort="descending"' : "";
    return `<th scope="col"${isNumber ? ' class="number"' : ""}${sorted}><button type="button">${name}</button></th>`;
}

function tableRow(row: CustomerUsage, now: number): string {
    const cells = columns.map(({ html, sortedBy, isNumber }) => {
        const value = sortedBy ? ` data-value="${sortedBy(row)}"` : "";
        return `<td${isNumber ? ' class="number"' : ""}${value}>${html(row, now)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
}
