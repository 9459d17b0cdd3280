import { ControlStep } from "./controlFact";

/** Makes an enabled key, which later steps name by its name. */
export const keyOf = (name: string, more: object = {}): ControlStep => ({
    command: "CreateApiKey",
    input: { name, enabled: true, ...more },
    status: 201,
    as: name,
});

/** Puts a key into a plan. */
export const joined = (key: string, plan = "{basic}"): ControlStep => ({
    command: "CreateUsagePlanKey",
    input: { usagePlanId: plan, keyId: `{${key}.id}`, keyType: "API_KEY" },
    status: 201,
});

/** A call that fails, with the status of its error. */
export const refused = (command: string, input: object, error: { name: string; message: string }): ControlStep => ({
    command,
    input,
    status: { NotFoundException: 404, ConflictException: 409, BadRequestException: 400 }[error.name],
    error,
});

export const badRequest = (message: string) => ({ name: "BadRequestException", message });
export const notFound = (message: string) => ({ name: "NotFoundException", message });
export const conflict = (message: string) => ({ name: "ConflictException", message });
