/**
 * Values by names that a client or a user chooses. It inherits nothing, so `constructor`, `toString` and `__proto__` are
 * names like any other, and absent where nobody gave them.
 */
export interface Dictionary<T> {
    [name: string]: T;
}

export function dictionary<T>(entries: Iterable<readonly [name: string, value: T]> = []): Dictionary<T> {
    const made = Object.create(null) as Dictionary<T>;
    for (const [name, value] of entries) made[name] = value;
    return made;
}

/** Every value of each name, in the order in which they came. */
export function multiDictionary<T>(entries: Iterable<readonly [name: string, value: T]>): Dictionary<T[]> {
    const made = dictionary<T[]>();
    for (const [name, value] of entries) (made[name] ??= []).push(value);
    return made;
}

/** Whether a value is an object of JSON, and no list. */
export function isMap(value: unknown): value is Dictionary<unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
