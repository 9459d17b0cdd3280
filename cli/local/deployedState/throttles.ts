import { Throttle } from "../deployed";

/**
 * A throttle of the service. -1 is "no throttle" to it. Where one of the two limits is absent or 0, the provider sends
 * nothing when it makes the resource, and the other limit is taken to hold alone (unverified).
 */
export function throttle(rateLimit: unknown, burstLimit: unknown): Throttle | undefined {
    const given = (limit: unknown) => (typeof limit === "number" && limit > 0 ? limit : undefined);
    const [rate, burst] = [given(rateLimit), given(burstLimit)];
    if (rate === undefined && burst === undefined) return undefined;
    return { rateLimit: rate ?? Number.MAX_SAFE_INTEGER, burstLimit: burst ?? Number.MAX_SAFE_INTEGER };
}
