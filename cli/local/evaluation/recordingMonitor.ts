import type { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type * as provider from "@pulumi/pulumi/proto/provider_pb";
import type * as resource from "@pulumi/pulumi/proto/resource_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { computedState } from "./computedState";
import { GivenValues } from "./givenValues";
import { functionResult } from "./invokes";
import { plainValues, withSecrets, withoutReferences } from "./propertyValues";
import { EvaluationRequest, Properties, RegisteredResource } from "./registeredResource";
import { ResourceState } from "./resourceState";

/** The messages of the SDK that the program uses: its own copy of it. */
export interface Messages {
    provider: typeof provider;
    resource: typeof resource;
    Struct: typeof Struct;
}

export interface Recording {
    resources: RegisteredResource[];
    notes: string[];
}

type Callback<T> = (error: unknown, response?: T) => void;

const acknowledge = (_sent: unknown, callback: Callback<unknown>) => callback(null, {});

/**
 * Makes the SDK's mock monitor record all that a program registers, and answer as the service would.
 *
 * `pulumi.runtime.Mocks` sees neither parents nor URNs, so the monitor's methods are replaced. What is left of the
 * mock are its features and its registrations of packages.
 */
export function record(
    monitor: MockMonitor,
    messages: Messages,
    request: EvaluationRequest,
    given: GivenValues,
    packageFolder: (name: string) => string | undefined,
): Recording {
    const recording: Recording = { resources: [], notes: [] };
    const { resources, notes } = recording;
    const byUrn = new Map<string, RegisteredResource>();
    const byTypeAndId = new Map<string, RegisteredResource>();

    /** The Region of the resource itself, of its provider, of the configuration, or of the environment. */
    const region = (providerReference: string, inputs: Properties): string => {
        const ofProvider = byUrn.get(providerUrn(providerReference))?.inputs.region;
        const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
        const candidates = [inputs.region, ofProvider, request.config["aws:region"], AWS_REGION, AWS_DEFAULT_REGION];
        return candidates.find((each): each is string => typeof each === "string" && each !== "") ?? "us-east-1";
    };

    function register(
        sent: {
            type: string;
            name: string;
            parent: string;
            provider: string;
            custom: boolean;
            id: string;
            secrets?: string[];
        },
        raw: Properties,
        read: boolean,
    ): RegisteredResource & { answer: Struct } {
        const { type, name, parent } = sent;
        const inputs = plainValues(raw);
        const urn = urnOf(request, type, name, parent);
        const made = { type, name, urn, inputs, ...(sent.id !== "" && { id: sent.id }) };
        const { id, state }: ResourceState = sent.custom
            ? computedState(made, {
                  project: request.project,
                  stack: request.stack,
                  region: region(sent.provider, inputs),
                  known: (ofType, ofId) => byTypeAndId.get(`${ofType} ${String(ofId)}`)?.state,
              })
            : { id: "", state: {} };
        const registered: RegisteredResource = {
            type,
            name,
            urn,
            parent,
            provider: providerUrn(sent.provider),
            id,
            inputs,
            state: { ...inputs, ...state },
            read,
        };
        resources.push(registered);
        byUrn.set(urn, registered);
        byTypeAndId.set(`${type} ${id}`, registered);
        const answer = withSecrets({ ...(withoutReferences(raw) as Properties), ...state }, sent.secrets);
        return { ...registered, answer: struct(answer) };
    }

    const struct = (values: Properties) => messages.Struct.fromJavaScript(values as never);

    monitor.registerResource = (sent: resource.RegisterResourceRequest, callback: Callback<unknown>) => {
        answered(callback, () => {
            const resourceOf = {
                type: sent.getType(),
                name: sent.getName(),
                parent: sent.getParent(),
                provider: sent.getProvider(),
                custom: sent.getCustom(),
                id: sent.getImportid(),
            };
            if (sent.getRemote()) {
                notes.push(
                    `${resourceOf.type} "${resourceOf.name}" is made by a provider, so what it makes is missing`,
                );
            }
            const { urn, id, answer } = register(
                { ...resourceOf, secrets: sent.getAdditionalsecretoutputsList() },
                values(sent.getObject()),
                false,
            );
            const response = new messages.resource.RegisterResourceResponse();
            response.setUrn(urn);
            response.setId(id);
            response.setObject(answer);
            return response;
        });
        return Promise.resolve();
    };

    monitor.readResource = (sent: resource.ReadResourceRequest, callback: Callback<unknown>) => {
        answered(callback, () => {
            const resourceOf = {
                type: sent.getType(),
                name: sent.getName(),
                parent: sent.getParent(),
                provider: sent.getProvider(),
                custom: true,
                id: sent.getId(),
            };
            const raw = values(sent.getProperties());
            if (resourceOf.type === "pulumi:pulumi:StackReference") {
                Object.assign(raw, { outputs: given.outputsOf(resourceOf.id), secretOutputNames: [] });
            }
            const { urn, answer } = register(resourceOf, raw, true);
            const response = new messages.resource.ReadResourceResponse();
            response.setUrn(urn);
            response.setProperties(answer);
            return response;
        });
        return Promise.resolve();
    };

    monitor.invoke = (sent: resource.ResourceInvokeRequest, callback: Callback<unknown>) => {
        answered(callback, () => {
            const args = plainValues(values(sent.getArgs()));
            const response = new messages.provider.InvokeResponse();
            const token = sent.getTok();
            const known = token === "pulumi:pulumi:getResource" ? byUrn.get(String(args.urn)) : undefined;
            const { project, stack } = request;
            const call = { token, args, project, stack, region: region(sent.getProvider(), args) };
            response.setReturn(
                struct(
                    known
                        ? { urn: known.urn, id: known.id, state: known.state }
                        : functionResult(call, given, packageFolder),
                ),
            );
            return response;
        });
        return Promise.resolve();
    };

    // Hooks run while the engine acts, and nothing acts here.
    Object.assign(monitor, { registerResourceHook: acknowledge, registerErrorHook: acknowledge });
    monitor.registerResourceOutputs = acknowledge;

    // Methods of resources that a provider runs; the mock monitor has no such call.
    Object.assign(monitor, {
        call: (sent: { getTok(): string }, callback: Callback<unknown>) =>
            callback(asRpcError(new Error(`the program calls ${sent.getTok()}, which has no answer on this machine`))),
    });
    return recording;
}

function answered<T>(callback: Callback<T>, answer: () => T): void {
    let response: T;
    try {
        response = answer();
    } catch (error) {
        callback(asRpcError(error as Error));
        return;
    }
    callback(null, response);
}

/** The SDK takes the message from `details`, where gRPC has it. */
function asRpcError(error: Error): Error {
    return Object.assign(error, { details: error.message });
}

function values(struct: Struct | undefined): Properties {
    return struct?.toJavaScript() ?? {};
}

/** The engine's rule: the types of all parents but the stack stand before the resource's own. */
function urnOf({ project, stack }: EvaluationRequest, type: string, name: string, parent: string): string {
    const parentTypes = parent.split("::")[2] ?? "";
    const qualified = parentTypes === "" || parentTypes === "pulumi:pulumi:Stack" ? type : `${parentTypes}$${type}`;
    return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

/** A reference to a provider is its URN, `::` and its id. */
function providerUrn(reference: string): string {
    return reference.split("::").slice(0, -1).join("::");
}
