import { isMap } from "./checks";

/**
 * Maps laid over one another, at every depth: a later one's value goes before an earlier one's. What is known later is a
 * value, and not looked into.
 */
export function layered<T extends object>(base: T, ...over: object[]): T {
    return over.reduce<object>((below, above) => laid(below, above), base) as T;
}

function laid(below: object, above: object): object {
    const over = Object.entries(above).map(([name, value]: [string, unknown]) => {
        const under = Object.hasOwn(below, name) ? (below as { [name: string]: unknown })[name] : undefined;
        return [name, isMap(under) && isMap(value) ? laid(under, value) : value] as const;
    });
    // Not by assignment: a brought document may have a member named __proto__.
    return Object.fromEntries([...Object.entries(below), ...over]);
}
