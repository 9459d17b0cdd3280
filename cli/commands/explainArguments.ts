import { GatewayError } from "../local/gatewayError";
import { awsHelp, awsOptions } from "./awsOptions";
import { OptionValues, readOptions } from "./commandLine";

/** The environment variable that a key's value may be in. */
export const keyValueVariable = "USAGE_PLAN_GATEWAY_KEY_VALUE";

export const explainOptions = {
    url: { type: "string" },
    method: { type: "string" },
    "key-id": { type: "string" },
    customer: { type: "string" },
    "key-value-stdin": { type: "boolean" },
    stack: { type: "string" },
    cwd: { type: "string" },
    json: { type: "boolean" },
    ...awsOptions,
    help: { type: "boolean", short: "h" },
} as const;

export const explainHelp = `usage: usage-plan-gateway explain --url <url> [--method <method>] [whose key] [options]

Walks what API Gateway checks of a request, in its order, and says why it is refused and what to do. Nothing is sent to
the API. The exit code is 0 when the request would pass, 2 when not, 1 when this can't be found out.

  --url <url>           what the client calls: an execute-api URL, a custom domain, or the local gateway's
  --method <method>     GET unless given
  --key-id <id>         the key by its id
  --customer <name>     the key by its name or its customer id; with --stack, by the name in the program
  --stack <name>        the Pulumi stack whose output apiKeyIds names the customers
  --cwd <folder>        the folder of the Pulumi project (the current one)
  --key-value-stdin     the key by its value, from standard input; or from the environment variable
                        ${keyValueVariable}. It is never printed
                        (without any of these: a request without a key)
  --json                for machines
${awsHelp}
  --help                this text`;

export type ExplainArguments = OptionValues<typeof explainOptions> & { method: string };

export function readExplainArguments(given: string[]): ExplainArguments {
    const values = readOptions("explain", explainOptions, given);
    const method = (values.method ?? "GET").toUpperCase();
    if (values.help) return { ...values, method };
    if (values.url === undefined) throw new GatewayError("say what the client calls: --url; see --help");
    if (!/^[A-Z]+$/.test(method)) throw new GatewayError("--method is no HTTP method such as POST");
    const keys = (["key-id", "customer", "key-value-stdin"] as const).filter(name => values[name] !== undefined);
    if (keys.length > 1) throw new GatewayError(`only one of ${keys.map(name => `--${name}`).join(", ")}`);
    if (values.stack !== undefined && values.customer === undefined) {
        throw new GatewayError("--stack goes with --customer only");
    }
    return { ...values, method };
}
