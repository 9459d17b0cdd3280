import { MethodThrottles, Throttle } from "../deployed";
import { isMap } from "../dictionary";
import { methodNameOfPath } from "../methodNames";

/** The limits of a throttle as JSON has it; what is not given does not limit (unverified). */
export function limits({ rateLimit, burstLimit }: { [limit: string]: unknown }): Throttle {
    return { rateLimit: limitOf(rateLimit), burstLimit: limitOf(burstLimit) };
}

/** Those of methods, by their paths: `/orders/GET`. */
export function methodThrottlesOf(throttles: unknown): MethodThrottles {
    const given = Object.entries(isMap(throttles) ? throttles : {});
    return Object.fromEntries(
        given.map(([path, throttle]) => [methodNameOfPath(path), limits(isMap(throttle) ? throttle : {})]),
    );
}

function limitOf(given: unknown): number {
    return typeof given === "number" ? given : Number.MAX_SAFE_INTEGER;
}
