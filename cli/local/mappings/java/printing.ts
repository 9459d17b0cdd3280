import { Budget, JavaEntry, JavaList, JavaMap, Value } from "./values";

/** Deeper than any body that the service parses; Java's own stack ends before. */
const deepest = 1000;

/** What a reference prints: nothing for what is missing or null. */
export function printed(value: Value, budget: Budget): string {
    return value === null ? "" : javaText(value, budget);
}

/** As Java's `String.valueOf`, but for lists that JSON gave. */
export function javaText(value: Value, budget: Budget, depth = 0): string {
    if (value === null) return "null";
    switch (typeof value) {
        case "string":
            budget.spend(1 + value.length / 64);
            return value;
        case "number":
            return doubleText(value);
        case "boolean":
        case "bigint":
            return String(value);
    }
    budget.spend(1);
    if (depth > deepest) throw new Error("a value is too deep to be printed");
    const text = (each: Value) => javaText(each, budget, depth + 1);
    if (value instanceof JavaList) {
        return value.isJson ? jsonText(value, budget, depth) : `[${value.items.map(text).join(", ")}]`;
    }
    if (value instanceof JavaMap) {
        return `{${[...value.entries].map(([name, each]) => `${text(name)}=${text(each)}`).join(", ")}}`;
    }
    if (value instanceof JavaEntry) return `${text(value.key)}=${text(value.map.get(value.key))}`;
    return value.printed?.(budget) ?? "";
}

/** Compact JSON. */
export function jsonText(value: Value, budget: Budget, depth = 0): string {
    if (value === null || typeof value === "boolean" || typeof value === "bigint") return String(value);
    if (typeof value === "number") return doubleText(value);
    if (typeof value === "string") {
        budget.spend(1 + value.length / 64);
        return JSON.stringify(value);
    }
    budget.spend(1);
    if (depth > deepest) throw new Error("a value is too deep to be printed");
    const text = (each: Value) => jsonText(each, budget, depth + 1);
    if (value instanceof JavaList) return `[${value.items.map(text).join(",")}]`;
    if (value instanceof JavaMap) {
        const name = (key: Value) => JSON.stringify(javaText(key, budget, depth + 1));
        return `{${[...value.entries].map(([key, each]) => `${name(key)}:${text(each)}`).join(",")}}`;
    }
    return JSON.stringify(javaText(value, budget, depth));
}

/** Java's `Double.toString`: always with a fraction, and with an exponent from ten millions and below a thousandth. */
export function doubleText(value: number): string {
    if (Number.isNaN(value)) return "NaN";
    if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
    if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
    const size = Math.abs(value);
    if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
    const [digits, exponent] = value.toExponential().split("e");
    return `${digits.includes(".") ? digits : `${digits}.0`}E${Number(exponent)}`;
}
