import { Quota, UsagePlan } from "../deployed";
import { isMap } from "../dictionary";
import { isPeriod, offsetProblem } from "../limits/quotaPeriods";
import { badRequest, notFound } from "./controlError";
import { existingPlan } from "./existing";
import { generatedPlanId } from "./generatedKeys";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { limits, methodThrottlesOf } from "./planThrottles";
import { stageOf } from "./planStages";
import { ServedCustomers } from "./servedCustomers";
import { tagsGiven } from "./tagsGiven";
import { planDocument } from "./usagePlanOperations";

/** The answer has tags where some are given (localstack's recordings). */
export function createUsagePlan({ body }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { name, description, apiStages, throttle, quota, tags } = isMap(body) ? body : {};
    // The words for a plan without a name are not recorded.
    if (typeof name !== "string" || name === "") throw badRequest("Usage Plan name cannot be empty");
    const plan: UsagePlan = {
        id: generatedPlanId(),
        name,
        ...(typeof description === "string" ? { description } : {}),
        ...(isMap(throttle) ? { throttle: limits(throttle) } : {}),
        ...(isMap(quota) ? { quota: wholeQuota(quota) } : {}),
        stages: (Array.isArray(apiStages) ? apiStages : []).map(stage => planStage(stage, customers)),
        keyIds: [],
        ...tagsGiven(tags),
    };
    const throttled = plan.stages.some(({ methodThrottles }) => Object.keys(methodThrottles).length > 0);
    if (throttled && !plan.throttle) {
        // aws-cdk #6411
        throw badRequest("Can not define fine grain throttling if usage plan throttle is not defined");
    }
    customers.createPlan(plan);
    return { status: 201, body: { ...planDocument(plan), tags: plan.tags } };
}

/** A plan that covers stages can't be deleted (aws-sdk-js #3841); one that has keys can. */
export function deleteUsagePlan({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const plan = existingPlan(parameters.planId, customers);
    const [stage] = plan.stages.map(stageOf);
    if (stage !== undefined) {
        const why = `because there are API Stages associated with it, including ${stage}`;
        throw badRequest(`Cannot delete Usage Plan ${plan.id} ${why}`);
    }
    customers.deletePlan(plan);
    return { status: 202 };
}

function planStage(given: unknown, { deployed }: ServedCustomers): UsagePlan["stages"][number] {
    const { apiId, stage: stageName, throttle } = isMap(given) ? given : {};
    if (typeof apiId !== "string" || typeof stageName !== "string" || apiId === "" || stageName === "") {
        // With its placeholders, as AWS says it (aws-sdk #354).
        throw badRequest("Invalid API Stage {api: %s, stage: %s} specified for usageplan %s");
    }
    const place = { apiId, stageName };
    // boto3 #825
    if (!deployed.stages.some(each => stageOf(each) === stageOf(place))) {
        throw notFound(`API Stage not found: ${stageOf(place)}`);
    }
    return { ...place, methodThrottles: methodThrottlesOf(throttle) };
}

function wholeQuota({ limit, period, offset = 0 }: { [part: string]: unknown }): Quota {
    if (typeof limit !== "number" || typeof offset !== "number" || !isPeriod(period)) {
        throw badRequest("Usage Plan quota needs a limit and a period");
    }
    const problem = offsetProblem({ period, offset });
    if (problem !== undefined) throw badRequest(problem);
    return { limit, period, offset };
}
