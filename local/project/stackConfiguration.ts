import { GatewayError } from "../gatewayError";
import { standInValue } from "./standIns";

/** The configuration of a stack in the form in which the CLI gives it to a program. */
export interface StackConfiguration {
    /** By full key, such as `aws:region`; structures as JSON. */
    config: { [fullKey: string]: string };
    /** The keys whose value is secret, or has a secret inside. */
    secretKeys: string[];
    /** What stands for secret values: they are encrypted, and nothing here can decrypt them. */
    standIns: { path: string; value: string }[];
    /** What a user should know of the configuration. */
    notes: string[];
}

interface StackFile {
    project: string;
    stack: string;
    /** For messages. */
    file: string;
    yaml: { [key: string]: unknown };
    /** The project's own configuration: what a stack does not set. */
    own: ProjectConfiguration;
}

interface ProjectConfiguration {
    values: { [fullKey: string]: unknown };
    /** Declared with a type and without a default. */
    required: string[];
    secret: string[];
}

/** The `config` of Pulumi.yaml: defaults of all stacks, and declarations of what a stack must set. */
export function projectConfiguration(project: string, config: unknown): ProjectConfiguration {
    const result: ProjectConfiguration = { values: {}, required: [], secret: [] };
    if (!isMap(config)) return result;
    for (const [key, declared] of Object.entries(config)) {
        const fullKey = qualified(project, key);
        if (!isMap(declared)) {
            result.values[fullKey] = declared;
            continue;
        }
        if (declared.secret === true) result.secret.push(fullKey);
        if ("default" in declared) result.values[fullKey] = declared.default;
        else if ("value" in declared) result.values[fullKey] = declared.value;
        else result.required.push(fullKey);
    }
    return result;
}

/** The configuration of a stack: that of its file, and the project's defaults for the rest. */
export function stackConfiguration({ project, stack, file, yaml, own }: StackFile): StackConfiguration {
    const given = isMap(yaml.config) ? yaml.config : {};
    const ofStack = Object.fromEntries(Object.entries(given).map(([key, value]) => [qualified(project, key), value]));
    const result: StackConfiguration = { config: {}, secretKeys: [], standIns: [], notes: [] };
    for (const [fullKey, value] of Object.entries({ ...own.values, ...ofStack })) {
        const known = result.standIns.length;
        const plain = withStandIns(value, fullKey, result.standIns, path => standInValue(project, stack, path));
        result.config[fullKey] = asText(plain);
        if (result.standIns.length > known || own.secret.includes(fullKey)) result.secretKeys.push(fullKey);
    }
    const missing = own.required.filter(fullKey => !(fullKey in result.config));
    if (missing.length > 0) {
        throw new GatewayError(
            missing
                .map(key => `Stack '${stack}' is missing configuration value '${key}'; set it in ${file}`)
                .join("\n"),
        );
    }
    if (yaml.environment !== undefined) {
        const names = Array.isArray(yaml.environment) ? `: ${yaml.environment.map(String).join(", ")}` : "";
        result.notes.push(`environments are not read here, so what they configure is missing${names}`);
    }
    if (result.standIns.length > 0) {
        const paths = result.standIns.map(({ path }) => path).join(", ");
        result.notes.push(`secret configuration can't be decrypted here; these have stand-ins: ${paths}`);
    }
    return result;
}

/** A value with each encrypted text, `{ secure: … }`, replaced. */
function withStandIns(
    value: unknown,
    path: string,
    standIns: StackConfiguration["standIns"],
    standIn: (path: string) => string,
): unknown {
    if (Array.isArray(value)) {
        return value.map((item, index) => withStandIns(item, `${path}[${index}]`, standIns, standIn));
    }
    if (!isMap(value)) return value;
    const entries = Object.entries(value);
    if (entries.length === 1 && entries[0][0] === "secure" && typeof entries[0][1] === "string") {
        const made = { path, value: standIn(path) };
        standIns.push(made);
        return made.value;
    }
    // The CLI, written in Go, gives the keys of a map in this order.
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
        sorted.map(([key, item]) => [key, withStandIns(item, `${path}.${key}`, standIns, standIn)]),
    );
}

function asText(value: unknown): string {
    if (typeof value === "string") return value;
    return value === null || value === undefined ? "" : JSON.stringify(value);
}

function qualified(project: string, key: string): string {
    return key.includes(":") ? key : `${project}:${key}`;
}

function isMap(value: unknown): value is { [key: string]: unknown } {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
