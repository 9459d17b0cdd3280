import { ApiKey } from "../deployed";
import { isMap } from "../dictionary";
import { descriptionOf, nameOf, refuseBeyondQuota, valueOf } from "./apiKeyFields";
import { ControlError, badRequest, conflict } from "./controlError";
import { existingKey } from "./existing";
import { generatedId, generatedValue } from "./generatedKeys";
import { importApiKeys } from "./importApiKeys";
import { newestFirst } from "./newestFirst";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { PatchOperation, invalidPath, patchOperations } from "./patchOperations";
import { ServedCustomers } from "./servedCustomers";
import { tagsGiven } from "./tagsGiven";

export function getApiKeys({ query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const withValues = query.get("includeValues") === "true";
    const [name, customerId] = [query.get("name") ?? "", query.get("customerId")];
    const wanted = customers.deployed.keys.filter(
        key => key.name.startsWith(name) && (customerId === null || key.customerId === customerId),
    );
    const { items, position } = page(...newestFirst(wanted, query, customers));
    return { body: { item: items.map(key => keyDocument(key, customers, withValues)), position } };
}

export function getApiKey({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const key = existingKey(parameters.keyId, customers);
    const withValue = query.get("includeValue") === "true";
    return { body: { ...keyDocument(key, customers, withValue), tags: key.tags ?? {} } };
}

/**
 * A key is disabled unless it is said to be enabled, and no value or an empty one means that one is generated
 * (localstack's recordings). `stageKeys` does nothing, for it is the way of the time before usage plans; nor does
 * `generateDistinctId`, which the API reference calls deprecated: ids are always distinct.
 */
export function createApiKey(request: ControlRequest, state: ControlState): ControlAnswer {
    if (request.query.get("mode") === "import") return importApiKeys(request, state);
    const { customers } = state;
    const { name, description, enabled, value, customerId, tags } = isMap(request.body) ? request.body : {};
    const key: ApiKey = {
        id: generatedId(),
        name: nameOf(textOf(name, "name") ?? ""),
        value: valueOf(textOf(value, "value") || generatedValue()),
        origin: "call",
        enabled: enabled === true || enabled === "true",
        ...optional("description", descriptionOf(textOf(description, "description"))),
        ...optional("customerId", textOf(customerId, "customerId")),
        ...tagsGiven(tags),
    };
    if (customers.keyOfValue(key.value)) throw conflict("API Key already exists");
    refuseBeyondQuota(customers);
    customers.createKey(key);
    return { status: 201, body: { ...keyDocument(key, customers, true), ...tagsGiven(tags) } };
}

export function updateApiKey({ parameters, body }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const key = existingKey(parameters.keyId, customers);
    const changes = Object.assign({}, ...patchOperations(body).map(keyChange)) as Partial<ApiKey>;
    const updated = customers.updateKey(key, changes);
    return { body: { ...keyDocument(updated, customers, false), tags: updated.tags ?? {} } };
}

export function deleteApiKey({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    customers.deleteKey(existingKey(parameters.keyId, customers));
    return { status: 202 };
}

const replaceable: { [path: string]: (value: string) => Partial<ApiKey> } = {
    "/description": value => ({ description: descriptionOf(value) }),
    // Anything but true is false (localstack's recording of `not-a-boolean`).
    "/enabled": value => ({ enabled: value.toLowerCase() === "true" }),
    "/name": value => ({ name: nameOf(value) }),
    "/customerId": value => ({ customerId: value }),
};

function keyChange(operation: PatchOperation): Partial<ApiKey> {
    const paths = operation.op === "replace" ? Object.keys(replaceable) : [];
    if (!paths.includes(operation.path)) throw invalidPath(operation, paths);
    return replaceable[operation.path](operation.value ?? "");
}

/** `stageKeys` stays empty for a key that is in plans (localstack's recording). */
function keyDocument(key: ApiKey, customers: ServedCustomers, withValue: boolean) {
    const { id, name, value, enabled, description, customerId } = key;
    const { created, updated } = customers.history(key);
    return {
        id,
        ...(withValue ? { value } : {}),
        ...(name === "" ? {} : { name }),
        customerId,
        description,
        enabled,
        createdDate: Math.floor(created / 1000),
        lastUpdatedDate: Math.floor(updated / 1000),
        stageKeys: [],
    };
}

function textOf(given: unknown, name: string): string | undefined {
    if (given === undefined || given === null) return undefined;
    if (typeof given === "boolean" || typeof given === "number") throw notText(given);
    if (typeof given !== "string") throw badRequest(`Invalid ${name} specified`);
    return given;
}

/** Recorded of a boolean in PutIntegration's parameters. */
function notText(given: boolean | number): ControlError {
    const type = typeof given === "boolean" ? "Boolean" : Number.isInteger(given) ? "Integer" : "Double";
    return new ControlError(400, "SerializationException", `class java.lang.${type} can not be converted to an String`);
}

function optional(name: "description" | "customerId", value: string | undefined): Partial<ApiKey> {
    return value === undefined ? {} : { [name]: value };
}
