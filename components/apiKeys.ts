import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import {
    Check,
    Map as PlainMap,
    atMost,
    entriesOf,
    flag,
    input,
    isMap,
    mapOf,
    optional,
    required,
    shape,
    text,
    value,
    wholeNumber,
    withRule,
} from "./checks";
import { withoutDependencies } from "./deferred";
import { idOf } from "./ids";
import { Generation, generationProblems, generationsOf, sameResourceProblems } from "./keyGenerations";
import { keyValue } from "./keyValues";
import { mapValues } from "./maps";
import { formerNameProblems, nameProblem } from "./names";
import { Path, Problem, show, shownPath } from "./problems";
import { Scope } from "./scope";
import { tagsCheck } from "./tagLimits";
import { mergedTags } from "./tags";
import { createUsagePlanKey } from "./usagePlanKeys";

/** A customer's API key, and the plan that it is in. */
export interface Key {
    /** The name of the customer's plan. It must be one of `plans`. */
    plan: string;
    /**
     * A key value that the customer brings: 20 to 128 printable ASCII characters without spaces, unique in the account
     * and Region. It is a secret. Default: AWS generates one. Another value makes another key. Excludes `existingKeyId`.
     */
    value?: pulumi.Input<string>;
    /**
     * The key's name at AWS: any text of up to 1,024 characters, which need not be unique; an empty one is that of a key
     * that was made without a name. Default: one that starts with the gateway's and the key's name. Another name makes
     * another key, since the provider can't rename one.
     */
    displayName?: pulumi.Input<string>;
    /** A description of the key. Default: the provider's. */
    description?: pulumi.Input<string>;
    /** Whether the key is let in. Default true; false gives 403 Forbidden and keeps the key. */
    enabled?: pulumi.Input<boolean>;
    /** The customer's id in AWS Marketplace or in a system of yours. Default none. */
    customerId?: pulumi.Input<string>;
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

const displayName = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    const count = [...given].length;
    return count <= 1024 ? undefined : `has ${count} characters; a key's name has up to 1,024`;
});

/**
 * @param planNames the names of the plans
 * @param shown how a message names the place of a key
 */
export function keysCheck(
    planNames: readonly string[],
    shown = (name: string) => shownPath(["keys", name]),
): Check<{ [keyName: string]: Key }> {
    const plans = planNames.length === 0 ? "there are none" : `the plans are ${planNames.join(", ")}`;
    const plan = value<string>(given => {
        if (typeof given !== "string") return `${show(given)} is not the name of a plan`;
        return planNames.includes(given) ? undefined : `there is no plan ${show(given)}; ${plans}`;
    });
    const key = shape<Key>({
        value: optional(input(keyValue)),
        displayName: optional(input(displayName)),
        description: optional(input(text)),
        enabled: optional(input(flag)),
        customerId: optional(input(text)),
        tags: optional(tagsCheck),
        existingKeyId: optional(input(idOf("a key"))),
        generation: optional(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
        keepPrevious: optional(flag),
        formerName: optional(text),
        plan: required(plan, "each key is in a plan"),
    });
    const withRules = withRule(withRule(key, existingKeyProblems), generationProblems);
    // An account and Region have 10,000 keys, which can't be raised (DG "Quotas").
    return [sameResourceProblems, sameProblems("value"), sameProblems("existingKeyId"), formerNameProblems].reduce(
        (check, rule) => withRule(check, (path, keys) => rule(path, keys, shown)),
        atMost(10_000, "an account takes at most", mapOf(withRules, nameProblem)),
    );
}

/** What a key may say of itself, beside which plan it is in and what it was called. */
const ofOwnKeys: (keyof Key)[] = [
    "value",
    "displayName",
    "description",
    "enabled",
    "customerId",
    "tags",
    "generation",
    "keepPrevious",
];

function existingKeyProblems(path: Path, key: PlainMap): Problem[] {
    if (key.existingKeyId === undefined) return [];
    return ofOwnKeys
        .filter(name => Object.hasOwn(key, name) && key[name] !== undefined)
        .map(name => ({
            path: [...path, name],
            message: "can't be set on a key that exists already; drop it, or drop existingKeyId",
        }));
}

/** That no two keys have the same of what is one key's alone: AWS takes a value once, and a key once for a stage. */
function sameProblems(field: "value" | "existingKeyId") {
    return (path: Path, keys: PlainMap, shown: (name: string) => string): Problem[] => {
        const owner = new Map<string, string>();
        return entriesOf(keys).flatMap(([name, key]) => {
            const given = isMap(key) ? key[field] : undefined;
            if (typeof given !== "string") return [];
            const other = owner.get(given);
            if (other === undefined) owner.set(given, name);
            const message = `is that of ${shown(other ?? "")} too; each needs its own`;
            return other === undefined ? [] : [{ path: [...path, name, field], message }];
        });
    };
}

/** A customer's keys as resources. */
export interface CustomerKeys {
    id: pulumi.Output<string>;
    /** To be marked as a secret by who gives it out. */
    value: pulumi.Output<string>;
    previousId?: pulumi.Output<string>;
}

/** Makes the customers' keys, and puts them in their plans. */
export function createApiKeys(
    scope: Scope,
    keys: { [keyName: string]: Key },
    usagePlanIds: { [planName: string]: pulumi.Output<string> },
): { [keyName: string]: CustomerKeys } {
    return mapValues(keys, (key, keyName) => {
        const create = key.existingKeyId === undefined ? createCustomerKeys : useExistingKey;
        return create(scope, keyName, key, usagePlanIds[key.plan]);
    });
}

function useExistingKey(
    { name, parent, retainOnDelete }: Scope,
    keyName: string,
    { existingKeyId, formerName }: Key,
    usagePlanId: pulumi.Output<string>,
): CustomerKeys {
    const { keyId, value } = createUsagePlanKey(`${name}-${keyName}`, pulumi.output(existingKeyId!), usagePlanId, {
        parent,
        retainOnDelete,
        aliases: aliases(name, formerName),
    });
    return { id: keyId, value };
}

function createCustomerKeys(scope: Scope, keyName: string, key: Key, usagePlanId: pulumi.Output<string>): CustomerKeys {
    const { name, parent, retainOnDelete } = scope;
    const made = generationsOf(keyName, key).map(generation => {
        const apiKey = createApiKey(scope, generation, key);
        createUsagePlanKey(`${name}-${generation.resourceName}`, apiKey.id, usagePlanId, {
            parent,
            retainOnDelete,
            aliases: aliases(name, generation.formerResourceName),
        });
        return apiKey;
    });
    const [current, previous] = made as [apigateway.ApiKey, apigateway.ApiKey | undefined];
    if (previous !== undefined && isProtected(previous)) sayHowToEnd(scope.subject, keyName, previous);
    return { id: current.id, value: current.value, previousId: previous?.id };
}

function isProtected(resource: pulumi.Resource): boolean {
    return (resource as unknown as { __protect?: boolean }).__protect === true;
}

/** The engine would refuse the last step of the rotation, after it had taken the old key out of its plan. */
function sayHowToEnd(subject: string, keyName: string, previous: apigateway.ApiKey): void {
    previous.urn.apply(urn =>
        pulumi.log.info(
            `${subject}: the previous key of ${keyName} is protected. Before you drop keys.${keyName}.keepPrevious: ` +
                `pulumi state unprotect '${urn}'`,
            previous,
        ),
    );
}

function createApiKey(
    { name, parent, tags }: Scope,
    { resourceName, formerResourceName, previous }: Generation,
    { value, displayName, description, enabled = true, customerId, tags: own }: Key,
): apigateway.ApiKey {
    const supplied = value === undefined ? undefined : withoutDependencies(pulumi.secret(value));
    return createResource(
        apigateway.ApiKey,
        `${name}-${resourceName}`,
        {
            name: displayName,
            value: previous ? undefined : supplied,
            description,
            enabled,
            customerId,
            tags: mergedTags(tags, own),
        },
        {
            parent,
            aliases: aliases(name, formerResourceName),
            // Two keys may not share a value ("API Key already exists"), so the old one goes first; where AWS generates
            // the values, the new one comes first, whatever the keys are called.
            deleteBeforeReplace: supplied !== undefined,
            // The provider keeps the old value when the argument is dropped, so the engine must be told that a
            // generated value is wanted again.
            replacementTrigger: previous ? undefined : supplied === undefined ? "generated" : "supplied",
            // The arguments hold the new generation's value; the old one's is in the state alone.
            ignoreChanges: previous ? ["value"] : undefined,
        },
    );
}

function aliases(name: string, formerName: string | undefined): pulumi.Alias[] {
    return formerName === undefined ? [] : [{ name: `${name}-${formerName}` }];
}
