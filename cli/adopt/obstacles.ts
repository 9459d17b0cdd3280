import { Stage } from "@aws-sdk/client-api-gateway";
import { parsedSchema } from "../explain/definitions";
import { Source } from "./adoptedDocument";
import { ExistingApi } from "./existingApi";
import { exportObstacles } from "./exportObstacles";

/**
 * Why an API can't be taken over as it is: each is something that customers would notice.
 *
 * @param isWholeExport whether an export has all that is deployed
 */
export function obstacles(api: ExistingApi, source: Source, isWholeExport = true): string[] {
    const { stage, plans } = api;
    const { canarySettings, accessLogSettings, stageName } = stage;
    const plansOf = new Map<string, string[]>();
    for (const { plan, keys } of plans) {
        for (const { id } of keys) plansOf.set(id!, [...(plansOf.get(id!) ?? []), plan.name || plan.id!]);
    }
    const logs = accessLogSettings?.destinationArn;
    return [
        ...(stage.deploymentId ? [] : [`the stage ${stageName} serves no deployment`]),
        ...(canarySettings?.deploymentId
            ? [
                  `a canary is under way on the stage ${stageName}, with ${canarySettings.percentTraffic ?? 0} % of the requests: promote it or end it first`,
              ]
            : []),
        ...(plans.length > 0
            ? []
            : [`no usage plan covers the stage ${stageName}; the program needs one: make it, and add the stage to it`]),
        ...[...plansOf]
            .filter(([, names]) => names.length > 1)
            .map(
                ([id, names]) =>
                    `the key ${id} is in ${names.length} plans of the stage (${names.join(", ")}): take it out of all but one`,
            ),
        ...(logs === undefined || logs === "" || logs.includes(":log-group:")
            ? []
            : [`the access log of the stage goes to ${logs}, which is no log group, and the program knows only those`]),
        ...stoppedStage(stage),
        ...keyLoggingObstacles(accessLogSettings?.format),
        ...(source === "deployed" ? exportObstacles(api, isWholeExport) : modelObstacles(api)),
    ];
}

/** The program refuses a throttle of 0, and without one it would let requests in. */
function stoppedStage({ stageName, methodSettings = {} }: Stage): string[] {
    const { throttlingRateLimit, throttlingBurstLimit } = methodSettings["*/*"] ?? {};
    return throttlingRateLimit === 0 || throttlingBurstLimit === 0
        ? [`the throttle of 0 of the stage ${stageName} refuses every request: raise it first, or turn it off by -1`]
        : [];
}

/** The program writes no key's value anywhere, so it refuses a format that names one (DG "Variables for access logging"). */
function keyLoggingObstacles(format = ""): string[] {
    const named = /\$context\.(identity\.apiKey(?!\w)|authorizer\.usageIdentifierKey(?!\w))/i.exec(format);
    return named
        ? [
              `the access log of the stage writes the values of keys, by ${named[0]}, which the program refuses: name $context.identity.apiKeyId in its place`,
          ]
        : [];
}

/** A document can't name a model that has no place in it. */
function modelObstacles({ resources, parts }: ExistingApi): string[] {
    const others = new Set(parts.models.filter(model => parsedSchema(model) === undefined).map(({ name }) => name));
    return resources.flatMap(({ path = "", resourceMethods = {} }) =>
        Object.entries(resourceMethods).flatMap(([httpMethod, { requestModels = {}, methodResponses = {} }]) => {
            const responseModels = Object.values(methodResponses).flatMap(each =>
                Object.values(each.responseModels ?? {}),
            );
            const used = [...new Set([...Object.values(requestModels), ...responseModels])].filter(each =>
                others.has(each),
            );
            return used.map(
                model =>
                    `${httpMethod} ${path} names the model ${model}, which is no JSON schema: take it off the method`,
            );
        }),
    );
}
