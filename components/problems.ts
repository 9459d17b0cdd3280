import { inspect } from "util";
import * as pulumi from "@pulumi/pulumi";
import { distance } from "fastest-levenshtein";
import { isDeferred } from "./deferred";

/** Where something stands: the keys from the top of the configuration or arguments. */
export type Path = readonly string[];

/** One thing that is wrong with the arguments or the configuration. */
export interface Problem {
    path: Path;
    /** What is wrong, and what would be right. */
    message: string;
    /** How many problems it stands for. Default 1. */
    count?: number;
}

/**
 * Throws all problems as one error, one a line; returns when there are none.
 *
 * It is a `RunError`, which Pulumi prints without a stack trace. The lines are in the message itself, because
 * `InputPropertiesError` is unpacked only where the component runs as a provider of its own.
 */
export function refuse(subject: string, problems: Problem[]): void {
    if (problems.length === 0) return;
    const number = problems.reduce((sum, { count = 1 }) => sum + count, 0);
    const count = number === 1 ? "1 problem" : `${number} problems`;
    const lines = problems.map(({ path, message }) => (path.length === 0 ? message : `${shownPath(path)}: ${message}`));
    throw new Refusal([`${subject} has ${count}:`, ...lines.map(line => `  ${line}`)].map(escaped).join("\n"));
}

/** An error that is shown as it is. */
export class Refusal extends pulumi.RunError {
    constructor(message: string) {
        super(message);
        // The SDK puts the name of each property that the error passes through before the message.
        Object.defineProperty(this, "message", { get: () => message, set: () => undefined });
        // The SDK hangs the promises of all resources on the error, and prints it with `util.inspect`, which takes a
        // minute and gigabytes for them (nodejs/node#64011).
        Object.defineProperty(this, inspect.custom, { value: () => message });
    }
}

/** A path as messages have it: `keys.acme.plan`. */
export function shownPath(path: Path): string {
    return path.join(".");
}

/** Names and values come from the user; a terminal must not take any part of them for an order. */
function escaped(line: string): string {
    return line.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, sign => {
        const code = sign.codePointAt(0)!.toString(16);
        return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
    });
}

/** What is wrong with a name that is not among the known ones. */
export function unknownName(name: string, known: readonly string[], what = "unknown"): string {
    const near = nearestName(name, known);
    if (near !== undefined) return `${what}; did you mean ${near}?`;
    return `${what}; ${known.length === 0 ? "there are none here" : `known here: ${listed(known)}`}`;
}

/** Names for a message; of very many the first. */
function listed(names: readonly string[]): string {
    return names.length <= 50 ? names.join(", ") : `${names.slice(0, 50).join(", ")}, … (${names.length} in all)`;
}

/** The known name that is nearly the given one, if there is any. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
    const most = Math.min(Math.max(2, name.length / 3), name.length - 1);
    let [nearest, least]: [string | undefined, number] = [undefined, Infinity];
    for (const other of known) {
        // No other can be nearer than the lengths say.
        const atLeast = Math.abs(name.length - other.length);
        if (atLeast > most || atLeast >= least) continue;
        const away = distance(name, other);
        if (away <= most && away < least) [nearest, least] = [other, away];
    }
    return nearest;
}

/**
 * A problem with a value that is a secret: neither the value nor a part of it is shown.
 *
 * @param secret the value at the problem's path
 */
export function withoutSecret({ path, message }: Problem, secret: unknown): Problem {
    const masked = message
        .replace(show(secret), "[secret]")
        .replace(/\$?\{[^{}]*\}/g, part => (String(secret).includes(part) ? "[secret]" : part));
    return { path, message: masked };
}

/** A value for a message. Of a list or a map only the kind is shown: it may hold a key value. */
export function show(value: unknown): string {
    if (isDeferred(value)) return "an Output";
    if (Array.isArray(value)) return "a list";
    if (typeof value === "function") return "a function";
    if (typeof value === "object" && value !== null) return "a map";
    const text = typeof value === "string" ? JSON.stringify(value) : String(value);
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
