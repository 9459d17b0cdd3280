import { printed } from "./printing";
import { Budget, JavaEntry, JavaList, JavaMap, Value } from "./values";

/** Java's `equals`. An Integer and a Double are never equal, as in Java. */
export function javaEquals(a: Value, b: Value, budget: Budget): boolean {
    budget.spend(1);
    if (a instanceof JavaList && b instanceof JavaList) {
        return a.items.length === b.items.length && a.items.every((item, i) => javaEquals(item, b.items[i], budget));
    }
    if (a instanceof JavaMap && b instanceof JavaMap) {
        return (
            a.entries.size === b.entries.size &&
            [...a.entries].every(([name, value]) => b.entries.has(name) && javaEquals(value, b.get(name), budget))
        );
    }
    if (a instanceof JavaEntry && b instanceof JavaEntry) {
        return javaEquals(a.key, b.key, budget) && javaEquals(a.map.get(a.key), b.map.get(b.key), budget);
    }
    return a === b;
}

/**
 * `==` of a template: numbers by value, values of different kinds by their texts (Velocity's guide). A missing value is
 * equal both to `$null` and to `""` (recorded from the service).
 */
export function looselyEquals(a: Value, b: Value, budget: Budget): boolean {
    if (a === null || b === null) return (a ?? "") === (b ?? "");
    if (isNumber(a) && isNumber(b)) return Number(a) === Number(b);
    if (typeof a === typeof b && typeof a !== "object") return a === b;
    if (typeof a === "object" && typeof b === "object" && a.constructor === b.constructor) {
        return javaEquals(a, b, budget);
    }
    return printed(a, budget) === printed(b, budget);
}

function isNumber(value: Value): value is bigint | number {
    return typeof value === "bigint" || typeof value === "number";
}

/** Java's `hashCode`, of what has one that does not differ from run to run. */
export function hashCode(value: Value, budget: Budget): bigint {
    budget.spend(1);
    if (typeof value === "boolean") return value ? 1231n : 1237n;
    if (typeof value === "bigint") return BigInt.asIntN(32, value ^ (value >> 32n));
    if (typeof value === "number") {
        const bits = Buffer.alloc(8);
        bits.writeDoubleBE(value);
        return BigInt(bits.readInt32BE(0) ^ bits.readInt32BE(4));
    }
    if (typeof value === "string") {
        budget.spend(value.length / 64);
        let hash = 0;
        for (let index = 0; index < value.length; index++) hash = (Math.imul(31, hash) + value.charCodeAt(index)) | 0;
        return BigInt(hash);
    }
    if (value instanceof JavaList) {
        return value.items.reduce<bigint>((hash, item) => BigInt.asIntN(32, 31n * hash + hashCode(item, budget)), 1n);
    }
    if (value instanceof JavaMap) {
        return [...value.entries.keys()].reduce<bigint>(
            (hash, key) => BigInt.asIntN(32, hash + hashCode(new JavaEntry(value, key), budget)),
            0n,
        );
    }
    if (value instanceof JavaEntry) return hashCode(value.key, budget) ^ hashCode(value.map.get(value.key), budget);
    return 0n;
}
