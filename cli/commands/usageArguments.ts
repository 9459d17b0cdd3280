import { GatewayError } from "../local/gatewayError";
import { Day, dayOfDate } from "../local/limits/quotaPeriods";
import { awsHelp, awsOptions } from "./awsOptions";
import { OptionValues, readOptions } from "./commandLine";

export const usageOptions = {
    stack: { type: "string" },
    cwd: { type: "string" },
    "rest-api-id": { type: "string" },
    stage: { type: "string" },
    "usage-plan-id": { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    json: { type: "boolean" },
    csv: { type: "boolean" },
    html: { type: "string" },
    ...awsOptions,
    help: { type: "boolean", short: "h" },
} as const;

export const usageHelp = `usage: usage-plan-gateway usage [--stack <name> | --rest-api-id <id> | --usage-plan-id <id>] [options]

Shows who uses how much of their quota, and when it will be used up at the present pace.

  --stack <name>        the usage plans of a Pulumi stack, read from its outputs with the Pulumi CLI
  --cwd <folder>        the folder of the Pulumi project (the current one)
  --rest-api-id <id>    the usage plans that cover a REST API
  --stage <name>        with --rest-api-id: only those that cover this stage
  --usage-plan-id <id>  one usage plan
                        (without any of these: all usage plans of the account and Region)
  --from, --to <date>   the days to show, as 2026-11-30, UTC (the present quota period; 30 days without a quota)
  --json, --csv         for machines
  --html <file>         also writes a page with a chart and a table that can be sorted
${awsHelp}
  --help                this text`;

export type UsageArguments = OptionValues<typeof usageOptions> & { fromDay?: Day; toDay?: Day };

export function readUsageArguments(given: string[], today: Day): UsageArguments {
    const values = readOptions("usage", usageOptions, given);
    if (values.help) return values;
    const sources = (["stack", "rest-api-id", "usage-plan-id"] as const).filter(name => values[name] !== undefined);
    if (sources.length > 1) throw new GatewayError(`only one of ${sources.map(name => `--${name}`).join(", ")}`);
    if (values.stage !== undefined && sources[0] !== "rest-api-id") {
        throw new GatewayError("--stage goes with --rest-api-id only");
    }
    if (values.json && values.csv) throw new GatewayError("either --json or --csv, not both");
    const [fromDay, toDay] = [day("--from", values.from), day("--to", values.to)];
    if (toDay !== undefined && toDay > today) throw new GatewayError(`--to ${values.to} has not come yet (UTC)`);
    if (fromDay !== undefined && fromDay > (toDay ?? today)) {
        throw new GatewayError(
            `--from ${values.from} is after ${values.to === undefined ? "today" : `--to ${values.to}`}`,
        );
    }
    if (fromDay !== undefined && (toDay ?? today) - fromDay >= mostDays) {
        throw new GatewayError(`--from ${values.from} is too long before: at most ${mostDays} days are shown at once`);
    }
    return { ...values, fromDay, toDay };
}

/** A count of each is kept for each key, of which an account has up to 10,000. */
const mostDays = 366;

function day(option: string, date: string | undefined): Day | undefined {
    if (date === undefined) return undefined;
    const found = dayOfDate(date);
    if (found === undefined) throw new GatewayError(`${option} ${date} is not a date such as 2026-11-30`);
    return found;
}
