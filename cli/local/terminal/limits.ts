import { Quota, Throttle, UsagePlan } from "../deployed";
import { grouped } from "./table";

/** `1/s, 3 at once; 20 a day; POST /orders 1/s, 1 at once` */
export function limitsOf({ throttle, quota, stages }: UsagePlan): string {
    const ofMethods = stages.flatMap(({ methodThrottles }) =>
        Object.entries(methodThrottles).map(([method, limits]) => `${method} ${throttleOf(limits)}`),
    );
    const limits = [throttle && throttleOf(throttle), quota && quotaOf(quota), ...new Set(ofMethods)];
    return limits.filter(limit => limit !== undefined).join("; ") || "unlimited";
}

export function throttleOf({ rateLimit, burstLimit }: Throttle): string {
    const limit = (value: number, unit: string) =>
        value === Number.MAX_SAFE_INTEGER ? "" : `${grouped(value)}${unit}`;
    return [limit(rateLimit, "/s"), limit(burstLimit, " at once")].filter(part => part !== "").join(", ");
}

function quotaOf({ limit, period, offset }: Quota): string {
    const after = offset > 0 ? `, from day ${offset + 1}` : "";
    return `${grouped(limit)} a ${period.toLowerCase()}${after}`;
}
