import { GatewayError } from "../local/gatewayError";
import { awsHelp, awsOptions } from "./awsOptions";
import { OptionValues, readOptions } from "./commandLine";

export const adoptOptions = {
    "rest-api-id": { type: "string" },
    stage: { type: "string" },
    stack: { type: "string" },
    name: { type: "string" },
    from: { type: "string" },
    keys: { type: "string" },
    force: { type: "boolean" },
    cwd: { type: "string" },
    ...awsOptions,
    help: { type: "boolean", short: "h" },
} as const;

export const adoptHelp = `usage: usage-plan-gateway adopt --rest-api-id <id> --stage <stage> [options]

Writes what a program needs to take over an API that exists, with its plans and keys: the configuration of a stack, the
API as an OpenAPI document, and import.json for pulumi import. It only reads AWS: apigateway:GET on /restapis/<id> and
below it, /usageplans and below it, /apikeys, and /domainnames and below it. What can't be taken over is named before
anything is written.

  --rest-api-id <id>    the API
  --stage <name>        the stage whose customers are taken over
  --stack <name>        the Pulumi stack (as the stage is called)
  --name <name>         the name of the UsagePlanGateway in the program (orders)
  --from <which>        deployed or current: where the API was changed and not deployed, which of the two is to be
                        served from the first pulumi up on (deployed, where they are the same)
  --keys <how>          import or reference: the stack has the keys as its own, or by existingKeyId, where another
                        program manages them (import)
  --force               write over files that are there; settings of other namespaces in the stack's file stay
  --cwd <folder>        the folder of the Pulumi project (the current one)
${awsHelp}
  --help                this text`;

export type AdoptArguments = OptionValues<typeof adoptOptions>;

export function readAdoptArguments(given: string[]): AdoptArguments {
    const values = readOptions("adopt", adoptOptions, given);
    if (values.help) return values;
    for (const name of ["rest-api-id", "stage"] as const) {
        if (values[name] === undefined) throw new GatewayError(`say what to take over: --${name}; see --help`);
    }
    refuseOther("from", values.from, ["deployed", "current"]);
    refuseOther("keys", values.keys, ["import", "reference"]);
    return values;
}

function refuseOther(name: string, value: string | undefined, known: string[]): void {
    if (value === undefined || known.includes(value)) return;
    throw new GatewayError(`--${name} ${value} is not one of ${known.join(", ")}`);
}
