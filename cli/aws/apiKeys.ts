import { APIGatewayClient, GetApiKeyCommand, paginateGetApiKeys } from "@aws-sdk/client-api-gateway";
import { GatewayError } from "../local/gatewayError";
import { isNotFound } from "./awsErrors";

/** A key, without its value. */
export interface ApiKey {
    id: string;
    name: string;
    enabled: boolean;
    customerId?: string;
}

/** `acme (k1a2b3c4d5)`: a key may be without a name, and names need not be unique. */
export function shownKey({ id, name }: ApiKey): string {
    return `${name || "without a name"} (${id})`;
}

const pageSize = 500;

export async function keyById(client: APIGatewayClient, keyId: string): Promise<ApiKey | undefined> {
    try {
        return apiKey(await client.send(new GetApiKeyCommand({ apiKey: keyId })));
    } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
    }
}

/** The service finds no key by its value, so all are read, a page at a time. */
export async function keyByValue(client: APIGatewayClient, value: string): Promise<ApiKey | undefined> {
    for await (const { items = [] } of paginateGetApiKeys({ client, pageSize }, { includeValues: true })) {
        const found = items.find(item => item.value === value);
        if (found) return apiKey(found);
    }
    return undefined;
}

/**
 * The key of a customer: by its name, else by its customer id, else by the name that Pulumi made of it,
 * `orders-acme-1a2b3c4`, after a rotation `orders-acme-g2-1a2b3c4`. Names need not be unique at AWS; where several fit equally well the ids are told.
 */
export async function keyOfCustomer(client: APIGatewayClient, customer: string): Promise<ApiKey | undefined> {
    const byRank: ApiKey[][] = [[], [], []];
    for await (const { items = [] } of paginateGetApiKeys({ client, pageSize }, {})) {
        for (const item of items) {
            const rank = rankOf(item, customer);
            if (rank !== undefined) byRank[rank].push(apiKey(item));
        }
    }
    const found = byRank.find(keys => keys.length > 0);
    if (found === undefined || found.length === 1) return found?.[0];
    const ids = found
        .map(({ id, name }) => `${id} (${name})`)
        .sort()
        .join(", ");
    throw new GatewayError(`${found.length} keys are of a customer "${customer}": choose one by --key-id: ${ids}`);
}

function rankOf({ name = "", customerId }: { name?: string; customerId?: string }, customer: string) {
    if (name === customer) return 0;
    if (customerId === customer) return 1;
    const [given, added] = [name.slice(0, -8), name.slice(-8)];
    const ofFirst = given.replace(/-g\d+$/, "");
    const isOf = (each: string) => `-${each}`.endsWith(`-${customer}`);
    return /^-[0-9a-f]+$/.test(added) && (isOf(given) || isOf(ofFirst)) ? 2 : undefined;
}

function apiKey({ id, name, enabled, customerId }: Partial<ApiKey>): ApiKey {
    // Only the fields that are asked for: some endpoints send the value whether one asks or not.
    return { id: id!, name: name ?? "", enabled: enabled !== false, customerId };
}
