import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import { methodSettingsPath, parseRouteKey } from "./routeKeys";
import { Route } from "./routes";
import { Scope } from "./scope";
import { LoggingLevel, Stage } from "./stage";

/**
 * Makes the settings of the stage's methods: those for all, and those of each route that has some of its own. A route's
 * settings are not added to those for all, but take their place (DG "Set up stage settings"), so they repeat them.
 */
export function createMethodSettings(
    { name, parent }: Scope,
    { throttle, metrics, loggingLevel }: Stage,
    routes: { [routeKey: string]: Route },
    { restApi, stageName }: apigateway.Stage,
): void {
    const create = (logicalName: string, methodPath: string, settings: Settings) =>
        createResource(
            apigateway.MethodSettings,
            logicalName,
            { restApi, stageName, methodPath, settings },
            { parent, protect: false },
        );
    const forAll: Settings = {
        ...(throttle && { throttlingRateLimit: throttle.rateLimit, throttlingBurstLimit: throttle.burstLimit }),
        ...(metrics && { metricsEnabled: true }),
        ...(loggingLevel !== undefined && loggingLevel !== LoggingLevel.Off && { loggingLevel }),
    };
    if (Object.keys(forAll).length > 0) create(name, "*/*", forAll);
    for (const [routeKey, { throttle: own, cache }] of Object.entries(routes)) {
        if (own === undefined && cache === undefined) continue;
        create(`${name}-${routeKey}`, methodSettingsPath(parseRouteKey(routeKey)), {
            ...forAll,
            ...(own && { throttlingRateLimit: own.rateLimit, throttlingBurstLimit: own.burstLimit }),
            // Answers may hold what is one customer's, so they are encrypted where they are kept.
            ...(cache && { cachingEnabled: true, cacheTtlInSeconds: cache.ttl, cacheDataEncrypted: true }),
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
