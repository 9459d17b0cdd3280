import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import * as v from "valibot";
import { formerNameProblems, nameProblems, sharedFormerNameProblems } from "./names";
import {
    Problem,
    at,
    checkedWhenKnown,
    flag,
    isMap,
    mapProblems,
    mapShape,
    oneOf,
    orDeferred,
    schemaProblems,
    show,
    text,
    texts,
    unknownName,
    whenKnown,
    wholeNumber,
} from "./problems";
import { parseRouteKey, planThrottlePath } from "./routeKeys";
import { Tags, mergedTags } from "./tags";
import { ThrottleArgs, throttleSchema } from "./throttles";

/** The period of a quota, in UTC. */
export const QuotaPeriod = {
    Day: "DAY",
    Week: "WEEK",
    Month: "MONTH",
} as const;
export type QuotaPeriod = (typeof QuotaPeriod)[keyof typeof QuotaPeriod];

/** How many requests a customer may make in a period. Refused requests do not count. */
export interface QuotaArgs {
    /** Requests in one period, for each key. A whole number of 1 or more. */
    limit: pulumi.Input<number>;
    /** `DAY`, `WEEK` or `MONTH`, in UTC. Anything else is refused before a resource is made. */
    period: pulumi.Input<QuotaPeriod>;
    /**
     * Days from the start of the period to its first day that counts: `WEEK` 0 to 6, `MONTH` 0 to 27, `DAY` only 0.
     * Default 0. The provider checks it only when it is applied, so it is refused here.
     */
    offset?: pulumi.Input<number>;
}

/** A stage of another API that a usage plan covers too. */
export interface ApiStageArgs {
    /** The other RestApi's id. */
    apiId: pulumi.Input<string>;
    /** The name of its stage, as an Output of the Stage resource, or the plan may be made before the stage is. */
    stageName: pulumi.Input<string>;
}

/** A usage plan: what each of its customers may do. It needs a throttle or a quota, unless it says `unlimited`. */
export interface PlanArgs {
    /** A description of the plan. Default none. */
    description?: pulumi.Input<string>;
    /** The rate and burst of each key, over all stages of the plan. Default none: then only the quota limits. */
    throttle?: ThrottleArgs;
    /** The requests of each key in a period, over all stages of the plan. Default none: then only the throttle limits. */
    quota?: QuotaArgs;
    /**
     * Tighter or wider throttles for single routes, by route key. Default none. They need a throttle of the plan; the
     * service takes up to 20 for a stage. A route that does not exist is refused before a resource is made.
     */
    methodThrottles?: { [routeKey: string]: ThrottleArgs };
    /** Stages of other APIs that the plan covers too: a key of the plan opens them all. Default none. */
    apiStages?: ApiStageArgs[];
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

const lastOffset = { DAY: 0, WEEK: 6, MONTH: 27 };
const needsAll = "a quota needs a limit and a period";

const quotaSchema = v.pipe(
    mapShape(
        {
            limit: orDeferred(wholeNumber(1, Number.MAX_SAFE_INTEGER, " requests")),
            period: orDeferred(oneOf(["DAY", "WEEK", "MONTH"])),
            offset: v.optional(orDeferred(wholeNumber(0, Number.MAX_SAFE_INTEGER, " days"))),
        },
        { limit: needsAll, period: needsAll },
    ),
    v.rawCheck(({ dataset, addIssue }) => {
        if (!isMap(dataset.value)) return;
        const { period, offset } = dataset.value;
        const last =
            typeof period === "string" && Object.hasOwn(lastOffset, period)
                ? lastOffset[period as QuotaPeriod]
                : undefined;
        if (last === undefined || typeof offset !== "number" || offset <= last) return;
        const input = dataset.value;
        addIssue({
            message: `${show(offset)} is outside the period; a ${period as string} takes ${last === 0 ? "only 0" : `0 to ${last}`} days`,
            path: [{ type: "object", origin: "value", input, key: "offset", value: offset }],
        });
    }),
);

const planSchema = mapShape({
    description: v.optional(orDeferred(text)),
    throttle: v.optional(throttleSchema),
    quota: v.optional(quotaSchema),
    methodThrottles: v.optional(v.any()),
    apiStages: v.optional(
        v.array(
            mapShape({ apiId: orDeferred(text), stageName: orDeferred(text) }),
            issue => `${show(issue.input)} is not a list of stages, each with apiId and stageName`,
        ),
    ),
    productCode: v.optional(orDeferred(text)),
    unlimited: v.optional(flag),
    tags: v.optional(texts),
    formerName: v.optional(text),
});

/**
 * What is wrong with a map of plans.
 *
 * @param routeKeys the routes of the API; without them method throttles are not held against the routes
 */
export function plansProblems(path: string, plans: unknown, routeKeys: string[]): Problem[] {
    const problems = mapProblems(path, plans, (planPath, plan, name) => [
        ...nameProblems(planPath, name),
        ...schemaProblems(planPath, plan, planSchema),
        ...limitProblems(planPath, plan, routeKeys),
        ...formerNameProblems(planPath, plan, plans),
    ]);
    if (isMap(plans) && Object.keys(plans).length === 0) {
        return [{ path, message: "is empty; there must be at least one plan" }];
    }
    return [...problems, ...sharedFormerNameProblems(path, plans)];
}

/** What the schema can't say: that there is a limit, and that method throttles have a route and a throttle. */
function limitProblems(path: string, plan: unknown, routeKeys: string[]): Problem[] {
    if (!isMap(plan)) return [];
    const { throttle, quota, unlimited, methodThrottles } = plan;
    const limits = Object.entries({ throttle, quota }).filter(([, limit]) => limit !== undefined);
    const problems: Problem[] = [];
    if (limits.length === 0 && unlimited !== true) {
        const message = "has no limit; give it a throttle or a quota, or say unlimited: true";
        problems.push({ path, message });
    }
    if (limits.length > 0 && unlimited === true) {
        const message = `true, but the plan has a ${limits.map(([kind]) => kind).join(" and a ")}; drop one or the other`;
        problems.push({ path: at(path, "unlimited"), message });
    }
    if (methodThrottles === undefined) return problems;
    const methodsPath = at(path, "methodThrottles");
    if (throttle === undefined) {
        // "Can not define fine grain throttling if usage plan throttle is not defined" (aws/aws-cdk#6411)
        problems.push({ path: methodsPath, message: "needs a throttle of the plan as well; add throttle" });
    }
    return problems.concat(
        mapProblems(methodsPath, methodThrottles, (methodPath, limit, routeKey) => [
            ...(routeKeys.includes(routeKey)
                ? []
                : [{ path: methodPath, message: `there is no such route: ${unknownName(routeKey, routeKeys)}` }]),
            ...schemaProblems(methodPath, limit, throttleSchema),
        ]),
    );
}

/** Makes a usage plan that covers the gateway's own stage and the plan's other stages. */
export function usagePlan(
    name: string,
    path: string,
    plan: PlanArgs,
    gateway: { name: string; subject: string; stage: apigateway.Stage; tags?: Tags },
    parent: pulumi.Resource,
): apigateway.UsagePlan {
    const { subject, stage } = gateway;
    const throttle = (throttlePath: string, limits: ThrottleArgs) =>
        checkedWhenKnown(subject, limits, known => schemaProblems(throttlePath, known, throttleSchema));
    const throttles = Object.entries(plan.methodThrottles ?? {}).map(([routeKey, limits]) =>
        throttle(at(at(path, "methodThrottles"), routeKey), limits).apply(({ rateLimit, burstLimit }) => ({
            path: planThrottlePath(parseRouteKey(routeKey)),
            rateLimit,
            burstLimit,
        })),
    );
    const otherStages = (plan.apiStages ?? []).map(({ apiId, stageName }) => ({ apiId, stage: stageName }));
    return new apigateway.UsagePlan(
        `${gateway.name}-${name}`,
        {
            description: whenKnown(subject, at(path, "description"), plan.description, text),
            // The name is that of the Stage resource: given as a text, the plan may be made before the stage
            // (aws/serverless-application-model#32).
            apiStages: [
                { apiId: stage.restApi, stage: stage.stageName, ...(throttles.length > 0 && { throttles }) },
                ...otherStages,
            ],
            throttleSettings: plan.throttle && throttle(at(path, "throttle"), plan.throttle),
            quotaSettings: whenKnown(subject, at(path, "quota"), plan.quota, quotaSchema),
            productCode: whenKnown(subject, at(path, "productCode"), plan.productCode, text),
            tags: mergedTags(gateway.tags, whenKnown(subject, at(path, "tags"), plan.tags, texts)),
        },
        { parent, aliases: plan.formerName === undefined ? [] : [{ name: `${gateway.name}-${plan.formerName}` }] },
    );
}
