import { Quota } from "../local/deployed";
import { Day, QuotaPeriod } from "../local/limits/quotaPeriods";
import { Exhaustion } from "./exhaustion";

/** Usage by customer: what every form of the report shows. */
export interface UsageReport {
    /** Milliseconds since 1970. */
    readAt: number;
    plans: PlanRange[];
    /** The greatest share first. */
    customers: CustomerUsage[];
    /** What AWS does not know, and what is not as one may expect. */
    notes: string[];
}

/** A plan, and the days that are shown of it, both included. */
export interface PlanRange {
    id: string;
    name: string;
    quota?: Quota;
    /** The period of the quota that holds the last day. */
    period?: QuotaPeriod;
    from: Day;
    to: Day;
}

export interface CustomerUsage {
    keyId: string;
    /** The key's name, or its id where it has none (any more). */
    customer: string;
    plan: PlanRange;
    /** Requests of each day, from the plan's first to its last. */
    days: number[];
    /** Requests of these days. */
    used: number;
    /** Of the quota's period; absent without a quota, as all below. */
    usedInPeriod?: number;
    /** As AWS says it; absent where it says nothing. */
    remaining?: number;
    /** What the period allows: the limit, unless it was changed for this key. */
    allowed?: number;
    /** Used of what is allowed: 1 is all. */
    share?: number;
    exhaustion?: Exhaustion;
}

/** The days that the plans are shown of, together. */
export function wholeRange({ plans, readAt }: UsageReport): { from: Day; to: Day } {
    const today = Math.floor(readAt / 86_400_000);
    return {
        from: Math.min(...plans.map(({ from }) => from), plans.length > 0 ? Infinity : today),
        to: Math.max(...plans.map(({ to }) => to), plans.length > 0 ? -Infinity : today),
    };
}
