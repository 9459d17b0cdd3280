/** A bucket of tokens: so many calls at once, and then so many a second. */
interface Rate {
    perSecond: number;
    burst: number;
}

/**
 * What an account and Region may ask of API Gateway's control plane (Developer Guide, "API Gateway quotas for creating,
 * deploying and managing an API"; none of them can be raised). AWS gives a burst for all calls together alone. The
 * provider of the engine suite keeps to the same ones where `STANDIN_RATE_LIMITS` asks it to.
 */
const allCalls: Rate = { perSecond: 10, burst: 40 };
const rates: { [operation: string]: Rate } = {
    CreateApiKey: { perSecond: 5, burst: 5 },
    DeleteApiKey: { perSecond: 5, burst: 5 },
    CreateDeployment: { perSecond: 1 / 5, burst: 1 },
    CreateRestApi: { perSecond: 1 / 3, burst: 1 },
    PutRestApi: { perSecond: 1, burst: 1 },
    DeleteRestApi: { perSecond: 1 / 30, burst: 1 },
    UpdateUsagePlan: { perSecond: 1 / 20, burst: 1 },
};

/** The least number of seconds in which the service takes the calls, however they are sent. */
export function leastSeconds(operations: string[]): number {
    const least = (count: number, { perSecond, burst }: Rate) => Math.max(0, count - burst) / perSecond;
    const ofEach = Object.entries(rates).map(([operation, rate]) =>
        least(operations.filter(called => called === operation).length, rate),
    );
    return Math.max(least(operations.length, allCalls), ...ofEach);
}
