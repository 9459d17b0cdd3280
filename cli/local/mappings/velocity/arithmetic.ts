import { looselyEquals } from "../java/equality";
import { printed } from "../java/printing";
import { Budget, Value } from "../java/values";
import { Operator } from "./nodes";
import { TemplateError } from "./templateError";

type Arithmetic = Exclude<Operator, "||" | "&&">;

/** Anything that is neither missing nor false is true, an empty text too (Velocity 1.7). */
export function isTrue(value: Value): boolean {
    return value !== null && value !== false;
}

/** What is no number can't be calculated with, but for a text that is added to: the result is missing, or false. */
export function calculated(operator: Arithmetic, left: Value, right: Value, budget: Budget): Value {
    switch (operator) {
        case "==":
            return looselyEquals(left, right, budget);
        case "!=":
            return !looselyEquals(left, right, budget);
        case "+":
            if (typeof left === "string" || typeof right === "string") {
                return joined(printed(left, budget), printed(right, budget));
            }
    }
    const isComparison = operator.startsWith("<") || operator.startsWith(">");
    if (!isNumber(left) || !isNumber(right)) return isComparison ? false : null;
    switch (operator) {
        case "<":
            return left < right;
        case "<=":
            return left <= right;
        case ">":
            return left > right;
        case ">=":
            return left >= right;
    }
    if (typeof left === "bigint" && typeof right === "bigint") return ofIntegers(operator, left, right);
    return ofDoubles(operator, Number(left), Number(right));
}

const mostBits = 4096n;

function ofIntegers(operator: "+" | "-" | "*" | "/" | "%", left: bigint, right: bigint): bigint | null {
    const result = () => {
        switch (operator) {
            case "+":
                return left + right;
            case "-":
                return left - right;
            case "*":
                return left * right;
            // Java drops the fraction, and Velocity gives nothing where Java throws.
            case "/":
                return right === 0n ? null : left / right;
            case "%":
                return right === 0n ? null : left % right;
        }
    };
    const value = result();
    if (value !== null && (value < 0n ? -value : value) >> mostBits) throw new TemplateError("a number is too large");
    return value;
}

function ofDoubles(operator: "+" | "-" | "*" | "/" | "%", left: number, right: number): number | null {
    switch (operator) {
        case "+":
            return left + right;
        case "-":
            return left - right;
        case "*":
            return left * right;
        case "/":
            return right === 0 ? null : left / right;
        case "%":
            return right === 0 ? null : left % right;
    }
}

/** Characters, of a text as of an answer: the service's own limit of a body is 10 MB. */
export const mostCharacters = 10 * 1024 * 1024;

function joined(left: string, right: string): string {
    if (left.length + right.length > mostCharacters) throw new TemplateError("a text is too long");
    return left + right;
}

function isNumber(value: Value): value is bigint | number {
    return typeof value === "bigint" || typeof value === "number";
}
