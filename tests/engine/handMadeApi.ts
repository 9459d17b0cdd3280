import { ConsoleApi } from "./consoleApi";
import { EngineStack } from "./engine";

interface Customer {
    id: string;
    value: string;
    enabled: boolean;
}

export interface HandMade {
    api: ConsoleApi;
    gold: string;
    free: string;
    customers: Customer[];
}

/** The environment of commands in the account of a stack. */
export function accountOf({ env }: EngineStack): { [variable: string]: string } {
    const { AWS_ENDPOINT_URL } = process.env;
    return { ...env, ...(AWS_ENDPOINT_URL && { AWS_ENDPOINT_URL }) };
}

/** An API as people make them: classic resources and methods, two plans, and keys with names as they come. */
export async function handMade(stack: EngineStack): Promise<HandMade> {
    const api = await ConsoleApi.create("Orders API", accountOf(stack));
    for (const route of ["GET /orders", "GET /orders/{id}", "ANY /files/{path+}"]) await api.addMethod(route, true);
    await api.addMethod("GET /health", false);
    await api.deploy("prod");
    const settings = {
        "/*/*/throttling/rateLimit": "800",
        "/*/*/throttling/burstLimit": "900",
        "/variables/colour": "blue",
        "/description": "What customers call",
    };
    await api.client.updateStage({
        restApiId: api.id,
        stageName: "prod",
        patchOperations: Object.entries(settings).map(([at, value]) => ({ op: "replace", path: at, value })),
    });
    const apiStages = (throttle = {}) => [{ apiId: api.id, stage: "prod", throttle }];
    const { id: gold } = await api.client.createUsagePlan({
        name: "Gold plan",
        throttle: { rateLimit: 500, burstLimit: 500 },
        quota: { limit: 100_000, period: "MONTH" },
        apiStages: apiStages({ "/orders/GET": { rateLimit: 50, burstLimit: 60 } }),
        tags: { tier: "gold" },
    });
    const { id: free } = await api.client.createUsagePlan({ name: "Free / trial", apiStages: apiStages() });
    const customers: Customer[] = [];
    const keys = [
        { name: "jane.doe@example.com", customerId: "c-1" },
        { name: "Acme Inc.", description: "Pays" },
        { name: "emea/west", tags: { region: "west" } },
        { name: "Acme Inc." },
        { enabled: false },
        { customerId: "c-5" },
    ];
    for (const [index, key] of keys.entries()) {
        const { id, value, enabled } = await api.client.createApiKey({ enabled: true, ...key });
        await api.addToPlan(index % 2 === 0 ? gold! : free!, id!);
        customers.push({ id: id!, value: value!, enabled: enabled === true });
    }
    return { api, gold: gold!, free: free!, customers };
}

/** Calls with each key until it is told to end; the answers counted by status, and by key. */
export function callers(api: ConsoleApi, customers: Customer[]) {
    let ends = false;
    const counted: { [status: number]: number } = {};
    const byKey: { [keyId: string]: number } = {};
    const calling = customers.map(async ({ id, value }) => {
        while (!ends) {
            const { status } = await fetch(api.url("prod", "/orders/7"), { headers: { "x-api-key": value } });
            counted[status] = (counted[status] ?? 0) + 1;
            byKey[id] = (byKey[id] ?? 0) + 1;
            await new Promise(resolve => setTimeout(resolve, 5));
        }
    });
    return async () => {
        ends = true;
        await Promise.all(calling);
        return { counted, byKey };
    };
}

/** Which key is in which plan, with its value. */
export async function membership({ api, gold, free }: HandMade) {
    const lists = [gold, free].map(async usagePlanId => {
        const { items = [] } = await api.client.getUsagePlanKeys({ usagePlanId });
        return items.map(({ id, value }) => `${usagePlanId} ${id} ${value}`).sort();
    });
    return Promise.all(lists);
}

/** What a customer sees of the stage's settings. */
export async function stageSettings({ api }: HandMade) {
    const stage = await api.client.getStage({ restApiId: api.id, stageName: "prod" });
    const { variables, description, methodSettings, tags } = stage;
    return { variables, description, methodSettings, tags };
}

/** The requests of this month of each key of the plan that has a quota, as GetUsage counts them. */
export async function usageCounts({ api, gold }: HandMade): Promise<{ [keyId: string]: number }> {
    const endDate = new Date().toISOString().slice(0, 10);
    const range = { startDate: `${endDate.slice(0, 8)}01`, endDate };
    const { items = {} } = await api.client.getUsage({ usagePlanId: gold, ...range });
    return Object.fromEntries(
        Object.entries(items).map(([keyId, days]) => [keyId, days.reduce((sum, [used]) => sum + used, 0)]),
    );
}
