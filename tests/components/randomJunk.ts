import * as fc from "fast-check";

type Path = string[];

/** Names of maps' entries; among them such as a map inherits, and one of two lines. */
const names = fc.oneof(
    fc.constantFrom("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "two\nlines"),
    fc.string({ minLength: 1 }),
);

/** Values as JSON and YAML have them. */
export const junk: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
        { maxDepth: 3, depthIdentifier: "junk" },
        fc.constantFrom<unknown>(null, true, false, 0, -1, 0.5, 1e21, "", "gold", "GET /orders"),
        fc.string(),
        fc.double({ noNaN: true }),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(names, tie("value"), { maxKeys: 3 }),
    ),
})).value;

/** Any values of JavaScript, functions, symbols and objects without a prototype among them. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSet: true }),
    fc.constantFrom<unknown>(Symbol("junk"), () => "junk", NaN, Infinity, undefined),
);

/** A valid value with junk in one place: instead of a value, under a further name, or as another name. */
export function withJunkInOnePlace(valid: object, values: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
    const places = fc.constantFrom(...pathsIn(valid));
    return fc.oneof(
        fc.tuple(places, values).map(([path, value]) => replaced(valid, path, value) as object),
        fc.tuple(places, names, values).map(([path, name, value]) => replaced(valid, [...path, name], value) as object),
        fc.tuple(places, names).map(([path, name]) => renamed(valid, path, name) as object),
    );
}

function pathsIn(value: unknown): Path[] {
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsIn(inner).map(path => [key, ...path])]);
}

function replaced(value: unknown, [first, ...rest]: Path, inner: unknown): unknown {
    if (first === undefined) return inner;
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const before = new Map<string, unknown>(entries);
    return Object.fromEntries(before.set(first, replaced(before.get(first), rest, inner)));
}

function renamed(value: unknown, [first, ...rest]: Path, name: string): unknown {
    const entries = Object.entries(value as object).map(([key, inner]: [string, unknown]) => {
        if (key !== first) return [key, inner] as const;
        return rest.length === 0 ? ([name, inner] as const) : ([key, renamed(inner, rest, name)] as const);
    });
    return Object.fromEntries(entries);
}
