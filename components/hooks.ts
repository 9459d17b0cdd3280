import * as pulumi from "@pulumi/pulumi";

/** Whether what runs the program knows resource hooks. The SDK's mocks say that they do, and end in an error. */
export function hasHooks(): boolean {
    const monitor = pulumi.runtime.getMonitor() as { registerResourceHook?: unknown } | undefined;
    return typeof monitor?.registerResourceHook === "function";
}
