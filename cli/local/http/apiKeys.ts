import { hash, randomBytes } from "crypto";
import { ApiKey, UsagePlan } from "../deployed";
import { plansByKey } from "../plansByKey";

/**
 * Finds a key by its value, in a time that says nothing about the values: what is compared are digests with a salt of
 * this process, and a digest that is near another says nothing about the values' nearness.
 */
export class ApiKeys {
    private readonly byDigest = new Map<string, ApiKey>();
    private readonly plans: Map<string, UsagePlan[]>;

    constructor(keys: ApiKey[], plans: UsagePlan[]) {
        for (const key of keys) this.add(key);
        this.plans = plansByKey(plans);
    }

    find(value: string): ApiKey | undefined {
        return this.byDigest.get(digest(value));
    }

    /** The one plan of a key that covers a stage; AWS refuses a second one. */
    plan(key: ApiKey, { apiId, stageName }: { apiId: string; stageName: string }): UsagePlan | undefined {
        const covers = (plan: UsagePlan) =>
            plan.stages.some(stage => stage.apiId === apiId && stage.stageName === stageName);
        return this.plansOf(key.id).find(covers);
    }

    plansOf(keyId: string): readonly UsagePlan[] {
        return this.plans.get(keyId) ?? [];
    }

    /** Takes the place of a key of the same value, too. */
    add(key: ApiKey): void {
        this.byDigest.set(digest(key.value), key);
    }

    remove({ id, value }: ApiKey): void {
        this.byDigest.delete(digest(value));
        this.plans.delete(id);
    }

    join({ id }: ApiKey, plan: UsagePlan): void {
        this.plans.set(id, [...this.plansOf(id), plan]);
    }

    leave({ id }: ApiKey, plan: UsagePlan): void {
        this.plans.set(
            id,
            this.plansOf(id).filter(each => each !== plan),
        );
    }
}

const salt = randomBytes(16).toString("hex");

function digest(value: string): string {
    return hash("sha256", salt + value, "base64");
}
