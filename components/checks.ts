import * as pulumi from "@pulumi/pulumi";
import { hasDeferred, isDeferred, mapDeferred, valueAt } from "./deferred";
import { Path, Problem, refuse, show, unknownName, withoutSecret } from "./problems";

/*
 * No schema library knows of Outputs, in which a value may be known now or later, nor reports every unknown key, so the
 * few kinds of checks that arguments need are here. A check is typed by what it accepts: a field that an interface has
 * and its shape lacks does not compile, nor the other way round, nor one that is required in one and not in the other.
 */

/** What an argument must be. */
export interface Check<T> {
    /** What is wrong with a value, as far as it is known. */
    problems(path: Path, value: unknown): Problem[];
    /**
     * The value, in which each Output is refused if it is wrong, once it is known; and an empty map for one that has
     * nothing written under it in YAML.
     */
    whenKnown(subject: string, path: Path, value: T): T;
    /** The places at which an Output may stand; `*` stands for any name. */
    outputPlaces(path: Path): Path[];
    /** For the compiler alone. */
    readonly accepts?: (value: T) => T;
}

/** A single value, which must be known now. */
export function value<T>(problem: (value: unknown) => string | undefined): Check<T> {
    return {
        problems(path, given) {
            const message = problem(given);
            return message === undefined ? [] : [{ path, message }];
        },
        whenKnown: (_subject, _path, given) => given,
        outputPlaces: () => [],
    };
}

/** A value that may be an Output. */
export function input<T>(check: Check<T>): Check<pulumi.Input<T>> {
    return {
        problems: (path, given) => (isDeferred(given) ? [] : check.problems(path, given)),
        whenKnown(subject, path, given) {
            const either: unknown = given;
            if (!isDeferred(either)) return check.whenKnown(subject, path, given as T);
            return refusedWhenKnown(subject, either, path, known => check.problems(path, known)) as pulumi.Output<T>;
        },
        outputPlaces: path => [path, ...check.outputPlaces(path)],
    };
}

/** The value when it is known, refused if it is wrong; a secret is not shown. */
function refusedWhenKnown(
    subject: string,
    given: unknown,
    path: Path,
    problems: (known: unknown) => Problem[],
): pulumi.Output<unknown> {
    const output = pulumi.output(given as pulumi.Input<object>) as pulumi.Output<unknown>;
    const refuseKnown = async (known: unknown, found: Problem[]) => {
        const isSecret = await pulumi.isSecret(output);
        const shown = isSecret
            ? found.map(each => withoutSecret(each, valueAt(known, each.path.slice(path.length))))
            : found;
        refuse(subject, shown);
    };
    return output.apply(known => {
        const found = problems(known);
        return found.length === 0 ? known : refuseKnown(known, found);
    });
}

export interface OptionalField<T> {
    check: Check<T>;
    required: false;
}

interface RequiredField<T> {
    check: Check<T>;
    required: true;
    /** What to say beside "missing". */
    hint?: string;
}

export const optional = <T>(check: Check<T>): OptionalField<T> => ({ check, required: false });
export const required = <T>(check: Check<T>, hint?: string): RequiredField<T> => ({ check, required: true, hint });

type Fields<T> = {
    [K in keyof T]-?: undefined extends T[K] ? OptionalField<Exclude<T[K], undefined>> : RequiredField<T[K]>;
};

/** A check that is made when a value asks for it first: what few programs use is not loaded by the others. */
export function lazily<T>(make: () => Check<T>): Check<T> {
    let made: Check<T> | undefined;
    const check = () => (made ??= make());
    return {
        problems: (path, given) => check().problems(path, given),
        whenKnown: (subject, path, given) => check().whenKnown(subject, path, given),
        outputPlaces: path => check().outputPlaces(path),
    };
}

/** A map of the fields of an interface, and no others. */
export function shape<T extends object>(fields: Fields<T>): Check<T> {
    const entries = Object.entries(fields) as [string, OptionalField<unknown> | RequiredField<unknown>][];
    const names = Object.keys(fields);
    return {
        problems(path, given) {
            const notMap = notAMap(given);
            if (notMap !== undefined) {
                const isOther = given !== undefined && !isDeferred(given);
                return [{ path, message: isOther ? `${notMap}; known in it: ${names.join(", ")}` : notMap }];
            }
            const map = mapOrEmpty(given);
            const ofFields = entries.flatMap(([name, field]) => {
                const inner = Object.hasOwn(map, name) ? map[name] : undefined;
                if (inner !== undefined) return field.check.problems([...path, name], inner);
                if (!field.required) return [];
                return [{ path: [...path, name], message: field.hint ? `missing; ${field.hint}` : "missing" }];
            });
            const unknown = Object.keys(map).filter(name => !names.includes(name));
            return [
                ...ofFields,
                ...unknown.map(name => ({ path: [...path, name], message: unknownName(name, names) })),
            ];
        },
        whenKnown(subject, path, given) {
            const map = mapOrEmpty(given);
            const known = entries
                .filter(([name]) => map[name] !== undefined)
                .map(([name, { check }]) => [name, check.whenKnown(subject, [...path, name], map[name])] as const);
            return Object.fromEntries(known) as T;
        },
        outputPlaces: path => entries.flatMap(([name, { check }]) => check.outputPlaces([...path, name])),
    };
}

/**
 * A map of any names.
 *
 * @param nameProblem what is wrong with a name, if anything
 */
export function mapOf<T>(
    check: Check<T>,
    nameProblem: (name: string) => string | undefined = () => undefined,
): Check<{ [name: string]: T }> {
    return {
        problems(path, given) {
            const notMap = notAMap(given);
            if (notMap !== undefined) return [{ path, message: notMap }];
            return Object.entries(mapOrEmpty(given)).flatMap(([name, inner]) => {
                const at = [...path, name];
                const message = nameProblem(name);
                return [...(message === undefined ? [] : [{ path: at, message }]), ...check.problems(at, inner)];
            });
        },
        whenKnown(subject, path, given) {
            const entries = Object.entries(mapOrEmpty(given) as { [name: string]: T });
            return Object.fromEntries(
                entries.map(([name, inner]) => [name, check.whenKnown(subject, [...path, name], inner)]),
            );
        },
        outputPlaces: path => check.outputPlaces([...path, "*"]),
    };
}

/**
 * A list.
 *
 * @param what what the list holds, for the message that refuses something else
 */
export function listOf<T>(check: Check<T>, what: string): Check<T[]> {
    return {
        problems(path, given) {
            if (given === null) return [];
            if (!Array.isArray(given)) return [{ path, message: `${show(given)} is not a list of ${what}` }];
            return given.flatMap((item, index) => check.problems([...path, String(index)], item));
        },
        whenKnown: (subject, path, given) =>
            // YAML gives null for a list with nothing under it.
            ((given as T[] | null) ?? []).map((item, index) =>
                check.whenKnown(subject, [...path, String(index)], item),
            ),
        outputPlaces: path => check.outputPlaces([...path, "*"]),
    };
}

/** A list as a rule looks at it: YAML gives null for one with nothing under it. */
export function listed(given: unknown): unknown {
    return given === null ? [] : given;
}

/** A map with a rule about which of its fields are given. */
export function withRule<T>(check: Check<T>, rule: (path: Path, value: Map) => Problem[]): Check<T> {
    return {
        ...check,
        problems: (path, given) => [
            ...check.problems(path, given),
            ...(isMap(given) || given === null ? rule(path, mapOrEmpty(given)) : []),
        ],
    };
}

/** A map or list with a rule about its values together: it is held against them once all of them are known. */
export function withRuleOfValues<T>(check: Check<T>, rule: (path: Path, value: unknown) => Problem[]): Check<T> {
    return {
        ...check,
        problems: (path, given) => [...check.problems(path, given), ...rule(path, given)],
        whenKnown(subject, path, given) {
            const checked = check.whenKnown(subject, path, given);
            if (!hasDeferred(given)) return checked;
            // Without the values, which would be unwrapped once more for each of them: in a document with hundreds of
            // Outputs that takes gigabytes.
            const together = refusedWhenKnown(subject, given, path, known => rule(path, known)).apply(() => undefined);
            return mapDeferred(checked, inner => pulumi.all([inner, together]).apply(([known]) => known));
        },
    };
}

export const text = value<string>(given => (typeof given === "string" ? undefined : `${show(given)} is not a string`));

export const flag = value<boolean>(given =>
    typeof given === "boolean" ? undefined : `${show(given)} is not true or false`,
);

/** A text that fits an expression; `what` completes "… is not …". */
export function textLike(pattern: RegExp, what: string): Check<string> {
    return value(given => {
        if (typeof given !== "string") return `${show(given)} is not a string`;
        return pattern.test(given) ? undefined : `${show(given)} is not ${what}`;
    });
}

export function oneOf<const T extends readonly string[]>(values: T): Check<T[number]> {
    return value(given =>
        values.includes(given as string) ? undefined : `${show(given)} is not one of ${values.join(", ")}`,
    );
}

/** The service's greatest whole number: the provider sends an int32, in which a greater one wraps. */
export const greatest = 2_147_483_647;

export function wholeNumber(from: number, to: number, unit = ""): Check<number> {
    const isOne = (given: unknown) =>
        Number.isSafeInteger(given) && (given as number) >= from && (given as number) <= to;
    const open = to === greatest || to === Number.MAX_SAFE_INTEGER;
    const range = open ? `of ${from} or more` : `from ${from} to ${to}`;
    return value(given => {
        if (isOne(given)) return undefined;
        if (open && typeof given === "number" && given > to) return `${given} is more than the greatest, ${to}${unit}`;
        return `${show(given)} is not a whole number ${range}${unit}`;
    });
}

export type Map = { [key: string]: unknown };

export function isMap(given: unknown): given is Map {
    // Neither a list, a Date nor a Map, of which the entries would be none.
    return Object.prototype.toString.call(given) === "[object Object]" && !isDeferred(given);
}

/** A map with no more than so many entries. */
export function atMost<T extends object>(most: number, what: string, check: Check<T>): Check<T> {
    return withRule(check, (path, given) => {
        const count = Object.keys(given).length;
        return count > most ? [{ path, message: `are ${count}; ${what} ${most}` }] : [];
    });
}

/** The entries of a map, and none of anything else. */
export function entriesOf(given: unknown): [string, unknown][] {
    return isMap(given) ? Object.entries(given) : [];
}

/** YAML gives null for a map with nothing under it. */
function mapOrEmpty(given: unknown): Map {
    return (given ?? {}) as Map;
}

function notAMap(given: unknown): string | undefined {
    if (isMap(given) || given === null) return undefined;
    if (given === undefined) return "missing";
    if (isDeferred(given)) return "is an Output; pass a plain map, and Outputs only for the values inside it";
    // A text or number where a map should be may be a key value.
    const kind = typeof given === "string" || typeof given === "number" ? `a ${typeof given}` : show(given);
    return `${kind} is not a map`;
}
