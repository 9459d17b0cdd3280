import { isIPv4, isIPv6 } from "node:net";

/**
 * The formats of draft 4. The service's error texts are those of the Java library json-schema-validator, which enforces
 * them; a team reports that `email` is enforced (dod-ccpo/atat-web-api #204). The same team had requests refused for
 * `date`, which is of a later draft (#315), but documents commonly have formats such as `int32`: unknown ones pass here.
 */
export const formats: { [name: string]: (text: string) => boolean } = {
    "date-time": text => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(text) && isDay(text),
    email: text => /^[^\s@]+@[^\s@]+$/.test(text),
    ipv4: isIPv4,
    ipv6: isIPv6,
    uri: text => !/[\s<>"{}|\\^`]/.test(text),
};

function isDay(text: string): boolean {
    const [year, month, day] = text.slice(0, 10).split("-").map(Number);
    return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
