import { Budget, JavaEntry, Value } from "./values";

type EntryMethod = (entry: JavaEntry, args: Value[], budget: Budget) => Value;

/** Java's `Map.Entry`. */
export const entryMethods = new Map<string, EntryMethod>([
    ["getKey", entry => entry.key],
    ["getValue", entry => entry.map.get(entry.key)],
    ["setValue", (entry, [value = null]) => entry.map.put(entry.key, value)],
]);
