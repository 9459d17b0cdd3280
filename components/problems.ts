import * as pulumi from "@pulumi/pulumi";
import { distance } from "fastest-levenshtein";
import * as v from "valibot";

/** One thing that is wrong with the arguments or the configuration. */
export interface Problem {
    /** Where: the keys from the top of the configuration or arguments, joined by dots. */
    path: string;
    /** What is wrong, and what would be right. */
    message: string;
}

/**
 * Throws all problems as one error, one a line; returns when there are none.
 *
 * It is a `RunError`, which Pulumi prints without a stack trace. The lines are in the message itself, because
 * `InputPropertiesError` is unpacked only where the component runs as a provider of its own.
 */
export function refuse(subject: string, problems: Problem[]): void {
    if (problems.length === 0) return;
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    const lines = problems.map(({ path, message }) => `\n  ${oneLine(path === "" ? message : `${path}: ${message}`)}`);
    throw new pulumi.RunError(`${subject} has ${count}:${lines.join("")}`);
}

/** Names come from the user, with line breaks in them if there are any. */
function oneLine(line: string): string {
    return line.replace(/[\p{Cc}\u2028\u2029]/gu, sign => JSON.stringify(sign).slice(1, -1));
}

/** A path below another: `at("keys", "acme")` is `keys.acme`. */
export function at(path: string, key: string): string {
    return path === "" ? key : `${path}.${key}`;
}

/** The problems of a value in the light of a schema. */
export function schemaProblems(path: string, value: unknown, schema: v.GenericSchema): Problem[] {
    const { issues } = v.safeParse(schema, value);
    return (issues ?? []).map(issue => ({
        path: (issue.path ?? []).reduce((parent, item) => at(parent, String(item.key)), path),
        message: issue.message,
    }));
}

/** The problems of every entry of a map whose keys name resources, and so must be plain. */
export function mapProblems(
    path: string,
    value: unknown,
    entryProblems: (path: string, entry: unknown, name: string) => Problem[],
): Problem[] {
    if (!isMap(value)) return [{ path, message: notAMap(value) }];
    return Object.entries(value).flatMap(([name, entry]) => entryProblems(at(path, name), entry, name));
}

/** What to say of a name that is not among the known ones. */
export function unknownName(name: string, known: readonly string[]): string {
    const [nearest] = [...known].sort((a, b) => distance(name, a) - distance(name, b));
    const near = nearest !== undefined && distance(name, nearest) <= Math.max(2, name.length / 3);
    if (near) return `unknown; did you mean ${nearest}?`;
    return `unknown; ${known.length === 0 ? "there are none here" : `known here: ${known.join(", ")}`}`;
}

/** A value for a message. Of a list or a map only the kind is shown: it may hold a key value. */
export function show(value: unknown): string {
    if (isDeferred(value)) return "an Output";
    if (Array.isArray(value)) return "a list";
    if (typeof value === "function") return "a function";
    if (typeof value === "object" && value !== null) return "a map";
    const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
    return shown.length > 60 ? `${shown.slice(0, 57)}...` : shown;
}

/** Whether the value is known only later: an Output, or a promise of a value. */
export function isDeferred(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
    return pulumi.Output.isInstance(value) || value instanceof Promise;
}

export function isMap(value: unknown): value is Map {
    return typeof value === "object" && value !== null && !Array.isArray(value) && !isDeferred(value);
}

function notAMap(value: unknown): string {
    if (value === undefined) return "missing";
    if (isDeferred(value)) {
        return "is an Output; pass a plain map, and Outputs only for the values inside it";
    }
    // A text or number where a map should be may be a key value.
    const kind = typeof value === "string" || typeof value === "number" ? `a ${typeof value}` : show(value);
    return `${kind} is not a map`;
}

type Map = { [key: string]: unknown };

const map = v.custom<Map>(isMap, issue => notAMap(issue.input));

/**
 * A schema for a map with these keys and no others. valibot's own objects report only the first unknown key, and pass
 * over keys such as `constructor`; the contract is to report all.
 *
 * @param missing what to say of a required key that is absent, by key
 */
export function mapShape(entries: v.ObjectEntries, missing: { [key: string]: string } = {}) {
    const known = Object.keys(entries);
    const check = v.rawCheck<Map>(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        const input = dataset.value;
        for (const key of known) {
            const isGiven = Object.hasOwn(input, key) && input[key] !== undefined;
            if (isGiven) addIssuesOf(input, key, entries[key], addIssue);
            else if (entries[key].type !== "optional") {
                const hint = missing[key];
                addIssue({ message: hint ? `missing; ${hint}` : "missing", path: [item(input, key)] });
            }
        }
        for (const key of Object.keys(input).filter(name => !known.includes(name))) {
            addIssue({ message: unknownName(key, known), path: [item(input, key)] });
        }
    });
    return v.pipe(map, check);
}

/** A schema for a map of any keys that fit one schema to values that fit another. */
export function mapOf(value: v.GenericSchema, key: v.GenericSchema<string, string> = v.string()) {
    const check = v.rawCheck<Map>(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        const input = dataset.value;
        for (const name of Object.keys(input)) {
            for (const { message } of v.safeParse(key, name).issues ?? [])
                addIssue({ message, path: [item(input, name)] });
            addIssuesOf(input, name, value, addIssue);
        }
    });
    return v.pipe(map, check);
}

type AddIssue = (issue: { message: string; path: [v.IssuePathItem, ...v.IssuePathItem[]] }) => void;

function addIssuesOf(input: Map, key: string, schema: v.GenericSchema, addIssue: AddIssue): void {
    for (const { message, path = [] } of v.safeParse(schema, input[key]).issues ?? []) {
        addIssue({ message, path: [item(input, key), ...path] });
    }
}

function item(input: Map, key: string): v.ObjectPathItem {
    return { type: "object", origin: "value", input, key, value: input[key] };
}

/** A schema for a value that may be known only later; the same schema is applied again when it is. */
export function orDeferred(schema: v.GenericSchema): v.GenericSchema {
    return v.lazy(value => (isDeferred(value) ? v.any() : schema));
}

/** The value, checked again when it is known: what is known now was checked before; this is for Outputs. */
export function checkedWhenKnown<T>(
    subject: string,
    value: pulumi.Input<T>,
    problems: (value: unknown) => Problem[],
): pulumi.Output<pulumi.Unwrap<T>> {
    return pulumi.output(value).apply(known => {
        refuse(subject, problems(known));
        return known;
    });
}

/** The value of an optional argument, checked by its schema when it is known. */
export function whenKnown<T>(
    subject: string,
    path: string,
    value: pulumi.Input<T> | undefined,
    schema: v.GenericSchema,
) {
    if (value === undefined) return undefined;
    return checkedWhenKnown<T>(subject, value, known => schemaProblems(path, known, schema));
}

export const text = v.string(issue => `${show(issue.input)} is not a string`);
export const flag = v.boolean(issue => `${show(issue.input)} is not true or false`);

export function oneOf<const T extends readonly string[]>(values: T) {
    return v.picklist(values, issue => `${show(issue.input)} is not one of ${values.join(", ")}`);
}

export function wholeNumber(from: number, to: number, unit = "") {
    const range = to === Number.MAX_SAFE_INTEGER ? `of ${from} or more` : `from ${from} to ${to}`;
    return v.custom<number>(
        value => Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to,
        issue => `${show(issue.input)} is not a whole number ${range}${unit}`,
    );
}

/** Tags, headers and other maps of texts; the texts may be Outputs. */
export const texts = mapOf(orDeferred(text));
