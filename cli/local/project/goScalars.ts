/** What a plain scalar is to go-yaml v3, which the Pulumi CLI reads its files with. Integers are `bigint`. */
export type Scalar = string | bigint | number | boolean | null | Timestamp;

/** A point in time, as Go prints it, in the two forms that the CLI gives. */
export interface Timestamp {
    /** `2024-01-02 00:00:00 +0000 UTC`, in the configuration of a stack. */
    printed: string;
    /** `2024-01-02T00:00:00Z`, in that of the project. */
    rfc3339: string;
}

export function isTimestamp(value: unknown): value is Timestamp {
    return typeof value === "object" && value !== null && "rfc3339" in value;
}

const words = new Map<string, Scalar>([
    ...["", "~", "null", "Null", "NULL"].map((word): [string, Scalar] => [word, null]),
    ...["true", "True", "TRUE"].map((word): [string, Scalar] => [word, true]),
    ...["false", "False", "FALSE"].map((word): [string, Scalar] => [word, false]),
    ...[".nan", ".NaN", ".NAN"].map((word): [string, Scalar] => [word, NaN]),
    ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word): [string, Scalar] => [word, Infinity]),
    ...["-.inf", "-.Inf", "-.INF"].map((word): [string, Scalar] => [word, -Infinity]),
]);

const decimal = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const [least, most] = [-(2n ** 63n), 2n ** 64n - 1n];

/** The value of a plain scalar (`go.yaml.in/yaml/v3`, `resolve.go`); `yes` and `on` are texts, `0012` is octal. */
export function plainScalar(text: string): Scalar {
    const word = words.get(text);
    if (word !== undefined) return word;
    if (!/^[-+.0-9]/.test(text)) return text;
    return timestamp(text) ?? integer(text.replaceAll("_", "")) ?? float(text.replaceAll("_", "")) ?? text;
}

/** `strconv.ParseInt(text, 0, 64)`, and `ParseUint` for what is above. */
function integer(text: string): bigint | undefined {
    const [, sign, prefix, digits] = /^([-+]?)(0[xX]|0[oO]|0[bB])?([0-9a-fA-F]+)$/.exec(text) ?? [];
    if (digits === undefined) return undefined;
    const base = prefix?.toLowerCase() ?? (/^0[0-7]/.test(digits) ? "0o" : "");
    let magnitude: bigint;
    try {
        magnitude = BigInt(base + digits);
    } catch {
        return undefined;
    }
    const value = sign === "-" ? -magnitude : magnitude;
    // A sign is not part of what ParseUint takes.
    return value < least || value > (sign === "" ? most : 2n ** 63n - 1n) ? undefined : value;
}

function float(text: string): number | undefined {
    if (!decimal.test(text)) return undefined;
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
}

/** The four layouts of go-yaml; Go prints no zeros at the end of a fraction, and an offset without a name twice. */
function timestamp(text: string): Timestamp | undefined {
    const [, year, month, day, rest] = /^(\d{4})-(\d\d?)-(\d\d?)(.*)$/.exec(text) ?? [];
    if (year === undefined) return undefined;
    const time = rest === "" ? midnight : timeOfDay(rest);
    if (!time) return undefined;
    const { hour, minute, second, fraction, offset } = time;
    const numbers = [month, day, hour, minute, second].map(Number);
    if (!isOnCalendar(Number(year), numbers)) return undefined;
    const date = [year, ...numbers.slice(0, 2).map(twoDigits)].join("-");
    const clock = numbers.slice(2).map(twoDigits).join(":") + fraction;
    const zone =
        offset === "Z" || /^[-+]00:?00$/.test(offset) ? "+0000 UTC" : `${offset} ${offset}`.replaceAll(":", "");
    return { printed: `${date} ${clock} ${zone}`, rfc3339: `${date}T${clock}${zone === "+0000 UTC" ? "Z" : offset}` };
}

const midnight = { hour: "0", minute: "0", second: "0", fraction: "", offset: "Z" };

/** With `T` an offset must follow, and after a space none may. */
function timeOfDay(text: string) {
    const parts =
        /^(?:[Tt](\d\d?):(\d\d?):(\d\d?)(\.\d+)?(Z|[-+](?:[01]\d|2[0-4]):[0-5]\d)| +(\d\d?):(\d\d?):(\d\d?)(\.\d+)?)$/.exec(
            text,
        ) ?? [];
    const [hour, minute, second, fraction = "", offset = "Z"] =
        parts[1] === undefined ? parts.slice(6) : parts.slice(1);
    if (hour === undefined) return undefined;
    return { hour, minute, second, fraction: withoutZerosAtEnd(fraction.slice(0, 10)), offset };
}

function withoutZerosAtEnd(fraction: string): string {
    return /[.0]$/.test(fraction) ? withoutZerosAtEnd(fraction.slice(0, -1)) : fraction;
}

function isOnCalendar(year: number, [month, day, hour, minute, second]: number[]): boolean {
    const date = new Date(Date.UTC(2000, 0, 1));
    date.setUTCFullYear(year, month - 1, day);
    const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return isDay && hour < 24 && minute < 60 && second < 60;
}

function twoDigits(value: number): string {
    return String(value).padStart(2, "0");
}
