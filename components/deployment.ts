import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { createResource } from "./createResource";
import { ApiDocument } from "./apiDocument";
import { withoutDependencies } from "./deferred";
import { mapValues } from "./maps";
import { FurtherReasons, deploymentTriggers } from "./redeployment";
import { Scope } from "./scope";
import { onceServed } from "./servedDocument";

/** Makes the deployment: a snapshot of the API, and another one when a part of the snapshot is another. */
export function createDeployment(
    scope: Scope,
    restApi: apigateway.RestApi,
    document: ApiDocument,
    api: FurtherReasons & { retainDeployments?: boolean },
    permissions: pulumi.Resource[],
): { deployment: apigateway.Deployment; triggers: pulumi.Output<{ [part: string]: string }> } {
    const triggers = mapValues(deploymentTriggers(document, api), withoutDependencies);
    const { restApi: restApiId, hooks } = onceServed(scope, restApi, document);
    const deployment = createResource(
        apigateway.Deployment,
        scope.name,
        { restApi: restApiId, triggers },
        {
            parent: scope.parent,
            // A route to a function must not be served before the API may invoke the function.
            dependsOn: permissions,
            // The stage uses the old one until it uses the new one ("Active stages pointing to this deployment must be
            // moved or deleted"), whatever the provider makes of names (pulumi/pulumi-aws#5711).
            deleteBeforeReplace: false,
            // Each redeployment replaces it, so protection is the API's and the stage's alone.
            protect: false,
            ...(api.retainDeployments && { retainOnDelete: true }),
            hooks,
        },
    );
    return { deployment, triggers: pulumi.output(triggers) };
}
