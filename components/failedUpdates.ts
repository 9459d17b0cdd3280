import * as pulumi from "@pulumi/pulumi";
import { arrivalName, arrivedSetting, hasArrived } from "./arrived";
import { isMap } from "./checks";
import { OutputParts } from "./deferred";
import { leftOutByCreation } from "./failedCreations";
import { UpdateHook, beforeUpdate } from "./hooks";
import { Refusal } from "./problems";
import { resendSetting } from "./resend";
import { LeftOut, UpdatedState, takenAsDone, unknownYet } from "./takenAsDone";
import { typesAbove } from "./typesAbove";

/*
 * An update that the service refused is saved as done, and the next one sends only what differs from it. What was not
 * sent would be taken for sent, silently; a refresh would show it, but reads everything at each look at a plan. So each
 * update looks at what the engine has of that one resource, which costs no call, and is refused while a part of an
 * earlier one is not known to have arrived.
 */

const hooks = new WeakMap<pulumi.Resource, pulumi.ResourceHookBinding | undefined>();

/** Refuses, in a preview too, an update after one that failed, for any resource right below the parent. */
export function afterFailedUpdates(parent: pulumi.Resource): pulumi.ResourceHookBinding | undefined {
    if (!hooks.has(parent)) hooks.set(parent, beforeUpdate(refuseAfterFailedUpdate(parent)));
    return hooks.get(parent);
}

function refuseAfterFailedUpdate(parent: pulumi.Resource): UpdateHook {
    const { __name: name } = parent as unknown as { __name: string };
    return {
        name: `${typesAbove(parent)}${name}-last-update`,
        run: async ({ id, name, type, ...args }) => {
            const [oldInputs, newInputs, oldOutputs] = await Promise.all(
                [args.oldInputs, args.newInputs, args.oldOutputs].map(known),
            );
            const resource = { kind: type.split(":").pop()!, id, name };
            const state = { oldInputs, newInputs, oldOutputs };
            const leftOut = takenAsDone(state).filter(each => !isInDocument(resource, state, each));
            refuseUnlessArrived("update", resource, state, leftOut);
            refuseUnlessArrived("creation", resource, state, leftOutByCreation(resource.kind, state));
        },
    };
}

interface Updated {
    kind: string;
    id: string;
    name: string;
}

/** Whether the document that is about to be sent says it: that says all of the API but its tags. */
function isInDocument({ kind }: Updated, { newInputs, oldOutputs }: UpdatedState, { path }: LeftOut): boolean {
    const isSent = kind === "RestApi" && bodyOf(newInputs) !== bodyOf(oldOutputs);
    return isSent && !["tags", "tagsAll"].includes(path.split(".")[0]);
}

const bodyOf = (properties: unknown) => (isMap(properties) ? properties.body : undefined);

function refuseUnlessArrived(failed: "update" | "creation", resource: Updated, state: UpdatedState, all: LeftOut[]) {
    const { kind, id, name } = resource;
    const added = all.filter(({ isAdded, path }) => isAdded && path !== "body");
    const arrival = added.length === 0 ? undefined : arrivalName(kind, id, added);
    const isOld = arrival !== undefined && hasArrived(arrival);
    const leftOut = isOld ? all.filter(each => !added.includes(each)) : all;
    if (leftOut.length === 0) return;
    throw new Refusal(
        `the last ${failed} of ${kind} ${name} failed, and ${inWords(leftOut)} would be taken as done without being ` +
            `sent. Run ${remedy(resource, state, leftOut, isOld ? undefined : arrival)}`,
    );
}

function inWords([{ path: first }, ...others]: LeftOut[]): string {
    return others.length === 0 ? first : `${first} and ${others.length} more`;
}

const refreshed = "pulumi up --refresh";

/** What makes the next run send what has not arrived, or find that it has. */
function remedy({ kind, id }: Updated, state: UpdatedState, leftOut: LeftOut[], arrival: string | undefined): string {
    const setting = (name: string) => `usage-plan-gateway:${name}`;
    // A refresh does not read the document.
    if (leftOut.some(({ path }) => path === "body")) {
        return `pulumi config set ${setting(resendSetting)} "$(date +%s)" && ${refreshed}`;
    }
    const arrived = arrival === undefined ? refreshed : `${refreshed} -c ${setting(arrivedSetting)}=${arrival}`;
    const operations = kind === "UsagePlan" ? limitOperations(state, leftOut) : [];
    if (operations.length > 0) {
        const patch = operations.map(each => `'${each}'`).join(" ");
        return `aws apigateway update-usage-plan --usage-plan-id ${id} --patch-operations ${patch} && ${arrived}`;
    }
    return arrival === undefined ? refreshed : `${refreshed}; if that is refused too, AWS has it by now: ${arrived}`;
}

const limits = [
    ["throttleSettings", "/throttle", ["rateLimit", "burstLimit"]],
    ["quotaSettings", "/quota", ["limit", "offset", "period"]],
] as const;

/**
 * What gives a plan the limits that it has none of so far. A refresh does not see that they are missing: the provider
 * leaves in its state what the service does not answer (terraform-provider-aws, `usage_plan.go`).
 */
function limitOperations({ oldInputs, newInputs }: UpdatedState, leftOut: LeftOut[]): string[] {
    const [before, wanted] = [oldInputs, newInputs].map(inputs => (isMap(inputs) ? inputs : {}));
    return limits
        .filter(([property]) => before[property] === undefined && isMap(wanted[property]))
        .filter(([property]) => leftOut.some(({ path }) => path.startsWith(`${property}.`)))
        .flatMap(([property, path, names]) => {
            const values = wanted[property] as { [name: string]: string | number | undefined };
            return names.map(name => `op=replace,path=${path}/${name},value=${values[name] ?? 0}`);
        });
}

/** The value with what is secret in it opened. */
async function known(value: unknown): Promise<unknown> {
    if (pulumi.Output.isInstance(value))
        return await known(await (value as unknown as OutputParts<unknown>).promise(true));
    if (pulumi.isUnknown(value)) return unknownYet;
    if (Array.isArray(value)) return await Promise.all(value.map(known));
    if (!isMap(value)) return value;
    const entries = Object.entries(value).map(async ([name, inner]) => [name, await known(inner)] as const);
    return Object.fromEntries(await Promise.all(entries));
}
