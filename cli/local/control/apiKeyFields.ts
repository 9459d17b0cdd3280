import { ControlError, badRequest } from "./controlError";
import { ServedCustomers } from "./servedCustomers";

export function nameOf(name: string): string {
    if (name.length > 1024) throw badRequest("Invalid API Key name, can be at most 1024 characters.");
    return name;
}

export function valueOf(value: string): string {
    if (value.length < 20) throw badRequest("API Key value should be at least 20 characters");
    if (value.length > 128) throw badRequest("API Key value exceeds maximum size of 128 characters");
    return value;
}

export function descriptionOf(description: string | undefined): string | undefined {
    if (description !== undefined && description.length > 125_000) {
        throw badRequest("Invalid API Key description specified.");
    }
    return description;
}

/** Not to be raised (DG "Quotas"); so what calls make here is bounded as well. */
const mostKeys = 10_000;

/** The words are this gateway's: no recording of AWS's was found. */
export function refuseBeyondQuota(customers: ServedCustomers): void {
    if (customers.deployed.keys.length < mostKeys) return;
    throw new ControlError(429, "LimitExceededException", `An account has at most ${mostKeys} API Keys in a Region`);
}
