import { ApiKey, Deployed, UsagePlan } from "../deployed";
import { Limits } from "../limits/limits";
import { Day, dateOf, dayOfDate } from "../limits/quotaPeriods";
import { methodPathInPlan } from "../methodNames";
import { decoded } from "../percentDecoding";
import { badRequest, notFound } from "./controlError";
import { page } from "./pages";

export interface ControlRequest {
    /** Of the path, by name. */
    parameters: { [name: string]: string };
    query: URLSearchParams;
    body: unknown;
}

type Operation = (request: ControlRequest, deployed: Deployed, limits: Limits) => object;

/** The operations by method and path, as in the API reference. */
const operations: [method: string, path: string, operation: Operation][] = [
    ["GET", "/apikeys", getApiKeys],
    ["GET", "/apikeys/{keyId}", getApiKey],
    ["GET", "/usageplans", getUsagePlans],
    ["GET", "/usageplans/{planId}/keys", getUsagePlanKeys],
    ["GET", "/usageplans/{planId}/usage", getUsage],
    ["PATCH", "/usageplans/{planId}/keys/{keyId}/usage", updateUsage],
];

export function operationOf(
    method: string,
    path: string,
): { operation: Operation; parameters: { [name: string]: string } } | undefined {
    const given = path
        .replace(/\/$/, "")
        .split("/")
        .map(part => decoded(part));
    for (const [ofMethod, pattern, operation] of operations) {
        const parts = pattern.split("/");
        const matches = parts.every((part, index) => part.startsWith("{") || part === given[index]);
        if (method !== ofMethod || parts.length !== given.length || !matches) continue;
        const named = parts.flatMap((part, index) => (part.startsWith("{") ? [[part.slice(1, -1), given[index]]] : []));
        return { operation, parameters: Object.fromEntries(named) as { [name: string]: string } };
    }
    return undefined;
}

function getApiKeys({ query }: ControlRequest, { keys, plans }: Deployed): object {
    const withValues = query.get("includeValues") === "true";
    const wanted = keys.filter(key => hasName(key, query) && hasCustomer(key, query));
    const { items, position } = page(wanted, query);
    return { item: items.map(key => keyDocument(key, plans, withValues)), position };
}

function getApiKey({ parameters: { keyId }, query }: ControlRequest, { keys, plans }: Deployed): object {
    return keyDocument(found(keys, keyId, "API Key"), plans, query.get("includeValue") === "true");
}

function getUsagePlans({ query }: ControlRequest, { plans }: Deployed): object {
    const keyId = query.get("keyId");
    const { items, position } = page(
        plans.filter(plan => keyId === null || plan.keyIds.includes(keyId)),
        query,
    );
    return { item: items.map(planDocument), position };
}

function getUsagePlanKeys({ parameters: { planId }, query }: ControlRequest, { plans, keys }: Deployed): object {
    const wanted = keysOf(found(plans, planId, "Usage Plan"), keys).filter(key => hasName(key, query));
    const { items, position } = page(wanted, query);
    // The service gives the value here whether one asks or not; this gateway gives it only to those who ask.
    return { item: items.map(({ id, name }) => ({ id, type: "API_KEY", name })), position };
}

/** `[used, remaining]` of each day, by key. The service is 30 to 40 minutes behind (localstack #11393); this is not. */
function getUsage(
    { parameters: { planId }, query }: ControlRequest,
    { plans, keys }: Deployed,
    limits: Limits,
): object {
    const plan = found(plans, planId, "Usage Plan");
    const [startDate, endDate] = ["startDate", "endDate"].map(name => query.get(name) ?? "");
    const [first, last] = [dayOfDate(startDate), dayOfDate(endDate)];
    if (first === undefined || last === undefined) throw badRequest("Usage dates must be in the format yyyy-mm-dd");
    if (last < first) throw badRequest("Usage end date must not be before the start date");
    if (last - first > longestRange) throw badRequest(`Usage can be read for at most ${longestRange} days at once`);
    const keyId = query.get("keyId");
    const { items, position } = page(
        keysOf(plan, keys).filter(({ id }) => keyId === null || id === keyId),
        query,
    );
    const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const values = items.map(({ id }) => [id, days.map(day => usageOn(plan, id, day, limits))] as const);
    return { usagePlanId: plan.id, startDate, endDate, values: Object.fromEntries(values), position };
}

const longestRange = 366;

function updateUsage(
    { parameters: { planId, keyId }, body }: ControlRequest,
    { plans, keys }: Deployed,
    limits: Limits,
): object {
    const plan = found(plans, planId, "Usage Plan");
    const key = found(keysOf(plan, keys), keyId, "API Key");
    if (!plan.quota) throw badRequest("The usage plan has no quota");
    const operations = (body as { patchOperations?: (PatchOperation | null)[] } | null | undefined)?.patchOperations;
    if (!Array.isArray(operations) || operations.length === 0) throw badRequest("There are no patch operations");
    const remaining = operations.map(operation => {
        const { op, path, value } = operation ?? {};
        if (op !== "replace" || path !== "/remaining") {
            throw badRequest(`Invalid patch path ${path}; must be one of: [/remaining], with replace`);
        }
        if (!/^\d{1,15}$/.test(String(value))) throw badRequest(`Invalid value for /remaining: ${value}`);
        return Number(value);
    });
    const today = limits.today();
    limits.counter(plan, key.id).setRemaining(plan.quota, today, remaining.at(-1)!);
    const date = dateOf(today);
    return {
        usagePlanId: plan.id,
        startDate: date,
        endDate: date,
        values: { [key.id]: [usageOn(plan, key.id, today, limits)] },
    };
}

interface PatchOperation {
    op?: string;
    path?: string;
    value?: string;
}

function usageOn(plan: UsagePlan, keyId: string, day: Day, limits: Limits): [number, number] {
    return limits.counter(plan, keyId).onDay(plan.quota, day, limits.today());
}

function keyDocument(
    { id, name, value, enabled, description, customerId }: ApiKey,
    plans: UsagePlan[],
    withValue: boolean,
) {
    const stages = plans.filter(({ keyIds }) => keyIds.includes(id)).flatMap(plan => plan.stages);
    const stageKeys = stages.map(({ apiId, stageName }) => `${apiId}/${stageName}`);
    return { id, name, enabled, description, customerId, stageKeys, ...(withValue ? { value } : {}) };
}

function planDocument({ id, name, description, throttle, quota, stages }: UsagePlan) {
    const apiStages = stages.map(({ apiId, stageName, methodThrottles }) => ({
        apiId,
        stage: stageName,
        throttle: Object.fromEntries(
            Object.entries(methodThrottles).map(([name, limits]) => [methodPathInPlan(name), limits]),
        ),
    }));
    return { id, name, description, throttle, quota, apiStages };
}

function keysOf(plan: UsagePlan, keys: ApiKey[]): ApiKey[] {
    const ids = new Set(plan.keyIds);
    return keys.filter(({ id }) => ids.has(id));
}

function found<T extends { id: string }>(items: T[], id: string, what: string): T {
    const item = items.find(each => each.id === id);
    if (!item) throw notFound(what);
    return item;
}

/** `name` of the list operations is a beginning of names. */
function hasName({ name }: ApiKey, query: URLSearchParams): boolean {
    return name.startsWith(query.get("name") ?? "");
}

function hasCustomer({ customerId }: ApiKey, query: URLSearchParams): boolean {
    const wanted = query.get("customerId");
    return wanted === null || customerId === wanted;
}
