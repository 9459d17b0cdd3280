import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { UsagePlan, usagePages, usagePlanKeys } from "../aws/usagePlans";
import { Day, dateOf, dayOf } from "../local/limits/quotaPeriods";
import { byShare, customerUsage } from "./customerUsage";
import { DailyCounts } from "./dailyCounts";
import { calls, firstDayToRead, planRange } from "./planRange";
import { reportNotes } from "./reportNotes";
import { CustomerUsage, PlanRange, UsageReport } from "./usageReport";

export interface Asked {
    from?: Day;
    to?: Day;
    /** Names of customers that are known better than by their keys' names, by the key's id. */
    customers: Map<string, string>;
    /** Whether the counts are up to date, as an emulator's are. */
    isExact: boolean;
    now: number;
    onProgress(text: string): void;
}

/** Reads the usage of all keys of these plans. */
export async function readUsage(client: APIGatewayClient, plans: UsagePlan[], asked: Asked): Promise<UsageReport> {
    const ranges: PlanRange[] = [];
    const customers: CustomerUsage[] = [];
    for (const plan of plans) {
        const range = planRange(plan, asked, dayOf(asked.now));
        ranges.push(range);
        for await (const row of usageOfPlan(client, range, asked)) customers.push(row);
    }
    customers.sort(byShare);
    const isRangeAsked = asked.from !== undefined || asked.to !== undefined;
    const notes = reportNotes(ranges, customers, { isExact: asked.isExact, isRangeAsked });
    return { readAt: asked.now, plans: ranges, customers, notes };
}

async function* usageOfPlan(client: APIGatewayClient, plan: PlanRange, asked: Asked): AsyncGenerator<CustomerUsage> {
    const counts = new DailyCounts(firstDayToRead(plan), plan.to);
    const names = new Map<string, string>();
    const progress = () => asked.onProgress(`${plan.name}: ${counts.size} keys`);
    for await (const keys of usagePlanKeys(client, plan.id)) {
        for (const { id, name } of keys) {
            names.set(id, name);
            counts.of(id);
        }
        progress();
    }
    for (const part of calls(firstDayToRead(plan), plan.to)) {
        const dates = { startDate: dateOf(part.from), endDate: dateOf(part.to) };
        for await (const page of usagePages(client, { usagePlanId: plan.id, ...dates })) {
            counts.add(page, part);
            progress();
        }
    }
    for (const [keyId, { days, remaining }] of counts.keys()) {
        const customer = asked.customers.get(keyId) || names.get(keyId) || keyId;
        yield customerUsage({ keyId, customer }, plan, days, remaining, asked.now);
    }
}
