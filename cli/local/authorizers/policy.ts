import { isMap } from "../dictionary";
import { fits } from "./wildcards";

/** A statement of a policy document, with lists in place of single values. */
export interface Statement {
    effect: "Allow" | "Deny";
    actions: Patterns;
    resources: Patterns;
    hasCondition: boolean;
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
    return {
        effect,
        actions,
        resources,
        hasCondition: isMap(given.Condition) && Object.keys(given.Condition).length > 0,
    };
}

function patternsOf(given: unknown, excluded: unknown): Patterns | undefined {
    const patterns = [given ?? excluded ?? []].flat();
    if (patterns.length === 0 || !patterns.every(each => typeof each === "string")) return undefined;
    return { patterns, negated: given === undefined };
}

type Decision = "allowed" | "denied" | "not allowed";

/** What a policy says of a call of a method: a denial wins, and what nobody allows is not allowed. */
export function decision(statements: Statement[], methodArn: string): Decision {
    const meant = statements.filter(
        ({ actions, resources }) =>
            covers(actions, each => fits(each.toLowerCase(), "execute-api:invoke")) &&
            covers(resources, each => fits(each, methodArn)),
    );
    if (meant.some(({ effect }) => effect === "Deny")) return "denied";
    return meant.length > 0 ? "allowed" : "not allowed";
}

function covers({ patterns, negated }: Patterns, isMeant: (pattern: string) => boolean): boolean {
    return patterns.some(isMeant) !== negated;
}
