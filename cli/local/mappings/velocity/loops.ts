import { JavaList, JavaMap, JavaObject, Value } from "../java/values";

/** "Maximum iterations in a #foreach ... #end loop in mapping templates" (DG, quotas); Velocity leaves the loop then. */
const mostIterations = 1000;

/** What `#foreach` goes through: the values of a map, the items of a list, and nothing in the other cases. */
export function looped(value: Value): Value[] {
    if (value instanceof JavaList) return value.items.slice(0, mostIterations);
    if (value instanceof JavaMap) return [...value.entries.values()].slice(0, mostIterations);
    return [];
}

/** `$foreach` of one iteration. */
export function loopState(index: number, length: number, parent: Value | undefined) {
    const hasNext = index + 1 < length;
    const count = BigInt(index + 1);
    const members = new Map<string, Value>([
        ["count", count],
        ["index", BigInt(index)],
        ["hasNext", hasNext],
        ["first", index === 0],
        ["last", !hasNext],
        ["parent", parent ?? null],
    ]);
    const foreach: JavaObject = {
        members,
        methods: new Map([...members].map(([name, value]) => [getter(name), () => value])),
    };
    return { foreach, count, hasNext };
}

function getter(name: string): string {
    if (name === "hasNext") return name;
    return `${name === "first" || name === "last" ? "is" : "get"}${name[0].toUpperCase()}${name.slice(1)}`;
}
