import {
    APIGatewayClient,
    UsagePlan as AwsUsagePlan,
    paginateGetUsage,
    paginateGetUsagePlanKeys,
    paginateGetUsagePlans,
} from "@aws-sdk/client-api-gateway";
import { Quota } from "../local/deployed";
import { isPeriod } from "../local/limits/quotaPeriods";

/** What both commands need of a usage plan. */
export interface UsagePlan {
    id: string;
    name: string;
    quota?: Quota;
    throttle?: Limits;
    stages: { apiId: string; stageName: string; methodThrottles: { [methodPath: string]: Limits } }[];
}

export interface Limits {
    rateLimit?: number;
    burstLimit?: number;
}

/** The most that the service gives at once (API "limit"). */
const pageSize = 500;

/** All usage plans, or those of a key. */
export async function usagePlans(client: APIGatewayClient, keyId?: string): Promise<UsagePlan[]> {
    const plans: UsagePlan[] = [];
    for await (const { items = [] } of paginateGetUsagePlans({ client, pageSize }, { keyId })) {
        plans.push(...items.map(usagePlan));
    }
    return plans;
}

/** The names of a plan's keys, a page at a time. The service sends the keys' values too; they are dropped here. */
export async function* usagePlanKeys(
    client: APIGatewayClient,
    usagePlanId: string,
): AsyncGenerator<{ id: string; name: string }[]> {
    for await (const { items = [] } of paginateGetUsagePlanKeys({ client, pageSize }, { usagePlanId })) {
        yield items.map(({ id, name }) => ({ id: id!, name: name ?? "" }));
    }
}

/** `[used, remaining]` of each day, by the key's id. */
export type UsagePage = { [keyId: string]: number[][] };

/** What GetUsage knows of the keys of a plan, or of one, a page at a time. Both dates are included. */
export async function* usagePages(
    client: APIGatewayClient,
    input: { usagePlanId: string; startDate: string; endDate: string; keyId?: string },
): AsyncGenerator<UsagePage> {
    for await (const { items } of paginateGetUsage({ client, pageSize }, input)) yield items ?? {};
}

function usagePlan({ id, name, quota, throttle, apiStages = [] }: AwsUsagePlan): UsagePlan {
    return {
        id: id!,
        name: name ?? id!,
        quota:
            quota?.limit !== undefined && isPeriod(quota.period)
                ? { limit: quota.limit, period: quota.period, offset: quota.offset ?? 0 }
                : undefined,
        throttle,
        stages: apiStages.map(stage => ({
            apiId: stage.apiId!,
            stageName: stage.stage!,
            methodThrottles: stage.throttle ?? {},
        })),
    };
}
