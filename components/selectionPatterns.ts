import { show } from "./problems";

/**
 * What Java's expressions have beside JavaScript's (the service's are Java's): flags such as `(?s)`, groups that don't go
 * back, and quantifiers that don't.
 */
const ofJava: [RegExp, string][] = [
    [/\(\?[a-zA-Z-]+\)/g, ""],
    [/\(\?(>|[a-zA-Z-]+:)/g, "(?:"],
    [/([*+?}])\+/g, "$1"],
];

/** What is wrong with the expression of a service's answers, if anything. */
export function selectionPatternProblem(given: string): string | undefined {
    if (given === "") return "is empty; write default";
    // OpenAPI's and the types of gateway responses have this form; as an expression it matches the letters.
    const [, first] = /^([1-5])x{2}$/i.exec(given) ?? [];
    if (first !== undefined) return `stands for the letters X in an expression; write ${first}\\d{2}`;
    try {
        new RegExp(ofJava.reduce((text, [syntax, instead]) => text.replace(syntax, instead), given));
        return undefined;
    } catch {
        return `${show(given)} is not an expression`;
    }
}
