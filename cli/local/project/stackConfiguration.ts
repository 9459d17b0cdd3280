import { GatewayError } from "../gatewayError";
import { goJson } from "./goJson";
import { GoMap, GoValue } from "./goValue";
import { ProjectConfiguration, configurationKey, refusals } from "./projectConfiguration";
import { isEncrypted, standInValue } from "./standIns";

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
    yaml: GoMap;
    /** The project's own configuration: what a stack does not set. */
    own: ProjectConfiguration;
    /** What counts on this machine in place of what the file says, for an encrypted value for example. */
    local?: { file: string; config: GoValue | undefined };
}

/** The configuration of a stack: that of its file, and the project's defaults for the rest. */
export function stackConfiguration({ project, stack, file, yaml, own, local }: StackFile): StackConfiguration {
    const values = new Map([...own.values, ...configured(project, file, yaml.get("config"))]);
    const locals = new Map(local && configured(project, local.file, local.config));
    for (const [fullKey, value] of locals) if (!values.has(fullKey)) values.set(fullKey, value);
    const result: StackConfiguration = { config: {}, secretKeys: [], standIns: [], notes: [] };
    const problems = refusals(own, values).map(problem => `Stack '${stack}' ${problem}; set it in ${file}`);
    if (problems.length > 0) throw new GatewayError(problems.join("\n"));
    for (const [fullKey, value] of values) {
        const standIns: StackConfiguration["standIns"] = [];
        const plain = withStandIns(value, fullKey, standIns, path => standInValue(project, stack, path));
        const given = locals.get(fullKey);
        result.config[fullKey] = configurationText(given ?? plain, fullKey, file);
        if (standIns.length > 0 || own.secret.has(fullKey)) result.secretKeys.push(fullKey);
        if (given === undefined) result.standIns.push(...standIns);
    }
    const environment = yaml.get("environment");
    if (environment !== undefined && environment !== null) {
        const names = environmentNames(environment);
        const named = names.length === 0 ? "" : `: ${names.join(", ")}`;
        result.notes.push(`environments of Pulumi ESC are not read here, so what they configure is missing${named}`);
    }
    if (result.standIns.length > 0) {
        const paths = result.standIns.map(({ path }) => path).join(", ");
        const remedy = local ? `; give others under config in ${local.file}` : "";
        result.notes.push(`secret configuration can't be decrypted here; these have stand-ins: ${paths}${remedy}`);
    }
    return result;
}

function configured(project: string, file: string, config: GoValue | undefined): [string, GoValue][] {
    if (config === undefined || config === null) return [];
    if (!(config instanceof Map)) throw new GatewayError(`config in ${file} is not a map`);
    // The CLI leaves a key out that is null.
    const given = [...config].filter(([key]) => key !== "<nil>");
    return given.map(([key, value]) => [configurationKey(project, key, file), value]);
}

/** The environments by name: a list of names, or what an environment in the file itself imports. */
function environmentNames(environment: GoValue): string[] {
    const names = environment instanceof Map ? environment.get("imports") : environment;
    return (Array.isArray(names) ? names : []).filter(name => typeof name === "string");
}

/** A value with each encrypted text, `{ secure: … }`, replaced. */
function withStandIns(
    value: GoValue,
    path: string,
    standIns: StackConfiguration["standIns"],
    standIn: (path: string) => string,
): GoValue {
    if (Array.isArray(value)) {
        return value.map((item, index) => withStandIns(item, `${path}[${index}]`, standIns, standIn));
    }
    if (!(value instanceof Map)) return value;
    if (isEncrypted(value)) {
        const made = { path, value: standIn(path) };
        standIns.push(made);
        return made.value;
    }
    return new Map(
        [...value].map(([key, item]) => [key, withStandIns(item, memberPath(path, key), standIns, standIn)]),
    );
}

/** As `pulumi config set --path` takes it. */
function memberPath(path: string, key: string): string {
    return /^[A-Za-z_][\w-]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function configurationText(value: GoValue, fullKey: string, file: string): string {
    if (typeof value === "string") return value;
    if (value === null) return "";
    // Only inside of structures are great integers rounded.
    if (typeof value === "bigint") return String(value);
    try {
        return goJson(value);
    } catch (error) {
        throw new GatewayError(`${fullKey} in ${file}: ${(error as Error).message}`);
    }
}
