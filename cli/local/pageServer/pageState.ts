import { ApiKey, Deployed, DeployedStage, Method, Throttle, UsagePlan } from "../deployed";
import { stageAddress } from "../http/stageAddresses";
import { nameOrId } from "../keyNames";
import { Limits } from "../limits/limits";
import { allMethods, methodName } from "../methodNames";
import { plansByKey } from "../plansByKey";
import { limitsOf, throttleOf } from "../terminal/limits";

/** What the page shows of a stack. It holds no value of a key. */
export interface PageState {
    /** Another one means another gateway, which took this one's place at the port. */
    instance: string;
    /** `orders (dev)` */
    title: string;
    notes: string[];
    stages: PageStage[];
    customers: PageCustomer[];
    gauges: Gauges;
}

export interface PageStage {
    name: string;
    /** The API's name. */
    api: string;
    /** `/dev` */
    address: string;
    routes: PageRoute[];
}

export interface PageRoute {
    method: string;
    path: string;
    needsKey: boolean;
    /** Who else decides: the name of an authorizer, or `AWS_IAM`. */
    authorization?: string;
    /** The stage's throttle: `10/s, 20 at once`. */
    throttle?: string;
    /** `MOCK`, `HTTP_PROXY` and the like. */
    integration: string;
}

/** A key, in one of its plans. */
export interface PageCustomer {
    /** Of the key in the plan. */
    id: string;
    name: string;
    keyId: string;
    enabled: boolean;
    /** Where the key's value comes from. */
    origin: ApiKey["origin"];
    /** Absent where the key is in no plan. */
    plan?: { id: string; name: string; limits: string; burst?: number; quota?: number; period?: string };
}

/** What a customer's limits leave, by the id of the customer. */
export interface Gauges {
    [customer: string]: Gauge;
}

export interface Gauge {
    /** Whole tokens of the plan's throttle. */
    tokens?: number;
    /** Requests of the quota. */
    remaining?: number;
}

export function pageStages(deployed: Deployed): PageStage[] {
    return deployed.stages.map(stage => ({
        name: stage.stageName,
        api: stage.apiName,
        address: stageAddress(deployed, stage),
        routes: stage.methods.map(method => pageRoute(stage, method)),
    }));
}

function pageRoute({ methodThrottles }: DeployedStage, method: Method): PageRoute {
    const { httpMethod, path, apiKeyRequired, authorization, authorizer, integration } = method;
    const throttle: Throttle | undefined = methodThrottles[methodName(method)] ?? methodThrottles[allMethods];
    return {
        method: httpMethod,
        path,
        needsKey: apiKeyRequired,
        integration: integration?.type ?? "none",
        ...(authorization !== "NONE" && { authorization: authorizer ?? authorization }),
        ...(throttle && { throttle: throttleOf(throttle) }),
    };
}

export function pageCustomers({ keys, plans }: Deployed): PageCustomer[] {
    const plansOf = plansByKey(plans);
    return keys.flatMap(key => {
        const ofKey: (UsagePlan | undefined)[] = plansOf.get(key.id) ?? [undefined];
        return ofKey.map(plan => pageCustomer(key, plan));
    });
}

function pageCustomer(key: ApiKey, plan: UsagePlan | undefined): PageCustomer {
    const { id: keyId, enabled, origin } = key;
    const customer = { id: customerId(plan, keyId), name: nameOrId(key), keyId, enabled, origin };
    if (!plan) return customer;
    const { id, throttle, quota } = plan;
    return {
        ...customer,
        plan: {
            id,
            name: plan.name,
            limits: limitsOf(plan),
            // A negative one does not limit, and one that is not given is the largest number.
            ...(throttle &&
                throttle.burstLimit >= 0 &&
                throttle.rateLimit >= 0 &&
                throttle.burstLimit < Number.MAX_SAFE_INTEGER && { burst: throttle.burstLimit }),
            ...(quota && { quota: quota.limit, period: quota.period }),
        },
    };
}

/** What the limits leave to each customer now. */
export function gauges({ plans }: Deployed, limits: Limits): Gauges {
    const all: Gauges = {};
    for (const plan of plans) {
        for (const keyId of plan.keyIds) {
            const tokens = limits.tokens(plan, keyId);
            const { quota } = plan;
            all[customerId(plan, keyId)] = {
                ...(tokens !== undefined && { tokens: Math.floor(tokens) }),
                ...(quota && {
                    remaining: Math.max(0, limits.counter(plan, keyId).remaining(quota, limits.today())),
                }),
            };
        }
    }
    return all;
}

function customerId(plan: UsagePlan | undefined, keyId: string): string {
    return `${plan?.id ?? ""}/${keyId}`;
}
