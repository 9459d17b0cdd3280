import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import { Permission } from "@pulumi/aws/lambda/permission";
import { shortHash } from "./canonicalJson";
import { Authorizers } from "./authorizers";
import { functionArn } from "./functions";
import { executionPath, parseRouteKey } from "./routeKeys";
import { Route } from "./routes";
import { Scope } from "./scope";
import { Stage } from "./stage";
import { withStageVariables } from "./stageVariables";

/** A function, and from where in the API it may be invoked. */
interface Grant {
    logicalName: string;
    function: pulumi.Input<string>;
    /** The last part of the ARN of an execution. */
    from: pulumi.Input<string>;
}

/**
 * Lets the API invoke the function of each route that has one, at that route of the stage alone, and the functions of its
 * authorizers, but for those that have a role for it.
 */
export function createLambdaPermissions(
    { name, parent }: Scope,
    routes: { [routeKey: string]: Route },
    authorizers: Authorizers,
    { name: stageName = pulumi.getStack(), variables = {} }: Stage,
    restApi: apigateway.RestApi,
): Permission[] {
    return [...routeGrants(routes, stageName), ...authorizerGrants(authorizers)].map(grant => {
        const logicalName = `${name}-${grant.logicalName}`;
        const target = pulumi
            .all([functionArn(grant), pulumi.output(variables)])
            .apply(([arn, values]) => splitFunctionArn(withStageVariables(arn, values)));
        const sourceArn = pulumi.interpolate`${restApi.executionArn}/${grant.from}`;
        return createResource(
            Permission,
            logicalName,
            {
                action: "lambda:InvokeFunction",
                function: target.function,
                qualifier: target.apply(({ qualifier }) => qualifier!),
                principal: "apigateway.amazonaws.com",
                sourceArn,
                statementId: pulumi.all([target, sourceArn]).apply(permission => statementId(logicalName, permission)),
            },
            // A replacement has another statementId, so it can come before the one that it replaces; where a name is
            // given, the provider would delete first, and the route would fail until the new one is there.
            { parent, deleteBeforeReplace: false, protect: false },
        );
    });
}

function routeGrants(routes: { [routeKey: string]: Route }, stageName: pulumi.Input<string>): Grant[] {
    return Object.entries(routes).flatMap(([routeKey, { lambda }]) => {
        if (lambda === undefined) return [];
        const from = pulumi.interpolate`${stageName}/${executionPath(parseRouteKey(routeKey))}`;
        return [{ logicalName: routeKey, function: lambda.function, from }];
    });
}

/** What the permission of an authorizer's function is called; no route key is like it. */
export function authorizerResource(authorizerName: string): string {
    return `authorizers.${authorizerName}`;
}

/** The service names the source of an authorizer's call by the authorizer's id, which only the import gives. */
function authorizerGrants(authorizers: Authorizers): Grant[] {
    return Object.entries(authorizers).flatMap(([authorizerName, { lambda }]) => {
        if (lambda === undefined || lambda.role !== undefined) return [];
        return [{ logicalName: authorizerResource(authorizerName), function: lambda.function, from: "authorizers/*" }];
    });
}

/**
 * The name of a permission in the function's policy: letters, digits, `-` and `_`, 1 to 100. It is another for another
 * permission, and tells the person who reads the policy what the permission is for.
 */
function statementId(logicalName: string, permission: unknown): string {
    const readable = logicalName.replace(/[^A-Za-z0-9_]+/g, "-").replace(/^-/, "");
    return `${readable.slice(0, 83)}-${shortHash([logicalName, permission])}`;
}

/** The function of an ARN, and the version or alias if the ARN names one. */
function splitFunctionArn(arn: string): { function: string; qualifier?: string } {
    const parts = arn.split(":");
    return { function: parts.slice(0, 7).join(":"), qualifier: parts[7] };
}
