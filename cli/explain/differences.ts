import { ApiMethod, nameOf } from "./apiMethod";
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
        ...changedParts(deployed, present),
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

function changedParts({ integration: deployed }: ApiMethod, { integration: present }: ApiMethod): string[] {
    if (!deployed || !present) return [];
    const parts = [...new Set([...Object.keys(deployed), ...Object.keys(present)])];
    const different = parts.filter(part => deployed[part] !== present[part]);
    return different.length > 0 ? [`the integration has another ${different.join(", ")} now`] : [];
}
