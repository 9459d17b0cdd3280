import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import { methodSettingsPath, parseRouteKey } from "./routeKeys";
import { Route } from "./routes";
import { Scope } from "./scope";
import { Throttle } from "./throttles";

/** Makes the settings of the stage's methods: one for all, and one for each route with a throttle of its own. */
export function createMethodSettings(
    { name, parent }: Scope,
    throttle: Throttle | undefined,
    routes: { [routeKey: string]: Route },
    { restApi, stageName }: apigateway.Stage,
): void {
    const create = (logicalName: string, methodPath: string, { rateLimit, burstLimit }: Throttle) =>
        createResource(
            apigateway.MethodSettings,
            logicalName,
            {
                restApi,
                stageName,
                methodPath,
                settings: { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit },
            },
            { parent, protect: false },
        );
    if (throttle) create(name, "*/*", throttle);
    for (const [routeKey, route] of Object.entries(routes)) {
        if (route.throttle) {
            create(`${name}-${routeKey}`, methodSettingsPath(parseRouteKey(routeKey)), route.throttle);
        }
    }
}
