import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { Permission } from "@pulumi/aws/lambda/permission";
import { lambdaArn, splitFunctionArn } from "./integrations";
import { executionPath, parseRouteKey } from "./routeKeys";
import { RouteArgs } from "./routes";

/** Lets the API invoke the function of each route that has one, at that route of the stage alone. */
export function lambdaPermissions(
    name: string,
    routes: { [routeKey: string]: RouteArgs },
    restApi: apigateway.RestApi,
    stageName: pulumi.Input<string>,
    parent: pulumi.Resource,
): Permission[] {
    const lambdaRoutes = Object.entries(routes).filter(([, route]) => route.lambda !== undefined);
    return lambdaRoutes.map(([routeKey, route]) => {
        const target = lambdaArn(route.lambda!).apply(splitFunctionArn);
        return new Permission(
            `${name}-${routeKey}`,
            {
                action: "lambda:InvokeFunction",
                function: target.function,
                qualifier: target.apply(({ qualifier }) => qualifier!),
                principal: "apigateway.amazonaws.com",
                sourceArn: pulumi.interpolate`${restApi.executionArn}/${stageName}/${executionPath(parseRouteKey(routeKey))}`,
            },
            { parent },
        );
    });
}
