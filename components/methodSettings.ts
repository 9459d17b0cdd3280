import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import { methodSettingsPath, parseRouteKey } from "./routeKeys";
import { Route } from "./routes";
import { Scope } from "./scope";
import { LoggingLevel, Stage } from "./stage";

/**
 * Makes the settings of the stage's methods: those for all, and those of each route that has some of its own. A route's
 * settings are not added to those for all, but take their place (DG "Set up stage settings"), so they repeat them.
 *
 * What is off is said too: the provider keeps the last value of a setting that is dropped while others stay (all but the
 * throttle are Optional and Computed in its `method_settings.go`).
 */
export function createMethodSettings(
    { name, parent }: Scope,
    stage: Stage,
    routes: { [routeKey: string]: Route },
    { restApi, stageName }: apigateway.Stage,
): void {
    const { throttle, metrics, loggingLevel } = stage;
    const create = (logicalName: string, methodPath: string, settings: Settings) =>
        createResource(
            apigateway.MethodSettings,
            logicalName,
            { restApi, stageName, methodPath, settings },
            { parent, protect: false },
        );
    const forAll: Settings = {
        ...(throttle && { throttlingRateLimit: throttle.rateLimit, throttlingBurstLimit: throttle.burstLimit }),
        metricsEnabled: metrics ?? false,
        loggingLevel: loggingLevel ?? LoggingLevel.Off,
    };
    if (hasSettingsForAll(stage)) create(name, "*/*", forAll);
    for (const [routeKey, { throttle: own, cache }] of Object.entries(routes)) {
        if (own === undefined && cache === undefined) continue;
        create(`${name}-${routeKey}`, methodSettingsPath(parseRouteKey(routeKey)), {
            ...forAll,
            ...(own && { throttlingRateLimit: own.rateLimit, throttlingBurstLimit: own.burstLimit }),
            cachingEnabled: cache !== undefined,
            // Answers may hold what is one customer's, so they are encrypted where they are kept.
            ...(cache && { cacheTtlInSeconds: cache.ttl, cacheDataEncrypted: true }),
        });
    }
}

type Settings = apigateway.MethodSettingsArgs["settings"] & object;

/** Whether the stage has settings for all its methods. */
export function hasSettingsForAll({ throttle, metrics, loggingLevel }: Stage): boolean {
    return (
        throttle !== undefined || metrics === true || (loggingLevel !== undefined && loggingLevel !== LoggingLevel.Off)
    );
}
