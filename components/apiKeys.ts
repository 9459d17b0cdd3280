import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import * as v from "valibot";
import { formerNameProblems, nameProblems, sharedFormerNameProblems } from "./names";
import {
    Problem,
    at,
    checkedWhenKnown,
    flag,
    isMap,
    mapProblems,
    mapShape,
    orDeferred,
    schemaProblems,
    show,
    text,
    texts,
    whenKnown,
    wholeNumber,
} from "./problems";
import { Tags, mergedTags } from "./tags";

/** A customer's API key, and the plan that it is in. */
export interface KeyArgs {
    /** The name of the customer's plan. It must be one of `plans`. */
    plan: string;
    /**
     * A key value that the customer brings: 20 to 128 letters and digits, unique in the account and Region. It is a
     * secret. Default: AWS generates one. Another value makes another key. Excludes `existingKeyId`.
     */
    value?: pulumi.Input<string>;
    /** A description of the key. Default: the provider's. */
    description?: string;
    /** Whether the key is let in. Default true; false gives 403 Forbidden and keeps the key. */
    enabled?: pulumi.Input<boolean>;
    /** The customer's id in AWS Marketplace or in a system of yours. Default none. */
    customerId?: string;
    /** Tags of the key, beside those of the gateway. Default none. */
    tags?: { [name: string]: pulumi.Input<string> };
    /**
     * The id of a key that exists already: only its association with the plan is made, and the key itself outlives it.
     * Default none. Excludes all but `plan` and `formerName`.
     */
    existingKeyId?: pulumi.Input<string>;
    /** The generation of the key; raising it makes a new key. A whole number of 1 or more. Default 1. */
    generation?: number;
    /**
     * Whether the key of the generation before stays valid beside the new one. Default false. It needs a generation of
     * 2 or more.
     */
    keepPrevious?: boolean;
    /**
     * The name that this key had in `keys` before it was renamed: the key, its value and its usage stay. Default none:
     * then a new name means a new key, and the old one is revoked. It may be dropped after one `pulumi up`.
     */
    formerName?: string;
}

const valueRule = "a key value has 20 to 128 letters and digits";

/** Never shows the value. */
const keyValue = v.pipe(
    v.string(`is not a string; ${valueRule}`),
    v.regex(/^[A-Za-z0-9]*$/, `has other characters than letters and digits; ${valueRule}`),
    v.check(
        value => value.length >= 20 && value.length <= 128,
        issue => `has ${issue.input.length} characters; ${valueRule}`,
    ),
);

const existingKeyId = v.pipe(text, v.nonEmpty("is empty; give the id of a key"));

const keyEntries = {
    plan: v.string(issue => `${show(issue.input)} is not the name of a plan`),
    value: v.optional(orDeferred(keyValue)),
    description: v.optional(orDeferred(text)),
    enabled: v.optional(orDeferred(flag)),
    customerId: v.optional(orDeferred(text)),
    tags: v.optional(texts),
    existingKeyId: v.optional(orDeferred(existingKeyId)),
    generation: v.optional(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
    keepPrevious: v.optional(flag),
    formerName: v.optional(text),
};

const keySchema = mapShape(keyEntries, { plan: "each key is in a plan" });

export function keyValueProblems(path: string, value: unknown): Problem[] {
    return schemaProblems(path, value, keyValue);
}

/** What is wrong with a map of keys, given the names of the plans. */
export function keysProblems(path: string, keys: unknown, planNames: string[]): Problem[] {
    const each = mapProblems(path, keys, (keyPath, key, name) => [
        ...nameProblems(keyPath, name),
        ...schemaProblems(keyPath, key, keySchema),
        ...planProblems(keyPath, key, planNames),
        ...existingKeyProblems(keyPath, key),
        ...generationProblems(keyPath, key),
        ...formerNameProblems(keyPath, key, keys),
    ]);
    if (!isMap(keys)) return each;
    return [
        ...each,
        ...sameNameProblems(path, keys),
        ...sameValueProblems(path, keys),
        ...sharedFormerNameProblems(path, keys),
    ];
}

function planProblems(path: string, key: unknown, planNames: string[]): Problem[] {
    if (!isMap(key) || typeof key.plan !== "string" || planNames.includes(key.plan)) return [];
    const plans = planNames.length === 0 ? "there are none" : `the plans are ${planNames.join(", ")}`;
    return [{ path: at(path, "plan"), message: `there is no plan ${show(key.plan)}; ${plans}` }];
}

const alongExistingKey = ["plan", "existingKeyId", "formerName"];

function existingKeyProblems(path: string, key: unknown): Problem[] {
    if (!isMap(key) || key.existingKeyId === undefined) return [];
    return Object.keys(key)
        .filter(name => !alongExistingKey.includes(name) && Object.hasOwn(keyEntries, name))
        .map(name => ({
            path: at(path, name),
            message: "can't be set on a key that exists already; drop it, or drop existingKeyId",
        }));
}

function generationProblems(path: string, key: unknown): Problem[] {
    if (!isMap(key) || key.keepPrevious !== true || (key.generation ?? 1) !== 1) return [];
    const message = "there is no generation before 1 to keep; set generation: 2 as well";
    return [{ path: at(path, "keepPrevious"), message }];
}

/** A key called `acme-g2` beside the second generation of `acme` would give two resources one name. */
function sameNameProblems(path: string, keys: { [name: string]: unknown }): Problem[] {
    const owner = new Map<string, string>();
    const problems: Problem[] = [];
    for (const [name, key] of Object.entries(keys)) {
        if (!isMap(key)) continue;
        for (const resource of generationsOf(name, key).map(generation => generation.resourceName)) {
            const other = owner.get(resource);
            if (other !== undefined) {
                const message = `makes a resource "${resource}", as keys.${other} does; rename one`;
                problems.push({ path: at(path, name), message });
            }
            owner.set(resource, name);
        }
    }
    return problems;
}

function sameValueProblems(path: string, keys: { [name: string]: unknown }): Problem[] {
    const owner = new Map<string, string>();
    const problems: Problem[] = [];
    for (const [name, key] of Object.entries(keys)) {
        const value = isMap(key) ? key.value : undefined;
        if (typeof value !== "string") continue;
        const other = owner.get(value);
        if (other === undefined) owner.set(value, name);
        else
            problems.push({
                path: at(at(path, name), "value"),
                message: `is that of keys.${other} too; each needs its own`,
            });
    }
    return problems;
}

/** The keys that a customer has at one time: that of the generation, and the one before if it is kept. */
export interface Generation {
    /** The part of the resources' logical names that is the key's. */
    resourceName: string;
    /** What it was before the key was renamed. */
    formerResourceName?: string;
    previous: boolean;
}

/** The generations that a key's arguments ask for, the current one first. */
export function generationsOf(
    name: string,
    key: { generation?: unknown; keepPrevious?: unknown; formerName?: unknown },
): Generation[] {
    const generation = typeof key.generation === "number" ? key.generation : 1;
    const ofGeneration = (n: number, previous: boolean): Generation => ({
        resourceName: resourceName(name, n),
        formerResourceName: typeof key.formerName === "string" ? resourceName(key.formerName, n) : undefined,
        previous,
    });
    const current = ofGeneration(generation, false);
    const keepsPrevious = key.keepPrevious === true && generation > 1;
    return keepsPrevious ? [current, ofGeneration(generation - 1, true)] : [current];
}

function resourceName(name: string, generation: number): string {
    return generation === 1 ? name : `${name}-g${generation}`;
}

/** A customer's keys as resources. */
export interface CustomerKeys {
    id: pulumi.Output<string>;
    /** Secret. */
    value: pulumi.Output<string>;
    previousId?: pulumi.Output<string>;
}

/** Makes a customer's key or keys, and puts them in the plan. */
export function customerKeys(
    gatewayName: string,
    name: string,
    path: string,
    key: KeyArgs,
    gateway: {
        subject: string;
        usagePlanId: pulumi.Output<string>;
        tags?: Tags;
    },
    parent: pulumi.Resource,
): CustomerKeys {
    const { subject, usagePlanId } = gateway;
    if (key.existingKeyId !== undefined) {
        const existing = checkedWhenKnown(subject, key.existingKeyId, id =>
            schemaProblems(at(path, "existingKeyId"), id, existingKeyId),
        );
        const { keyId, value } = inPlan(`${gatewayName}-${name}`, existing, usagePlanId, {
            parent,
            aliases: key.formerName === undefined ? [] : [{ name: `${gatewayName}-${key.formerName}` }],
        });
        return { id: keyId, value: pulumi.secret(value) };
    }
    const supplied =
        key.value === undefined
            ? undefined
            : pulumi.secret(checkedWhenKnown(subject, key.value, value => keyValueProblems(at(path, "value"), value)));
    const made = generationsOf(name, key).map(({ resourceName, formerResourceName, previous }) => {
        const aliases = formerResourceName === undefined ? [] : [{ name: `${gatewayName}-${formerResourceName}` }];
        const apiKey = new apigateway.ApiKey(
            `${gatewayName}-${resourceName}`,
            {
                value: previous ? undefined : supplied,
                description: whenKnown(subject, at(path, "description"), key.description, text),
                enabled: whenKnown(subject, at(path, "enabled"), key.enabled ?? true, flag),
                customerId: whenKnown(subject, at(path, "customerId"), key.customerId, text),
                tags: mergedTags(gateway.tags, whenKnown(subject, at(path, "tags"), key.tags, texts)),
            },
            {
                parent,
                aliases,
                // Two keys may not share a value ("API Key already exists"), so the old one goes first.
                deleteBeforeReplace: supplied !== undefined,
                // The provider keeps the old value when the argument is dropped, so the engine must be told that a
                // generated value is wanted again.
                replacementTrigger: previous ? undefined : supplied === undefined ? "generated" : "supplied",
                // The arguments hold the new generation's value; the old one's is in the state alone.
                ignoreChanges: previous ? ["value"] : undefined,
            },
        );
        inPlan(`${gatewayName}-${resourceName}`, apiKey.id, usagePlanId, { parent, aliases });
        return apiKey;
    });
    const [current, previous] = made as [apigateway.ApiKey, apigateway.ApiKey | undefined];
    return { id: current.id, value: pulumi.secret(current.value), previousId: previous?.id };
}

/**
 * Puts a key in a plan.
 *
 * A key may not be in two plans of one stage ("API Key … cannot reference multiple Usage Plans with the same API
 * stage"), so on a move the old association goes first, and it is named after the key alone.
 */
function inPlan(
    logicalName: string,
    keyId: pulumi.Output<string>,
    usagePlanId: pulumi.Output<string>,
    opts: pulumi.CustomResourceOptions,
): apigateway.UsagePlanKey {
    return new apigateway.UsagePlanKey(
        logicalName,
        { keyId, keyType: "API_KEY", usagePlanId },
        {
            ...opts,
            deleteBeforeReplace: true,
            // One whose creation ended in an error can't be updated, as nothing of it can, so it is made again.
            replaceOnChanges: ["*"],
            // The provider does not mark the value as secret, and it is the key in plain text.
            additionalSecretOutputs: ["value"],
        },
    );
}
