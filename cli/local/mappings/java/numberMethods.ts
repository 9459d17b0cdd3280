import { doubleText } from "./printing";
import { Budget, Value } from "./values";

type NumberMethod = (value: bigint | number, args: Value[], budget: Budget) => Value;

const whole = (value: bigint | number): bigint =>
    typeof value === "bigint" ? value : Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
const int = (bits: number) => (value: bigint | number) => BigInt.asIntN(bits, whole(value));

/** Java's `Number`, and the static methods that templates call through a number: `$Integer.parseInt("5")`. */
export const numberMethods = new Map<string, NumberMethod>([
    ["intValue", int(32)],
    ["longValue", int(64)],
    ["shortValue", int(16)],
    ["byteValue", int(8)],
    ["doubleValue", value => Number(value)],
    ["floatValue", value => Number(value)],
    ["compareTo", (value, [other]) => (isNumber(other) ? compared(value, other) : null)],
    ["compare", (_, [a, b]) => (isNumber(a) && isNumber(b) ? compared(a, b) : null)],
    ["parseInt", (_, [text, radix = 10n]) => parsedInteger(text, radix)],
    ["parseLong", (_, [text, radix = 10n]) => parsedInteger(text, radix)],
    ["parseDouble", (_, [text]) => parsedDouble(text)],
    ["valueOf", (value, [given, radix = 10n]) => valueOf(value, given, radix)],
    ["toString", (value, [given, radix]) => numberText(isNumber(given) ? given : value, radix)],
    ["toHexString", (_, [given]) => (typeof given === "bigint" ? BigInt.asUintN(32, given).toString(16) : null)],
    ["toBinaryString", (_, [given]) => (typeof given === "bigint" ? BigInt.asUintN(32, given).toString(2) : null)],
    ["max", (_, [a, b]) => (isNumber(a) && isNumber(b) ? (a > b ? a : b) : null)],
    ["min", (_, [a, b]) => (isNumber(a) && isNumber(b) ? (a < b ? a : b) : null)],
    ["isNaN", value => Number.isNaN(Number(value))],
    ["isInfinite", value => typeof value === "number" && Math.abs(value) === Infinity],
]);

type BooleanMethod = (value: boolean, args: Value[], budget: Budget) => Value;

export const booleanMethods = new Map<string, BooleanMethod>([
    ["booleanValue", value => value],
    ["compareTo", (value, [other]) => (typeof other === "boolean" ? BigInt(Number(value) - Number(other)) : null)],
    ["parseBoolean", (_, [text]) => typeof text === "string" && text.toLowerCase() === "true"],
    ["valueOf", (_, [given]) => given === true || (typeof given === "string" && given.toLowerCase() === "true")],
]);

function isNumber(value: Value = null): value is bigint | number {
    return typeof value === "bigint" || typeof value === "number";
}

function compared(a: bigint | number, b: bigint | number): bigint {
    return a < b ? -1n : a > b ? 1n : 0n;
}

/** Java throws for what is no integer; the result is nothing then. */
function parsedInteger(text: Value = null, radix: Value): bigint | null {
    if (typeof text !== "string" || text.length > 100 || typeof radix !== "bigint") return null;
    const digits = text.replace(/^[+-]/, "");
    const base = Number(radix);
    if (base < 2 || base > 36 || !/^[0-9a-z]+$/i.test(digits)) return null;
    let value = 0n;
    for (const digit of digits) {
        const worth = Number.parseInt(digit, 36);
        if (worth >= base) return null;
        value = value * radix + BigInt(worth);
    }
    return text.startsWith("-") ? -value : value;
}

function parsedDouble(text: Value = null): number | null {
    if (typeof text !== "string" || text.length > 400) return null;
    const digits = text.trim();
    return /^[+-]?(?:[0-9]+\.?|[0-9]*\.[0-9]+)(?:[eE][+-]?[0-9]+)?[dDfF]?$/.test(digits)
        ? Number.parseFloat(digits)
        : null;
}

function valueOf(self: bigint | number, given: Value = null, radix: Value): Value {
    if (isNumber(given)) return typeof self === "number" ? Number(given) : given;
    return typeof self === "number" ? parsedDouble(given) : parsedInteger(given, radix);
}

function numberText(value: bigint | number, radix: Value = null): string {
    if (typeof value === "number") return doubleText(value);
    return typeof radix === "bigint" && radix >= 2n && radix <= 36n ? value.toString(Number(radix)) : String(value);
}
