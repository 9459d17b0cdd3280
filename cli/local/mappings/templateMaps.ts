import { Dictionary, dictionary, isMap } from "../dictionary";

const made = new WeakSet<object>();

/**
 * A map that a template may read and print, whose names come from the client. It has no members but its own: Velocity
 * would find those that every JavaScript object inherits.
 */
export function templateMap<T>(entries: Iterable<readonly [name: string, value: T]> = []): Dictionary<T> {
    const map = dictionary(entries);
    made.add(map);
    // Velocity asks a value for its toString before it prints it, and finds a text that says nothing.
    if (!("toString" in map)) Object.defineProperty(map, "toString", { value: "", writable: true, configurable: true });
    Object.defineProperty(map, Symbol.toPrimitive, { value: () => printed(map) });
    return map;
}

/** `$map.get('name')`, whatever the name is: Velocity itself refuses `__proto__` and calls a value named `get`. */
export const getOfTemplateMap = {
    uid: "get of a map",
    match: ({ property, context }: { property: string; context: unknown }) =>
        property === "get" && isTemplateMap(context),
    resolve: ({ context, params }: { context: unknown; params: unknown[] }): unknown => {
        const name = String(params[0]);
        return Object.hasOwn(context as object, name) ? (context as Dictionary<unknown>)[name] : undefined;
    },
};

/** JSON whose objects are maps of this kind. */
export function parsedJson(text: string): unknown {
    return JSON.parse(text, (_, value: unknown) => (isMap(value) ? templateMap(Object.entries(value)) : value));
}

function isTemplateMap(value: unknown): value is Dictionary<unknown> {
    return typeof value === "object" && value !== null && made.has(value);
}

/** As Velocity prints any other map: `{a=1, b=[2, 3]}`. */
function printed(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
    if (!isTemplateMap(value)) return String(value);
    return `{${Object.entries(value)
        .map(([name, each]) => `${name}=${printed(each)}`)
        .join(", ")}}`;
}
