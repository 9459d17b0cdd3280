import { Check, value } from "./checks";
import { MappingSources, mappedFrom } from "./mappingExpressions";
import { placedNameProblem } from "./mappingNames";
import { show } from "./problems";

/** A header's value that API Gateway sends as it is. */
const plainHeader = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    if (given.includes("'")) return "has a single quote, which API Gateway can't send in a header";
    return /[\p{Cc}]/u.test(given)
        ? "has a line break or another control character, which no header can carry"
        : undefined;
});

/** The header of an answer: a plain value, or an expression from which it is taken. */
export function headerValue(sources: MappingSources): Check<string> {
    return mappedFrom(sources, plainHeader);
}

/** The header as a mapping has it. */
export function headerMapping(given: string, { expression }: MappingSources): string {
    return expression.test(given) ? given : literal(given);
}

/** What a mapping expression takes as a name (DG "Map data in request and response payloads"); HTTP has more. */
export function headerNameProblem(name: string): string | undefined {
    const placed = placedNameProblem(name);
    if (placed !== undefined) return placed;
    if (/^[A-Za-z0-9._$-]+$/.test(name)) return undefined;
    return `${show(name)} is not the name of a header; use letters, digits and - . _ $`;
}

/** Headers under others that go before them: one name in two spellings would be two headers. */
export function withHeaders<T>(below: { [name: string]: T }, above: { [name: string]: T }): { [name: string]: T } {
    const own = Object.keys(above).map(name => name.toLowerCase());
    const others = Object.entries(below).filter(([name]) => !own.includes(name.toLowerCase()));
    return { ...Object.fromEntries(others), ...above };
}

/** A value as a mapping expression has it. */
export function literal(text: string): string {
    return `'${text}'`;
}
