import { ApiKey, UsagePlan } from "../deployed";
import { conflict } from "./controlError";
import { ServedCustomers } from "./servedCustomers";

/** `api:stage`, as patch operations name the stages of a plan. */
export function stageOf({ apiId, stageName }: { apiId: string; stageName: string }): string {
    return `${apiId}:${stageName}`;
}

/** Of the plans of a key only one may cover a stage. */
export function refuseSecondPlan(key: ApiKey, plan: UsagePlan, customers: ServedCustomers): void {
    const stages = new Set(plan.stages.map(stageOf));
    for (const other of customers.plansOf(key)) {
        const shared = other.id === plan.id ? undefined : other.stages.map(stageOf).find(stage => stages.has(stage));
        if (shared === undefined) continue;
        throw conflict(`API Key ${key.id} cannot reference multiple Usage Plans with the same API stage: ${shared}`);
    }
}
