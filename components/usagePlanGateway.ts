import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { apiDocument, operation } from "./apiDocument";
import { customerKeys } from "./apiKeys";
import { canonicalJson } from "./canonicalJson";
import { ApiKeySource, EndpointType, UsagePlanGatewayArgs, gatewayProblems, knownArgs } from "./gatewayArgs";
import { lambdaPermissions } from "./lambdaPermissions";
import { mapValues } from "./maps";
import { refuse } from "./problems";
import { deploymentTriggers } from "./redeployment";
import { knownRoute } from "./routes";
import { idOfServed, marked } from "./servedDocument";
import { knownStage, methodSettings } from "./stage";
import { usagePlan } from "./usagePlans";

/**
 * An API Gateway REST API whose methods need an API key, with a throttle and a quota for each customer, and a
 * redeployment exactly when something changes that a deployment freezes.
 *
 * A deployment is an immutable snapshot of the API, and the stage serves one deployment. A changed route reaches
 * clients only by a new deployment, so the deployment has a trigger for each part of the snapshot. Plans, keys and
 * stage settings take effect at once.
 */
export class UsagePlanGateway extends pulumi.ComponentResource {
    /** The URL of the stage, without a slash at its end. */
    public readonly url: pulumi.Output<string>;
    /** The id of the RestApi. */
    public readonly restApiId: pulumi.Output<string>;
    /** The ARN of the API for permissions to invoke it: a stage, method and path may be added to it. */
    public readonly executionArn: pulumi.Output<string>;
    /** The name of the stage. */
    public readonly stageName: pulumi.Output<string>;
    /** The ARN of the stage, for a web ACL for example. */
    public readonly stageArn: pulumi.Output<string>;
    /** The id of the deployment that the stage serves. */
    public readonly deploymentId: pulumi.Output<string>;
    /** A short hash of each part of the deployment's snapshot, by route key or name. */
    public readonly deploymentTriggers: pulumi.Output<{ [part: string]: string }>;
    /** The ids of the usage plans by plan name. */
    public readonly usagePlanIds: pulumi.Output<{ [planName: string]: string }>;
    /** The ids of the customers' keys by key name. */
    public readonly apiKeyIds: pulumi.Output<{ [keyName: string]: string }>;
    /** The values of the customers' keys by key name. Secret. */
    public readonly apiKeyValues: pulumi.Output<{ [keyName: string]: string }>;
    /** The ids of the keys that `keepPrevious` keeps, by key name. */
    public readonly previousApiKeyIds: pulumi.Output<{ [keyName: string]: string }>;

    /**
     * @param name the name of the gateway, and the start of its resources' names
     * @param args the API, its plans and keys; all problems are refused in one error before a resource is made
     * @param opts options of the component, such as a provider for another Region
     */
    constructor(name: string, args: UsagePlanGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
        // The arguments are not passed on: they would be in the state, key values in plain text.
        super("usage-plan-gateway:index:UsagePlanGateway", name, nothingButChecked(name, args), opts);
        const subject = subjectOf(name);

        const { routes, plans, keys = {}, stage: stageArgs = {} } = args;
        const { endpointType = EndpointType.Regional, apiKeySource = ApiKeySource.Header } = args;
        const { description, redeployOn, tags } = knownArgs(subject, args);
        const child = { parent: this };

        const knownRoutes = mapValues(routes, (route, routeKey) => knownRoute(subject, routeKey, route));
        const operations = mapValues(knownRoutes, (route, routeKey) =>
            route.apply(known => operation(routeKey, known)),
        );
        const document = pulumi.all([description, pulumi.all(operations)]).apply(([text, known]) =>
            apiDocument({
                title: name,
                description: text || defaultDescription,
                apiKeySource,
                operations: known,
            }),
        );
        const { name: stageName, ...stageSettings } = knownStage(subject, stageArgs);

        const restApi = new apigateway.RestApi(
            name,
            {
                body: document.apply(known => canonicalJson(marked(known))),
                putRestApiMode: "overwrite",
                failOnWarnings: true,
                // The document says these too. Where they stand in the document alone, the provider puts the old value
                // back after the document (hashicorp/terraform-provider-aws#48385).
                description: document.apply(({ info }) => info.description),
                apiKeySource,
                endpointConfiguration: { types: endpointType },
                tags,
            },
            child,
        );
        const permissions = lambdaPermissions(name, routes, restApi, stageName, this);
        const triggers = deploymentTriggers({ operations, apiKeySource, endpointType, redeployOn });
        // A route to a function must not be served before the API may invoke the function.
        const deployment = new apigateway.Deployment(
            name,
            { restApi: idOfServed(subject, restApi, document), triggers },
            { parent: this, dependsOn: permissions },
        );
        const stage = new apigateway.Stage(
            name,
            {
                restApi: restApi.id,
                deployment: deployment.id,
                stageName,
                ...stageSettings,
                tags,
            },
            child,
        );
        methodSettings(name, stage, stageArgs.throttle, routes, subject, this);
        const usagePlans = mapValues(plans, (plan, planName) =>
            usagePlan(planName, `plans.${planName}`, plan, { name, subject, stage, tags }, this),
        );
        const customers = mapValues(keys, (key, keyName) =>
            customerKeys(
                name,
                keyName,
                `keys.${keyName}`,
                key,
                { subject, usagePlanId: usagePlans[key.plan].id, tags },
                this,
            ),
        );

        this.url = stage.invokeUrl;
        this.restApiId = restApi.id;
        this.executionArn = restApi.executionArn;
        this.stageName = stage.stageName;
        this.stageArn = stage.arn;
        this.deploymentId = deployment.id;
        this.deploymentTriggers = pulumi.output(triggers);
        this.usagePlanIds = pulumi.output(mapValues(usagePlans, plan => plan.id));
        this.apiKeyIds = pulumi.output(mapValues(customers, customer => customer.id));
        this.apiKeyValues = pulumi.secret(mapValues(customers, customer => customer.value));
        this.previousApiKeyIds = pulumi.output(mapValues(customers, customer => customer.previousId));
        this.registerOutputs({
            url: this.url,
            restApiId: this.restApiId,
            executionArn: this.executionArn,
            stageName: this.stageName,
            stageArn: this.stageArn,
            deploymentId: this.deploymentId,
            deploymentTriggers: this.deploymentTriggers,
            usagePlanIds: this.usagePlanIds,
            apiKeyIds: this.apiKeyIds,
            apiKeyValues: this.apiKeyValues,
            previousApiKeyIds: this.previousApiKeyIds,
        });
    }
}

/** Never empty: an absent description keeps its old value. */
const defaultDescription = "Managed by Pulumi";

function subjectOf(name: string): string {
    return `UsagePlanGateway "${name}"`;
}

/** Checked before the component itself is registered, so that a refused gateway leaves no trace. */
function nothingButChecked(name: string, args: UsagePlanGatewayArgs): pulumi.Inputs {
    refuse(subjectOf(name), gatewayProblems(args, pulumi.getStack()));
    return {};
}
