import { ApiKey, Deployed, DeployedStage, Method, Quota, Throttle, UsagePlan } from "../deployed";
import { nameOrId } from "../keyNames";
import { methodName } from "../methodNames";
import { Day, dayOf } from "./quotaPeriods";
import { ThrottleScope, Throttles } from "./throttles";
import { TokenBucket } from "./tokenBucket";
import { UsageCounter } from "./usageCounter";
import { UsageRow } from "./usageRow";

/** What the service gives an account and Region: 10,000 requests a second, 5,000 at once (DG "Quotas"). */
const accountThrottle: Throttle = { rateLimit: 10_000, burstLimit: 5_000 };

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
    private readonly buckets = new Map<string, { scope: ThrottleScope; bucket: TokenBucket }>();
    private readonly counters = new Map<string, UsageCounter>();
    private readonly account: TokenBucket;
    private deployed: Deployed = { stages: [], plans: [], keys: [] };
    private throttles = new Throttles(this.deployed);

    constructor(
        private readonly now: () => number,
        throttle: Throttle = accountThrottle,
    ) {
        this.account = new TokenBucket(throttle, now());
    }

    /**
     * Takes over what is deployed now. What has a limit still keeps its tokens and counts, so that a reload gives nobody
     * more than there was; a changed throttle holds from this moment on, and not from the next request. State of what is
     * gone is dropped: a key or throttle that comes back is another one.
     */
    swap(deployed: Deployed): void {
        this.deployed = deployed;
        this.throttles = new Throttles(deployed);
        const now = this.now();
        for (const [name, { scope, bucket }] of this.buckets) {
            const throttle = this.throttles.of(scope);
            if (throttle) bucket.adapt(throttle, now);
            else this.buckets.delete(name);
        }
        const customers = new Set(deployed.plans.flatMap(plan => plan.keyIds.map(keyId => customerOf(plan, keyId))));
        for (const customer of this.counters.keys()) if (!customers.has(customer)) this.counters.delete(customer);
    }

    /** A key that comes into a plan has the plan's limits from the next request on. */
    join({ id }: UsagePlan, keyId: string): void {
        this.throttles.join(id, keyId);
    }

    /** Drops the state of a key in a plan: when it comes back, it starts again. */
    leave(plan: UsagePlan, keyId: string): void {
        this.throttles.leave(plan.id, keyId);
        this.counters.delete(customerOf(plan, keyId));
        for (const [name, { scope }] of this.buckets) {
            if (scope.customer?.keyId === keyId && scope.customer.planId === plan.id) this.buckets.delete(name);
        }
    }

    /** The limits of a method for all customers together: a throttle of its own, or the one for all methods. */
    ofMethod(stage: DeployedStage, method: Method): MethodLimits {
        return { stage, method, bucket: this.bucket({ method: methodScope(stage, method) }) };
    }

    /** The limits of a customer at a method of a stage that the plan covers. */
    ofCustomer(plan: UsagePlan, { id }: ApiKey, { stage, method }: MethodLimits): CustomerLimits {
        const customer = { planId: plan.id, keyId: id };
        return {
            plan,
            methodBucket: this.bucket({ customer, method: methodScope(stage, method) }),
            bucket: this.bucket({ customer }),
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

    /** The tokens that a customer has under the plan's throttle; undefined where it has none. Makes no bucket. */
    tokens(plan: UsagePlan, keyId: string): number | undefined {
        const scope = { customer: { planId: plan.id, keyId } };
        const known = this.buckets.get(bucketName(scope));
        return known ? known.bucket.level(this.now()) : this.throttles.of(scope)?.burstLimit;
    }

    /** Gives a customer all tokens of a plan back, and forgets the requests that were counted in it. */
    reset(plan: UsagePlan, keyId: string): void {
        for (const { scope, bucket } of this.buckets.values()) {
            const { customer } = scope;
            if (customer?.planId === plan.id && customer.keyId === keyId) bucket.refill(this.now());
        }
        this.counters.get(customerOf(plan, keyId))?.clear();
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
        const row = { customer: nameOrId(key), keyId: key.id, plan: plan.name, planId: plan.id };
        const used = counter.used(quota, this.today());
        return quota ? { ...row, used, ...this.quotaColumns(quota, counter) } : { ...row, used };
    }

    private quotaColumns(quota: Quota, counter: UsageCounter): Partial<UsageRow> {
        const remaining = Math.max(0, counter.remaining(quota, this.today()));
        return { remaining, limit: quota.limit, period: quota.period };
    }

    /** The bucket of this scope, made when there is a throttle. */
    private bucket(scope: ThrottleScope): TokenBucket | undefined {
        const name = bucketName(scope);
        const known = this.buckets.get(name);
        if (known) return known.bucket;
        const throttle = this.throttles.of(scope);
        if (!throttle) return undefined;
        const bucket = new TokenBucket(throttle, this.now());
        this.buckets.set(name, { scope, bucket });
        return bucket;
    }
}

function bucketName({ customer, method }: ThrottleScope): string {
    return JSON.stringify([customer?.planId, customer?.keyId, method?.apiId, method?.stageName, method?.name]);
}

function throttled(by: "plan" | "stage" | "account", detail: string): Refusal {
    return { type: "THROTTLED", by, detail };
}

function methodScope({ apiId, stageName }: DeployedStage, method: Method): ThrottleScope["method"] {
    return { apiId, stageName, name: methodName(method) };
}

function customerOf({ id }: UsagePlan, keyId: string): string {
    return JSON.stringify([id, keyId]);
}
