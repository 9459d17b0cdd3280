import * as pulumi from "@pulumi/pulumi";
import { isMap } from "../components/checks";
import { Path } from "../components/problems";

/** A stack's configuration as the engine gives it. */
export interface GivenConfiguration {
    /** The project's own, by key, structures decoded. */
    values: { [key: string]: unknown };
    /** The keys of the project's that are secret, or have a secret inside. */
    secretKeys: string[];
    /** The full keys of other namespaces. */
    foreign: string[];
}

export function givenConfiguration(): GivenConfiguration {
    const prefix = `${pulumi.getProject()}:`;
    const all = Object.entries(pulumi.runtime.allConfig());
    const own = all.filter(([fullKey]) => fullKey.startsWith(prefix));
    const key = (fullKey: string) => fullKey.slice(prefix.length);
    return {
        values: Object.fromEntries(own.map(([fullKey, raw]) => [key(fullKey), decoded(key(fullKey), raw)])),
        secretKeys: own.filter(([fullKey]) => isSecret(fullKey)).map(([fullKey]) => key(fullKey)),
        foreign: all.filter(([fullKey]) => !fullKey.startsWith(prefix)).map(([fullKey]) => fullKey),
    };
}

/** The keys that hold maps; the engine gives the empty text for one with nothing under it. */
const maps = ["plans", "keys", "keyValues", "stageThrottle"];

/** The engine gives structures as JSON and texts as they are. */
function decoded(key: string, raw: string): unknown {
    if (raw === "" && maps.includes(key)) return {};
    try {
        return JSON.parse(raw);
    } catch {
        return raw;
    }
}

/** The SDK has this of `PULUMI_CONFIG_SECRET_KEYS`, and of what the Automation API and tests set in its place. */
function isSecret(fullKey: string): boolean {
    const runtime = pulumi.runtime as unknown as { isConfigSecret(fullKey: string): boolean };
    return runtime.isConfigSecret(fullKey);
}

/**
 * The values, in which each that is under a secret key is a secret, where an argument takes one: the engine does not
 * say which value inside a structure was secret.
 *
 * @param places where an argument takes an Output; `*` stands for any name
 */
export function withSecrets({ values, secretKeys }: GivenConfiguration, places: Path[]): { [key: string]: unknown } {
    return places
        .filter(([key]) => secretKeys.includes(key))
        .reduce<{ [key: string]: unknown }>(
            (map, place) => at(map, place, value => pulumi.secret(value as pulumi.Input<object>)) as typeof map,
            values,
        );
}

/** The value, with another in the place of each that stands at a path. */
export function at(value: unknown, [name, ...rest]: Path, toOther: (value: unknown) => unknown): unknown {
    if (value === undefined || value === null) return value;
    if (name === undefined) return pulumi.Output.isInstance(value) ? value : toOther(value);
    if (Array.isArray(value)) {
        return value.map((item, index) =>
            name === "*" || name === String(index) ? at(item as unknown, rest, toOther) : (item as unknown),
        );
    }
    if (!isMap(value) || pulumi.Output.isInstance(value)) return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
            key,
            name === "*" || name === key ? at(inner, rest, toOther) : inner,
        ]),
    );
}
