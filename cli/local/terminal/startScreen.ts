import { ApiKey, Deployed } from "../deployed";
import { StartedEvent } from "../events";
import { isLoopback } from "../http/loopback";
import { plansByKey } from "../plansByKey";
import { Paint } from "./colours";
import { curlLines } from "./curlLines";
import { limitsOf } from "./limits";
import { printable } from "./printable";
import { grouped, table } from "./table";

/** A stack may have thousands of customers, and the URL should stay on the screen. */
export const mostShown = 30;

/** What a developer sees first: the URL, the customers, and what to try. */
export function startScreen(started: StartedEvent, paint: Paint): string {
    const { project, stack, urls, deployed, notes, output, durationMs } = started;
    const seconds = (durationMs / 1000).toFixed(2);
    const blocks = [
        ...(output.trim() === "" ? [] : [[paint("dim", output.trimEnd())]]),
        [
            `${paint("bold", printable(`${project} (${stack})`))} is ready after ${seconds} s`,
            ...urls.map(url => `  ${paint("cyan", url)}`),
            ...pageOf(urls).map(url => `to look at in a browser: ${paint("cyan", url)}`),
        ],
        customers(deployed, paint),
        ...tries(started, paint),
        [...notes, ...standInNote(deployed.keys)].map(note => paint("yellow", `note: ${printable(note)}`)),
    ];
    return blocks
        .filter(lines => lines.length > 0)
        .map(lines => lines.join("\n"))
        .join("\n\n");
}

/** Beyond loopback there is none. */
function pageOf([url]: string[]): string[] {
    const { protocol, host, hostname } = new URL(url ?? "unknown:");
    return isLoopback(hostname.replace(/^\[|\]$/g, "")) ? [`${protocol}//${host}/`] : [];
}

function customers({ keys, plans }: Deployed, paint: Paint): string[] {
    if (keys.length === 0) return ["no customers: the program makes no API keys"];
    const plansOf = plansByKey(plans);
    const rows = keys.slice(0, mostShown).map(key => {
        const ofKey = plansOf.get(key.id) ?? [];
        const limits = ofKey.map(plan => limitsOf(plan)).join(" | ");
        return [
            key.enabled ? key.name : `${key.name} (disabled)`,
            ofKey.map(plan => plan.name).join(" | ") || "none",
            limits,
            key.value + (key.origin === "program" ? "" : "*"),
        ].map(printable);
    });
    const [head, ...body] = table([["customer", "plan", "limits", "x-api-key"], ...rows]);
    const left = keys.length - body.length;
    return [paint("dim", head), ...body, ...(left > 0 ? [`and ${grouped(left)} more, which --json shows`] : [])];
}

/** Says which values are not those of AWS. */
function standInNote(keys: ApiKey[]): string[] {
    const origins = new Set(keys.map(({ origin }) => origin));
    const reasons = [
        ...(origins.has("generated") ? ["AWS generates the real ones"] : []),
        ...(origins.has("encrypted") ? ["the real ones are encrypted in the configuration"] : []),
    ];
    return reasons.length === 0 ? [] : [`* a stand-in, the same at every start: ${reasons.join(", or ")}`];
}

function tries({ deployed, urls }: StartedEvent, paint: Paint): string[][] {
    const lines = curlLines(deployed, stage => urls[deployed.stages.indexOf(stage)]).map(printable);
    const [ok, forbidden, tooMany] = lines;
    if (ok === undefined) return [];
    return [
        [
            `${paint("green", "200")}  ${ok}`,
            `${paint("red", "403")}  ${forbidden}`,
            ...(tooMany === undefined ? [] : [`${paint("magenta", "429")}  ${tooMany}`]),
        ],
    ];
}
