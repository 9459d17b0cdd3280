import { isMap } from "../dictionary";
import { Properties, RegisteredResource } from "../evaluation/registeredResource";

/** The resources of a program, to be asked for by type. */
export interface Resources {
    /** Those of a type, by its last word within the module: `apigateway`, `RestApi`. Read ones are left out. */
    ofType(module: string, kind: string): RegisteredResource[];
    /** Those of the module `apigateway` that belong to an API. */
    ofApi(kind: string, api: RegisteredResource): RegisteredResource[];
    byUrn(urn: string): RegisteredResource | undefined;
}

export function resourcesOf(registered: RegisteredResource[]): Resources {
    const types = new Map<string, RegisteredResource[]>();
    const urns = new Map<string, RegisteredResource>();
    for (const each of registered) {
        urns.set(each.urn, each);
        if (!each.read) listed(types, each.type).push(each);
    }
    const ofType = (module: string, kind: string) =>
        types.get(
            `${module === "random" ? "random:index" : `aws:${module}`}/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`,
        ) ?? [];
    return {
        ofType,
        ofApi: (kind, { id }) =>
            ofType("apigateway", kind).filter(({ inputs }) => text(inputs.restApi ?? inputs.restApiId) === id),
        byUrn: urn => urns.get(urn),
    };
}

function listed(types: Map<string, RegisteredResource[]>, type: string): RegisteredResource[] {
    const known = types.get(type) ?? [];
    types.set(type, known);
    return known;
}

export function map(value: unknown): Properties {
    return isMap(value) ? value : {};
}

export function list(value: unknown): unknown[] {
    return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string | undefined {
    return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

/** The texts of a map; numbers and flags, as YAML has them, count as texts. */
export function texts(value: unknown): { [key: string]: string } {
    return Object.fromEntries(
        Object.entries(map(value))
            .filter(([, each]) => ["string", "number", "boolean"].includes(typeof each))
            .map(([key, each]) => [key, String(each)]),
    );
}
