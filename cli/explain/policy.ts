import { isMap } from "../local/dictionary";
import { matchesWildcards } from "./wildcards";

export type PolicyVerdict =
    | { result: "allowed" }
    /** By a statement. */
    | { result: "denied"; why: string }
    /** By none, which is a denial where there is a policy. */
    | { result: "notAllowed" }
    /** On what is not known here. */
    | { result: "depends"; why: string };

interface PolicyRequest {
    restApiId: string;
    stageName: string;
    method: string;
    path: string;
}

type Applies = "yes" | "no" | { when: string };

/**
 * What a resource policy says of an anonymous request (DG "How API Gateway resource policies affect authorization
 * workflow"): a denial wins, and what nothing allows is denied. Conditions are named, not decided: the caller's address
 * is not known.
 */
export function evaluatePolicy(policy: string, request: PolicyRequest): PolicyVerdict {
    const statements = statementsOf(policy);
    if (statements === undefined) return { result: "depends", why: "it can't be read" };
    const applying = (effect: string) =>
        statements.filter(each => each.Effect === effect).map(each => applies(each, request));
    const [denials, allowances] = [applying("Deny"), applying("Allow")];
    if (denials.includes("yes")) return { result: "denied", why: " by a statement without a condition" };
    const conditional = [
        ...denials.flatMap(each => (typeof each === "object" ? [`it denies when ${each.when}`] : [])),
        ...(allowances.includes("yes")
            ? []
            : allowances.flatMap(each => (typeof each === "object" ? [`it allows when ${each.when}`] : []))),
    ];
    if (conditional.length > 0) return { result: "depends", why: conditional.join("; ") };
    return { result: allowances.includes("yes") ? "allowed" : "notAllowed" };
}

type Statement = { [element: string]: unknown };

function statementsOf(policy: string): Statement[] | undefined {
    try {
        const { Statement: given } = JSON.parse(policy) as { Statement?: unknown };
        return (Array.isArray(given) ? given : [given]).filter(isMap);
    } catch {
        return undefined;
    }
}

function applies(statement: Statement, request: PolicyRequest): Applies {
    const negated = ["NotPrincipal", "NotAction", "NotResource"].filter(element => element in statement);
    if (negated.length > 0) return { when: `${negated.join(", ")} holds` };
    const actions = list(statement.Action).map(action => action.toLowerCase());
    const isCall = actions.some(action => matchesWildcards(action, "execute-api:invoke"));
    if (!isCall || !list(statement.Resource).some(resource => isResource(resource, request))) return "no";
    const conditions = isMap(statement.Condition) ? Object.entries(statement.Condition) : [];
    const principals = isMap(statement.Principal) ? list(statement.Principal.AWS) : list(statement.Principal);
    if (!principals.includes("*")) {
        // Nobody is anonymous who signs; whom it means is not known here.
        return statement.Effect === "Deny" ? { when: "a named principal calls" } : "no";
    }
    if (conditions.length === 0) return "yes";
    return { when: conditions.map(([operator, tests]) => `${operator} ${tested(tests)}`).join(" and ") };
}

/** `aws:SourceIp 10.0.0.0/8, 192.0.2.1` */
function tested(tests: unknown): string {
    const entries = isMap(tests) ? Object.entries(tests) : [];
    return entries.map(([key, values]) => `${key} ${list(values).join(", ")}`).join(" and ");
}

/**
 * `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>`, or `execute-api:/<stage>/…` for short. One that
 * ends with the API means all of it, as in the guide's examples.
 */
function isResource(pattern: string, { restApiId, stageName, method, path }: PolicyRequest): boolean {
    if (pattern === "*") return true;
    const rest = `${stageName}/${method}${path}`;
    if (pattern.startsWith("execute-api:")) {
        const inShort = pattern.slice("execute-api:".length).replace(/^\//, "");
        return inShort === "" || matchesWildcards(inShort, rest);
    }
    const named = pattern.split(":").slice(5).join(":");
    return named === restApiId || named === `${restApiId}/` || matchesWildcards(named, `${restApiId}/${rest}`);
}

function list(value: unknown): string[] {
    return (Array.isArray(value) ? value : [value]).filter(each => each !== undefined).map(String);
}
