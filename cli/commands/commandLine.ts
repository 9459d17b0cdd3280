import { parseArgs } from "node:util";
import { distance } from "fastest-levenshtein";
import { GatewayError } from "../local/gatewayError";

/** The options of a command, as Node's parser takes them. */
export interface OptionTypes {
    readonly [name: string]: { readonly type: "string" | "boolean"; readonly short?: string };
}

export type OptionValues<T extends OptionTypes> = {
    -readonly [Name in keyof T]?: T[Name]["type"] extends "string" ? string : boolean;
};

/** Reads the options of a command; what it does not know is refused with the nearest that it knows. */
export function readOptions<T extends OptionTypes>(command: string, options: T, given: string[]): OptionValues<T> {
    const { tokens } = parseArgs({ args: given, options, strict: false, allowPositionals: true, tokens: true });
    const values: { [name: string]: string | true } = {};
    const words: string[] = [];
    for (const token of tokens) {
        if (token.kind === "positional") {
            words.push(token.value);
            if (words.length > 1) throw new GatewayError(`${token.value} is one word too many; see --help`);
        }
        if (token.kind !== "option") continue;
        const { name, rawName, value } = token;
        if (!Object.hasOwn(options, name)) {
            const known = Object.keys(options).map(each => `--${each}`);
            throw new GatewayError(unknownName(rawName, known));
        }
        const takesValue = options[name].type === "string";
        // `--port --json`: parseArgs takes the next option as the value of this one.
        const isNextOption = token.inlineValue === false && value?.startsWith("-");
        if (takesValue && (value === undefined || value === "" || isNextOption)) {
            throw new GatewayError(`${rawName} needs a value; see --help`);
        }
        if (!takesValue && value !== undefined) throw new GatewayError(`${rawName} takes no value`);
        values[name] = value ?? true;
    }
    if (values.help !== true) refuseOtherCommand(words[0], [command]);
    return values as OptionValues<T>;
}

/** The command: the first word that is neither an option nor an option's value. */
export function commandWord(options: OptionTypes, given: string[]): string | undefined {
    const { tokens } = parseArgs({ args: given, options, strict: false, allowPositionals: true, tokens: true });
    for (const token of tokens) {
        if (token.kind === "positional") return token.value;
        if (token.kind !== "option" || Object.hasOwn(options, token.name)) continue;
        const known = Object.keys(options).map(each => `--${each}`);
        throw new GatewayError(unknownName(token.rawName, known));
    }
    return undefined;
}

export function refuseOtherCommand(word: string | undefined, commands: string[]): void {
    if (word === undefined) throw new GatewayError('say what to run: "usage-plan-gateway local"; see --help');
    if (!commands.includes(word)) throw new GatewayError(unknownName(word, commands));
}

function unknownName(name: string, known: string[]): string {
    const [nearest] = [...known].sort((a, b) => distance(name, a) - distance(name, b));
    const isNear = distance(name, nearest) <= Math.max(2, name.length / 3);
    return `${name} is unknown; ${isNear ? `did you mean ${nearest}?` : `known are ${known.join(", ")}`}`;
}
