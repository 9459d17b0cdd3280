import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import {
    Check,
    Map as PlainMap,
    atMost,
    entriesOf,
    flag,
    input,
    isMap,
    listOf,
    mapOf,
    optional,
    required,
    shape,
    text,
    textLike,
    withRule,
    withRuleOfValues,
} from "./checks";
import { idOf } from "./ids";
import { mapValues } from "./maps";
import { formerNameProblems, nameProblem } from "./names";
import { Path, Problem, refuse, show, shownPath, unknownName } from "./problems";
import { Quota, quota } from "./quotas";
import { parseRouteKey, planThrottlePath } from "./routeKeys";
import { Scope } from "./scope";
import { stageName } from "./stage";
import { tagsCheck } from "./tagLimits";
import { mergedTags } from "./tags";
import { Throttle, throttle } from "./throttles";

/** A stage of another API that a usage plan covers too. */
export interface ApiStage {
    /** The other RestApi's id. */
    apiId: pulumi.Input<string>;
    /** The name of its stage, as an Output of the Stage resource, or the plan may be made before the stage is. */
    stageName: pulumi.Input<string>;
}

/** A usage plan: what each of its customers may do. It needs a throttle or a quota, unless it says `unlimited`. */
export interface Plan {
    /**
     * The id of a usage plan that is made elsewhere and covers this stage, for example by another gateway's `apiStages`:
     * only keys are put into it. Default none. Excludes all else.
     */
    existingPlanId?: pulumi.Input<string>;
    /**
     * The plan's name at AWS: any text that is not empty. Default: one that starts with the gateway's and the plan's name.
     * A change renames the plan in place.
     */
    displayName?: pulumi.Input<string>;
    /** A description of the plan. Default none. */
    description?: pulumi.Input<string>;
    /** The rate and burst of each key, over all stages of the plan. Default none: then only the quota limits. */
    throttle?: Throttle;
    /** The requests of each key in a period, over all stages of the plan. Default none: then only the throttle limits. */
    quota?: Quota;
    /**
     * Tighter or wider throttles for single routes, by route key. Default none. They need a throttle of the plan; up to
     * 20. A route that does not exist is refused before a resource is made.
     */
    methodThrottles?: { [routeKey: string]: Throttle };
    /** Stages of other APIs that the plan covers too: a key of the plan opens them all. Default none. */
    apiStages?: ApiStage[];
    /** The product code of the AWS Marketplace. Default none. */
    productCode?: pulumi.Input<string>;
    /** `true` says that the plan has no limits on purpose. Default false. Excludes `throttle` and `quota`. */
    unlimited?: boolean;
    /** Tags of the plan, beside those of the gateway. Default none. */
    tags?: { [name: string]: pulumi.Input<string> };
    /**
     * The name that this plan had in `plans` before it was renamed: the plan, its keys and its counts stay. Default
     * none: then a new name means a new plan. It may be dropped after one `pulumi up`.
     */
    formerName?: string;
}

const apiStage = shape<ApiStage>({
    apiId: required(input(idOf("an API"))),
    stageName: required(input(stageName)),
});

/**
 * @param routeKeys the routes of the API, which method throttles must be of; undefined where they are not known yet
 */
export function plansCheck(routeKeys: readonly string[] | undefined): Check<{ [planName: string]: Plan }> {
    const methodThrottles = mapOf(throttle, routeKey =>
        routeKeys === undefined || routeKeys.includes(routeKey)
            ? undefined
            : unknownName(routeKey, routeKeys, "there is no such route"),
    );
    const plan = shape<Plan>({
        existingPlanId: optional(input(idOf("a usage plan"))),
        displayName: optional(input(textLike(/[^]/, "a name, which is not empty"))),
        description: optional(input(text)),
        throttle: optional(throttle),
        quota: optional(quota),
        methodThrottles: optional(atMost(20, "a usage plan takes at most for a stage:", methodThrottles)),
        apiStages: optional(
            withRuleOfValues(listOf(apiStage, "stages, each with apiId and stageName"), sameStageProblems),
        ),
        productCode: optional(input(text)),
        unlimited: optional(flag),
        tags: optional(tagsCheck),
        formerName: optional(text),
    });
    const plans = mapOf(withRule(plan, limitProblems), nameProblem);
    return withRule(atMost(300, "an account takes at most", plans), (path, given) =>
        Object.keys(given).length === 0
            ? [{ path, message: "is empty; there must be at least one plan" }]
            : formerNameProblems(path, given),
    );
}

/** That there is a limit, and only one kind of plan; that method throttles have a throttle of the plan. */
function limitProblems(path: Path, plan: PlainMap): Problem[] {
    const { existingPlanId, throttle, quota, unlimited, methodThrottles } = plan;
    if (existingPlanId !== undefined) {
        return Object.keys(plan)
            .filter(name => name !== "existingPlanId" && plan[name] !== undefined)
            .map(name => ({
                path: [...path, name],
                message: "can't be set on a plan that exists already; drop it, or drop existingPlanId",
            }));
    }
    const limits = Object.entries({ throttle, quota }).filter(([, limit]) => limit !== undefined);
    const problems: Problem[] = [];
    if (limits.length === 0 && unlimited !== true) {
        problems.push({ path, message: "has no limit; give it a throttle or a quota, or say unlimited: true" });
    }
    if (limits.length > 0 && unlimited === true) {
        const message = `true, but the plan has a ${limits.map(([kind]) => kind).join(" and a ")}; drop one or the other`;
        problems.push({ path: [...path, "unlimited"], message });
    }
    if (entriesOf(methodThrottles).length > 0 && throttle === undefined) {
        // "Can not define fine grain throttling if usage plan throttle is not defined" (aws/aws-cdk#6411)
        const message = "needs a throttle of the plan as well; add throttle";
        problems.push({ path: [...path, "methodThrottles"], message });
    }
    return problems;
}

function sameStageProblems(path: Path, stages: unknown): Problem[] {
    const seen = new Map<string, number>();
    return (Array.isArray(stages) ? stages : []).flatMap((stage: unknown, index) => {
        const { apiId, stageName } = isMap(stage) ? stage : {};
        if (typeof apiId !== "string" || typeof stageName !== "string") return [];
        const name = JSON.stringify([apiId, stageName]);
        const first = seen.get(name);
        if (first === undefined) seen.set(name, index);
        const message = `is the stage of ${shownPath([...path, String(first)])} too; drop one of them`;
        return first === undefined ? [] : [{ path: [...path, String(index)], message }];
    });
}

/** Makes the usage plans, each of which covers the gateway's own stage and the plan's other stages; gives their ids. */
export function createUsagePlans(
    scope: Scope,
    plans: { [planName: string]: Plan },
    stage: apigateway.Stage,
): { [planName: string]: pulumi.Output<string> } {
    return mapValues(plans, (plan, planName) =>
        plan.existingPlanId === undefined
            ? createUsagePlan(scope, planName, plan, stage).id
            : pulumi.output(plan.existingPlanId),
    );
}

function createUsagePlan(scope: Scope, planName: string, plan: Plan, stage: apigateway.Stage): apigateway.UsagePlan {
    const { name, parent, tags } = scope;
    const throttles = Object.entries(plan.methodThrottles ?? {}).map(([routeKey, limits]) => ({
        path: planThrottlePath(parseRouteKey(routeKey)),
        ...limits,
    }));
    const { displayName, description, throttle, quota, productCode, formerName } = plan;
    return createResource(
        apigateway.UsagePlan,
        `${name}-${planName}`,
        {
            name: displayName,
            description,
            // The name is that of the Stage resource: given as a text, the plan may be made before the stage
            // (aws/serverless-application-model#32).
            apiStages: [
                { apiId: stage.restApi, stage: stage.stageName, ...(throttles.length > 0 && { throttles }) },
                ...otherStages(scope, planName, plan.apiStages ?? [], stage),
            ],
            throttleSettings: throttle,
            quotaSettings: quota,
            productCode,
            tags: mergedTags(tags, plan.tags),
        },
        { parent, aliases: formerName === undefined ? [] : [{ name: `${name}-${formerName}` }] },
    );
}

/** The plan's other stages; one that is the gateway's own is refused once its id is known. */
function otherStages({ subject }: Scope, planName: string, apiStages: ApiStage[], stage: apigateway.Stage) {
    return apiStages.map(({ apiId, stageName }, index) => ({
        apiId: pulumi
            .all([apiId, stageName, stage.restApi, stage.stageName])
            .apply(([other, otherStage, own, ownStage]) => {
                const path = ["plans", planName, "apiStages", String(index)];
                const message = `${show(other)} is this gateway's own stage, which each plan covers already; drop it`;
                refuse(subject, other === own && otherStage === ownStage ? [{ path, message }] : []);
                return other;
            }),
        stage: stageName,
    }));
}
