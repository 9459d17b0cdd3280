import { randomBytes } from "crypto";
import { ComponentResourceOptions } from "@pulumi/pulumi";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";

/** A program with one small gateway, which a scenario then changes. */
export function gateway(changes: Partial<UsagePlanGatewayArgs> = {}, opts?: ComponentResourceOptions) {
    const args = {
        routes: routes(),
        plans: { free: { throttle: { rateLimit: 100, burstLimit: 100 } } },
        keys: { alice: { plan: "free" } },
        ...changes,
    };
    return outputsOf(new UsagePlanGateway("shop", args, opts));
}

/** What a test asks of a gateway. */
export function outputsOf(gateway: UsagePlanGateway) {
    const { url, restApiId, stageName, apiKeyIds, apiKeyValues, usagePlanIds } = gateway;
    return { url, restApiId, stageName, apiKeyIds, apiKeyValues, usagePlanIds };
}

/** Two routes, with other bodies or further routes where a scenario says so. */
export function routes(changes: { [routeKey: string]: string | undefined } = {}): UsagePlanGatewayArgs["routes"] {
    const bodies = { "GET /a": "first a", "GET /b": "first b", ...changes };
    const kept = Object.entries(bodies).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return Object.fromEntries(kept.map(([routeKey, body]) => [routeKey, { mock: { body } }]));
}

/** In the environment, so that the processes which a test starts agree on it. */
const unique = (process.env.ENGINE_SUITE_UNIQUE ??= randomBytes(8).toString("hex"));

/** A key value that no other run at the same endpoint has. */
export function ownValue(name: string): string {
    return `${name}Value${unique}`;
}
