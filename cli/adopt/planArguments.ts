import { ApiStage, UsagePlan } from "@aws-sdk/client-api-gateway";
import { methodNamePattern } from "./routeKeys";
import { ExistingApi, Json } from "./existingApi";

/** A plan as the configuration has it, and what can't be said there. */
export interface PlanArguments {
    arguments: Json;
    /** Whether the plan itself is taken over; else only its keys are. */
    isImported: boolean;
    notes: string[];
}

/** @param routeKeys the routes that the API will have */
export function planArguments(plan: UsagePlan, api: ExistingApi, routeKeys: ReadonlySet<string>): PlanArguments {
    const { id, name = "", description, throttle, quota, productCode, tags = {} } = plan;
    const [own, others] = stagesOf(plan, api);
    const limited = others.filter(stage => Object.keys(stage.throttle ?? {}).length > 0);
    if (limited.length > 0 || name === "") {
        const why = name === "" ? "has no name" : `limits methods of ${stageIds(limited)} too`;
        const note = `the plan ${name || id} ${why}, which this program can't say: it stays as it is, and the program puts keys into it (existingPlanId)`;
        return { arguments: { existingPlanId: id }, isImported: false, notes: [note] };
    }
    const throttles = Object.entries(own?.throttle ?? {}).map(([path, limits]) => ({
        routeKey: methodNamePattern(path),
        limits: { rateLimit: limits.rateLimit ?? 0, burstLimit: limits.burstLimit ?? 0 },
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
            ...(throttle && { throttle: { rateLimit: throttle.rateLimit ?? 0, burstLimit: throttle.burstLimit ?? 0 } }),
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

function stagesOf({ apiStages = [] }: UsagePlan, { restApi, stage }: ExistingApi): [ApiStage | undefined, ApiStage[]] {
    const isOwn = (each: ApiStage) => each.apiId === restApi.id && each.stage === stage.stageName;
    return [apiStages.find(isOwn), apiStages.filter(each => !isOwn(each))];
}

const stageIds = (stages: ApiStage[]) => stages.map(({ apiId, stage }) => `${apiId}:${stage}`).join(", ");
