import { CharacterClass, Draws, drawnText } from "./drawnCharacters";
import { Properties } from "./registeredResource";
import type { ResourceState, Surroundings } from "./resourceState";

/**
 * What the random provider draws, such as the value of a key: of the form that the program asks for, and the same at
 * every start. As there, other `keepers` draw another value.
 */
export function randomState(
    { type, urn, inputs }: { type: string; urn: string; inputs: Properties },
    { project, stack }: Surroundings,
): ResourceState | undefined {
    const [, kind] = /^random:.*:(\w+)$/.exec(type) ?? [];
    if (kind === undefined || !Object.hasOwn(kinds, kind)) return undefined;
    return kinds[kind](inputs, new Draws(JSON.stringify([project, stack, urn, inputs.keepers ?? {}])));
}

/** With the arguments' rules of the provider (terraform-provider-random, `internal/provider`). */
const kinds: { [kind: string]: (inputs: Properties, draws: Draws) => ResourceState } = {
    RandomPassword: (inputs, draws) => ({
        id: "none",
        state: { ...drawnState(inputs, draws), bcryptHash: `$2a$10$${drawnText(53, [bcryptCharacters], draws)}` },
    }),
    RandomString: (inputs, draws) => {
        const state = drawnState(inputs, draws);
        return { id: state.result, state };
    },
    RandomId: ({ byteLength, prefix = "" }, draws) => {
        const bytes = draws.bytes(count("byteLength", byteLength, 1));
        const state = {
            hex: bytes.toString("hex"),
            b64Url: bytes.toString("base64url"),
            b64Std: bytes.toString("base64"),
            dec: BigInt(`0x${bytes.toString("hex")}`).toString(),
        };
        const prefixed = Object.entries(state).map(([name, value]) => [name, String(prefix) + value]);
        return { id: state.b64Url, state: Object.fromEntries(prefixed) as Properties };
    },
    RandomBytes: ({ length }, draws) => {
        const bytes = draws.bytes(count("length", length, 1));
        const base64 = bytes.toString("base64");
        return { id: base64, state: { base64, hex: bytes.toString("hex") } };
    },
    RandomUuid: (_, draws) => uuid("4", draws),
    RandomUuid4: (_, draws) => uuid("4", draws),
    RandomUuid7: (_, draws) => uuid("7", draws),
    RandomPet: (inputs, draws) => {
        const {
            length: words = 2,
            separator = "-",
            prefix,
        } = inputs as { length?: number; separator?: string; prefix?: string };
        const needed = count("length", words, 1);
        const kindsOfWords = [...Array<string[]>(Math.max(0, needed - 2)).fill(adverbs), adjectives, names];
        const pet = kindsOfWords.slice(-needed).map(each => draws.one(each));
        return {
            id: [...(prefix === undefined ? [] : [prefix]), ...pet].join(separator),
            state: { length: needed, separator },
        };
    },
    RandomInteger: ({ min, max }, draws) => {
        const [least, most] = [Number(min), Number(max)];
        if (most < least)
            throw new Error(
                `the minimum (min) value needs to be smaller than or equal to maximum (max) value: ${least}, ${most}`,
            );
        const result = least + draws.below(most - least + 1);
        return { id: String(result), state: { result } };
    },
    RandomShuffle: ({ inputs: items, resultCount }, draws) => {
        const given = Array.isArray(items) ? (items as unknown[]) : [];
        const wanted = count("resultCount", resultCount ?? given.length, 0);
        const results: unknown[] = [];
        // More than there are come from a second shuffle.
        while (given.length > 0 && results.length < wanted) results.push(...draws.shuffled(given));
        return { id: "-", state: { results: results.slice(0, wanted) } };
    },
};

const bcryptCharacters = {
    characters: "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
    least: 0,
};

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const characters = { upper, lower: upper.toLowerCase(), numeric: "0123456789", special: "!@#$%&*()-_=+[]{}<>:?" };

/** The result of a RandomPassword or RandomString, with its arguments and their defaults. */
function drawnState(inputs: Properties, draws: Draws) {
    const length = count("length", inputs.length, 1);
    // `number` is the former name of `numeric`.
    const numeric = (inputs.numeric ?? inputs.number) !== false;
    const asked = {
        upper: inputs.upper !== false,
        lower: inputs.lower !== false,
        numeric,
        special: inputs.special !== false,
    };
    const least = {
        upper: count("minUpper", inputs.minUpper ?? 0, 0),
        lower: count("minLower", inputs.minLower ?? 0, 0),
        numeric: count("minNumeric", inputs.minNumeric ?? 0, 0),
        special: count("minSpecial", inputs.minSpecial ?? 0, 0),
    };
    const needed = Object.values(least).reduce((sum, each) => sum + each, 0);
    if (length < needed) {
        throw new Error(
            `length must be at least ${needed}, the sum of minUpper, minLower, minNumeric and minSpecial, but is ${length}`,
        );
    }
    const special =
        typeof inputs.overrideSpecial === "string" && inputs.overrideSpecial !== ""
            ? inputs.overrideSpecial
            : characters.special;
    const classes = (["upper", "lower", "numeric", "special"] as const).flatMap((name): CharacterClass[] => {
        const ofClass = name === "special" ? special : characters[name];
        // The provider takes the characters that must be there whether or not their class is asked for.
        return asked[name] || least[name] > 0 ? [{ characters: ofClass, least: least[name], only: !asked[name] }] : [];
    });
    if (classes.every(({ only }) => only) && length > needed) throw new Error("the character set specified is empty");
    const minimums = {
        minUpper: least.upper,
        minLower: least.lower,
        minNumeric: least.numeric,
        minSpecial: least.special,
    };
    return { ...asked, number: numeric, ...minimums, result: drawnText(length, classes, draws) };
}

function uuid(version: string, draws: Draws): ResourceState {
    const hex = draws.bytes(16).toString("hex");
    const [first, second, third, fourth, last] = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(13, 16),
        hex.slice(17, 20),
        hex.slice(20),
    ];
    const result = `${first}-${second}-${version}${third}-8${fourth}-${last}`;
    return { id: result, state: { result } };
}

const adverbs = ["barely", "calmly", "daily", "fairly", "gently", "hardly", "kindly", "mildly", "neatly", "rarely"];
const adjectives = ["able", "brave", "calm", "eager", "fair", "glad", "kind", "merry", "proud", "wise"];
const names = ["badger", "crane", "dingo", "eagle", "finch", "gecko", "heron", "koala", "marmot", "otter"];

function count(name: string, value: unknown, least: number): number {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least) return number;
    throw new Error(`${name} must be a whole number of at least ${least}, but is ${String(value)}`);
}
