import { StackOutputs } from "../aws/stackOutputs";
import { UsagePlan } from "../aws/usagePlans";
import { GatewayError } from "../local/gatewayError";

/** Whose usage is asked for. */
export type UsageSource =
    | { kind: "account" }
    | { kind: "api"; restApiId: string; stageName?: string }
    | { kind: "plan"; usagePlanId: string }
    | { kind: "stack"; stack: string; outputs: StackOutputs };

/** The plans of a source, of all plans of the account; `place` is where they were looked for. */
export function plansOf(source: UsageSource, plans: UsagePlan[], place = "here"): UsagePlan[] {
    switch (source.kind) {
        case "account":
            if (plans.length === 0) throw new GatewayError(`there are no usage plans ${place}`);
            return plans;
        case "plan": {
            const found = plans.filter(({ id }) => id === source.usagePlanId);
            if (found.length === 0) throw new GatewayError(`there is no usage plan ${source.usagePlanId} ${place}`);
            return found;
        }
        case "api":
            return covering(plans, place, source.restApiId, source.stageName);
        case "stack":
            return ofStack(source, plans, place);
    }
}

function covering(plans: UsagePlan[], place: string, restApiId: string, stageName?: string): UsagePlan[] {
    const found = plans.filter(({ stages }) =>
        stages.some(stage => stage.apiId === restApiId && (stageName === undefined || stage.stageName === stageName)),
    );
    const stage = stageName === undefined ? "" : ` at stage ${stageName}`;
    if (found.length === 0) throw new GatewayError(`no usage plan ${place} covers the API ${restApiId}${stage}`);
    return found;
}

/** By the plans' ids, with the plans' names as the program has them; else by the API and stage. */
function ofStack(
    { stack, outputs }: { stack: string; outputs: StackOutputs },
    plans: UsagePlan[],
    place: string,
): UsagePlan[] {
    const { usagePlanIds, restApiId, stageName } = outputs;
    const names = Object.entries(usagePlanIds);
    if (names.length > 0) {
        const missing = names.filter(([, id]) => !plans.some(plan => plan.id === id));
        if (missing.length === names.length) {
            throw new GatewayError(
                `none of the usage plans of the stack ${stack} is ${place}: look at --region, --profile and --endpoint-url`,
            );
        }
        return names.flatMap(([name, id]) => plans.filter(plan => plan.id === id).map(plan => ({ ...plan, name })));
    }
    if (restApiId === undefined) {
        throw new GatewayError(`the stack ${stack} has neither an output usagePlanIds nor an output restApiId`);
    }
    return covering(plans, place, restApiId, stageName);
}
