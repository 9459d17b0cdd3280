import {
    APIGatewayClient,
    ApiKey,
    UsagePlan,
    paginateGetApiKeys,
    paginateGetUsagePlans,
} from "@aws-sdk/client-api-gateway";

const pageSize = 500;

/** A key with all that it says of itself, but its value. */
export type KeyDetails = Pick<
    ApiKey,
    "id" | "name" | "description" | "enabled" | "customerId" | "tags" | "createdDate"
>;

/** All keys of the account and Region by id. */
export async function keyDetails(client: APIGatewayClient): Promise<Map<string, KeyDetails>> {
    const keys = new Map<string, KeyDetails>();
    for await (const { items = [] } of paginateGetApiKeys({ client, pageSize }, { includeValues: false })) {
        for (const { id, name, description, enabled, customerId, tags, createdDate } of items) {
            keys.set(id!, { id, name, description, enabled, customerId, tags, createdDate });
        }
    }
    return keys;
}

/** All usage plans of the account and Region, with all that they say of themselves. */
export async function planDetails(client: APIGatewayClient): Promise<UsagePlan[]> {
    const plans: UsagePlan[] = [];
    for await (const { items = [] } of paginateGetUsagePlans({ client, pageSize }, {})) plans.push(...items);
    return plans;
}
