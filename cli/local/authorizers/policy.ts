import { isMap } from "../dictionary";
import { KnownKeys, Truth, conditionsHold } from "../policies/policyConditions";
import { fits } from "./wildcards";

/** A statement of a policy document, with lists in place of single values. */
export interface Statement {
    effect: "Allow" | "Deny";
    actions: Patterns;
    resources: Patterns;
    /** As it is given. */
    condition: unknown;
}

/** `NotAction` and `NotResource` mean everything else. */
interface Patterns {
    patterns: string[];
    negated: boolean;
}

/** The statements of a policy document; undefined where it is none. */
export function statementsOf(document: unknown): Statement[] | undefined {
    if (!isMap(document) || document.Statement === undefined) return undefined;
    const statements = [document.Statement].flat().map(statementOf);
    return statements.every(each => each !== undefined) ? statements : undefined;
}

function statementOf(given: unknown): Statement | undefined {
    if (!isMap(given)) return undefined;
    const { Effect: effect } = given;
    const actions = patternsOf(given.Action, given.NotAction);
    const resources = patternsOf(given.Resource, given.NotResource);
    if ((effect !== "Allow" && effect !== "Deny") || !actions || !resources) return undefined;
    return { effect, actions, resources, condition: given.Condition };
}

function patternsOf(given: unknown, excluded: unknown): Patterns | undefined {
    const patterns = [given ?? excluded ?? []].flat();
    if (patterns.length === 0 || !patterns.every(each => typeof each === "string")) return undefined;
    return { patterns, negated: given === undefined };
}

type Decision = "allowed" | "denied" | "not allowed" | "not known";

/**
 * What a policy says of a call of a method: a denial wins, and what nobody allows is not allowed. Where that depends on
 * a condition that can't be known here, it is not known.
 */
export function decision(statements: Statement[], methodArn: string, known: KnownKeys): Decision {
    const meant = statements.filter(
        ({ actions, resources }) =>
            covers(actions, each => fits(each.toLowerCase(), "execute-api:invoke")) &&
            covers(resources, each => fits(each, methodArn)),
    );
    const holds = (of: Statement["effect"], wanted: Truth) =>
        meant.some(({ effect, condition }) => effect === of && conditionsHold(condition, known) === wanted);
    if (holds("Deny", true)) return "denied";
    if (holds("Deny", "unknown")) return "not known";
    if (holds("Allow", true)) return "allowed";
    return holds("Allow", "unknown") ? "not known" : "not allowed";
}

function covers({ patterns, negated }: Patterns, isMeant: (pattern: string) => boolean): boolean {
    return patterns.some(isMeant) !== negated;
}
