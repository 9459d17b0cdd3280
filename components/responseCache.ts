import { Check, Map, listOf, optional, required, shape, textLike, wholeNumber } from "./checks";
import { Path, Problem } from "./problems";

/** A memory of a route's answers, in the cache of the stage (DG "Cache settings for REST APIs"). */
export interface Cache {
    /** For how many seconds an answer is kept. 0 to 3,600. A change takes effect without a redeployment. */
    ttl: number;
    /**
     * What of a request tells one answer from another, beside the path: `method.request.querystring.page`,
     * `method.request.header.Accept-Language`, `method.request.path.id`. Default: nothing else.
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

export function cacheDeclaration(cache: Cache | undefined) {
    return cache?.keyParameters?.length ? { cacheKeyParameters: cache.keyParameters } : {};
}
