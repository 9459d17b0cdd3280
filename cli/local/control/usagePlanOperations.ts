import { Throttle, UsagePlan } from "../deployed";
import { methodPathInPlan } from "../methodNames";
import { existingPlan, keysIn } from "./existing";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { patchOperations } from "./patchOperations";
import { patchedPlan } from "./planPatches";
import { refuseSecondPlan } from "./planStages";

export function getUsagePlans({ query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const keyId = query.get("keyId");
    const { items, position } = page(
        customers.deployed.plans.filter(plan => keyId === null || plan.keyIds.includes(keyId)),
        query,
    );
    return { body: { item: items.map(planDocument), position } };
}

export function getUsagePlan({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    return { body: wholePlan(existingPlan(parameters.planId, customers)) };
}

export function updateUsagePlan({ parameters, body }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const plan = existingPlan(parameters.planId, customers);
    const { stages } = customers.deployed;
    const patched = patchedPlan(plan, patchOperations(body), stages);
    for (const key of keysIn(plan, customers)) refuseSecondPlan(key, patched, customers);
    customers.replacePlan(plan, patched);
    return { body: wholePlan(patched) };
}

/** With `tags`, which the list leaves out (localstack's recordings). */
function wholePlan(plan: UsagePlan): object {
    return { ...planDocument(plan), tags: plan.tags ?? {} };
}

export function planDocument({ id, name, description, throttle, quota, productCode, stages }: UsagePlan): object {
    const apiStages = stages.map(({ apiId, stageName, methodThrottles }) => {
        const throttles = Object.entries(methodThrottles);
        if (throttles.length === 0) return { apiId, stage: stageName };
        const shown = throttles.map(([method, limits]) => [methodPathInPlan(method), shownThrottle(limits)] as const);
        return { apiId, stage: stageName, throttle: Object.fromEntries(shown) };
    });
    return { id, name, description, apiStages, throttle: throttle && shownThrottle(throttle), quota, productCode };
}

/** What is not limited is not shown. */
function shownThrottle(throttle: Throttle): object {
    return Object.fromEntries(Object.entries(throttle).filter(([, limit]) => limit !== Number.MAX_SAFE_INTEGER));
}
