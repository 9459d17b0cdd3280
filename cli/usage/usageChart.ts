import { dateOf } from "../local/limits/quotaPeriods";
import { grouped } from "../local/terminal/table";
import { escaped } from "./html";
import { CustomerUsage, UsageReport, wholeRange } from "./usageReport";

/** The requests of each day of the chart, of one customer or of all others together. */
export interface Series {
    name: string;
    days: number[];
}

/** As many as there are colours; all others are one. */
const mostSeries = 8;

/** Those with the most requests, and the others. */
export function chartSeries(report: UsageReport): Series[] {
    const { from, to } = wholeRange(report);
    const length = to - from + 1;
    const used = report.customers.filter(row => row.used > 0).sort((a, b) => b.used - a.used);
    const isMore = used.length > mostSeries;
    const shown = used.slice(0, isMore ? mostSeries - 1 : mostSeries);
    const series = shown.map(row => ({
        name: row.customer,
        days: added(new Array<number>(length).fill(0), row, from),
    }));
    if (!isMore) return series;
    const others = new Array<number>(length).fill(0);
    for (const row of used.slice(shown.length)) added(others, row, from);
    return [...series, { name: `${grouped(used.length - shown.length)} others`, days: others }];
}

const [width, height, left, bottom, top] = [900, 280, 60, 28, 12];

/** Stacked bars of requests a day, as an SVG that takes its colours from the page. */
export function usageChart(report: UsageReport): string {
    const { from, to } = wholeRange(report);
    const series = chartSeries(report);
    const length = to - from + 1;
    const totals = Array.from({ length }, (_, day) => series.reduce((sum, { days }) => sum + days[day], 0));
    const most = ceiling(Math.max(1, ...totals));
    const slot = (width - left) / length;
    const y = (value: number) => height - bottom - (value / most) * (height - bottom - top);
    const bars = totals.flatMap((_, day) => {
        let below = 0;
        return series.flatMap(({ name, days }, index) => {
            const count = days[day];
            if (count === 0) return [];
            const [start, end] = [y(below), y((below += count))];
            const title = escaped(`${dateOf(from + day)} ${name}: ${grouped(count)}`);
            const at = `x="${round(left + slot * (day + 0.1))}" y="${round(end)}"`;
            const size = `width="${round(slot * 0.8)}" height="${round(start - end)}"`;
            return [`<rect class="s${index}" ${at} ${size}><title>${title}</title></rect>`];
        });
    });
    const label = escaped(`Requests a day from ${dateOf(from)} to ${dateOf(to)} by customer`);
    return [
        `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">`,
        ...[0, 0.5, 1].map(part => gridLine(part * most, y(part * most))),
        ...dayLabels(length).map(day => {
            return `<text x="${round(left + slot * (day + 0.5))}" y="${height - 8}" text-anchor="middle">${dateOf(from + day).slice(5)}</text>`;
        }),
        ...bars,
        "</svg>",
    ].join("\n");
}

function added(sums: number[], { days, plan }: CustomerUsage, from: number): number[] {
    days.forEach((count, index) => (sums[plan.from - from + index] += count));
    return sums;
}

function gridLine(value: number, y: number): string {
    const line = `<line x1="${left}" x2="${width}" y1="${round(y)}" y2="${round(y)}"/>`;
    return `${line}<text x="${left - 8}" y="${round(y + 4)}" text-anchor="end">${grouped(Math.round(value))}</text>`;
}

/** So many that they do not touch. */
function dayLabels(length: number): number[] {
    const step = Math.ceil(length / 10);
    return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}

/** The end of the axis: a round number, of which the half is one too. */
function ceiling(value: number): number {
    const power = 10 ** Math.floor(Math.log10(value));
    const step = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find(each => each * power >= value)!;
    return power === 1 ? 2 * Math.ceil(value / 2) : step * power;
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}
