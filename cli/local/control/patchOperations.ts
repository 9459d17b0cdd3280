import { isMap } from "../dictionary";
import { badRequest } from "./controlError";

export interface PatchOperation {
    op: string;
    path: string;
    value: string | undefined;
}

/** The `patchOperations` of an update. */
export function patchOperations(body: unknown): PatchOperation[] {
    const given = isMap(body) ? body.patchOperations : undefined;
    if (!Array.isArray(given) || given.length === 0) throw badRequest("There are no patch operations");
    return given.map((operation: unknown) => {
        const { op, path, value } = isMap(operation) ? operation : {};
        if (typeof op !== "string" || typeof path !== "string") throw badRequest("A patch operation needs op and path");
        return { op, path, value: typeof value === "string" ? value : undefined };
    });
}

/** The words as localstack recorded them from UpdateApiKey, and boto3 #2629 shows them of UpdateUsagePlan. */
export function invalidPath({ op, path }: PatchOperation, paths: string[]) {
    return badRequest(`Invalid patch path  '${path}' specified for op '${op}'. Must be one of: [${paths.join(", ")}]`);
}

export function wholeNumber({ path, value }: PatchOperation): number {
    const number = Number(value);
    if (!/^\d+$/.test(value ?? "") || number > 2_147_483_647) throw badRequest(`Invalid value for ${path}: ${value}`);
    return number;
}

/** A rate, which may be a fraction. */
export function rateOf({ path, value }: PatchOperation): number {
    const number = value === undefined || value.trim() === "" ? NaN : Number(value);
    if (!Number.isFinite(number) || number < 0) throw badRequest(`Invalid value for ${path}: ${value}`);
    return number;
}
