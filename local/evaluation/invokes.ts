import { accountId } from "./computedState";
import { Properties } from "./registeredResource";

/** What the provider answers to the functions that programs call for their account and Region. */
export function invokeAnswer(token: string, args: Properties, region: string): Properties {
    switch (token) {
        case "aws:index/getRegion:getRegion": {
            const name = typeof args.region === "string" ? args.region : region;
            return { id: name, name, region: name, endpoint: `ec2.${name}.amazonaws.com`, description: name };
        }
        case "aws:index/getCallerIdentity:getCallerIdentity":
            return { id: accountId, accountId, arn: `arn:aws:iam::${accountId}:root`, userId: accountId };
        case "aws:index/getPartition:getPartition":
            return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
        case "aws:index/getAvailabilityZones:getAvailabilityZones": {
            const names = ["a", "b", "c"].map(zone => region + zone);
            return { id: region, names, zoneIds: names, groupNames: [region] };
        }
        case "aws:iam/getPolicyDocument:getPolicyDocument": {
            const json = policyDocument(args);
            return { id: "0", json: JSON.stringify(json, undefined, 2), minifiedJson: JSON.stringify(json) };
        }
        case "aws:index/getDefaultTags:getDefaultTags":
            return { id: "default", tags: {} };
        default:
            throw new Error(
                `the program calls ${token}, which has no answer on this machine; known are getRegion, ` +
                    "getCallerIdentity, getPartition, getAvailabilityZones, getDefaultTags and iam.getPolicyDocument",
            );
    }
}

interface Statement {
    sid?: string;
    effect?: string;
    actions?: string[];
    notActions?: string[];
    resources?: string[];
    notResources?: string[];
    principals?: Principal[];
    notPrincipals?: Principal[];
    conditions?: { test: string; variable: string; values: string[] }[];
}

interface Principal {
    type: string;
    identifiers: string[];
}

function policyDocument({ version, statements = [] }: Properties): object {
    return {
        Version: version ?? "2012-10-17",
        Statement: (statements as Statement[]).map(statement => ({
            ...(statement.sid && { Sid: statement.sid }),
            Effect: statement.effect ?? "Allow",
            ...(statement.actions && { Action: oneOrMany(statement.actions) }),
            ...(statement.notActions && { NotAction: oneOrMany(statement.notActions) }),
            ...(statement.resources && { Resource: oneOrMany(statement.resources) }),
            ...(statement.notResources && { NotResource: oneOrMany(statement.notResources) }),
            ...(statement.principals && { Principal: principals(statement.principals) }),
            ...(statement.notPrincipals && { NotPrincipal: principals(statement.notPrincipals) }),
            ...(statement.conditions && { Condition: conditions(statement.conditions) }),
        })),
    };
}

function principals(given: Principal[]): unknown {
    if (given.some(({ type }) => type === "*")) return "*";
    return Object.fromEntries(given.map(({ type, identifiers }) => [type, oneOrMany(identifiers)]));
}

function conditions(given: NonNullable<Statement["conditions"]>): object {
    const result: { [test: string]: { [variable: string]: unknown } } = {};
    for (const { test, variable, values } of given) (result[test] ??= {})[variable] = oneOrMany(values);
    return result;
}

function oneOrMany<T>(values: T[]): T | T[] {
    return values.length === 1 ? values[0] : values;
}
