import { ChildProcess, spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import * as engineRpc from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as engine from "@pulumi/pulumi/proto/engine_pb";
import * as providerRpc from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as monitorRpc from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as monitor from "@pulumi/pulumi/proto/resource_pb";
import * as empty from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** What a plugin registers with the engine. */
interface Registered {
    type: string;
    name: string;
    inputs: { [property: string]: unknown };
    /** The hooks that are called before the resource is updated; undefined of a component. */
    beforeUpdate: string[] | undefined;
}

/** A plugin that was started as Pulumi's language host starts it, with an engine that answers it. */
export interface PluginHost {
    /** Milliseconds from the start to the port that the plugin prints. */
    startMs: number;
    registered: Registered[];
    /** The names of the hooks that it has registered. */
    hooks: string[];
    schema(): Promise<string>;
    construct(type: string, name: string, inputs: object, isPreview?: boolean): Promise<{ [output: string]: unknown }>;
    close(): void;
}

type Handler = grpc.handleUnaryCall<never, unknown>;

/** Answers each registration with the inputs as the state, as the SDK's mocks do. */
function monitorOf(registered: Registered[], hooks: string[], hasHooks: boolean): { [method: string]: Handler } {
    return {
        supportsFeature({ request }: { request: monitor.SupportsFeatureRequest }, callback) {
            const response = new monitor.SupportsFeatureResponse();
            response.setHassupport(hasHooks || request.getId() !== "resourceHooks");
            callback(null, response);
        },
        registerResource(call: { request: monitor.RegisterResourceRequest }, callback) {
            const { request } = call;
            const inputs = (request.getObject()?.toJavaScript() ?? {}) as Registered["inputs"];
            const beforeUpdate = request.getCustom() ? (request.getHooks()?.getBeforeUpdateList() ?? []) : undefined;
            registered.push({ type: request.getType(), name: request.getName(), inputs, beforeUpdate });
            const response = new monitor.RegisterResourceResponse();
            response.setUrn(`urn:pulumi:dev::test::${request.getType()}::${request.getName()}`);
            if (request.getCustom()) response.setId(`${request.getName()}-id`);
            response.setObject(Struct.fromJavaScript(plain(inputs) as { [property: string]: never }));
            callback(null, response);
        },
        registerResourceHook({ request }: { request: monitor.RegisterResourceHookRequest }, callback) {
            const name = request.getName();
            if (!hasHooks) return callback({ code: grpc.status.UNIMPLEMENTED });
            if (hooks.includes(name))
                return callback({ code: grpc.status.UNKNOWN, details: `already registered: ${name}` });
            hooks.push(name);
            callback(null, new empty.Empty());
        },
        registerResourceOutputs: (_call, callback) => callback(null, new empty.Empty()),
    };
}

/** Outputs and secrets as the values that they hold. */
function plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    const map = value as { [property: string]: unknown };
    if ("4dabf18193072939515e22adb298388d" in map) return plain(map.value);
    return Object.fromEntries(Object.entries(map).map(([key, inner]) => [key, plain(inner)]));
}

function log(lines: string[]): { [method: string]: Handler } {
    return {
        log(call: { request: engine.LogRequest }, callback) {
            lines.push(call.request.getMessage());
            callback(null, new empty.Empty());
        },
    };
}

async function listen(services: [grpc.ServiceDefinition, { [method: string]: Handler }][]) {
    const server = new grpc.Server();
    for (const [definition, handlers] of services) {
        const missing: Handler = (_call, callback) => callback({ code: grpc.status.UNIMPLEMENTED });
        const all = Object.keys(definition).map(method => [method, handlers[method] ?? missing]);
        server.addService(definition, Object.fromEntries(all) as grpc.UntypedServiceImplementation);
    }
    const port = await new Promise<number>((resolve, reject) =>
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        ),
    );
    return { server, address: `127.0.0.1:${port}` };
}

/** Resolves with the first line of a process, which is a plugin's port. */
function firstLine(child: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
        let output = "";
        let errors = "";
        child.stderr?.on("data", part => (errors += part));
        child.stdout?.on("data", part => {
            output += part;
            const end = output.indexOf("\n");
            if (end >= 0) resolve(output.slice(0, end));
        });
        child.on("close", () => reject(new Error(`the plugin ended before it printed a port: ${output}${errors}`)));
    });
}

/**
 * Starts a plugin in the caller's folder: `node …/cmd/run-plugin <plugin> <engine>`, with the SDK that the plugin finds
 * (pulumi/pulumi, `pulumi-language-nodejs`, `RunPlugin`).
 *
 * @param hasHooks whether the engine knows resource hooks
 */
export async function startPlugin(plugin: string, callersFolder: string, hasHooks = true): Promise<PluginHost> {
    const registered: Registered[] = [];
    const hooks: string[] = [];
    const logged: string[] = [];
    const { server, address } = await listen([
        [monitorRpc.ResourceMonitorService, monitorOf(registered, hooks, hasHooks)],
        [engineRpc.EngineService, log(logged)],
    ]);
    const runPlugin = require.resolve("@pulumi/pulumi/cmd/run-plugin", { paths: [plugin] });
    const started = performance.now();
    const child = spawn(process.execPath, [runPlugin, plugin, address], {
        cwd: callersFolder,
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
    });
    const port = await firstLine(child).catch((error: Error) => {
        server.forceShutdown();
        throw new Error([error.message, ...logged].join("\n"));
    });
    const startMs = performance.now() - started;
    const client = new providerRpc.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    return {
        startMs,
        registered,
        hooks,
        schema: () =>
            new Promise((resolve, reject) =>
                client.getSchema(new provider.GetSchemaRequest(), (error, response) =>
                    error ? reject(error) : resolve(response.getSchema()),
                ),
            ),
        construct(type, name, inputs, isPreview = false) {
            const request = new provider.ConstructRequest();
            request.setProject("test");
            request.setStack("dev");
            request.setType(type);
            request.setName(name);
            request.setInputs(Struct.fromJavaScript(inputs as { [property: string]: never }));
            request.setMonitorendpoint(address);
            request.setParallel(16);
            request.setDryrun(isPreview);
            return new Promise((resolve, reject) =>
                client.construct(request, (error, response) =>
                    error ? reject(new Error(error.details)) : resolve(response.getState()!.toJavaScript()),
                ),
            );
        },
        close() {
            client.close();
            child.kill();
            server.forceShutdown();
        },
    };
}
