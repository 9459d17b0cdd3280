import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import {
    HttpIntegrationArgs,
    KnownRoute,
    LambdaIntegrationArgs,
    MockIntegrationArgs,
    integrationProblems,
    integrationSchemas,
    lambdaArn,
} from "./integrations";
import {
    Problem,
    at,
    checkedWhenKnown,
    flag,
    isMap,
    mapProblems,
    mapShape,
    orDeferred,
    schemaProblems,
} from "./problems";
import { parseRouteKey, routeKeyProblem, siblingProblems } from "./routeKeys";
import { ThrottleArgs, throttleSchema } from "./throttles";

/** What answers at one route key, and under which conditions. Exactly one of `http`, `lambda` and `mock`. */
export interface RouteArgs {
    /** The route is answered by an HTTP backend. None by default. Excludes `lambda` and `mock`. */
    http?: HttpIntegrationArgs;
    /** The route is answered by a Lambda function. None by default. Excludes `http` and `mock`. */
    lambda?: LambdaIntegrationArgs;
    /** The route is answered by API Gateway itself, always alike. None by default. Excludes `http` and `lambda`. */
    mock?: MockIntegrationArgs;
    /**
     * Whether a caller needs an API key of one of the plans. Default true: without a key the answer is 403 Forbidden.
     * A route that needs no key is never counted against a quota or a plan's throttle.
     */
    apiKeyRequired?: pulumi.Input<boolean>;
    /**
     * The most that all callers of this route together may send, whatever their plan. Default: the stage's throttle.
     * A change takes effect without a redeployment.
     */
    throttle?: ThrottleArgs;
}

const routeSchema = mapShape({
    ...integrationSchemas,
    apiKeyRequired: v.optional(orDeferred(flag)),
    throttle: v.optional(throttleSchema),
});

export function routesProblems(path: string, routes: unknown): Problem[] {
    const each = mapProblems(path, routes, (routePath, route, routeKey) => {
        const wrongKey = routeKeyProblem(routeKey);
        if (!wrongKey) return routeProblems(routePath, route, routeKey);
        return [{ path: routePath, message: wrongKey }, ...schemaProblems(routePath, route, routeSchema)];
    });
    if (!isMap(routes)) return each;
    const routeKeys = Object.keys(routes);
    if (routeKeys.length === 0) return [{ path, message: 'is empty; an API needs a route, such as "GET /orders"' }];
    return [
        ...each,
        ...siblingProblems(
            path,
            routeKeys.filter(routeKey => !routeKeyProblem(routeKey)),
        ),
    ];
}

function routeProblems(path: string, route: unknown, routeKey: string): Problem[] {
    const ofArgs = schemaProblems(path, route, routeSchema);
    return [...ofArgs, ...integrationProblems(path, route, parseRouteKey(routeKey))];
}

/** The route's integration and key when all their values are known, checked then. */
export function knownRoute(subject: string, routeKey: string, route: RouteArgs): pulumi.Output<KnownRoute> {
    const { http, mock, apiKeyRequired } = route;
    const functionArn = route.lambda && { function: lambdaArn(route.lambda) };
    const path = at("routes", routeKey);
    return checkedWhenKnown<KnownRoute>(
        subject,
        pulumi.output({ http, mock, apiKeyRequired, lambda: functionArn }),
        known => routeProblems(path, known, routeKey),
    );
}
