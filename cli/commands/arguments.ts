import { GatewayError } from "../local/gatewayError";
import { readOptions } from "./commandLine";

export interface Arguments {
    stack: string;
    port: number;
    host: string;
    cwd?: string;
    watch: boolean;
    json: boolean;
    help: boolean;
}

export const localOptions = {
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

/** Reads the command line of `local`. */
export function readArguments(given: string[]): Arguments {
    const {
        stack = "dev",
        port = "3000",
        host = "127.0.0.1",
        cwd,
        ...flags
    } = readOptions("local", localOptions, given);
    return {
        stack,
        port: portOf(port),
        host,
        cwd,
        watch: flags["no-watch"] !== true,
        json: flags.json === true,
        help: flags.help === true,
    };
}

function portOf(given: string): number {
    const port = Number(given);
    if (!/^\d+$/.test(given) || port > 65535) throw new GatewayError(`--port ${given} is not a number from 0 to 65535`);
    return port;
}
