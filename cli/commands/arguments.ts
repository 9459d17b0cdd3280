import { parseArgs } from "node:util";
import { distance } from "fastest-levenshtein";
import { GatewayError } from "../local/gatewayError";

export interface Arguments {
    stack: string;
    port: number;
    host: string;
    cwd?: string;
    watch: boolean;
    json: boolean;
    help: boolean;
}

const options = {
    stack: { type: "string" },
    port: { type: "string" },
    host: { type: "string" },
    cwd: { type: "string" },
    "no-watch": { type: "boolean" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
} as const;

export const help = `usage: usage-plan-gateway local [options]

Runs the gateway of a Pulumi stack on this machine: routes, keys, throttles and quotas. The program is evaluated as it
is; neither an AWS account nor the Pulumi CLI is needed.

  --stack <name>   the stack: Pulumi.<name>.yaml is its configuration (dev)
  --port <number>  the port; 0 picks a free one (3000)
  --host <name>    the address to listen on (127.0.0.1: nobody else reaches it)
  --cwd <folder>   the folder of the Pulumi project (the current one)
  --no-watch       do not follow changes of the program and its configuration
  --json           one JSON object a line for each event, for machines
  --help           this text`;

/** Reads the command line; what it does not know is refused with the nearest that it knows. */
export function readArguments(given: string[]): Arguments {
    const { tokens } = parseArgs({ args: given, options, strict: false, allowPositionals: true, tokens: true });
    const values: { [name: string]: string | true } = {};
    let command: string | undefined;
    for (const token of tokens) {
        if (token.kind === "positional") {
            if (command !== undefined) throw new GatewayError(`${token.value} is one word too many; see --help`);
            command = token.value;
        }
        if (token.kind !== "option") continue;
        const { name, rawName, value } = token;
        if (!isOption(name))
            throw new GatewayError(
                unknown(
                    rawName,
                    Object.keys(options).map(known => `--${known}`),
                ),
            );
        const takesValue = options[name].type === "string";
        // `--port --json`: parseArgs takes the next option as the value of this one.
        const isNextOption = token.inlineValue === false && value?.startsWith("-");
        if (takesValue && (value === undefined || value === "" || isNextOption)) {
            throw new GatewayError(`${rawName} needs a value; see --help`);
        }
        if (!takesValue && value !== undefined) throw new GatewayError(`${rawName} takes no value`);
        values[name] = value ?? true;
    }
    const isHelp = values.help === true;
    if (!isHelp && command !== "local") {
        throw new GatewayError(
            command === undefined
                ? 'say what to run: "usage-plan-gateway local"; see --help'
                : unknown(command, ["local"]),
        );
    }
    return {
        stack: text(values.stack) ?? "dev",
        port: portOf(text(values.port) ?? "3000"),
        host: text(values.host) ?? "127.0.0.1",
        cwd: text(values.cwd),
        watch: values["no-watch"] !== true,
        json: values.json === true,
        help: isHelp,
    };
}

function portOf(given: string): number {
    const port = Number(given);
    if (!/^\d+$/.test(given) || port > 65535) throw new GatewayError(`--port ${given} is not a number from 0 to 65535`);
    return port;
}

function unknown(name: string, known: string[]): string {
    const [nearest] = [...known].sort((a, b) => distance(name, a) - distance(name, b));
    const isNear = distance(name, nearest) <= Math.max(2, name.length / 3);
    return `${name} is unknown; ${isNear ? `did you mean ${nearest}?` : `known are ${known.join(", ")}`}`;
}

function isOption(name: string): name is keyof typeof options {
    return Object.hasOwn(options, name);
}

function text(value: string | true | undefined): string | undefined {
    return typeof value === "string" ? value : undefined;
}
