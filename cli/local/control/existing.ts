import { ApiKey, UsagePlan } from "../deployed";
import { notFound } from "./controlError";
import { ServedCustomers } from "./servedCustomers";

export function existingKey(id: string, customers: ServedCustomers): ApiKey {
    const key = customers.key(id);
    if (!key) throw notFound("Invalid API Key identifier specified");
    return key;
}

/** The words are localstack's recording; older ones say "Usage Plan identifier". */
export function existingPlan(id: string, customers: ServedCustomers): UsagePlan {
    const plan = customers.plan(id);
    if (!plan) throw notFound("Invalid Usage Plan ID specified");
    return plan;
}

export function keysIn(plan: UsagePlan, customers: ServedCustomers): ApiKey[] {
    return plan.keyIds.map(id => customers.key(id)).filter(key => key !== undefined);
}
