import { ApiMethod, ComparedParts, nameOf } from "./apiMethod";
import { canonical } from "./canonical";
import { Snapshot } from "./requestFacts";

/**
 * How a method that is deployed differs from the same as it is now, in words. Of an integration the parts are named and
 * not shown: a backend's address may hold a password.
 */
export function differences(deployed: ApiMethod | undefined, present: ApiMethod | undefined): string[] {
    if (!deployed && !present) return [];
    if (!deployed) return [`${nameOf(present!)} is in the API, and not deployed`];
    if (!present) return [`${nameOf(deployed)} is deployed, and not in the API any more`];
    if (nameOf(deployed) !== nameOf(present)) {
        return [`${nameOf(deployed)} serves it, and will be ${nameOf(present)} when the API is deployed`];
    }
    return [
        ...changed("apiKeyRequired", deployed.apiKeyRequired, present.apiKeyRequired),
        ...changed("authorization", deployed.authorization, present.authorization),
        ...changedParts("integration", deployed.integration, present.integration),
        ...changedParts("method", deployed.parts, present.parts),
    ];
}

/** The methods that differ, of the whole API. */
export function changedMethods(deployed: Snapshot, present: Snapshot): string[] {
    const [before, now] = [deployed, present].map(({ methods }) => new Map(methods.map(each => [nameOf(each), each])));
    const names = [...new Set([...before.keys(), ...now.keys()])];
    return names.filter(name => differences(before.get(name), now.get(name)).length > 0);
}

function changed<T extends string | boolean>(what: string, deployed?: T, present?: T): string[] {
    if (deployed === undefined || present === undefined || deployed === present) return [];
    return [`${what} is ${deployed} in what is deployed, and ${present} now`];
}

function changedParts(what: string, deployed?: ComparedParts, present?: ComparedParts): string[] {
    if (!deployed || !present) return [];
    const different = differing(deployed, present);
    return different.length > 0 ? [`the ${what} has another ${different.join(", ")} now`] : [];
}

/**
 * The names of the models and authorizers that differ. One that only the API as it is now has serves nobody: what uses
 * it differs.
 */
export function changedDefinitions({ definitions: deployed }: Snapshot, { definitions: present }: Snapshot): string[] {
    if (!deployed || !present) return [];
    const now = new Map(Object.entries(present));
    return Object.entries(deployed).flatMap(([name, text]) => (now.get(name) === text ? [] : [name]));
}

/** `the model Pet is another now` */
export function definitionChange(name: string, { definitions = {} }: Snapshot): string {
    return `${name} is ${Object.hasOwn(definitions, name) ? "another now" : "deployed, and not in the API any more"}`;
}

/** What differs of the whole API: it holds for every request. */
export function changedSettings(deployed: Snapshot, present: Snapshot): string[] {
    const [before, now] = [deployed, present].map(({ policy }) => policy && comparablePolicy(policy));
    return [
        ...(deployed.apiKeySource === present.apiKeySource
            ? []
            : [`the key source is ${deployed.apiKeySource} in what is deployed, and ${present.apiKeySource} now`]),
        ...(before === now ? [] : ["the resource policy is another now"]),
    ];
}

/** One that can't be read is compared as it is. */
function comparablePolicy(policy: string): string {
    try {
        return canonical(JSON.parse(policy));
    } catch {
        return policy;
    }
}

function differing(deployed: ComparedParts, present: ComparedParts): string[] {
    const names = [...new Set([...Object.keys(deployed), ...Object.keys(present)])];
    return names.filter(name => deployed[name] !== present[name]);
}
