import { UsagePlan } from "./deployed";

/** The plans that each key is in, by the key's id. */
export function plansByKey(plans: UsagePlan[]): Map<string, UsagePlan[]> {
    const result = new Map<string, UsagePlan[]>();
    for (const plan of plans) {
        for (const id of plan.keyIds) {
            const known = result.get(id);
            if (known) known.push(plan);
            else result.set(id, [plan]);
        }
    }
    return result;
}
