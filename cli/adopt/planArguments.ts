import { ApiStage, ThrottleSettings, UsagePlan } from "@aws-sdk/client-api-gateway";
import { methodNamePattern } from "./routeKeys";
import { ExistingApi, Json } from "./existingApi";
import { ownTags } from "./tags";

/** A plan as the configuration has it, and what can't be said there. */
export interface PlanArguments {
    arguments: Json;
    /** Whether the plan itself is taken over; else only its keys are. */
    isImported: boolean;
    notes: string[];
}

/** @param routeKeys the routes that the API will have */
export function planArguments(plan: UsagePlan, api: ExistingApi, routeKeys: ReadonlySet<string>): PlanArguments {
    const { id, name = "", description, throttle, quota, productCode } = plan;
    const tags = ownTags(plan.tags);
    const [own, others] = stagesOf(plan, api);
    const why = unsaid(plan, own, others);
    if (why !== undefined) {
        const note = `the plan ${name || id} ${why}, which this program can't say: it stays as it is, and the program puts keys into it (existingPlanId)`;
        return { arguments: { existingPlanId: id }, isImported: false, notes: [note] };
    }
    const throttles = Object.entries(own?.throttle ?? {}).map(([path, limits]) => ({
        routeKey: methodNamePattern(path),
        limits: { rateLimit: limits.rateLimit, burstLimit: limits.burstLimit },
    }));
    const known = throttles.filter(({ routeKey }) => routeKeys.has(routeKey));
    const unknown = throttles.filter(({ routeKey }) => !routeKeys.has(routeKey)).map(({ routeKey }) => routeKey);
    return {
        isImported: true,
        notes:
            unknown.length === 0
                ? []
                : [
                      `the plan ${name} limits ${unknown.join(", ")}, which the API does not have: pulumi up drops that limit`,
                  ],
        arguments: {
            displayName: name,
            ...(description && { description }),
            ...(throttle && { throttle: { rateLimit: throttle.rateLimit, burstLimit: throttle.burstLimit } }),
            ...(quota && {
                quota: { limit: quota.limit, period: quota.period, ...(quota.offset && { offset: quota.offset }) },
            }),
            ...(!throttle && !quota && { unlimited: true }),
            ...(known.length > 0 && {
                methodThrottles: Object.fromEntries(known.map(({ routeKey, limits }) => [routeKey, limits])),
            }),
            ...(others.length > 0 && {
                apiStages: others.map(({ apiId, stage }) => ({ apiId, stageName: stage })),
            }),
            ...(productCode && { productCode }),
            ...(Object.keys(tags).length > 0 && { tags }),
        },
    };
}

/** Why the program can't say a plan: it refuses what it takes for a mistake in one that a person writes. */
function unsaid({ name, throttle, quota }: UsagePlan, own: ApiStage | undefined, others: ApiStage[]) {
    if (!name) return "has no name";
    const limited = others.filter(stage => Object.keys(stage.throttle ?? {}).length > 0);
    if (limited.length > 0) return `limits methods of ${stageIds(limited)} too`;
    const ofMethods = Object.values(own?.throttle ?? {});
    if ([...(throttle ? [throttle] : []), ...ofMethods].some(isNothing) || quota?.limit === 0) {
        return "has a limit of 0, which refuses requests";
    }
    if (ofMethods.length > 0 && !throttle) return "limits methods, and has no throttle of its own";
    return undefined;
}

function isNothing({ rateLimit = 0, burstLimit = 0 }: ThrottleSettings): boolean {
    return rateLimit <= 0 || burstLimit <= 0;
}

function stagesOf({ apiStages = [] }: UsagePlan, { restApi, stage }: ExistingApi): [ApiStage | undefined, ApiStage[]] {
    const isOwn = (each: ApiStage) => each.apiId === restApi.id && each.stage === stage.stageName;
    return [apiStages.find(isOwn), apiStages.filter(each => !isOwn(each))];
}

const stageIds = (stages: ApiStage[]) => stages.map(({ apiId, stage }) => `${apiId}:${stage}`).join(", ");
