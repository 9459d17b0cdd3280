import type { RE2JS } from "re2js";
import { backtrackedMatches } from "./backtracking";
import { Matcher } from "./matcher";
import { plainText, re2Syntax } from "./javaSyntax";
import { plainMatcher } from "./plainMatcher";
import { Budget } from "./values";

/** Characters: what keeps the slowest expressions below a second. One of plain characters has no limit. */
const mostInput = 512 * 1024;
const longestExpression = 1000;

/**
 * Java's regular expressions on texts that clients send. RE2 takes linear time, whatever the expression; what it does
 * not know (look-around, back references) goes to JavaScript's, for a limited time.
 */
export function matcherOf(text: string, expression: string, budget: Budget): Matcher {
    const plain = plainText(expression);
    if (plain !== undefined) return plainMatcher(text, plain);
    if (text.length > mostInput) throw new Error("a text is too long for a regular expression");
    if (expression.length > longestExpression) throw new Error("a regular expression is too long");
    budget.spend(10 + (text.length * (1 + expression.length)) / 256);
    const pattern = compiledPattern(expression);
    return pattern === "unknown" ? backtrackedMatches(text, expression, budget) : pattern.matcher(text);
}

/** By their texts; the oldest goes. An expression that comes from a client is made for one request only. */
const compiled = new Map<string, RE2JS | "unknown">();
const mostCompiled = 200;

function compiledPattern(expression: string): RE2JS | "unknown" {
    const known = compiled.get(expression);
    if (known !== undefined) return known;
    const pattern = newPattern(expression);
    const [oldest] = compiled.keys();
    if (compiled.size >= mostCompiled) compiled.delete(oldest);
    compiled.set(expression, pattern);
    return pattern;
}

function newPattern(expression: string): RE2JS | "unknown" {
    const { RE2JS: engine } = loadedRe2();
    try {
        return engine.compile(re2Syntax(expression));
    } catch {
        return "unknown";
    }
}

let loaded: { RE2JS: typeof RE2JS } | undefined;

/** Most stacks have no templates with regular expressions, and start faster without it. */
function loadedRe2(): { RE2JS: typeof RE2JS } {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed first
    return (loaded ??= require("re2js") as { RE2JS: typeof RE2JS });
}
