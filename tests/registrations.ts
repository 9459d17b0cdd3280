import * as pulumi from "@pulumi/pulumi";
import { RegisterResourceOutputsRequest, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";
import { computedBesideApi } from "./computedBesideApi";
import { mocksOfInputs } from "./mocksOfInputs";
import { setProjectRoot } from "./projectRoot";

type Properties = { [property: string]: unknown };

/** A resource as the program registers it: what mocks show, and the options that they do not. */
export interface Registration {
    type: string;
    name: string;
    inputs: Properties;
    /** The inputs that are secret. */
    secretInputs: string[];
    /** The inputs of which some part is known only later. */
    unknownInputs: string[];
    parent: string;
    provider: string;
    dependencies: string[];
    /** For each input, the URNs of the resources that its value comes from, as the engine is told of them. */
    inputDependencies: { [input: string]: string[] };
    /** Undefined where it is left to the provider. */
    deleteBeforeReplace: boolean | undefined;
    /** Whether it is protected, by its own options or by those of a parent. */
    protect: boolean;
    /** Whether it stays at AWS when the engine deletes it, by its own options or by those of a parent. */
    retainOnDelete: boolean;
    hideDiffs: string[];
    replaceOnChanges: string[];
    additionalSecretOutputs: string[];
    ignoreChanges: string[];
    /** The logical names that the resource had before. */
    aliases: string[];
    /** A change of it replaces the resource. */
    replacementTrigger: unknown;
    /** What a component registers as its outputs. */
    outputs: Properties;
    /** The outputs of a component that are secret. */
    secretOutputs: string[];
}

export interface Evaluation<T> {
    result: T;
    resources: Registration[];
    /** What the program says to its user in `pulumi up`: `info: …`, `warning: …`. */
    messages: string[];
    /** The one registration of a type's last word (`UsagePlan`) and a logical name. */
    resource: (type: string, name: string) => Registration;
    /** The same as the preview registers it, in which what only the service knows is unknown. */
    previewed: (type: string, name: string) => Registration;
    /** The logical names of a type's registrations. */
    names: (type: string) => string[];
}

export interface Settings {
    stack?: string;
    /** The paths that the API has at the service. Default: those of its document. */
    livePaths?: string[];
    /** The error that the service answers with to whoever reads the API. Default: it can be read. */
    readError?: string;
    /** Whether the mocks give back the inputs alone, as those of a user's test. Default false. */
    inputsAlone?: boolean;
    config?: { [key: string]: unknown };
    secretKeys?: string[];
    /** The folder of `Pulumi.yaml`. Default: the working directory. */
    root?: string;
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
    const { result, resources, messages } = await run(program, settings, false);
    const known = new Set(preview.resources.map(typeAndName));
    const inApply = resources.map(typeAndName).filter(each => !known.has(each));
    if (inApply.length > 0) throw new Error(`made inside apply: ${inApply.join(", ")}`);
    const seen = new Set<string>();
    for (const each of resources) {
        const urn = `${typesAbove(each, resources)}${typeAndName(each)}`;
        if (seen.has(urn)) throw new Error(`registered twice: ${typeAndName(each)}`);
        seen.add(urn);
    }
    return {
        result,
        resources,
        messages,
        names: type => ofType(resources, type).map(each => each.name),
        resource: (type, name) => theOne(resources, type, name),
        previewed: (type, name) => theOne(preview.resources, type, name),
    };
}

function theOne(resources: Registration[], type: string, name: string): Registration {
    const found = ofType(resources, type).find(each => each.name === name);
    if (!found) throw new Error(`no ${type} "${name}" among ${resources.map(typeAndName).join(", ")}`);
    return found;
}

const ofType = (resources: Registration[], type: string) => resources.filter(each => each.type.endsWith(`:${type}`));

/** The error that a program is refused with, and all that it registers in spite of it. */
export async function refusal(
    program: () => unknown,
    settings: Settings = {},
): Promise<{ message: string; resources: Registration[]; error: Error }> {
    const resources: Registration[] = [];
    try {
        await run(program, settings, false, resources);
    } catch (error) {
        if (!(error instanceof Error)) throw error;
        return { message: error.message, resources, error };
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

const qualified = (key: string) => (key.includes(":") ? key : `${project}:${key}`);
/** The types of what a resource is below, which are a part of its URN; mocks have the nearest alone. */
function typesAbove({ parent }: Registration, resources: Registration[]): string {
    const [type, name] = parent.split("::").slice(2);
    const found = resources.find(each => each.name === name && each.type === type.split("$").pop());
    return found === undefined ? "" : `${typesAbove(found, resources)}${found.type}$`;
}

const typeAndName = ({ type, name }: Registration) => `${type}::${name}`;

async function run<T>(
    program: () => T,
    { stack = "dev", config = {}, secretKeys = [], root = process.cwd(), ...service }: Settings,
    preview: boolean,
    resources: Registration[] = [],
): Promise<{ result: T; resources: Registration[]; messages: string[] }> {
    const errors: unknown[] = [];
    const messages: string[] = [];
    const { info, warn } = pulumi.log;
    const said = (severity: string) => (message: string) => {
        messages.push(`${severity}: ${message}`);
        return Promise.resolve();
    };
    Object.assign(pulumi.log, { info: said("info"), warn: said("warning") });
    const listeners = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    // The SDK takes a stack trace for each promise of a resource, and ts-node maps each: ten times the time.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    // What depends on a resource that could not be registered waits for ever; the engine ends the program then.
    const failed = new Promise<void>(resolve => {
        process.on("unhandledRejection", error => {
            errors.push(error);
            resolve();
        });
    });
    try {
        await pulumi.runtime.setMocks(serviceMocks(service, preview), project, stack, preview);
        setProjectRoot(root);
        record(getMonitor() as unknown as MockMonitor, resources);
        pulumi.runtime.setAllConfig(
            Object.fromEntries(
                Object.entries(config).map(([key, value]) => [
                    qualified(key),
                    typeof value === "string" ? value : JSON.stringify(value),
                ]),
            ),
            secretKeys.map(qualified),
        );
        let result: T;
        try {
            result = program();
        } finally {
            // What was begun before an error is registered all the same.
            await Promise.race([pulumi.runtime.disconnect(), failed]);
        }
        // Rejections are reported a turn of the event loop after they happen.
        await new Promise(resolve => setImmediate(resolve));
        if (errors.length > 0) throw errors[0];
        return { result, resources, messages };
    } finally {
        Object.assign(pulumi.log, { info, warn });
        Error.stackTraceLimit = stackTraceLimit;
        process.removeAllListeners("unhandledRejection");
        listeners.forEach(listener => process.on("unhandledRejection", listener));
    }
}

/** Mocks do not show the options of a resource, nor a component's outputs, so they are taken from the requests. */
function record(monitor: MockMonitor, resources: Registration[]): void {
    const registerResource = monitor.registerResource.bind(monitor);
    monitor.registerResource = (request: RegisterResourceRequest, callback) => {
        const [inputs, secretInputs] = withoutSecrets(pulumi.runtime.deserializeProperties(request.getObject()!));
        resources.push({
            type: request.getType(),
            name: request.getName(),
            inputs,
            secretInputs,
            unknownInputs: unknownInputs(request),
            parent: request.getParent(),
            provider: request.getProvider(),
            dependencies: request.getDependenciesList(),
            inputDependencies: Object.fromEntries(
                [...request.getPropertydependenciesMap().entries()].map(([input, of]) => [input, of.getUrnsList()]),
            ),
            deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
            protect: request.getProtect() === true,
            retainOnDelete: request.getRetainondelete() === true,
            hideDiffs: request.getHidediffsList(),
            replaceOnChanges: request.getReplaceonchangesList(),
            additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
            ignoreChanges: request.getIgnorechangesList(),
            aliases: request.getAliasesList().map(alias => alias.getSpec()?.getName() ?? alias.getUrn()),
            replacementTrigger: request.getReplacementTrigger()?.toJavaScript(),
            outputs: {},
            secretOutputs: [],
        });
        return registerResource(request, callback);
    };
    const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
    monitor.registerResourceOutputs = (request: RegisterResourceOutputsRequest, callback) => {
        const [, , type, name] = request.getUrn().split("::");
        const found = resources.find(each => each.name === name && each.type === type.split("$").pop());
        const outputs = withoutSecrets(pulumi.runtime.deserializeProperties(request.getOutputs()!));
        if (found) [found.outputs, found.secretOutputs] = outputs;
        registerOutputs(request, callback);
    };
}

function unknownInputs(request: RegisterResourceRequest): string[] {
    const sent = Object.entries(request.getObject()!.toJavaScript());
    const isUnknown = (value: unknown) => JSON.stringify(value).includes(pulumi.runtime.unknownValue);
    return sent.filter(([, value]) => isUnknown(value)).map(([input]) => input);
}

/** Properties in plain text, and the names of those that were secret. */
function withoutSecrets(properties: object): [Properties, string[]] {
    const entries = Object.entries(properties);
    const secret = entries.filter(([, value]) => pulumi.runtime.isRpcSecret(value)).map(([property]) => property);
    const plain = entries.map(([property, value]) => [property, pulumi.runtime.unwrapRpcSecret(value) as unknown]);
    return [Object.fromEntries(plain) as Properties, secret];
}

/** Answers as the service would, as far as the program can see it. */
function serviceMocks({ livePaths, readError, inputsAlone }: Settings, preview: boolean): pulumi.runtime.Mocks {
    if (inputsAlone) return mocksOfInputs;
    return {
        newResource({ type, name, inputs }) {
            const [plain] = withoutSecrets(inputs as object);
            if (preview) return { id: undefined, state: plain };
            return { id: `${name}-id`, state: { ...plain, ...computed(type, name, plain) } };
        },
        call({ token, inputs }) {
            if (token === "aws:apigateway/getResource:getResource") {
                if (readError !== undefined) throw grpcError(readError);
                const path = (inputs as { path: string }).path;
                if (livePaths && !livePaths.includes(path)) throw grpcError("no matching API Gateway Resource found");
                return { ...(inputs as object), id: "abc123" };
            }
            if (token === "aws:index/getRegion:getRegion") return { region: "us-east-1" };
            throw new Error(`the program calls ${token}, which no test foresees`);
        },
    };
}

function computed(type: string, name: string, inputs: Properties): object {
    switch (type.split(":").pop()) {
        case "RestApi":
            return { name, executionArn: `arn:aws:execute-api:us-east-1:123456789012:${name}-id` };
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
            return computedBesideApi(type, name, inputs);
    }
}

/** The SDK takes the message of an invoke's error from its gRPC details. */
function grpcError(details: string): Error {
    return Object.assign(new Error(details), { details });
}
