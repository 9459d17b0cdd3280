import * as pulumi from "@pulumi/pulumi";

/**
 * Makes a resource without a stack trace for each of its promises, of which the SDK takes one at `debuggablePromise`
 * and keeps it as text until the resource is there: a third of the program's memory with a thousand customers.
 *
 * Nothing that is shown is lost. Where in the program a resource was made, the SDK asks for with a limit of its own
 * (`Resource.callsites`), and ten frames from here do not reach out of the component. They stay where somebody looks for
 * promises that never end, and where transformations are called, whose errors are the user's to find.
 */
export function withoutStackTraces<T>(parent: pulumi.Resource | undefined, make: () => T): T {
    if (process.env.PULUMI_DEBUG_PROMISE_LEAKS || isTransformed(parent)) return make();
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return make();
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}

function isTransformed(parent: pulumi.Resource | undefined): boolean {
    const { __transformations: transformations } = (parent ?? {}) as { __transformations?: unknown[] };
    return transformations !== undefined && transformations.length > 0;
}
