import { AsyncResource } from "async_hooks";
import * as pulumi from "@pulumi/pulumi";

/** Whether what runs the program knows resource hooks. The SDK's mocks say that they do, and end in an error. */
export function hasHooks(): boolean {
    const monitor = pulumi.runtime.getMonitor() as { registerResourceHook?: unknown } | undefined;
    return typeof monitor?.registerResourceHook === "function";
}

/** What is done before a resource is updated, in a preview too. */
export interface UpdateHook {
    /** No other hook of a program has it. */
    name: string;
    run: (args: pulumi.ResourceHookArgs) => void | Promise<void>;
}

export function beforeUpdate(...hooks: UpdateHook[]): pulumi.ResourceHookBinding | undefined {
    if (!hasHooks()) return undefined;
    // The engine calls back from outside the program, of which a process may run several at a time.
    const made = hooks.map(
        ({ name, run }) =>
            new pulumi.ResourceHook(
                name,
                AsyncResource.bind(async (args: pulumi.ResourceHookArgs) => await run(args)),
                {
                    onDryRun: true,
                },
            ),
    );
    return { beforeUpdate: made };
}
