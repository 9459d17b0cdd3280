import { accountId } from "../account";
import { GivenValues } from "./givenValues";
import { Properties } from "./registeredResource";
import { ResultShape, resultShape } from "./resultShape";
import { UnknownCall, standInResult } from "./standInResults";

/**
 * What a program gets that calls a function of a provider: the result that the developer gives, what is known here, and
 * stand-ins for the rest.
 *
 * @param packageFolder the folder of an installed package
 */
export function functionResult(
    call: UnknownCall,
    values: GivenValues,
    packageFolder: (name: string) => string | undefined,
): Properties {
    const { token, args, region } = call;
    const given = values.result(token, args);
    const known = knownResult(token, args, region);
    if (known) return { ...known, ...given };
    if (token.startsWith("pulumi:")) throw new Error(`the program calls ${token}, which has no answer on this machine`);
    const shape = resultShape(token, packageFolder) ?? {};
    if (!given) values.stoodInForResult(token, args, mainFields(shape, args));
    return { ...standInResult(shape, call), ...given };
}

/** What a program most likely wants of a result. */
function mainFields(shape: ResultShape, args: Properties): string[] {
    const fields = Object.keys(shape).filter(field => !(field in args) && field !== "id" && field !== "region");
    const usual = fields.filter(field => /^(value|secretString|arn|\w+Id)$/.test(field));
    return (usual.length > 0 ? usual : fields).slice(0, 3);
}

/** What the provider answers to the functions that programs call for their account and Region. */
function knownResult(token: string, args: Properties, region: string): Properties | undefined {
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
            return undefined;
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
