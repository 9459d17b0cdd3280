import { javaText } from "./printing";
import { Budget, Value } from "./values";

const mostWidth = 1000;

/**
 * Java's `String.format`, without dates; null where Java throws, which makes nothing of the call. `%[place$][flags]
 * [width][.precision]conversion`
 */
export function formatted(format: string, args: Value[], budget: Budget): string | null {
    budget.spend(1 + format.length / 16);
    let next = 0;
    let isWrong = false;
    const text = format.replace(/%([-#+ 0-9,($.]*)([a-zA-Z%])|%/g, (whole, given: string, conversion: string) => {
        const specifier = conversion === undefined ? undefined : specifierOf(given);
        if (!specifier) {
            isWrong = true;
            return whole;
        }
        if (conversion === "n") return "\n";
        if (conversion === "%") return padded("%", specifier);
        const index = specifier.place === undefined ? next++ : specifier.place - 1;
        const converted = index in args ? convertedText(args[index], conversion, specifier, budget) : undefined;
        if (converted === undefined) isWrong = true;
        return converted === undefined ? whole : padded(converted, specifier);
    });
    return isWrong ? null : text;
}

interface Specifier {
    place?: number;
    flags: string;
    width: number;
    precision?: number;
}

function specifierOf(given: string): Specifier | undefined {
    const dollar = given.indexOf("$");
    const [place, rest] = dollar < 0 ? [undefined, given] : [Number(given.slice(0, dollar)), given.slice(dollar + 1)];
    const [, flags, width = "0", precision] = /^([-#+ 0,(]*)([1-9]\d*)?(?:\.(\d+))?$/.exec(rest) ?? [];
    if (flags === undefined || Number(width) > mostWidth || place === 0 || Number.isNaN(place)) return undefined;
    return { place, flags, width: Number(width), ...(precision === undefined ? {} : { precision: Number(precision) }) };
}

function convertedText(value: Value, conversion: string, specifier: Specifier, budget: Budget): string | undefined {
    const kind = conversion.toLowerCase();
    const text = conversions.get(kind)?.(value, specifier, budget);
    return kind === conversion ? text : text?.toUpperCase();
}

type Conversion = (value: Value, specifier: Specifier, budget: Budget) => string | undefined;

const conversions = new Map<string, Conversion>([
    ["s", (value, { precision }, budget) => javaText(value, budget).slice(0, precision)],
    ["b", (value, { precision }) => String(typeof value === "boolean" ? value : value !== null).slice(0, precision)],
    ["c", value => (value === null ? "null" : typeof value === "string" && value.length === 1 ? value : undefined)],
    ["d", (value, { flags }) => (typeof value === "bigint" ? signed(String(value), flags) : nothing(value))],
    [
        "x",
        value =>
            typeof value === "bigint" ? BigInt.asUintN(value < 0n ? 32 : 64, value).toString(16) : nothing(value),
    ],
    [
        "f",
        (value, { flags, precision = 6 }) =>
            typeof value === "number" && Number.isFinite(value) && precision <= 100
                ? signed(fixed(value, precision), flags)
                : nothing(value),
    ],
]);

/** Rounded half up by the digits that a Double prints, where JavaScript rounds by its bits: 1.005 is 1.01. */
function fixed(value: number, precision: number): string {
    const [, sign, whole, fraction = "", exponent] = /^(-?)(\d)(?:\.(\d+))?e(.+)$/.exec(value.toExponential())!;
    const places = fraction.length - Number(exponent);
    const digits = BigInt(whole + fraction);
    const dropped = 10n ** BigInt(Math.max(0, places - precision));
    const kept = (digits * 10n ** BigInt(Math.max(0, precision - places)) + dropped / 2n) / dropped;
    const text = String(kept).padStart(precision + 1, "0");
    const point = text.length - precision;
    return sign + (precision === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`);
}

function nothing(value: Value): string | undefined {
    return value === null ? "null" : undefined;
}

function signed(number: string, flags: string): string {
    const isNegative = number.startsWith("-");
    const [whole, fraction] = (isNegative ? number.slice(1) : number).split(".");
    const grouped = flags.includes(",") ? BigInt(whole).toLocaleString("en-US") : whole;
    const size = fraction === undefined ? grouped : `${grouped}.${fraction}`;
    if (isNegative) return flags.includes("(") ? `(${size})` : `-${size}`;
    return (flags.includes("+") ? "+" : flags.includes(" ") ? " " : "") + size;
}

/** Zeros stand behind the sign. */
function padded(text: string, { flags, width }: Specifier): string {
    if (flags.includes("-")) return text.padEnd(width);
    if (!flags.includes("0")) return text.padStart(width);
    const sign = /^[-+ ]/.test(text) ? text[0] : "";
    return sign + text.slice(sign.length).padStart(width - sign.length, "0");
}
