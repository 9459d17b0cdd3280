import { grouped } from "../local/terminal/table";
import { beginningOf } from "./exhaustion";
import { CustomerUsage, PlanRange } from "./usageReport";

/** What AWS does not know, and what is not as one may expect: said, and nothing made up in its place. */
export function reportNotes(
    plans: PlanRange[],
    customers: CustomerUsage[],
    { isExact, isRangeAsked }: { isExact: boolean; isRangeAsked: boolean },
): string[] {
    return [
        ...(isExact ? [] : ["AWS counts 30 to 40 minutes late: the last requests are not in here."]),
        ...withoutQuota(plans, isRangeAsked),
        ...(plans.some(({ from, period }) => period && from !== period.start)
            ? ["Used is of the days shown; the share is of the quota's period."]
            : []),
        ...periodNotes(plans),
        ...changedQuotas(customers),
    ];
}

function withoutQuota(plans: PlanRange[], isRangeAsked: boolean): string[] {
    const names = plans.filter(({ quota }) => quota === undefined).map(({ name }) => name);
    if (names.length === 0) return [];
    const shown = isRangeAsked ? "" : "; the last 30 days are shown";
    return [`${listed(names)}: no quota, so AWS knows nothing that remains${shown}.`];
}

/** An account has up to 300 plans; those with the same quota are one note. */
function periodNotes(plans: PlanRange[]): string[] {
    const namesByNote = new Map<string, string[]>();
    for (const plan of plans) {
        const note = periodNote(plan);
        if (note !== undefined) namesByNote.set(note, [...(namesByNote.get(note) ?? []), plan.name]);
    }
    return [...namesByNote].map(([note, names]) => `${listed(names)}: ${note}`);
}

function periodNote({ quota, period }: PlanRange): string | undefined {
    if (!quota || !period) return undefined;
    const note = `${grouped(quota.limit)} a ${quota.period.toLowerCase()}, again from ${beginningOf(period.end)}`;
    // The sources contradict each other, see quotaPeriods.
    const isUnsure = quota.period === "WEEK" || quota.offset > 0;
    return `${note}${isUnsure ? ", as AWS's older documentation has the first day of a period" : ""}.`;
}

/** `a, b, c, d, e and 7 more` */
function listed(names: string[]): string {
    const more = names.length > 5 ? ` and ${grouped(names.length - 5)} more` : "";
    return `${names.slice(0, 5).join(", ")}${more}`;
}

function changedQuotas(customers: CustomerUsage[]): string[] {
    const changed = customers.filter(({ allowed, plan }) => plan.quota && allowed !== plan.quota.limit);
    if (changed.length === 0) return [];
    const named = changed.map(({ customer, allowed, plan }) => {
        return `${customer} (${grouped(allowed!)} instead of ${grouped(plan.quota!.limit)})`;
    });
    return [
        `Used and remaining are not the limit together, since UpdateUsage or the plan changed it in this period: ${listed(named)}.`,
    ];
}
