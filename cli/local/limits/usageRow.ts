import type { Quota } from "../deployed";

/** How much of a plan a customer has used in the plan's current quota period. */
export interface UsageRow {
    /** The name of the key. */
    customer: string;
    keyId: string;
    plan: string;
    planId: string;
    used: number;
    /** Absent where the plan has no quota. */
    remaining?: number;
    limit?: number;
    period?: Quota["period"];
}
