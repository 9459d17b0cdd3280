import { beginningOf } from "../../usage/exhaustion";
import { dayOf, quotaPeriod } from "../../local/limits/quotaPeriods";
import { grouped } from "../../local/terminal/table";
import { Check, Finding, answers, ok, refused } from "../finding";
import { coveringPlans } from "./keyPlan";
import { needsKey } from "./keyRequired";

export const quota: Check = facts => {
    const key = facts.key?.found;
    if (!key || !needsKey(facts)) return undefined;
    const passing: Finding[] = [];
    for (const { id, name, quota: given } of coveringPlans(facts)) {
        if (!given) continue;
        const { used = 0, remaining } = facts.usage[id] ?? {};
        const period = quotaPeriod(given, dayOf(facts.now));
        const limit = `${grouped(given.limit)} a ${given.period.toLowerCase()}`;
        if ((remaining ?? given.limit - used) <= 0) {
            // UpdateUsage takes requests away, too.
            const taken = used < given.limit ? ", and the rest was taken from this key in this period" : "";
            return refused(
                answers.limitExceeded,
                `the quota of the plan ${name} is used up: ${grouped(used)} used of ${limit}${taken}`,
                `it begins again at ${beginningOf(period.end)}; before that: aws apigateway update-usage --usage-plan-id ${id} --key-id ${key.id} --patch-operations op=replace,path=/remaining,value=<requests>`,
            );
        }
        const left = remaining === undefined ? "" : `, ${grouped(remaining)} left`;
        passing.push(ok(`the quota of the plan ${name} is not used up: ${grouped(used)} used of ${limit}${left}`));
    }
    return passing[0];
};
