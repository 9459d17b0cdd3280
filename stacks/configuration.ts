import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import { KeyArgs, PlanArgs, ThrottleArgs } from "../components";
import { keyValueProblems, keysProblems } from "../components/apiKeys";
import {
    Problem,
    at,
    isMap,
    mapProblems,
    mapShape,
    refuse,
    schemaProblems,
    show,
    text,
    unknownName,
} from "../components/problems";
import { throttleSchema } from "../components/throttles";
import { plansProblems } from "../components/usagePlans";

/** What `Pulumi.<stack>.yaml` says of one environment. */
export interface StackConfiguration {
    /** The base URL of the orders service, without a slash at its end. Without it every route answers from a mock. */
    backendUrl?: string;
    plans: { [planName: string]: PlanArgs };
    keys: { [keyName: string]: KeyArgs };
    stageThrottle?: ThrottleArgs;
}

/** Reads and checks the configuration of the stack; refuses all problems in one error. */
export function readConfiguration(routeKeys: string[]): StackConfiguration {
    const project = pulumi.getProject();
    const values = decoded(project, pulumi.runtime.allConfig());
    refuse(`Pulumi.${pulumi.getStack()}.yaml`, configurationProblems(values, routeKeys));

    const { backendUrl, plans, keys = {}, stageThrottle, keyValues } = values as unknown as Configured;
    const secretValues = new pulumi.Config(project).getSecretObject<{ [keyName: string]: string }>("keyValues");
    const withValue = (name: string, key: KeyArgs): KeyArgs =>
        keyValues && Object.hasOwn(keyValues, name) ? { ...key, value: secretValues?.apply(all => all[name]) } : key;
    return {
        backendUrl: backendUrl?.replace(/\/+$/, ""),
        plans,
        keys: Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, withValue(name, key)])),
        stageThrottle,
    };
}

interface Configured extends Omit<StackConfiguration, "keys"> {
    keys?: { [keyName: string]: KeyArgs };
    keyValues?: { [keyName: string]: string };
}

/** The project's configuration by key, structures decoded. */
function decoded(project: string, config: { [fullKey: string]: string }): { [key: string]: unknown } {
    const prefix = `${project}:`;
    const own = Object.entries(config).filter(([fullKey]) => fullKey.startsWith(prefix));
    return Object.fromEntries(own.map(([fullKey, raw]) => [fullKey.slice(prefix.length), decodedValue(raw)]));
}

/** The engine gives structures as JSON and texts as they are. */
function decodedValue(raw: string): unknown {
    try {
        return JSON.parse(raw);
    } catch {
        return raw;
    }
}

const backendUrl = v.pipe(
    text,
    v.check(
        value => /^https?:\/\/[^/\s{}?#]+[^\s{}?#]*$/.test(value),
        issue => `${show(issue.input)} is not an http:// or https:// URL without parameters`,
    ),
);

const configurationSchema = mapShape({
    backendUrl: v.optional(backendUrl),
    plans: v.optional(v.any()),
    keys: v.optional(v.any()),
    keyValues: v.optional(v.any()),
    stageThrottle: v.optional(throttleSchema),
});

/** All that is wrong with a stack's configuration. No message shows a key value. */
export function configurationProblems(values: { [key: string]: unknown }, routeKeys: string[]): Problem[] {
    const { plans, keys, keyValues } = values;
    const planNames = isMap(plans) ? Object.keys(plans) : [];
    return [
        ...schemaProblems("", values, configurationSchema),
        ...(plans === undefined ? [missingPlans] : plansProblems("plans", plans, routeKeys)),
        ...(keys === undefined ? [] : keysProblems("keys", keys, planNames)),
        ...plainValueProblems(keys),
        ...(keyValues === undefined ? [] : keyValuesProblems(keyValues, keys)),
    ];
}

const missingPlans: Problem = { path: "plans", message: "missing; there must be at least one plan" };

/** `keys` is read as plain text, secret or not, so a key value has no place in it. */
function plainValueProblems(keys: unknown): Problem[] {
    if (!isMap(keys)) return [];
    return Object.entries(keys)
        .filter(([, key]) => isMap(key) && key.value !== undefined)
        .map(([name]) => ({
            path: at(at("keys", name), "value"),
            message: `has no place here; set it as a secret: pulumi config set --secret --path keyValues.${name}`,
        }));
}

function keyValuesProblems(keyValues: unknown, keys: unknown): Problem[] {
    const keyNames = isMap(keys) ? Object.keys(keys) : [];
    const owner = new Map<unknown, string>();
    return mapProblems("keyValues", keyValues, (path, value, name) => {
        const ofValue = keyValueProblems(path, value);
        if (ofValue.length > 0) return ofValue;
        if (!keyNames.includes(name)) {
            return [{ path, message: `there is no such key in keys: ${unknownName(name, keyNames)}` }];
        }
        const key = (keys as { [name: string]: unknown })[name];
        if (isMap(key) && key.existingKeyId !== undefined) {
            return [{ path, message: `keys.${name} has an existingKeyId, so its value can't be set; drop one` }];
        }
        const other = owner.get(value);
        owner.set(value, name);
        return other === undefined ? [] : [{ path, message: `is that of keyValues.${other} too; each needs its own` }];
    });
}
