import * as pulumi from "@pulumi/pulumi";
import { OutputOf, OutputParts, hasDeferred } from "./deferred";
import { afterFailedUpdates } from "./failedUpdates";
import { withHooks } from "./hooks";

/** The options of a resource that is below another. */
export type ChildOptions = pulumi.CustomResourceOptions & { parent: pulumi.Resource };

/**
 * Makes a resource, of which the outputs fail when one of its arguments is refused late, and whose updates are refused
 * after one that failed.
 *
 * Before 3.260 the SDK leaves them open for ever when an argument fails, so that an inline program of the Automation API
 * in which anything waits for them never ends: `new pulumi.ComponentResource("x:index:C", "c", { v: Promise.reject(e) })`.
 */
export function createResource<A extends object, R extends pulumi.Resource>(
    Resource: new (name: string, args: A, opts: pulumi.CustomResourceOptions) => R,
    name: string,
    args: A,
    opts: ChildOptions,
): R {
    const hooks = withHooks(afterFailedUpdates(opts.parent), opts.hooks);
    const resource = new Resource(name, args, hooks === undefined ? opts : { ...opts, hooks });
    if (!hasDeferred(args)) return resource;
    const known = (pulumi.output(args) as unknown as OutputParts<unknown>).promise(true);
    const failure = new Promise<never>((_resolve, reject) => void known.then(undefined, reject));
    failure.catch(() => undefined);
    const orFailure = <T>(promise: Promise<T>) => Promise.race([promise, failure]);
    const fields = resource as unknown as { [field: string]: unknown };
    for (const [field, given] of Object.entries(fields)) {
        if (!pulumi.Output.isInstance(given)) continue;
        const output = given as unknown as OutputParts<unknown>;
        fields[field] = new OutputOf(
            output.resources(),
            orFailure(output.promise(true)),
            orFailure(output.isKnown),
            orFailure(output.isSecret),
            orFailure(output.allResources()),
        );
    }
    return resource;
}
