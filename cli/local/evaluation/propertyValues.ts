import { isMap } from "../dictionary";
import { Properties } from "./registeredResource";

/** How the SDK marks what JSON can't hold (`@pulumi/pulumi/runtime/rpc.js`). */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const asset = "c44067f5952c0a294b673a41bacd8c17";
const archive = "0def7320c3a5731c473e5ecbe6d01bc7";
const resource = "5cf8f73096256a8f31e491e813e4eb8e";
const outputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** An asset or archive in plain values: one of these. */
export interface AssetValue {
    kind: "asset" | "archive";
    path?: string;
    uri?: string;
    text?: string;
    assets?: { [name: string]: AssetValue };
}

export function isAssetValue(value: unknown): value is AssetValue {
    return isMap(value) && (value.kind === "asset" || value.kind === "archive") && value.isAssetValue === true;
}

/** Properties as a service sees them: secrets in plain text, resources by their id, assets as an `AssetValue`. */
export function plainValues(properties: Properties): Properties {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
    if (value === unknown) return undefined;
    if (Array.isArray(value)) return value.map(plainValue);
    if (!isMap(value)) return value;
    switch (value[signature]) {
        case undefined:
            return plainValues(value);
        case secret:
        case outputValue:
            return plainValue(value.value);
        case resource:
            return value.id ?? value.urn;
        case asset:
        case archive: {
            const { [signature]: _, ...rest } = value;
            return { isAssetValue: true, kind: value[signature] === asset ? "asset" : "archive", ...plainValues(rest) };
        }
        default:
            return plainValues(value);
    }
}

/**
 * Properties as the provider gives them back: resources by their id, and the rest as it was sent. The SDK would make
 * each reference a new resource, and ask the engine for its state.
 */
export function withoutReferences(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutReferences);
    if (!isMap(value)) return value;
    if (value[signature] === resource) return value.id ?? value.urn;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutReferences(item)]));
}

/** Properties of which some are secret, as the engine gives them back. */
export function withSecrets(properties: Properties, names: string[] = []): Properties {
    const secrets = names.filter(name => properties[name] !== undefined);
    return {
        ...properties,
        ...Object.fromEntries(secrets.map(name => [name, { [signature]: secret, value: properties[name] }])),
    };
}
