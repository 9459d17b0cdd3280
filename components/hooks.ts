import { AsyncResource } from "async_hooks";
import * as pulumi from "@pulumi/pulumi";
import * as runtimeState from "@pulumi/pulumi/runtime/state";

interface Monitor {
    registerResourceHook?: unknown;
    /** That of every gRPC client. */
    getChannel?: () => { getTarget(): string };
}

const currentMonitor = () => pulumi.runtime.getMonitor() as Monitor | undefined;

/**
 * Whether what runs the program knows resource hooks. The SDK's mocks say that they do, and end in an error; with a CLI
 * that does not, every resource that has one fails.
 */
export function hasHooks(): boolean {
    const { getStore } = runtimeState as { getStore?: () => { supportsResourceHooks?: boolean } };
    return getStore?.().supportsResourceHooks !== false && typeof currentMonitor()?.registerResourceHook === "function";
}

/** The names of the hooks of each run, by the address of its engine. */
const namesOf = new Map<string, Set<string>>();

/**
 * The name for a hook, which the engine refuses if the run has one of it. A component that another language makes does
 * not know what it is below, so two of them may come with one name.
 */
function freeName(name: string): string {
    const run = currentMonitor()?.getChannel?.().getTarget() ?? "";
    const taken = namesOf.get(run) ?? new Set();
    namesOf.set(run, taken);
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    taken.add(free);
    return free;
}

/** A hook of this run. Without options it is not called in a preview. */
export function resourceHook(
    name: string,
    run: (args: pulumi.ResourceHookArgs) => void | Promise<void>,
    options?: pulumi.ResourceHookOptions,
): pulumi.ResourceHook {
    // The engine calls back from outside the program, of which a process may run several at a time.
    const inProgram = AsyncResource.bind(async (args: pulumi.ResourceHookArgs) => await run(args));
    return new pulumi.ResourceHook(freeName(name), inProgram, options);
}

/** What is done before a resource is updated, in a preview too. */
export interface UpdateHook {
    /** What the hook is for, and where. */
    name: string;
    run: (args: pulumi.ResourceHookArgs) => void | Promise<void>;
}

export function beforeUpdate(...hooks: UpdateHook[]): pulumi.ResourceHookBinding | undefined {
    if (!hasHooks()) return undefined;
    const made = hooks.map(({ name, run }) => resourceHook(name, run, { onDryRun: true }));
    return { beforeUpdate: made };
}

/** The hooks of both, in their order. */
export function withHooks(
    general: pulumi.ResourceHookBinding | undefined,
    own: pulumi.ResourceHookBinding | undefined,
): pulumi.ResourceHookBinding | undefined {
    if (general === undefined) return own;
    return { ...own, ...general, beforeUpdate: [...(general.beforeUpdate ?? []), ...(own?.beforeUpdate ?? [])] };
}
