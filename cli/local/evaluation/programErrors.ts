import { inspect, types } from "node:util";

const { isNativeError } = types;

/** Takes an error, as `pulumi.log.error` does: its resource is named where there is one. */
export type ErrorLog = (message: string, resource?: unknown) => void;

/**
 * Shows what a program threw and did not catch, each error once, as the SDK does (`cmd/run/run.js`, `uncaughtHandler`).
 * The SDK's own handler is not used: it gives the error to `util.inspect` with colours, which never ends for a frame
 * such as `node_modules/@pulumi/output.ts:516` (nodejs/node#64011), and which writes out whatever hangs on the error.
 */
export function uncaughtErrors(program: string, log: ErrorLog): (error: unknown) => void {
    const shown = new Set<unknown>();
    return error => {
        if (shown.has(error)) return;
        shown.add(error);
        const { message, resource, hideStack } = fieldsOf(error);
        // The marks by which the SDK knows its own errors, whichever copy of it made them (`errors.js`).
        if (isMarked(error, "__pulumiRunError")) log(String(message));
        else if (isMarked(error, "__pulumResourceError")) {
            log(hideStack === true ? String(message) : errorText(error), resource);
        } else log(`Running program '${program}' failed with an unhandled exception:\n${shownText(error)}`);
    };
}

/** The messages of the compiler and of the parser say where the mistake is; the stack is their own. */
function shownText(error: unknown): string {
    const { name, message, stack } = fieldsOf(error);
    if (name !== "TSError" && name !== "SyntaxError") return errorText(error);
    const [before, ...after] = String(stack).split(String(message));
    return after.length === 1 ? before + String(message) : String(message);
}

/**
 * An error with its stack, its causes, and the texts and numbers that it has besides. What else hangs on it, such as
 * resources and promises, may be all of the program.
 */
export function errorText(error: unknown): string {
    return described(error, new Set());
}

/** No more errors than these are shown of one that has others in it. */
const mostErrors = 20;

function described(error: unknown, shown: Set<unknown>): string {
    if (!isObject(error)) return String(error);
    if (shown.has(error)) return "[shown above]";
    const { stack, message, cause, errors } = fieldsOf(error);
    const text = [stack, message].find(each => typeof each === "string" && each !== "") as string | undefined;
    // Any field of an Output is an Output again, and so on.
    if (!isNativeError(error) || shown.size === mostErrors) return text ?? shallow(error);
    shown.add(error);
    const details = [
        ...simpleFields(error),
        ...(cause === undefined ? [] : [`[cause]: ${described(cause, shown)}`]),
        ...(Array.isArray(errors) ? errors : [])
            .slice(0, mostErrors)
            .map((each: unknown) => `[error]: ${described(each, shown)}`),
    ];
    return [text ?? shallow(error), ...details.map(indented)].join("\n");
}

const longestField = 1000;

/** Such as `code: ENOENT`. */
function simpleFields(error: object): string[] {
    const known = ["stack", "message", "name"];
    return Object.entries(Object.getOwnPropertyDescriptors(error)).flatMap(([name, { value, enumerable }]) => {
        const isSimple = ["string", "number", "boolean"].includes(typeof value);
        if (enumerable !== true || !isSimple || known.includes(name) || name.startsWith("__")) return [];
        return [`${name}: ${String(value).slice(0, longestField)}`];
    });
}

/** What is thrown need not be an error. */
function shallow(value: object): string {
    return inspect(value, { depth: 0, customInspect: false, maxArrayLength: 10, maxStringLength: longestField });
}

interface ErrorFields {
    name?: unknown;
    message?: unknown;
    stack?: unknown;
    cause?: unknown;
    errors?: unknown;
    resource?: unknown;
    hideStack?: unknown;
}

/** The fields of an error, each of which may be a getter that throws. */
function fieldsOf(error: unknown): ErrorFields {
    if (!isObject(error)) return { message: String(error) };
    const names = ["name", "message", "stack", "cause", "errors", "resource", "hideStack"];
    return Object.fromEntries(names.map(name => [name, field(error, name)]));
}

function field(error: object, name: string): unknown {
    try {
        return (error as { [name: string]: unknown })[name];
    } catch {
        return undefined;
    }
}

function isMarked(error: unknown, mark: string): boolean {
    return isObject(error) && field(error, mark) === true;
}

function isObject(value: unknown): value is object {
    return (typeof value === "object" && value !== null) || typeof value === "function";
}

function indented(lines: string): string {
    return lines
        .split("\n")
        .map(line => `  ${line}`)
        .join("\n");
}
