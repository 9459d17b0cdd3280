import { GatewayError } from "../gatewayError";
import { GoMap, GoValue } from "./goValue";
import { isEncrypted } from "./standIns";

/** The `config` of Pulumi.yaml: defaults of all stacks, and declarations of what a stack must set. */
export interface ProjectConfiguration {
    values: Map<string, GoValue>;
    /** Declared without a default. */
    required: string[];
    secret: Set<string>;
    types: Map<string, DeclaredType>;
}

interface DeclaredType {
    name: string;
    /** The type of an array's items. */
    items?: DeclaredType;
}

/** @param file for messages */
export function projectConfiguration(project: string, config: GoValue | undefined, file: string): ProjectConfiguration {
    const result: ProjectConfiguration = { values: new Map(), required: [], secret: new Set(), types: new Map() };
    if (!(config instanceof Map)) return result;
    for (const [key, declared] of config) {
        const fullKey = configurationKey(project, key, file);
        if (!(declared instanceof Map)) {
            result.values.set(fullKey, declared);
            continue;
        }
        if (declared.get("secret") === true) result.secret.add(fullKey);
        const type = declaredType(declared);
        if (type) result.types.set(fullKey, type);
        const value = declared.get("default") ?? declared.get("value") ?? null;
        if (value !== null) result.values.set(fullKey, value);
        else result.required.push(fullKey);
    }
    return result;
}

function declaredType(declared: GoMap): DeclaredType | undefined {
    const [name, items] = [declared.get("type"), declared.get("items")];
    if (typeof name !== "string") return undefined;
    return { name, ...(items instanceof Map && { items: declaredType(items) }) };
}

/** `region` of the project `orders` is `orders:region`; `aws:config:region` is the long form of `aws:region`. */
export function configurationKey(project: string, key: string, file: string): string {
    if (!key.includes(":")) return `${project}:${key}`;
    const [namespace, ...rest] = key.split(":");
    const name = rest.length === 2 && rest[0] === "config" ? rest[1] : rest.join(":");
    if (rest.length > 2 || name.includes(":")) {
        throw new GatewayError(`${key} in ${file} is no configuration key; these are <namespace>:<name>`);
    }
    return `${namespace}:${name}`;
}

/** What the CLI refuses a stack for: what is missing, and what is not as the project declares it. */
export function refusals({ required, types, secret }: ProjectConfiguration, values: Map<string, GoValue>): string[] {
    const missing = required.filter(key => !values.has(key)).map(key => `is missing configuration value '${key}'`);
    const wrong = [...types].flatMap(([key, type]) => {
        const value = values.get(key);
        if (value === undefined) return [];
        // The CLI looks at the declaration of a secret only where a type is declared as well.
        if (secret.has(key) && !isEncrypted(value)) {
            return [`with configuration key '${key}' must be encrypted as it's secret`];
        }
        return isOfType(value, type) || isEncrypted(value)
            ? []
            : [`with configuration key '${key}' must be of type '${typeName(type)}'`];
    });
    return [...missing, ...wrong];
}

/** `ValidateConfigValue` of the CLI: a value without structure is a text to it, so `12` is a string too. */
function isOfType(value: GoValue, { name, items }: DeclaredType, isItem = false): boolean {
    switch (name) {
        case "string":
            return typeof value === "string" || (!isItem && !(value instanceof Map) && !Array.isArray(value));
        case "integer":
            return typeof value === "bigint" || /^[-+]?\d+$/.test(textOf(value)) || Number.isInteger(value);
        case "boolean":
            return ["true", "false"].includes(textOf(value));
        case "array":
            return Array.isArray(value) && items !== undefined && value.every(item => isOfType(item, items, true));
        case "object":
            return value instanceof Map;
        default:
            return true;
    }
}

function textOf(value: GoValue): string {
    return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
}

function typeName({ name, items }: DeclaredType): string {
    return items ? `${name}<${typeName(items)}>` : name;
}
