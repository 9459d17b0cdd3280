import { UsagePlan } from "../deployed";
import { Limits } from "../limits/limits";
import { Day, dateOf, dayOfDate } from "../limits/quotaPeriods";
import { badRequest, notFound } from "./controlError";
import { existingPlan, keysIn } from "./existing";
import { newestFirst } from "./newestFirst";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { invalidPath, patchOperations, wholeNumber } from "./patchOperations";

/** `[used, remaining]` of each day, by key. The service is 30 to 40 minutes behind (localstack #11393); this is not. */
export function getUsage({ parameters, query }: ControlRequest, { customers, limits }: ControlState): ControlAnswer {
    const plan = existingPlan(parameters.planId, customers);
    const [startDate, endDate] = ["startDate", "endDate"].map(name => query.get(name) ?? "");
    const days = daysBetween(startDate, endDate);
    const keyId = query.get("keyId");
    if (keyId !== null && !plan.keyIds.includes(keyId)) throw unknownKey();
    const wanted = keysIn(plan, customers).filter(({ id }) => keyId === null || id === keyId);
    const { items, position } = page(...newestFirst(wanted, query, customers));
    const values = items.map(({ id }) => [id, days.map(day => usageOn(plan, id, day, limits))] as const);
    return { body: { usagePlanId: plan.id, startDate, endDate, values: Object.fromEntries(values), position } };
}

const longestRange = 366;

function daysBetween(startDate: string, endDate: string): Day[] {
    const [first, last] = [dayOfDate(startDate), dayOfDate(endDate)];
    if (first === undefined || last === undefined) throw badRequest("Usage dates must be in the format yyyy-mm-dd");
    if (last < first) throw badRequest("Usage end date must not be before the start date");
    if (last - first > longestRange) throw badRequest(`Usage can be read for at most ${longestRange} days at once`);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function updateUsage({ parameters, body }: ControlRequest, { customers, limits }: ControlState): ControlAnswer {
    const plan = existingPlan(parameters.planId, customers);
    const { keyId } = parameters;
    if (!plan.keyIds.includes(keyId)) throw unknownKey();
    if (!plan.quota) throw badRequest("The usage plan has no quota");
    const remaining = patchOperations(body).map(operation => {
        // `add` has no path (boto3 #2504).
        const paths = operation.op === "replace" ? ["/remaining"] : [];
        if (!paths.includes(operation.path)) throw invalidPath(operation, paths);
        return wholeNumber(operation);
    });
    const today = limits.today();
    limits.counter(plan, keyId).setRemaining(plan.quota, today, remaining.at(-1)!);
    const date = dateOf(today);
    const values = { [keyId]: [usageOn(plan, keyId, today, limits)] };
    return { body: { usagePlanId: plan.id, startDate: date, endDate: date, values } };
}

/** aws-cli #5344 */
function unknownKey() {
    return notFound("Invalid Key identifier specified");
}

function usageOn(plan: UsagePlan, keyId: string, day: Day, limits: Limits): [number, number] {
    return limits.counter(plan, keyId).onDay(plan.quota, day, limits.today());
}
