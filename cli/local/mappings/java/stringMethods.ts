import { hashCode } from "./equality";
import { javaText } from "./printing";
import { isMatch, replacedAll, replacedFirst, splitText } from "./regularExpressions";
import { formatted } from "./stringFormat";
import { Budget, JavaList, Value } from "./values";

type StringMethod = (text: string, args: Value[], budget: Budget) => Value;

const mostCharacters = 10 * 1024 * 1024;

/** A method of one text. */
const ofText = (method: (text: string, other: string, budget: Budget) => Value): StringMethod => {
    return (text, [other], budget) => (typeof other === "string" ? method(text, other, budget) : null);
};
const ofTexts = (method: (text: string, one: string, two: string, budget: Budget) => Value): StringMethod => {
    return (text, [one, two], budget) =>
        typeof one === "string" && typeof two === "string" ? method(text, one, two, budget) : null;
};
/** Every character is looked at. */
const throughout = (method: StringMethod): StringMethod => {
    return (text, args, budget) => {
        budget.spend(text.length / 64);
        return method(text, args, budget);
    };
};

/** Java's `String`. Characters are texts of one; a method that throws in Java gives nothing. */
export const stringMethods = new Map<string, StringMethod>([
    ["length", text => BigInt(text.length)],
    ["isEmpty", text => text === ""],
    ["isBlank", throughout(text => text.trim() === "")],
    ["charAt", (text, [index]) => text[place(index)] ?? null],
    [
        "codePointAt",
        (text, [index]) =>
            place(index) >= 0 && place(index) < text.length ? BigInt(text.codePointAt(place(index))!) : null,
    ],
    ["substring", (text, [from, to]) => substring(text, from, to)],
    ["subSequence", (text, [from, to]) => substring(text, from, to)],
    ["indexOf", throughout((text, [what, from]) => indexOf(text, what, from))],
    ["lastIndexOf", throughout((text, [what, from]) => lastIndexOf(text, what, from))],
    ["contains", throughout(ofText((text, other) => text.includes(other)))],
    ["startsWith", (text, [other, from]) => typeof other === "string" && text.startsWith(other, place(from ?? 0n))],
    ["endsWith", ofText((text, other) => text.endsWith(other))],
    ["equalsIgnoreCase", throughout((text, [other]) => typeof other === "string" && folded(text) === folded(other))],
    ["compareTo", throughout(ofText((text, other) => compared(text, other)))],
    ["compareToIgnoreCase", throughout(ofText((text, other) => compared(folded(text), folded(other))))],
    ["contentEquals", ofText((text, other) => text === other)],
    ["concat", ofText((text, other, budget) => limited(text.length + other.length, budget, () => text + other))],
    ["repeat", (text, [count], budget) => repeated(text, place(count), budget)],
    ["replace", throughout(ofTexts(replaced))],
    ["replaceAll", throughout(ofTexts(replacedAll))],
    ["replaceFirst", throughout(ofTexts(replacedFirst))],
    ["matches", throughout(ofText(isMatch))],
    ["split", throughout((text, [expression, limit], budget) => split(text, expression, limit, budget))],
    ["toUpperCase", throughout(text => text.toUpperCase())],
    ["toLowerCase", throughout(text => text.toLowerCase())],
    // Up to and with the space, unlike JavaScript's.
    ["trim", throughout(text => trimmed(text))],
    ["strip", throughout(text => text.trim())],
    ["stripLeading", throughout(text => text.trimStart())],
    ["stripTrailing", throughout(text => text.trimEnd())],
    ["toCharArray", throughout((text, _, budget) => characters(text, budget))],
    ["intern", text => text],
    ["valueOf", (_, [value = null], budget) => javaText(value, budget)],
    [
        "format",
        (_, [format = null, ...args], budget) => (typeof format === "string" ? formatted(format, args, budget) : null),
    ],
    ["join", (_, [separator, ...parts], budget) => joined(separator, parts, budget)],
    ["hashCode", (text, _, budget) => hashCode(text, budget)],
]);

function place(index: Value = null): number {
    return typeof index === "bigint" ? Number(index) : -1;
}

function substring(text: string, from: Value = null, to: Value = BigInt(text.length)): string | null {
    const [start, end] = [place(from), place(to)];
    return start < 0 || end > text.length || start > end ? null : text.slice(start, end);
}

function indexOf(text: string, what: Value = null, from: Value = 0n): Value {
    const sought = typeof what === "bigint" ? character(what) : what;
    return typeof sought === "string" ? BigInt(text.indexOf(sought, place(from))) : null;
}

function lastIndexOf(text: string, what: Value = null, from: Value = BigInt(text.length)): Value {
    const sought = typeof what === "bigint" ? character(what) : what;
    if (typeof sought !== "string") return null;
    return place(from) < 0 ? -1n : BigInt(text.lastIndexOf(sought, place(from)));
}

function character(code: bigint): string {
    return code >= 0n && code <= 0x10ffffn ? String.fromCodePoint(Number(code)) : "";
}

function folded(text: string): string {
    return text.toUpperCase().toLowerCase();
}

function compared(a: string, b: string): bigint {
    const length = Math.min(a.length, b.length);
    for (let index = 0; index < length; index++) {
        if (a[index] !== b[index]) return BigInt(a.charCodeAt(index) - b.charCodeAt(index));
    }
    return BigInt(a.length - b.length);
}

/** What a text may grow to, and what that costs. */
function limited(length: number, budget: Budget, made: () => string): string {
    if (length > mostCharacters) throw new Error("a text is too long");
    budget.spend(length / 64);
    return made();
}

function repeated(text: string, count: number, budget: Budget): string | null {
    return count < 0 ? null : limited(text.length * count, budget, () => text.repeat(count));
}

/** Literally, everywhere. */
function replaced(text: string, from: string, to: string, budget: Budget): string {
    const parts = from === "" ? ["", ...text, ""] : text.split(from);
    budget.spend(parts.length / 32);
    return limited(text.length + parts.length * to.length, budget, () => parts.join(to));
}

function split(text: string, expression: Value = null, limit: Value = 0n, budget: Budget): Value {
    if (typeof expression !== "string") return null;
    return new JavaList(splitText(text, expression, place(limit), budget));
}

function trimmed(text: string): string {
    let [start, end] = [0, text.length];
    while (start < end && text.charCodeAt(start) <= 32) start++;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    return text.slice(start, end);
}

function characters(text: string, budget: Budget): JavaList {
    budget.spend(text.length / 8);
    return new JavaList(text.slice(0, 100_000).split(""));
}

function joined(separator: Value = null, parts: Value[], budget: Budget): Value {
    const items = parts.length === 1 && parts[0] instanceof JavaList ? parts[0].items : parts;
    if (typeof separator !== "string") return null;
    budget.spend(items.length);
    return limited(items.length * separator.length, budget, () =>
        items.map(item => javaText(item, budget)).join(separator),
    );
}
