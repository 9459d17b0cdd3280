import { Throttle } from "../deployed";

/**
 * A throttle of the service: -1 is "no throttle" to it, and 0 lets nothing pass (measured, ministack #1746; aws-cdk
 * #10071). The provider leaves a 0 out when it first makes the resource and sends it with a later change; what the
 * program means is served. Where one of the two limits is absent, the other is taken to hold alone (unverified).
 */
export function throttle(rateLimit: unknown, burstLimit: unknown): Throttle | undefined {
    const given = (limit: unknown) => (typeof limit === "number" && limit >= 0 ? limit : undefined);
    const [rate, burst] = [given(rateLimit), given(burstLimit)];
    if (rate === undefined && burst === undefined) return undefined;
    return { rateLimit: rate ?? Number.MAX_SAFE_INTEGER, burstLimit: burst ?? Number.MAX_SAFE_INTEGER };
}
