/** A value of YAML. An integer is a `bigint`, and a map has its keys in the order of the file. */
export type GoValue = string | bigint | number | boolean | null | GoValue[] | GoMap;
export type GoMap = Map<string, GoValue>;

/** A scalar as Go's `%v` prints it. */
export function goText(value: string | bigint | number | boolean): string {
    if (typeof value !== "number") return String(value);
    if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    const [digits, exponent] = value.toExponential().split("e");
    const power = Number(exponent);
    // `strconv.FormatFloat(value, 'g', -1, 64)`
    return value !== 0 && (power < -4 || power >= 6) ? withExponent(digits, power) : String(value);
}

function withExponent(digits: string, power: number): string {
    return `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
