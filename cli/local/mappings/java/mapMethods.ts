import { javaEquals } from "./equality";
import { Budget, JavaEntry, JavaList, JavaMap, Value } from "./values";

type MapMethod = (map: JavaMap, args: Value[], budget: Budget) => Value;

/** Java's `Map`. A method without a result gives null, which prints nothing; so does `put` of a new name. */
export const mapMethods = new Map<string, MapMethod>([
    ["get", (map, [key = null]) => map.get(key)],
    ["getOrDefault", (map, [key = null, other = null]) => (map.entries.has(key) ? map.get(key) : other)],
    ["put", (map, [key = null, value = null]) => map.put(key, value)],
    ["putIfAbsent", (map, [key = null, value = null]) => (map.get(key) === null ? map.put(key, value) : map.get(key))],
    ["putAll", (map, [from = null], budget) => putAll(map, from, budget)],
    ["remove", (map, [key = null]) => removed(map, key)],
    ["replace", (map, [key = null, value = null]) => (map.entries.has(key) ? map.put(key, value) : null)],
    ["clear", map => cleared(map)],
    ["containsKey", (map, [key = null]) => map.entries.has(key)],
    [
        "containsValue",
        (map, [value = null], budget) => [...map.entries.values()].some(each => javaEquals(each, value, budget)),
    ],
    ["keySet", (map, _, budget) => listed(map, [...map.entries.keys()], budget)],
    ["values", (map, _, budget) => listed(map, [...map.entries.values()], budget)],
    [
        "entrySet",
        (map, _, budget) =>
            listed(
                map,
                [...map.entries.keys()].map(key => new JavaEntry(map, key)),
                budget,
            ),
    ],
    ["size", map => BigInt(map.entries.size)],
    ["isEmpty", map => map.entries.size === 0],
]);

function putAll(map: JavaMap, from: Value, budget: Budget): null {
    if (from instanceof JavaMap) {
        budget.spend(from.entries.size);
        for (const [key, value] of from.entries) map.put(key, value);
    }
    return null;
}

function cleared(map: JavaMap): null {
    map.entries.clear();
    return null;
}

function removed(map: JavaMap, key: Value): Value {
    const value = map.get(key);
    map.entries.delete(key);
    return value;
}

function listed(map: JavaMap, items: Value[], budget: Budget): JavaList {
    budget.spend(map.entries.size / 2);
    return new JavaList(items);
}
