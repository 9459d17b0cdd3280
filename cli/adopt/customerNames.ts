import { ExistingApi } from "./existingApi";
import { mapNames } from "./names";

/** What the plans and keys are called in the configuration, by their ids. */
export interface CustomerNames {
    plans: Map<string, string>;
    keys: Map<string, string>;
}

export function customerNames({ plans }: ExistingApi): CustomerNames {
    const keys = plans.flatMap(each => each.keys);
    const unique = [...new Map(keys.map(key => [key.id!, key])).values()];
    const time = (date: Date | undefined) => date?.getTime() ?? 0;
    unique.sort((a, b) => time(a.createdDate) - time(b.createdDate) || (a.id! < b.id! ? -1 : 1));
    return {
        plans: mapNames(plans.map(({ plan: { id, name } }) => ({ id: id!, texts: [name], kind: "plan" }))),
        keys: mapNames(unique.map(({ id, name, customerId }) => ({ id: id!, texts: [name, customerId], kind: "key" }))),
    };
}
