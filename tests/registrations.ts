import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";

/** A resource as the program registers it: what mocks show, and the options that they do not. */
export interface Registration {
    type: string;
    name: string;
    inputs: { [input: string]: any };
    /** The inputs that are secret. */
    secretInputs: string[];
    parent: string;
    dependencies: string[];
    deleteBeforeReplace: boolean;
    additionalSecretOutputs: string[];
    ignoreChanges: string[];
    aliases: string[];
}

export interface Evaluation<T> {
    result: T;
    resources: Registration[];
    /** The one registration of a type's last word (`UsagePlan`) and a logical name. */
    resource(type: string, name: string): Registration;
    /** The logical names of a type's registrations. */
    names(type: string): string[];
}

export interface Settings {
    stack?: string;
    config?: { [key: string]: unknown };
    secretKeys?: string[];
}

const project = "usage-plan-gateway";

/**
 * Runs a program as `pulumi up` would and again as `pulumi preview` would, and settles all that it started.
 *
 * It fails on an error anywhere in the program, Outputs included; on two resources of one type and name; and on a
 * resource that only one of the runs registers, which is made inside `apply`.
 */
export async function evaluate<T>(program: () => T, settings: Settings = {}): Promise<Evaluation<T>> {
    const preview = await run(program, settings, true);
    const { result, resources } = await run(program, settings, false);
    const known = new Set(preview.resources.map(urn));
    const inApply = resources.map(urn).filter(each => !known.has(each));
    if (inApply.length > 0) throw new Error(`made inside apply: ${inApply.join(", ")}`);
    const seen = new Set<string>();
    for (const each of resources.map(urn)) {
        if (seen.has(each)) throw new Error(`registered twice: ${each}`);
        seen.add(each);
    }
    const ofType = (type: string) => resources.filter(each => each.type.endsWith(`:${type}`));
    return {
        result,
        resources,
        names: type => ofType(type).map(each => each.name),
        resource(type, name) {
            const found = ofType(type).find(each => each.name === name);
            if (!found) throw new Error(`no ${type} "${name}" among ${resources.map(urn).join(", ")}`);
            return found;
        },
    };
}

/** The error that a program is refused with, and what it had registered by then. */
export async function refusal(
    program: () => unknown,
    settings: Settings = {},
): Promise<{ message: string; resources: Registration[]; error: Error }> {
    const resources: Registration[] = [];
    try {
        await run(program, settings, false, resources);
    } catch (error) {
        if (!(error instanceof Error)) throw error;
        const own = resources.filter(({ type }) => !type.startsWith("pulumi:") && !type.startsWith(project));
        return { message: error.message, resources: own, error };
    }
    throw new Error("the program was not refused");
}

/** The value of an Output, when the program has settled. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
    return (output as unknown as { promise(): Promise<T> }).promise();
}

export function isSecret(output: pulumi.Output<unknown>): Promise<boolean> {
    return (output as unknown as { isSecret: Promise<boolean> }).isSecret;
}

const urn = ({ type, name }: Registration) => `${type}::${name}`;

async function run<T>(
    program: () => T,
    { stack = "dev", config = {}, secretKeys = [] }: Settings,
    preview: boolean,
    resources: Registration[] = [],
): Promise<{ result: T; resources: Registration[] }> {
    const register = MockMonitor.prototype.registerResource;
    // Mocks do not show the options of a resource.
    MockMonitor.prototype.registerResource = function (request: any, callback: any) {
        const { name, type } = { name: request.getName(), type: request.getType() };
        return register.call(this, request, (error: any, response: any) => {
            const found = resources.find(each => each.type === type && each.name === name);
            if (found) {
                found.parent = request.getParent();
                found.dependencies = request.getDependenciesList();
                found.deleteBeforeReplace = request.getDeletebeforereplace();
                found.additionalSecretOutputs = request.getAdditionalsecretoutputsList();
                found.ignoreChanges = request.getIgnorechangesList();
                found.aliases = request.getAliasesList().map(String);
            }
            callback(error, response);
        });
    };
    const errors: unknown[] = [];
    const listeners = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    const collect = (error: unknown) => errors.push(error);
    process.on("unhandledRejection", collect);
    try {
        await pulumi.runtime.setMocks(serviceMocks(resources, preview), project, stack, preview);
        pulumi.runtime.setAllConfig(
            Object.fromEntries(
                Object.entries(config).map(([key, value]) => [
                    key.includes(":") ? key : `${project}:${key}`,
                    typeof value === "string" ? value : JSON.stringify(value),
                ]),
            ),
            secretKeys.map(key => `${project}:${key}`),
        );
        const result = program();
        await pulumi.runtime.disconnect();
        // Rejections are reported a turn of the event loop after they happen.
        await new Promise(resolve => setImmediate(resolve));
        if (errors.length > 0) throw errors[0];
        return { result, resources };
    } finally {
        process.removeListener("unhandledRejection", collect);
        listeners.forEach(listener => process.on("unhandledRejection", listener));
        MockMonitor.prototype.registerResource = register;
    }
}

/** Answers as the service would, as far as the program can see it. */
function serviceMocks(resources: Registration[], preview: boolean): pulumi.runtime.Mocks {
    return {
        newResource({ type, name, inputs }) {
            const plain: { [input: string]: unknown } = {};
            const secretInputs: string[] = [];
            for (const [key, value] of Object.entries(inputs as object)) {
                if (pulumi.runtime.isRpcSecret(value)) secretInputs.push(key);
                plain[key] = pulumi.runtime.unwrapRpcSecret(value);
            }
            resources.push({
                type,
                name,
                inputs: plain,
                secretInputs,
                parent: "",
                dependencies: [],
                deleteBeforeReplace: false,
                additionalSecretOutputs: [],
                ignoreChanges: [],
                aliases: [],
            });
            if (preview) return { id: undefined, state: plain };
            return { id: `${name}-id`, state: { ...plain, ...computed(type, name, plain) } };
        },
        call({ token }) {
            throw new Error(`the program calls ${token}, which no test foresees`);
        },
    };
}

function computed(type: string, name: string, inputs: { [input: string]: unknown }): object {
    switch (type.split(":").pop()) {
        case "RestApi":
            return { executionArn: `arn:aws:execute-api:us-east-1:123456789012:${name}-id` };
        case "Stage": {
            const stageName = inputs.stageName as string;
            return {
                invokeUrl: `https://${name}-id.execute-api.us-east-1.amazonaws.com/${stageName}`,
                arn: `arn:aws:apigateway:us-east-1::/restapis/${name}-id/stages/${stageName}`,
            };
        }
        case "ApiKey":
            return { value: inputs.value ?? `GeneratedValueOf${name.replace(/[^A-Za-z0-9]/g, "")}` };
        case "UsagePlanKey":
            return { value: `ValueOfKey${String(inputs.keyId)}` };
        case "Function":
            return { arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}` };
        default:
            return {};
    }
}
