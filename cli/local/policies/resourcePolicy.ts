import { accountId } from "../account";
import { DeployedStage, Method } from "../deployed";
import { Dictionary, isMap } from "../dictionary";
import { Exchange } from "../exchange/exchange";
import { KnownKeys, Truth, all, conditionsHold, knownKeys } from "./policyConditions";
import { wildcard } from "./wildcards";

/** The resource policy of an API (DG "Control access to a REST API with API Gateway resource policies"). */
export interface ResourcePolicy {
    /** Answers a request that it denies, and says false then. */
    admits(exchange: Exchange, method: Method): boolean;
}

/** Nothing where the API has none. */
export function resourcePolicy({ policy, stageName, apiId, executionArn }: DeployedStage): ResourcePolicy | undefined {
    if (!isMap(policy) || policy.Statement === undefined) return undefined;
    const statements = [policy.Statement].flat().filter(isMap);
    if (statements.length === 0) return undefined;
    const arn = executionArn ?? `arn:aws:execute-api:us-east-1:${accountId}:${apiId}`;
    return {
        admits(exchange, method) {
            const { request, resourcePath } = exchange;
            const resource = `${stageName}/${request.method}${resourcePath}`;
            const denial = denialOf(statements, resource, method.authorization, knownKeys(exchange));
            if (!denial) return true;
            exchange.reason = denial.reason;
            exchange.stage!.responses.send(exchange, "ACCESS_DENIED", {
                message:
                    "User: anonymous is not authorized to perform: execute-api:Invoke on resource: " +
                    `${masked(arn)}/${resource} ${denial.why}`,
            });
            return false;
        },
    };
}

/** The last words as measured in 2026 (the design notes of floci); answers until 2024 end before them. */
const explicitDeny = "with an explicit deny in a resource-based policy";
const noAllow = "because no resource-based policy allows the execute-api:Invoke action";

/**
 * An explicit denial always counts. That nothing allows a request denies it as well where no authorizer, or a user pool,
 * decides; a Lambda authorizer may allow what the policy does not speak of (DG "How API Gateway resource policies affect
 * authorization workflow", tables A and B). What can't be known here, such as a VPC endpoint, neither denies a request
 * nor keeps it from being allowed.
 */
function denialOf(
    statements: Dictionary<unknown>[],
    resource: string,
    authorization: string,
    known: KnownKeys,
): { reason: string; why: string } | undefined {
    const matched = statements.map(statement => matches(statement, resource, authorization, known));
    const denying = statements.findIndex(({ Effect: effect }, index) => effect === "Deny" && matched[index] === true);
    if (denying >= 0) {
        const reason = `${shown(statements[denying], denying)} of the API's policy denies ${known.sourceIp}`;
        return { reason, why: explicitDeny };
    }
    const isAllowed = statements.some(({ Effect: effect }, index) => effect === "Allow" && matched[index] !== false);
    if (isAllowed || (authorization !== "NONE" && authorization !== "COGNITO_USER_POOLS")) return undefined;
    const allowing = statements.flatMap((statement, index) =>
        statement.Effect === "Allow" ? [shown(statement, index)] : [],
    );
    const reason = `nothing in the API's policy allows it, for ${known.sourceIp}: ${allowing.join("; ") || "it has no Allow"}`;
    return { reason, why: noAllow };
}

/** `statement 2 (office, NotIpAddress)`, as a program's author would look for it. */
function shown({ Sid: sid, Condition: condition }: Dictionary<unknown>, index: number): string {
    const conditions = isMap(condition)
        ? Object.entries(condition).map(([operator, keys]) => `${operator} ${JSON.stringify(keys)}`)
        : [];
    const details = [...(typeof sid === "string" ? [sid] : []), ...conditions];
    return `statement ${index + 1}${details.length > 0 ? ` (${details.join(", ")})` : ""}`;
}

function matches(statement: Dictionary<unknown>, resource: string, authorization: string, known: KnownKeys): Truth {
    const { Action: action, NotAction: notAction, Resource: named, NotResource: notNamed } = statement;
    const isAction = (patterns: unknown) =>
        texts(patterns).some(each => wildcard(each.toLowerCase(), "execute-api:invoke"));
    const isResource = (patterns: unknown) => texts(patterns).some(each => resourceMatches(each, resource));
    return all([
        action !== undefined ? isAction(action) : !isAction(notAction),
        named !== undefined ? isResource(named) : notNamed === undefined || !isResource(notNamed),
        principalMatches(statement, authorization),
        conditionsHold(statement.Condition, known),
    ]);
}

/** Who is not signed in is nobody's principal but everyone's; who has signed with IAM is not known here. */
function principalMatches(
    { Principal: principal, NotPrincipal: notPrincipal }: Dictionary<unknown>,
    authorization: string,
): Truth {
    const isEveryone = (given: unknown) => given === "*" || (isMap(given) && texts(given.AWS).includes("*"));
    if (notPrincipal !== undefined) return isEveryone(notPrincipal) ? false : authorization !== "AWS_IAM" || "unknown";
    return isEveryone(principal) || (authorization === "AWS_IAM" ? "unknown" : false);
}

/**
 * Of `arn:aws:execute-api:us-east-1:123456789012:abc123/dev/GET/orders`, or `execute-api:/dev/GET/orders` in short, the
 * part after the API counts: Region, account and id are stand-ins here, and a policy speaks of its own API. One that
 * ends with the API means all of it, as in the guide's examples.
 */
function resourceMatches(pattern: string, resource: string): boolean {
    if (pattern === "*") return true;
    const slash = pattern.indexOf("/");
    const path = slash < 0 ? "" : pattern.slice(slash + 1);
    if (slash < 0 && pattern.endsWith("*")) return true;
    return path === "" || wildcard(path, resource);
}

function texts(value: unknown): string[] {
    return value === undefined ? [] : [value].flat().map(String);
}

/** The service shows the last four digits of the account only. */
function masked(arn: string): string {
    return arn.replace(/:\d{8}(\d{4}):/, ":********$1:");
}
