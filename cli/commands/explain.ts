import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { keyById, keyByValue, keyOfCustomer } from "../aws/apiKeys";
import { readingError } from "../aws/awsErrors";
import { Connection, apiGateway, readsThisMachine } from "../aws/client";
import { isLoopbackHost } from "../aws/loopback";
import { stackOutputs } from "../aws/stackOutputs";
import { addressOf } from "../explain/address";
import { explain } from "../explain/explanation";
import { explanationJson, explanationLines } from "../explain/explanationLines";
import { readFacts } from "../explain/readFacts";
import { AskedKey } from "../explain/requestFacts";
import { GatewayError } from "../local/gatewayError";
import { paintFor } from "../local/terminal/colours";
import { jsonLine } from "../local/terminal/printable";
import { ExplainArguments, explainHelp, readExplainArguments } from "./explainArguments";
import { fail } from "./failure";
import { givenKeyValue } from "./keyValue";
import { exitWhenOutputCloses } from "./outputEnd";
import { regionOf } from "./place";

/** `usage-plan-gateway explain` */
export async function main(given: string[]): Promise<void> {
    let connection: Connection = {};
    try {
        const options = readExplainArguments(given);
        if (options.help) {
            console.log(explainHelp);
            return;
        }
        exitWhenOutputCloses();
        const url = options.url!;
        const address = addressOf(url, options["endpoint-url"]);
        const regionOfHost = address.kind === "api" ? address.region : undefined;
        if (options.region !== undefined && regionOfHost !== undefined && options.region !== regionOfHost) {
            throw new GatewayError(`--region ${options.region} is not the Region of the URL, ${regionOfHost}: drop it`);
        }
        connection = {
            region: options.region ?? regionOfHost,
            profile: options.profile,
            endpointUrl: options["endpoint-url"] ?? endpointOf(url),
        };
        const client = apiGateway(connection);
        const facts = await readFacts(client, {
            method: options.method,
            address,
            key: await askedKey(client, options),
            region: await regionOf(client, connection),
            isExact: readsThisMachine(connection),
            now: Date.now(),
        });
        const explanation = explain(facts);
        if (options.json) console.log(jsonLine(explanationJson(explanation, facts)));
        else console.log(explanationLines(explanation, facts, paintFor(process.stdout)));
        process.exitCode = explanation.passes ? 0 : 2;
    } catch (error) {
        fail(readingError(error, connection), given.includes("--json"));
    }
}

/** A gateway of this machine answers for its control plane at the same address. */
function endpointOf(url: string): string | undefined {
    const { hostname, origin } = new URL(url);
    return isLoopbackHost(hostname) && process.env.AWS_ENDPOINT_URL === undefined ? origin : undefined;
}

async function askedKey(client: APIGatewayClient, options: ExplainArguments): Promise<AskedKey | undefined> {
    const { "key-id": keyId, customer, stack, cwd } = options;
    if (keyId !== undefined) return { asked: `the id ${keyId}`, found: await keyById(client, keyId) };
    if (customer !== undefined && stack !== undefined) {
        const { apiKeyIds } = await stackOutputs(stack, cwd);
        const id = Object.hasOwn(apiKeyIds, customer) ? apiKeyIds[customer] : undefined;
        if (id === undefined) {
            const known = Object.keys(apiKeyIds).join(", ") || "none";
            throw new GatewayError(`the stack ${stack} has no customer ${customer}; it has ${known}`);
        }
        return { asked: `the id ${id} of the customer ${customer}`, found: await keyById(client, id) };
    }
    if (customer !== undefined) {
        return { asked: `a customer ${customer}`, found: await keyOfCustomer(client, customer) };
    }
    const value = await givenKeyValue(options["key-value-stdin"] === true);
    return value === undefined ? undefined : { asked: "the given value", found: await keyByValue(client, value) };
}
