import { isDeepStrictEqual } from "node:util";
import { ApiKey, Deployed, UsagePlan } from "../deployed";
import { ApiKeys } from "../http/apiKeys";
import { Limits } from "../limits/limits";

/** What becomes of the changes that calls have made, when a program takes over. */
export interface Swapped {
    /** Whether there were any, and the program's own keys and plans have taken their place. */
    hasLostCalls: boolean;
}

export interface KeyHistory {
    /** Milliseconds since 1970. */
    created: number;
    updated: number;
    /** Rises from key to key. */
    serial: number;
}

/**
 * The keys and plans that are served, which calls change at once: those of the program, until a call changes them, and
 * again when a reload changes the program's own. A change of one key costs the same whether there are ten or ten
 * thousand. What the program's state is made of is never written to.
 */
export class ServedCustomers {
    private program: Deployed = { stages: [], plans: [], keys: [] };
    private served = this.program;
    private apiKeys = new ApiKeys([], []);
    private byId = new Map<string, ApiKey>();
    private histories = new Map<string, KeyHistory>();
    private serials = 0;
    private hasCalls = false;
    /** When all of the program was made, as far as anybody can see. */
    readonly began: number;

    /** @param serve has a state served; throws, and changes nothing, where it can't be */
    constructor(
        private readonly limits: Limits,
        private readonly now: () => number,
        private readonly serve: (deployed: Deployed, keys: ApiKeys) => void,
    ) {
        this.began = now();
    }

    get deployed(): Deployed {
        return this.served;
    }

    swap(program: Deployed): Swapped {
        const isSame = this.hasCalls && isDeepStrictEqual(customersOf(program), customersOf(this.program));
        this.begin(isSame ? { ...this.served, stages: program.stages } : program);
        const hasLostCalls = this.hasCalls && !isSame;
        this.hasCalls = isSame;
        this.program = program;
        return { hasLostCalls };
    }

    key(id: string): ApiKey | undefined {
        return this.byId.get(id);
    }

    keyOfValue(value: string): ApiKey | undefined {
        return this.apiKeys.find(value);
    }

    history({ id }: ApiKey): KeyHistory {
        return this.histories.get(id)!;
    }

    plan(id: string): UsagePlan | undefined {
        return this.served.plans.find(plan => plan.id === id);
    }

    plansOf({ id }: ApiKey): readonly UsagePlan[] {
        return this.apiKeys.plansOf(id);
    }

    createKey(key: ApiKey): void {
        this.hasCalls = true;
        this.served.keys.push(key);
        this.apiKeys.add(key);
        this.remember(key);
    }

    updateKey(key: ApiKey, changes: Partial<ApiKey>): ApiKey {
        this.history(key).updated = this.now();
        return this.replaceKey(key, { ...key, ...changes });
    }

    deleteKey(key: ApiKey): void {
        this.hasCalls = true;
        for (const plan of this.plansOf(key)) this.takeOut(plan, key);
        this.served.keys.splice(this.served.keys.indexOf(key), 1);
        this.apiKeys.remove(key);
        this.byId.delete(key.id);
        this.histories.delete(key.id);
    }

    join(plan: UsagePlan, key: ApiKey): void {
        plan.keyIds.push(key.id);
        this.limits.join(plan, key.id);
        this.apiKeys.join(key, plan);
        this.replaceKey(key, { ...key });
    }

    leave(plan: UsagePlan, key: ApiKey): void {
        this.takeOut(plan, key);
        this.apiKeys.leave(key, plan);
        this.replaceKey(key, { ...key });
    }

    /** Of a plan every key may be concerned, so all is made ready anew. */
    replacePlan(before: UsagePlan, after: UsagePlan): void {
        const plans = this.served.plans.map(plan => (plan === before ? after : plan));
        this.begin({ ...this.served, plans });
        this.hasCalls = true;
    }

    createPlan(plan: UsagePlan): void {
        this.begin({ ...this.served, plans: [...this.served.plans, plan] });
        this.hasCalls = true;
    }

    deletePlan(plan: UsagePlan): void {
        this.begin({ ...this.served, plans: this.served.plans.filter(each => each !== plan) });
        this.hasCalls = true;
    }

    private takeOut(plan: UsagePlan, { id }: ApiKey): void {
        plan.keyIds.splice(plan.keyIds.indexOf(id), 1);
        this.limits.leave(plan, id);
    }

    /** Another object, so that whatever was worked out for the key is worked out again. */
    private replaceKey(before: ApiKey, after: ApiKey): ApiKey {
        this.hasCalls = true;
        this.served.keys[this.served.keys.indexOf(before)] = after;
        this.byId.set(after.id, after);
        this.apiKeys.add(after);
        return after;
    }

    private begin({ stages, plans, keys }: Deployed): void {
        const own: Deployed = {
            stages,
            plans: plans.map(plan => ({ ...plan, keyIds: [...plan.keyIds] })),
            keys: [...keys],
        };
        const apiKeys = new ApiKeys(own.keys, own.plans);
        this.serve(own, apiKeys);
        this.served = own;
        this.apiKeys = apiKeys;
        const former = this.histories;
        this.histories = new Map();
        this.byId = new Map();
        for (const key of own.keys) this.remember(key, former.get(key.id));
    }

    private remember(key: ApiKey, history?: KeyHistory): void {
        const now = this.now();
        this.byId.set(key.id, key);
        this.histories.set(key.id, history ?? { created: now, updated: now, serial: ++this.serials });
    }
}

/** The keys of a plan register in any order. */
function customersOf({ keys, plans }: Deployed): object {
    return { keys, plans: plans.map(plan => ({ ...plan, keyIds: [...plan.keyIds].sort() })) };
}
