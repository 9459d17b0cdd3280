import { isMap } from "./checks";

/**
 * Maps laid over one another, at every depth: a later one's value goes before an earlier one's. What is known later is a
 * value, and not looked into.
 */
export function layered<T extends object>(base: T, ...over: object[]): T {
    return over.reduce<object>((below, above) => laid(below, above), base) as T;
}

function laid(below: object, above: object): object {
    const result = { ...below } as { [name: string]: unknown };
    for (const [name, value] of Object.entries(above)) {
        const under = Object.hasOwn(result, name) ? result[name] : undefined;
        result[name] = isMap(under) && isMap(value) ? laid(under, value) : (value as unknown);
    }
    return result;
}
