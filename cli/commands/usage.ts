import { accessSync, constants, writeFileSync } from "node:fs";
import * as path from "node:path";
import { Connection, apiGateway, readsThisMachine } from "../aws/client";
import { readingError } from "../aws/awsErrors";
import { regionOfUrl } from "../aws/regionOfUrl";
import { stackOutputs } from "../aws/stackOutputs";
import { usagePlans } from "../aws/usagePlans";
import { GatewayError } from "../local/gatewayError";
import { dayOf } from "../local/limits/quotaPeriods";
import { paintFor } from "../local/terminal/colours";
import { jsonLine, printable } from "../local/terminal/printable";
import { readUsage } from "../usage/readUsage";
import { usageCsv } from "../usage/usageCsv";
import { usageJson } from "../usage/usageJson";
import { usagePage } from "../usage/usagePage";
import { UsageReport } from "../usage/usageReport";
import { UsageSource, plansOf } from "../usage/usageSource";
import { usageTable } from "../usage/usageTable";
import { fail } from "./failure";
import { exitWhenOutputCloses } from "./outputEnd";
import { Progress } from "./progress";
import { placeOf } from "./place";
import { UsageArguments, readUsageArguments, usageHelp } from "./usageArguments";

/** `usage-plan-gateway usage` */
export async function main(given: string[]): Promise<void> {
    const progress = new Progress();
    let connection: Connection = {};
    try {
        const now = Date.now();
        const options = readUsageArguments(given, dayOf(now));
        if (options.help) {
            console.log(usageHelp);
            return;
        }
        exitWhenOutputCloses();
        if (options.html !== undefined) mustBeWritable(options.html);
        const source = await sourceOf(options);
        const regionOfStack = source.kind === "stack" ? regionOfUrl(source.outputs.url) : undefined;
        connection = {
            region: options.region ?? regionOfStack,
            profile: options.profile,
            endpointUrl: options["endpoint-url"],
        };
        const client = apiGateway(connection);
        const place = await placeOf(client, connection);
        const report = await readUsage(client, plansOf(source, await usagePlans(client), place), {
            from: options.fromDay,
            to: options.toDay,
            customers: customersOf(source),
            isExact: readsThisMachine(connection),
            now,
            onProgress: text => progress.show(printable(text)),
        });
        progress.end();
        show(report, options);
    } catch (error) {
        progress.end();
        fail(readingError(error, connection), given.includes("--json"));
    }
}

async function sourceOf(options: UsageArguments): Promise<UsageSource> {
    const { stack, cwd, "rest-api-id": restApiId, stage: stageName, "usage-plan-id": usagePlanId } = options;
    if (stack !== undefined) return { kind: "stack", stack, outputs: await stackOutputs(stack, cwd) };
    if (restApiId !== undefined) return { kind: "api", restApiId, stageName };
    return usagePlanId === undefined ? { kind: "account" } : { kind: "plan", usagePlanId };
}

/** What the program calls its customers, by key id. */
function customersOf(source: UsageSource): Map<string, string> {
    if (source.kind !== "stack") return new Map();
    return new Map(Object.entries(source.outputs.apiKeyIds).map(([customer, id]) => [id, customer]));
}

function show(report: UsageReport, { json, csv, html }: UsageArguments): void {
    if (html !== undefined) writePage(html, usagePage(report));
    if (json) console.log(jsonLine(usageJson(report)));
    else if (csv) process.stdout.write(usageCsv(report));
    else console.log(usageTable(report, paintFor(process.stdout), process.stdout.columns));
    if (html !== undefined && process.stderr.isTTY) console.error(`the page is in ${printable(html)}`);
}

/** Before anything is read, which may take minutes. */
function mustBeWritable(file: string): void {
    try {
        accessSync(path.dirname(file), constants.W_OK);
    } catch (error) {
        throw unwritable(file, error);
    }
}

function writePage(file: string, page: string): void {
    try {
        writeFileSync(file, page);
    } catch (error) {
        throw unwritable(file, error);
    }
}

function unwritable(file: string, error: unknown): GatewayError {
    return new GatewayError(`--html ${file} can't be written (${(error as NodeJS.ErrnoException).code})`);
}
