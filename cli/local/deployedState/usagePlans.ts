import { Quota, UsagePlan } from "../deployed";
import { Properties } from "../evaluation/registeredResource";
import { GatewayError } from "../gatewayError";
import { isPeriod, offsetProblem } from "../limits/quotaPeriods";
import { methodNameOfPath } from "../methodNames";
import { Naming } from "./naming";
import { Resources, list, map, text } from "./resources";
import { tagsOf } from "./tags";
import { throttle } from "./throttles";

/** The usage plans, with the stages that they cover and the keys that are in them. */
export function usagePlans(resources: Resources, naming: Naming): UsagePlan[] {
    const keyIds = new Map<string, string[]>();
    for (const { inputs } of resources.ofType("apigateway", "UsagePlanKey")) {
        const planId = text(inputs.usagePlanId) ?? "";
        const known = keyIds.get(planId) ?? [];
        known.push(text(inputs.keyId) ?? "");
        keyIds.set(planId, known);
    }
    const plans = resources.ofType("apigateway", "UsagePlan");
    const names = naming(plans);
    return plans.map(plan => {
        const { throttleSettings, quotaSettings, apiStages, description, productCode } = plan.inputs;
        const limits = throttle(map(throttleSettings).rateLimit, map(throttleSettings).burstLimit);
        const quota = quotaOf(plan.name, map(quotaSettings));
        return {
            id: plan.id,
            name: names.get(plan) ?? plan.name,
            ...(typeof description === "string" && { description }),
            ...(limits && { throttle: limits }),
            ...(quota && { quota }),
            stages: list(apiStages).map(each => planStage(map(each))),
            keyIds: keyIds.get(plan.id) ?? [],
            ...(typeof productCode === "string" && { productCode }),
            ...tagsOf(plan.inputs),
        };
    });
}

function quotaOf(plan: string, { limit, period, offset }: Properties): Quota | undefined {
    if (typeof limit !== "number" || !isPeriod(period)) return undefined;
    const quota = { limit, period, offset: Number(offset ?? 0) };
    const problem = offsetProblem(quota);
    if (problem !== undefined) throw new GatewayError(`UsagePlan "${plan}": ${problem}`);
    return quota;
}

function planStage({ apiId, stage, throttles }: Properties): UsagePlan["stages"][number] {
    return {
        apiId: text(apiId) ?? "",
        stageName: text(stage) ?? "",
        methodThrottles: Object.fromEntries(
            list(throttles)
                .map(map)
                .flatMap(({ path, rateLimit, burstLimit }) => {
                    const limits = throttle(rateLimit, burstLimit);
                    return limits ? [[methodNameOfPath(text(path) ?? ""), limits]] : [];
                }),
        ),
    };
}
