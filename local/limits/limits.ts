import { ApiKey, Deployed, DeployedStage, Method, Quota, Throttle, UsagePlan } from "../deployed";
import { allMethods, methodKey, methodPathKey } from "./methodPaths";
import { Day, dayOf } from "./quotaPeriods";
import { TokenBucket } from "./tokenBucket";
import { UsageCounter } from "./usageCounter";
import { UsageRow } from "./usageRow";

/** What the service gives an account and Region: 10,000 requests a second, 5,000 at once (DG "Quotas"). */
export const accountThrottle: Throttle = { rateLimit: 10_000, burstLimit: 5_000 };

/** Why a request may not pass. */
export type Refusal =
    { type: "THROTTLED"; by: "plan" | "stage" | "account"; detail: string } | { type: "QUOTA_EXCEEDED" };

/** The throttles of a method, which is to be made once for each method of a stage. */
export interface MethodLimits {
    readonly stage: DeployedStage;
    readonly method: Method;
    readonly bucket: TokenBucket | undefined;
}

/** A customer's limits at one method: what a metered request is checked against and counted in. */
export interface CustomerLimits {
    readonly plan: UsagePlan;
    readonly methodBucket: TokenBucket | undefined;
    readonly bucket: TokenBucket | undefined;
    readonly counter: UsageCounter;
}

/**
 * The tokens and counters of everything that is deployed. It survives a change of what is deployed, as the service's
 * do, and grows with keys and methods, never with requests.
 *
 * The documented order is plan (per method, then per client), stage, account (DG "Throttle requests to your REST
 * APIs"); the quota comes last. A refused request takes no token and counts nowhere. That it does not count in a quota
 * was observed by users; that it takes no token of the buckets that had one is this gateway's choice (unverified).
 */
export class Limits {
    private readonly buckets = new Map<string, TokenBucket>();
    private readonly counters = new Map<string, UsageCounter>();
    private readonly account: TokenBucket;
    private deployed: Deployed = { stages: [], plans: [], keys: [] };

    constructor(
        private readonly now: () => number,
        throttle: Throttle = accountThrottle,
    ) {
        this.account = new TokenBucket(throttle, now());
    }

    /** Takes over what is deployed now. State of what is gone is dropped: a key that comes back is another one. */
    swap(deployed: Deployed): void {
        this.deployed = deployed;
        const customers = new Set(deployed.plans.flatMap(plan => plan.keyIds.map(keyId => customerOf(plan, keyId))));
        const stages = new Set(deployed.stages.map(stageOf));
        for (const customer of this.counters.keys()) if (!customers.has(customer)) this.counters.delete(customer);
        for (const name of this.buckets.keys()) {
            const [owner, stage] = JSON.parse(name) as [string, string | undefined];
            const exists = (customers.has(owner) || stages.has(owner)) && (stage === undefined || stages.has(stage));
            if (!exists) this.buckets.delete(name);
        }
    }

    /** The limits of a method for all customers together: a throttle of its own, or the one for all methods. */
    ofMethod(stage: DeployedStage, method: Method): MethodLimits {
        const throttle = throttleOf(stage.methodThrottles, method) ?? stageWide(stage.methodThrottles);
        return { stage, method, bucket: this.bucket([stageOf(stage), "", methodName(method)], throttle) };
    }

    /** The limits of a customer at a method of a stage that the plan covers. */
    ofCustomer(plan: UsagePlan, { id }: ApiKey, { stage, method }: MethodLimits): CustomerLimits {
        const customer = customerOf(plan, id);
        const covered = plan.stages.find(each => each.apiId === stage.apiId && each.stageName === stage.stageName);
        const throttle = covered && throttleOf(covered.methodThrottles, method);
        return {
            plan,
            methodBucket: this.bucket([customer, stageOf(stage), methodName(method)], throttle),
            bucket: this.bucket([customer], plan.throttle),
            counter: this.counter(plan, id),
        };
    }

    /** Lets a request pass and counts it, or says why not. `customer` is absent where the method needs no key. */
    admit(method: MethodLimits, customer: CustomerLimits | undefined): Refusal | undefined {
        const now = this.now();
        if (customer?.methodBucket?.has(now) === false) return throttled("plan", "the method's throttle in the plan");
        if (customer?.bucket?.has(now) === false) return throttled("plan", "the plan's throttle");
        if (method.bucket?.has(now) === false) return throttled("stage", "the stage's throttle for the method");
        if (!this.account.has(now)) return throttled("account", "the account's throttle");
        if (customer) {
            const { quota } = customer.plan;
            const day = dayOf(now);
            if (quota && customer.counter.remaining(quota, day) <= 0) return { type: "QUOTA_EXCEEDED" };
            customer.counter.count(quota, day);
            customer.methodBucket?.take();
            customer.bucket?.take();
        }
        method.bucket?.take();
        this.account.take();
        return undefined;
    }

    /** What the customer's quota has left; undefined without a quota. */
    remaining({ plan: { quota }, counter }: CustomerLimits): number | undefined {
        return quota && Math.max(0, counter.remaining(quota, this.today()));
    }

    /** The counter of a key in a plan, to read or to set. */
    counter(plan: UsagePlan, keyId: string): UsageCounter {
        const customer = customerOf(plan, keyId);
        let counter = this.counters.get(customer);
        if (!counter) this.counters.set(customer, (counter = new UsageCounter()));
        return counter;
    }

    today(): Day {
        return dayOf(this.now());
    }

    /** Every customer of every plan. */
    usage(): UsageRow[] {
        const keys = new Map(this.deployed.keys.map(key => [key.id, key]));
        return this.deployed.plans.flatMap(plan =>
            plan.keyIds.flatMap(keyId => {
                const key = keys.get(keyId);
                return key ? [this.usageRow(plan, key)] : [];
            }),
        );
    }

    private usageRow(plan: UsagePlan, key: ApiKey): UsageRow {
        const { quota } = plan;
        const counter = this.counters.get(customerOf(plan, key.id)) ?? new UsageCounter();
        const row = { customer: key.name, keyId: key.id, plan: plan.name, planId: plan.id };
        const used = counter.used(quota, this.today());
        return quota ? { ...row, used, ...this.quotaColumns(quota, counter) } : { ...row, used };
    }

    private quotaColumns(quota: Quota, counter: UsageCounter): Partial<UsageRow> {
        const remaining = Math.max(0, counter.remaining(quota, this.today()));
        return { remaining, limit: quota.limit, period: quota.period };
    }

    /** The bucket of this name, made when the throttle limits anything; a negative rate or burst means no limit. */
    private bucket(parts: string[], throttle: Throttle | undefined): TokenBucket | undefined {
        if (!throttle || throttle.rateLimit < 0 || throttle.burstLimit < 0) return undefined;
        const name = JSON.stringify(parts);
        const known = this.buckets.get(name);
        if (known) {
            known.adapt(throttle, this.now());
            return known;
        }
        const made = new TokenBucket(throttle, this.now());
        this.buckets.set(name, made);
        return made;
    }
}

function throttled(by: "plan" | "stage" | "account", detail: string): Refusal {
    return { type: "THROTTLED", by, detail };
}

function throttleOf(throttles: { [methodPath: string]: Throttle }, method: Method): Throttle | undefined {
    const wanted = methodName(method);
    const entry = Object.entries(throttles).find(([methodPath]) => methodPathKey(methodPath) === wanted);
    return entry?.[1];
}

function stageWide(throttles: { [methodPath: string]: Throttle }): Throttle | undefined {
    return Object.entries(throttles).find(([methodPath]) => methodPathKey(methodPath) === allMethods)?.[1];
}

function methodName({ path, httpMethod }: Method): string {
    return methodKey(path, httpMethod);
}

function stageOf({ apiId, stageName }: { apiId: string; stageName: string }): string {
    return `stage ${apiId} ${stageName}`;
}

function customerOf({ id }: UsagePlan, keyId: string): string {
    return `customer ${id} ${keyId}`;
}
