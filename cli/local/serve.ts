import type { Deployed, DeployedStage } from "./deployed";
import { dictionary } from "./dictionary";
import { evaluate } from "./evaluation/evaluate";
import { GatewayEvent, RequestEvent } from "./events";
import { GatewayError } from "./gatewayError";
import type { RunningServer } from "./http/httpServer";
import { nameOrId } from "./keyNames";
import type { UsageRow } from "./limits/usageRow";
import { readProject } from "./project/pulumiProject";
import type { ProjectWatcher } from "./reload/projectWatcher";
import { servedHere } from "./servedHere";

export interface ServeOptions {
    /** A folder of the Pulumi project. Default: the working directory. */
    cwd?: string;
    /** Default: `dev`. */
    stack?: string;
    /** Default: 0, which picks a free one. */
    port?: number;
    /** Default: loopback, so that nobody else reaches it. */
    host?: string;
    /** The clock of all limits, in milliseconds since 1970. Default: this machine's. */
    now?: () => number;
    /** Whether to follow changes of the program and its configuration. Default: false. */
    watch?: boolean;
    /** Told of each request, reload and failure. */
    onEvent?: (event: GatewayEvent) => void;
    /** When the start began, by `performance.now()`. Default: now. */
    started?: number;
}

/** A stack's gateway on this machine. */
export interface Gateway {
    /** `http://127.0.0.1:3000/dev`: of the first stage that is served now. */
    readonly url: string;
    /** The value of each customer's key. */
    readonly keys: { [customer: string]: string };
    /** What is served now. */
    readonly deployed: Deployed;
    usage(): UsageRow[];
    close(): Promise<void>;
}

/** Evaluates the program of a stack and serves its APIs as API Gateway would, limits included. */
export async function serve(options: ServeOptions = {}): Promise<Gateway> {
    const { cwd = process.cwd(), stack = "dev", port = 0, host = "127.0.0.1", started = performance.now() } = options;
    const running: { server?: RunningServer } = {};
    const onEvent = (event: GatewayEvent) => {
        options.onEvent?.(event);
        running.server?.tell(event);
    };
    const project = readProject(cwd, stack);
    const evaluating = evaluate(project);
    // It is waited for below, and must not count as unhandled until then.
    evaluating.catch(() => undefined);
    // From here on no edit is missed; loaded, as the rest, while the program runs in its process.
    const watching = options.watch === true ? watch(project.root) : undefined;
    const [{ deployedStack }, { Reloader }, { startServer }, { stageAddress }] = await Promise.all([
        import("./deployedState/deployedStack"),
        import("./reload/reloader"),
        import("./http/httpServer"),
        import("./http/stageAddresses"),
    ]);
    const start = async () => {
        const [evaluation, watcher] = await Promise.all([evaluating, watching]);
        const deployed = deployedStack(project, evaluation);
        const onRequest = (request: RequestEvent) => onEvent({ event: "request", ...request });
        const server = await startServer({ deployed, host, port, now: options.now, onRequest }).catch(
            (error: unknown) => {
                throw listenError(error, port, host);
            },
        );
        running.server = server;
        return { evaluation, deployed, server, watcher };
    };
    const { evaluation, deployed, server, watcher } = await start().catch(async (error: unknown) => {
        await (await watching)?.close();
        throw error;
    });
    const reloader = new Reloader(project, { deployed, files: evaluation.files }, server, onEvent);

    const urlsOf = (serving: Deployed) =>
        serving.stages.map((stage: DeployedStage) => server.url + stageAddress(serving, stage));
    const gateway: Gateway = {
        get url() {
            return urlsOf(server.deployed)[0];
        },
        get keys() {
            return dictionary(server.deployed.keys.map(key => [nameOrId(key), key.value]));
        },
        get deployed() {
            return server.deployed;
        },
        usage: () => server.usage(),
        async close() {
            await reloader.close();
            await server.close();
        },
    };
    onEvent({
        event: "started",
        project: project.name,
        stack,
        url: gateway.url,
        urls: urlsOf(deployed),
        deployed,
        notes: [...project.notes, ...evaluation.notes, ...servedHere(deployed)],
        output: evaluation.output,
        durationMs: performance.now() - started,
    });
    if (watcher) reloader.follow(watcher);
    return gateway;
}

async function watch(root: string): Promise<ProjectWatcher> {
    const { watchProject } = await import("./reload/projectWatcher");
    return watchProject(root);
}

function listenError(error: unknown, port: number, host: string): unknown {
    switch ((error as NodeJS.ErrnoException).code) {
        case "EADDRINUSE":
            return new GatewayError(
                `port ${port} of ${host} is taken; choose another with --port, or --port 0 for a free one`,
            );
        case "EACCES":
            return new GatewayError(
                `port ${port} may not be used without privileges; choose one above 1023 with --port`,
            );
        case "EADDRNOTAVAIL":
        case "ENOTFOUND":
            return new GatewayError(`${host} is not an address of this machine; choose one with --host`);
        default:
            return error;
    }
}
