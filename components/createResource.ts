import * as pulumi from "@pulumi/pulumi";
import { OutputOf, OutputParts, hasDeferred } from "./deferred";
import { afterFailedUpdates } from "./failedUpdates";
import { withHooks } from "./hooks";
import { withoutStackTraces } from "./stackTraces";

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
    const all = hooks === undefined ? opts : { ...opts, hooks };
    const resource = withoutStackTraces(opts.parent, () => new Resource(name, args, all));
    if (!hasDeferred(args)) return resource;
    let failure: Promise<never> | undefined;
    const orFailure = <T>(promise: Promise<T>) => Promise.race([promise, (failure ??= failureOf(args))]);
    for (const [field, given] of Object.entries(resource)) {
        if (!pulumi.Output.isInstance(given)) continue;
        let either: pulumi.Output<unknown> | undefined;
        // Made for who asks: of a thousand associations nobody does.
        const get = () => (either ??= outputOrFailure(given, orFailure));
        Object.defineProperty(resource, field, { enumerable: true, configurable: true, get });
    }
    return resource;
}

/** Never fulfilled; rejected when a value in the arguments is. */
function failureOf(args: object): Promise<never> {
    const known = (pulumi.output(args) as unknown as OutputParts<unknown>).promise(true);
    const failure = new Promise<never>((_resolve, reject) => void known.then(undefined, reject));
    failure.catch(() => undefined);
    return failure;
}

function outputOrFailure(
    given: pulumi.Output<unknown>,
    orFailure: <T>(promise: Promise<T>) => Promise<T>,
): pulumi.Output<unknown> {
    const output = given as unknown as OutputParts<unknown>;
    return new OutputOf(
        output.resources(),
        orFailure(output.promise(true)),
        orFailure(output.isKnown),
        orFailure(output.isSecret),
        orFailure(output.allResources()),
    );
}
