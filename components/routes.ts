import * as pulumi from "@pulumi/pulumi";
import { iamScheme, keyScheme } from "./authorizers";
import { AwsIntegration, callerProblems } from "./awsIntegration";
import { Check, Map, flag, input, isMap, mapOf, optional, shape, value, withRule, withRuleOfValues } from "./checks";
import { functionArn } from "./functions";
import { HttpIntegration } from "./httpIntegration";
import { KnownIntegration, integrationCountProblems, integrationFields, placeholderProblems } from "./integrations";
import { LambdaIntegration } from "./lambdaIntegration";
import { mapValues } from "./maps";
import { MockIntegration } from "./mockIntegration";
import { onDemand } from "./onDemand";
import { keySchemeName } from "./openApiSecurity";
import { Path, Problem, show } from "./problems";
import {
    RequestParameters,
    RequestValidation,
    Validation,
    requestValidationFields,
    requestValidationProblems,
    validatorNames,
} from "./requestValidation";
import { Cache, cacheCheck, cacheKeyProblems, cacheProblems } from "./responseCache";
import {
    Authorization,
    RouteAuthorization,
    routeAuthorizationFields,
    routeAuthorizationProblems,
} from "./routeAuthorization";
import { parseRouteKey, pathPartCount, routeKeyProblem, siblingProblems } from "./routeKeys";
import { Throttle, throttle } from "./throttles";

/** What answers at one route key, and under which conditions. Exactly one of `http`, `lambda`, `mock` and `aws`. */
export interface Route {
    /** The route is answered by an HTTP backend. None by default. Excludes the other integrations. */
    http?: HttpIntegration;
    /** The route is answered by a Lambda function. None by default. Excludes the other integrations. */
    lambda?: LambdaIntegration;
    /** The route is answered by API Gateway itself, always alike. None by default. Excludes the other integrations. */
    mock?: MockIntegration;
    /** The route is answered by a service of AWS, without a function. None by default. Excludes the other integrations. */
    aws?: AwsIntegration;
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
    /** The name of one of `authorizers`, which must let the caller in, beside the key. Default none. */
    authorizer?: string;
    /** The scopes of which a token of the authorizer's user pool must have one. Default none: any token. */
    scopes?: string[];
    /** `AWS_IAM`: the caller must sign the request as an IAM identity. Default `NONE`. Excludes `authorizer`. */
    authorization?: Authorization;
    /** The name of one of `models`, which the request's body must fit. Default none. */
    requestModel?: string;
    /** The query parameters and headers that the route knows, and whether they must be there. Default none. */
    requestParameters?: RequestParameters;
    /**
     * What of a request is checked, `NONE`, `BODY`, `PARAMS` or `ALL`; what does not fit is answered with 400. Default:
     * all that the route declares.
     */
    validate?: Validation;
    /** A memory of the route's answers, in the stage's cache. Default none. Needs `stage.cacheSize`. */
    cache?: Cache;
    /**
     * A part of the route's operation in OpenAPI, which is laid over the one that is made of the above: for what has no
     * argument. Default none. What API Gateway's import would leave out with a warning is refused.
     */
    openApi?: { [property: string]: any };
}

/**
 * The most parts that the paths of an API may have together: 300 resources (DG "Quotas"), of which the document's name
 * for itself takes one.
 */
const mostPathParts = 299;

/** The names in other arguments on which a route depends. */
export interface RouteContext {
    stageVariables: readonly string[];
    stageHasCache: boolean;
    authorizers: readonly string[];
    lambdaAuthorizers: readonly string[];
    models: readonly string[];
    /** The document that the team brought along. */
    openApi: Map;
    /** Its route keys. */
    documentRouteKeys: readonly string[];
}

const fragment = value<{ [property: string]: any }>(given =>
    isMap(given) ? undefined : `${show(given)} is not a map, as an operation of OpenAPI is`,
);

export function routesCheck(context: RouteContext): Check<{ [routeKey: string]: Route }> {
    const { authorizers, lambdaAuthorizers, models, openApi, stageHasCache, stageVariables } = context;
    const ofFragments = {
        openApi,
        models,
        schemes: [...authorizers, keySchemeName(openApi, keyScheme), iamScheme],
        validators: Object.values(validatorNames(openApi)),
    };
    const route = withRule(
        shape<Route>({
            ...integrationFields,
            apiKeyRequired: optional(input(flag)),
            throttle: optional(throttle),
            ...routeAuthorizationFields,
            ...requestValidationFields,
            cache: optional(cacheCheck),
            openApi: optional(fragment),
        }),
        (path, given) => [
            ...integrationCountProblems(path, given),
            ...routeAuthorizationProblems(path, given, authorizers, lambdaAuthorizers),
            ...requestValidationProblems(path, given, models),
            ...cacheProblems(path, given, stageHasCache),
        ],
    );
    const placeholders = withRuleOfValues(route, (path, given) => {
        const routeKey = path[path.length - 1];
        if (!isMap(given) || routeKeyProblem(routeKey) !== undefined) return [];
        const parsed = parseRouteKey(routeKey);
        return [
            ...placeholderProblems(path, given, parsed, stageVariables),
            ...cacheKeyProblems([...path, "cache"], given.cache, parsed),
            ...callerProblems(path, given),
            ...(given.openApi === undefined
                ? []
                : onDemand.openApiFragments().fragmentProblems(path, given, parsed, ofFragments)),
        ];
    });
    return withRule(mapOf(placeholders, routeKeyProblem), (path, routes) => pathProblems(path, routes, context));
}

function pathProblems(path: Path, routes: Map, { documentRouteKeys }: RouteContext): Problem[] {
    const own = Object.keys(routes);
    const all = [...own, ...documentRouteKeys];
    if (all.length === 0) return [{ path, message: 'is empty; an API needs a route, such as "GET /orders"' }];
    const valid = all.filter(routeKey => routeKeyProblem(routeKey) === undefined);
    return [
        ...own
            .filter(routeKey => documentRouteKeys.includes(routeKey))
            .map(routeKey => ({
                path: [...path, routeKey],
                message: "stands in openApi too; drop one of them, or lay a part over it there",
            })),
        ...siblingProblems(path, [...new Set(valid)]),
        ...pathCountProblems(path, all),
    ];
}

/** Too many paths for an API, those of the document included. */
export function pathCountProblems(path: Path, routeKeys: readonly string[]): Problem[] {
    const count = pathPartCount(routeKeys.filter(routeKey => routeKeyProblem(routeKey) === undefined));
    if (count <= mostPathParts) return [];
    return [{ path, message: `have ${count} path parts together; an API takes ${mostPathParts}` }];
}

/** All of a route that a deployment freezes, when its values are known. */
export interface KnownRoute extends KnownIntegration, RouteAuthorization, RequestValidation {
    apiKeyRequired?: boolean;
    cache?: Cache;
    openApi?: { [property: string]: unknown };
}

/** @param region the API's Region, which a service of AWS is in unless it has another */
export function knownRoutes(
    routes: { [routeKey: string]: Route },
    region: () => pulumi.Output<string>,
): { [routeKey: string]: pulumi.Output<KnownRoute> } {
    return mapValues(routes, ({ lambda, aws, ...route }) =>
        pulumi.output({
            ...route,
            // No deployment holds it.
            throttle: undefined,
            lambda: lambda && { ...lambda, function: functionArn(lambda) },
            aws: aws && { ...aws, region: aws.region ?? region() },
        }),
    );
}
