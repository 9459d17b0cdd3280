import * as pulumi from "@pulumi/pulumi";
import { Check, Map, isMap, value, withRuleOfValues, input } from "./checks";
import { isDeferred } from "./deferred";
import { Path, Problem, show, unknownName } from "./problems";

/*
 * What a policy of an API must be (IAM user guide, "Grammar of the IAM JSON policy language" and "IAM JSON policy elements
 * reference"): the service refuses all else, "Invalid policy document. Please check the policy syntax and ensure that
 * Principals are valid", after the update has begun.
 */

const ofPolicy = ["Version", "Id", "Statement"];
const versions = ["2012-10-17", "2008-10-17"];
const effects = ["Allow", "Deny"];

/** The elements of which a statement has exactly one. A policy of a resource says to whom it applies. */
const oneOfEach = [
    ["Principal", "NotPrincipal"],
    ["Action", "NotAction"],
    ["Resource", "NotResource"],
];
const ofStatement = ["Sid", "Effect", ...oneOfEach.flat(), "Condition"];

/** A resource policy: a map, or its JSON text. */
export const resourcePolicyCheck: Check<pulumi.Input<unknown>> = withRuleOfValues(
    input(value<unknown>(() => undefined)),
    (path, given) => (isDeferred(given) ? [] : policyProblems(path, given)),
);

/** The policy as a map, whichever way it is given; undefined where it is text that is none. */
export function parsedPolicy(given: unknown): unknown {
    if (typeof given !== "string") return given;
    try {
        return JSON.parse(given);
    } catch {
        return undefined;
    }
}

function policyProblems(path: Path, given: unknown): Problem[] {
    const policy = parsedPolicy(given);
    if (!isMap(policy)) {
        return [{ path, message: `${show(given)} is not a policy: a map with Statement, or the JSON text of one` }];
    }
    const { Statement: statement, Version: version } = policy;
    const unknown = unknownProblems(path, policy, ofPolicy);
    if (statement === undefined) return [...unknown, { path, message: "has no Statement, so it is not a policy" }];
    const list: unknown[] = Array.isArray(statement) ? statement : [statement];
    const at = (index: number) => [...path, "Statement", ...(Array.isArray(statement) ? [String(index)] : [])];
    return [
        ...unknown,
        ...choiceProblems([...path, "Version"], version, versions),
        ...list.flatMap((each, index) => statementProblems(at(index), each)),
    ];
}

function statementProblems(path: Path, given: unknown): Problem[] {
    if (isDeferred(given)) return [];
    if (!isMap(given)) return [{ path, message: `${show(given)} is not a statement: a map with Effect and the rest` }];
    const { Effect: effect } = given;
    const missing =
        effect === undefined ? [{ path: [...path, "Effect"], message: "missing; write Allow or Deny" }] : [];
    return [
        ...unknownProblems(path, given, ofStatement),
        ...missing,
        ...choiceProblems([...path, "Effect"], effect, effects),
        ...oneOfEach.flatMap(([name, not]) => {
            const has = [name, not].filter(each => given[each] !== undefined);
            if (has.length === 2) return [{ path, message: `has ${name} and ${not}; give only one of them` }];
            return has.length === 1 ? [] : [{ path: [...path, name], message: `missing; ${examples[name]}` }];
        }),
    ];
}

const examples: { [element: string]: string } = {
    Principal: 'whom it applies to, such as "*"',
    Action: 'what is allowed or denied, such as "execute-api:Invoke"',
    Resource: 'where, such as "execute-api:/*"',
};

function unknownProblems(path: Path, given: Map, known: readonly string[]): Problem[] {
    return Object.keys(given)
        .filter(name => !known.includes(name))
        .map(name => ({ path: [...path, name], message: unknownName(name, known) }));
}

function choiceProblems(path: Path, given: unknown, choices: readonly string[]): Problem[] {
    if (given === undefined || isDeferred(given) || choices.includes(given as string)) return [];
    return [{ path, message: `${show(given)} is not one of ${choices.join(", ")}` }];
}
