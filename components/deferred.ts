import * as pulumi from "@pulumi/pulumi";

/** Whether the value is known only later: an Output, a promise, or what another language's program does not know yet. */
export function isDeferred(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
    return pulumi.Output.isInstance(value) || value instanceof Promise || pulumi.isUnknown(value);
}

/** Whether any value in it, at whatever depth, is known only later. */
export function hasDeferred(value: unknown): boolean {
    if (isDeferred(value)) return true;
    return isContainer(value) && Object.values(value).some(hasDeferred);
}

/** The value, with each of the values in it that are known only later made into another. */
export function mapDeferred<T>(value: T, toOther: (deferred: pulumi.Input<unknown>) => pulumi.Output<unknown>): T {
    if (isDeferred(value)) return toOther(value) as T;
    if (!isContainer(value)) return value;
    if (Array.isArray(value)) return value.map(item => mapDeferred(item as unknown, toOther)) as T;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapDeferred(inner, toOther)])) as T;
}

/** The value that stands at a path inside another, if there is one. */
export function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
    if (name === undefined) return value;
    if (!isContainer(value) || !Object.hasOwn(value, name)) return undefined;
    return valueAt(value[name], rest);
}

function isContainer(value: unknown): value is { [name: string]: unknown } {
    return typeof value === "object" && value !== null && !pulumi.Resource.isInstance(value);
}

/** What the SDK keeps of an Output; the same since 3.114, and not public. */
export interface OutputParts<T> {
    resources(): Set<pulumi.Resource>;
    promise(withUnknowns: boolean): Promise<T>;
    isKnown: Promise<boolean>;
    isSecret: Promise<boolean>;
    allResources(): Promise<Set<pulumi.Resource>>;
}

type OutputConstructor = new <T>(
    resources: Set<pulumi.Resource>,
    promise: Promise<T>,
    isKnown: Promise<boolean>,
    isSecret: Promise<boolean>,
    allResources: Promise<Set<pulumi.Resource>>,
) => pulumi.Output<T>;

export const OutputOf = pulumi.Output as unknown as OutputConstructor;

/**
 * The same value, which the engine takes for independent of the resources that it comes from.
 *
 * A resource that is replaced delete-before-create takes along every resource of which an input comes from it and would
 * replace it if it changed, whether it changes or not (pulumi/pulumi#10662). A stage's deployment, the stage itself and a
 * customer's key must not go before their replacements are there: the value alone decides. The order of creation
 * stays, since a value must be there before it is used.
 */
export function withoutDependencies<T>(given: pulumi.Input<T>): pulumi.Output<T> {
    const output = pulumi.output(given) as unknown as OutputParts<T>;
    const none = new Set<pulumi.Resource>();
    return new OutputOf(none, output.promise(true), output.isKnown, output.isSecret, Promise.resolve(none));
}
