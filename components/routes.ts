import * as pulumi from "@pulumi/pulumi";
import { Check, Map, flag, input, isMap, mapOf, optional, shape, withRule, withRuleOfValues } from "./checks";
import {
    HttpIntegration,
    KnownRoute,
    LambdaIntegration,
    MockIntegration,
    integrationCountProblems,
    integrationFields,
    lambdaArn,
    placeholderProblems,
} from "./integrations";
import { mapValues } from "./maps";
import { Path, Problem } from "./problems";
import { parseRouteKey, pathPartCount, routeKeyProblem, siblingProblems } from "./routeKeys";
import { Throttle, throttle } from "./throttles";

/** What answers at one route key, and under which conditions. Exactly one of `http`, `lambda` and `mock`. */
export interface Route {
    /** The route is answered by an HTTP backend. None by default. Excludes `lambda` and `mock`. */
    http?: HttpIntegration;
    /** The route is answered by a Lambda function. None by default. Excludes `http` and `mock`. */
    lambda?: LambdaIntegration;
    /** The route is answered by API Gateway itself, always alike. None by default. Excludes `http` and `lambda`. */
    mock?: MockIntegration;
    /**
     * Whether a caller needs an API key of one of the plans. Default true: without a key the answer is 403 Forbidden.
     * A route that needs no key is never counted against a quota or a plan's throttle.
     */
    apiKeyRequired?: pulumi.Input<boolean>;
    /**
     * The most that all callers of this route together may send, whatever their plan. Default: the stage's throttle.
     * A change takes effect without a redeployment.
     */
    throttle?: Throttle;
}

/**
 * The most parts that the paths of an API may have together: 300 resources (DG "Quotas"), of which the document's name
 * for itself takes one.
 */
const mostPathParts = 299;

/** @param stageVariables the names of the stage's variables */
export function routesCheck(stageVariables: readonly string[]): Check<{ [routeKey: string]: Route }> {
    const route = withRule(
        shape<Route>({
            ...integrationFields,
            apiKeyRequired: optional(input(flag)),
            throttle: optional(throttle),
        }),
        integrationCountProblems,
    );
    const placeholders = withRuleOfValues(route, (path, given) => {
        const routeKey = path[path.length - 1];
        if (!isMap(given) || routeKeyProblem(routeKey) !== undefined) return [];
        return placeholderProblems(path, given, parseRouteKey(routeKey), stageVariables);
    });
    return withRule(mapOf(placeholders, routeKeyProblem), pathProblems);
}

function pathProblems(path: Path, routes: Map): Problem[] {
    const all = Object.keys(routes);
    if (all.length === 0) return [{ path, message: 'is empty; an API needs a route, such as "GET /orders"' }];
    const routeKeys = all.filter(routeKey => routeKeyProblem(routeKey) === undefined);
    const count = pathPartCount(routeKeys);
    const message = `have ${count} path parts together; an API takes ${mostPathParts}`;
    return [...siblingProblems(path, routeKeys), ...(count > mostPathParts ? [{ path, message }] : [])];
}

/** Each route's integration and key, when their values are known. */
export function knownRoutes(routes: { [routeKey: string]: Route }): { [routeKey: string]: pulumi.Output<KnownRoute> } {
    return mapValues(routes, ({ http, mock, lambda, apiKeyRequired }) =>
        pulumi.output({ http, mock, apiKeyRequired, lambda: lambda && { function: lambdaArn(lambda) } }),
    );
}
