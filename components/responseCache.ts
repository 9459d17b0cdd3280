import { Check, Map, isMap, listOf, optional, required, shape, textLike, wholeNumber } from "./checks";
import { Path, Problem } from "./problems";
import { ParsedRouteKey } from "./routeKeys";

/** A memory of a route's answers, in the cache of the stage (DG "Cache settings for REST APIs"). Meant for GET routes. */
export interface Cache {
    /** For how many seconds an answer is kept. 0 to 3,600. A change takes effect without a redeployment. */
    ttl: number;
    /**
     * What of a request tells one answer from another, beside the path: `method.request.querystring.page`,
     * `method.request.header.Accept-Language`. The route's path parameters always do. Another parameter of the path is
     * refused. Default: nothing else, not even the caller's key: customers share the answers.
     */
    keyParameters?: string[];
}

export const cacheCheck: Check<Cache> = shape<Cache>({
    ttl: required(wholeNumber(0, 3600, " seconds"), "for how many seconds an answer is kept"),
    keyParameters: optional(
        listOf(
            textLike(
                /^method\.request\.(querystring|header|path)\.[A-Za-z0-9._$-]+$/,
                "a parameter, such as method.request.querystring.page",
            ),
            "parameters",
        ),
    ),
});

/** A route's cache needs the stage's. */
export function cacheProblems(path: Path, { cache }: Map, stageHasCache: boolean): Problem[] {
    if (cache === undefined || stageHasCache) return [];
    return [{ path: [...path, "cache"], message: "needs a cache of the stage; give stage.cacheSize" }];
}

/**
 * What a stage's settings of an `ANY` method do is not said: one source gives each method its own
 * (serverless-api-gateway-caching), another all of a path as `*` (serverless-heaven/serverless-aws-alias#81). A cache for
 * all would answer a second order from memory: "only GET methods should be cached" (DG "Cache settings for REST APIs").
 */
const anyRoute =
    "is of an ANY route, whose answers to all methods would be kept; give the path a GET route with the cache";

/** A part of the path that the route has not ("Invalid cache key parameter specified"). */
export function cacheKeyProblems(path: Path, cache: unknown, { method, parameters }: ParsedRouteKey): Problem[] {
    if (method === "ANY" && cache !== undefined) return [{ path, message: anyRoute }];
    if (!isMap(cache) || !Array.isArray(cache.keyParameters)) return [];
    const known = parameters.length === 0 ? "it has none" : `it has ${parameters.join(", ")}`;
    return (cache.keyParameters as unknown[]).flatMap((given, index) => {
        const [, name] = (typeof given === "string" && /^method\.request\.path\.(.+)$/.exec(given)) || [];
        if (name === undefined || parameters.includes(name)) return [];
        const message = `${name} is not a parameter of the route; ${known}`;
        return [{ path: [...path, "keyParameters", String(index)], message }];
    });
}

/**
 * A cache tells requests apart by the parameters that are named as its key and by nothing else, not even by the path's:
 * without them, one order's answer is given for all (Yan Cui, "Serverless: enable caching on query string parameters in
 * API Gateway", for both kinds of parameters).
 */
export function cacheDeclaration(cache: Cache | undefined, { parameters }: ParsedRouteKey) {
    if (cache === undefined) return {};
    const keys = [...parameters.map(name => `method.request.path.${name}`), ...(cache.keyParameters ?? [])];
    return keys.length > 0 ? { cacheKeyParameters: [...new Set(keys)] } : {};
}
