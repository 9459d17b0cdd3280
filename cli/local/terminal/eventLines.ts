import { GatewayEvent, ReloadedEvent, RequestedEvent, StoppedEvent } from "../events";
import { Paint } from "./colours";
import { printable, printableLines } from "./printable";
import { mostShown, startScreen } from "./startScreen";
import { grouped, table } from "./table";

/** What a terminal shows of an event. */
export function eventLines(event: GatewayEvent, paint: Paint): string {
    switch (event.event) {
        case "started":
            return `${startScreen(event, paint)}\n`;
        case "request":
            return requestLine(event, paint);
        case "reloaded":
            return reloadLines(event, paint);
        case "failed":
            return `${paint("red", printableLines(event.message))}\n${paint("yellow", "the last good state is served on")}`;
        case "stopped":
            return usageTable(event, paint);
    }
}

/** `10:15:32  GET  /dev/orders  200  alice  free  17 left` */
function requestLine(event: RequestedEvent, paint: Paint): string {
    const { time, method, path, status, customer, plan, remaining, reason } = event;
    const left = remaining === undefined ? "" : `${grouped(remaining)} left`;
    const parts = [
        paint("dim", new Date(time).toISOString().slice(11, 19)),
        method.padEnd(6),
        printable(path).padEnd(24),
        paint(statusColour(status), String(status)),
        printable(customer ?? "-").padEnd(12),
        printable(plan ?? "-").padEnd(10),
        left.padEnd(8),
        paint("yellow", printable(reason ?? "")),
    ];
    return parts.join("  ").trimEnd();
}

function statusColour(status: number): "green" | "cyan" | "magenta" | "yellow" | "red" {
    if (status === 429) return "magenta";
    if (status >= 500) return "red";
    if (status >= 400) return "yellow";
    return status >= 300 ? "cyan" : "green";
}

function reloadLines({ summary, redeployed, notes }: ReloadedEvent, paint: Paint): string {
    const shown = paint(redeployed ? "cyan" : "dim", printable(summary));
    return [shown, ...notes.map(note => paint("yellow", `note: ${printable(note)}`))].join("\n");
}

function usageTable({ usage }: StoppedEvent, paint: Paint): string {
    if (usage.length === 0) return "no customers";
    // Of thousands of customers those are of interest who came.
    const shown = usage.length > mostShown ? usage.filter(({ used }) => used > 0) : usage;
    const rows = shown.map(({ customer, plan, used, remaining, limit, period }) => [
        printable(customer),
        printable(plan),
        grouped(used),
        remaining === undefined ? "" : grouped(remaining),
        limit === undefined || period === undefined ? "no quota" : `${grouped(limit)} a ${period.toLowerCase()}`,
    ]);
    const [head, ...body] = table([["customer", "plan", "used", "left", "quota"], ...rows], [2, 3]);
    const left = usage.length - shown.length;
    return [paint("dim", head), ...body, ...(left > 0 ? [`and ${grouped(left)} without a request`] : [])].join("\n");
}
