import { ApiKey, UsagePlan } from "../deployed";
import { descriptionOf, nameOf, refuseBeyondQuota, valueOf } from "./apiKeyFields";
import { ControlError, badRequest } from "./controlError";
import { csvRecords } from "./csv";
import { existingPlan } from "./existing";
import { generatedId } from "./generatedKeys";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { refuseSecondPlan } from "./planStages";
import { ServedCustomers } from "./servedCustomers";

type KeyFields = Pick<ApiKey, "name" | "value" | "enabled" | "description">;

/** What a line of the file says, as far as it can be taken. */
interface Line {
    fields?: KeyFields;
    plans: UsagePlan[];
}

/**
 * Keys from a file (DG "API Gateway API key file format"): a key whose value is known is overwritten. What can't be
 * taken of the file is a warning, whose words are this gateway's, and with `failonwarnings` then nothing is imported.
 */
export function importApiKeys({ text, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    if (query.get("format") !== "csv") throw badRequest("Invalid format specified. Must be one of: [csv]");
    const warnings: string[] = [];
    const lines = rowsOf(text).map((row, index) =>
        lineOf(row, customers, message => warnings.push(`line ${index + 2}: ${message}`)),
    );
    if (query.get("failonwarnings") === "true" && warnings.length > 0) throw badRequest(warnings.join("; "));
    const ids = lines.flatMap(({ fields, plans }) =>
        fields ? [imported(fields, plans, customers, message => warnings.push(message))] : [],
    );
    return { status: 201, body: { ids, warnings } };
}

/** The lines after the first by the names in it, in small letters: `Name` and `Key` must be there, in any order. */
function rowsOf(text: string): Map<string, string>[] {
    const [head = [], ...records] = csvRecords(text);
    const names = head.map(name => name.toLowerCase());
    if (!names.includes("name") || !names.includes("key")) throw badRequest("The file needs the columns Name and Key");
    return records.map(record => new Map(names.map((name, index) => [name, record[index] ?? ""])));
}

function lineOf(row: Map<string, string>, customers: ServedCustomers, warn: (message: string) => void): Line {
    const column = (name: string) => row.get(name) ?? "";
    const description = column("description");
    const fields = tried(
        () => ({
            name: nameOf(column("name")),
            value: valueOf(column("key")),
            enabled: column("enabled") === "" || column("enabled").toLowerCase() === "true",
            description: description === "" ? undefined : descriptionOf(description),
        }),
        warn,
    );
    const ids = column("usageplanids")
        .split(",")
        .map(id => id.trim())
        .filter(id => id !== "");
    const plans = ids.map(id => tried(() => existingPlan(id, customers), warn)).filter(plan => plan !== undefined);
    return { ...(fields && { fields }), plans };
}

function imported(
    fields: KeyFields,
    plans: UsagePlan[],
    customers: ServedCustomers,
    warn: (message: string) => void,
): string {
    const known = customers.keyOfValue(fields.value);
    if (!known) refuseBeyondQuota(customers);
    const key: ApiKey = known ?? { id: generatedId(), origin: "call", ...fields };
    if (known) customers.updateKey(known, fields);
    else customers.createKey(key);
    for (const plan of plans) {
        // Each change makes another object of the key.
        const present = customers.key(key.id)!;
        if (customers.plansOf(present).includes(plan)) continue;
        tried(() => {
            refuseSecondPlan(present, plan, customers);
            customers.join(plan, present);
        }, warn);
    }
    return key.id;
}

/** Undefined, and a warning, where it is refused. */
function tried<T>(attempt: () => T, warn: (message: string) => void): T | undefined {
    try {
        return attempt();
    } catch (error) {
        if (!(error instanceof ControlError)) throw error;
        warn(error.message);
        return undefined;
    }
}
