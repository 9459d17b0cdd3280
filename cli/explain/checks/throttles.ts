import { Limits } from "../../aws/usagePlans";
import { allMethods, methodNameOfPath } from "../../local/methodNames";
import { nameOf } from "../apiMethod";
import { Check, answers, refused } from "../finding";
import { findRoute } from "../findRoute";
import { RequestFacts } from "../requestFacts";
import { coveringPlans } from "./keyPlan";
import { needsKey } from "./keyRequired";

/**
 * A throttle of 0 refuses every request with 429 (recorded for a stage's method settings; for plans aws-cdk #10071),
 * with a rate of 0 at the latest when its burst is gone. That a plan's 0 means no limit is reported too, where a provider
 * sent it for what was left out (pulumi #12150). In the service's order: of the plan for the method, of the plan, of the
 * stage.
 */
export const planThrottle: Check = facts => {
    if (!needsKey(facts)) return undefined;
    const method = routeName(facts);
    for (const plan of coveringPlans(facts)) {
        const { restApiId, stageName } = facts;
        const ofStage = plan.stages.find(stage => stage.apiId === restApiId && stage.stageName === stageName)!;
        const ofMethod = limitsOf(ofStage.methodThrottles, method);
        const remedy = `raise it in the plan ${plan.name} (${plan.id})`;
        if (isNothing(ofMethod)) {
            return refused(answers.tooMany, `the plan ${plan.name} gives ${method} ${shown(ofMethod)}`, remedy);
        }
        // What is said of the method holds instead of what is said of all.
        if (!ofMethod && isNothing(plan.throttle)) {
            return refused(answers.tooMany, `the plan ${plan.name} gives each key ${shown(plan.throttle)}`, remedy);
        }
    }
    return undefined;
};

export const stageThrottle: Check = facts => {
    const { stage, stageName } = facts;
    const method = routeName(facts);
    const throttles = stage?.methodThrottles ?? {};
    const ofMethod = limitsOf(throttles, method);
    const limits = ofMethod ?? limitsOf(throttles, allMethods);
    if (!isNothing(limits)) return undefined;
    return refused(
        answers.tooMany,
        `the stage ${stageName} gives ${ofMethod ? method : "all methods"} ${shown(limits)}`,
        "raise the throttle in the settings of the stage; -1 turns it off",
    );
};

function routeName({ deployed, request }: RequestFacts): string {
    const found = findRoute(deployed.methods, request.method, request.path);
    return found ? nameOf(found) : "";
}

function limitsOf(throttles: { [methodPath: string]: Limits }, method: string): Limits | undefined {
    return Object.entries(throttles).find(([methodPath]) => methodNameOfPath(methodPath) === method)?.[1];
}

function isNothing(limits: Limits | undefined): limits is Limits {
    return limits?.burstLimit === 0 || limits?.rateLimit === 0;
}

function shown({ rateLimit, burstLimit }: Limits): string {
    return `a rate of ${rateLimit ?? "any"} and a burst of ${burstLimit ?? "any"}: all requests are refused`;
}
