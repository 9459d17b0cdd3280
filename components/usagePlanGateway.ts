import * as pulumi from "@pulumi/pulumi";
import { gatewayDocument } from "./apiDocument";
import { createApiKeys } from "./apiKeys";
import { createDeployment } from "./deployment";
import type { DomainTarget } from "./domain";
import { madePlans, refuseDroppedPlans } from "./droppedPlans";
import { UsagePlanGatewayArgs, gatewayProblems, knownArgs } from "./gatewayArgs";
import { hasHooks } from "./hooks";
import { gatewayKeyIssuerPolicy } from "./keyIssuerPolicy";
import { createLambdaPermissions } from "./lambdaPermissions";
import { mapValues } from "./maps";
import { createMethodSettings } from "./methodSettings";
import { onDemand } from "./onDemand";
import { outputOfMap } from "./outputMaps";
import { refuse } from "./problems";
import { createRestApi } from "./restApi";
import { refuseSameNames } from "./resourceNames";
import { createStage, createStageLogs, monitoredStage } from "./stage";
import { typesAbove } from "./typesAbove";
import { createUsagePlans } from "./usagePlans";

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
    public readonly url!: pulumi.Output<string>;
    /** The id of the RestApi. */
    public readonly restApiId!: pulumi.Output<string>;
    /** The ARN of the API for permissions to invoke it: a stage, method and path may be added to it. */
    public readonly executionArn!: pulumi.Output<string>;
    /** The name of the stage. */
    public readonly stageName!: pulumi.Output<string>;
    /** The ARN of the stage, for a web ACL for example. */
    public readonly stageArn!: pulumi.Output<string>;
    /** The id of the deployment that the stage serves. */
    public readonly deploymentId!: pulumi.Output<string>;
    /** A short hash of each part of the deployment's snapshot, by route key or name. */
    public readonly deploymentTriggers!: pulumi.Output<{ [part: string]: string }>;
    /** The ids of the usage plans by plan name. */
    public readonly usagePlanIds!: pulumi.Output<{ [planName: string]: string }>;
    /** The ids of the customers' keys by key name. */
    public readonly apiKeyIds!: pulumi.Output<{ [keyName: string]: string }>;
    /** The values of the customers' keys by key name. Secret. */
    public readonly apiKeyValues!: pulumi.Output<{ [keyName: string]: string }>;
    /** The ids of the keys that `keepPrevious` keeps, by key name. */
    public readonly previousApiKeyIds!: pulumi.Output<{ [keyName: string]: string }>;
    /**
     * An IAM policy document (JSON) for a service that issues keys at run time. Its role may make keys with the tag
     * `usage-plan-gateway:issuer` = `restApiId`, read, change, tag and delete those and no others, and put keys into this
     * gateway's plans and take them out. A managed policy of 6,144 characters has room for 73 plans.
     */
    public readonly keyIssuerPolicy!: pulumi.Output<string>;

    /** The URL of the stage at the gateway's domain, without a slash at its end. Nothing without `domain`. */
    public readonly domainUrl!: pulumi.Output<string | undefined>;
    /** What the domain's name must point to where DNS is kept elsewhere. Nothing without `domain`. */
    public readonly domainTarget!: pulumi.Output<DomainTarget | undefined>;

    /**
     * @param name the name of the gateway, and the start of its resources' names
     * @param args the API, its plans and keys; all problems are refused in one error before a resource is made
     * @param opts options of the component, such as a provider for another Region
     */
    constructor(name: string, args: UsagePlanGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
        // The arguments are not passed on: they would be in the state, key values in plain text.
        super("usage-plan-gateway:index:UsagePlanGateway", name, nothingButChecked(name, args, opts?.parent), opts);
        const subject = subjectOf(name);
        const {
            routes,
            plans,
            keys,
            stage: stageArgs,
            tags,
            api,
            domain: domainArgs,
            monitoring,
        } = knownArgs(subject, args);
        const uniqueName = typesAbove(opts?.parent) + name;
        const { retainOnDelete } = opts ?? {};
        const scope = { name, uniqueName, subject, tags, parent: this, retainOnDelete };
        // A plan that is retained stays at AWS, with its keys.
        if (retainOnDelete !== true && hasHooks()) refuseDroppedPlans(scope, plans);

        const document = gatewayDocument(scope, routes, api);
        const restApi = createRestApi(scope, document, api);
        const permissions = createLambdaPermissions(scope, routes, api.authorizers ?? {}, stageArgs, restApi);
        const { deployment, triggers } = createDeployment(scope, restApi, document, api, permissions);
        const logs = createStageLogs(scope, stageArgs, restApi);
        const stage = createStage(scope, stageArgs, restApi, deployment, logs);
        createMethodSettings(scope, stageArgs, routes, stage);
        const usagePlanIds = createUsagePlans(scope, plans, stage);
        const customers = createApiKeys(scope, keys, usagePlanIds);
        if (stageArgs.webAclArn !== undefined)
            onDemand.webAcl().createWebAclAssociation(scope, stageArgs.webAclArn, stage);
        if (monitoring)
            onDemand.monitoring().createMonitoring(scope, monitoring, monitoredStage(restApi, stage, stageArgs, logs));
        const domain =
            domainArgs &&
            onDemand.domain().createDomain(scope, domainArgs, { restApi, stage, endpointType: api.endpointType });

        const outputs: Omit<UsagePlanGateway, keyof pulumi.ComponentResource> = {
            url: stage.invokeUrl,
            restApiId: restApi.id,
            executionArn: restApi.executionArn,
            stageName: stage.stageName,
            stageArn: stage.arn,
            deploymentId: deployment.id,
            deploymentTriggers: triggers,
            usagePlanIds: outputOfMap(usagePlanIds),
            apiKeyIds: outputOfMap(mapValues(customers, customer => customer.id)),
            apiKeyValues: pulumi.secret(outputOfMap(mapValues(customers, customer => customer.value))),
            domainUrl: pulumi.output(domain?.domainUrl),
            domainTarget: pulumi.output(domain?.domainTarget),
            previousApiKeyIds: outputOfMap(mapValues(customers, customer => customer.previousId)),
            keyIssuerPolicy: gatewayKeyIssuerPolicy(restApi, usagePlanIds),
        };
        this.registerOutputs({ ...outputs, madePlans: madePlans(plans) });
        Object.assign(this, outputs);
    }
}

function subjectOf(name: string): string {
    return `UsagePlanGateway "${name}"`;
}

/** Checked before the component itself is registered, so that a refused gateway leaves no trace. */
function nothingButChecked(name: string, args: UsagePlanGatewayArgs, parent?: pulumi.Resource): pulumi.Inputs {
    refuse(subjectOf(name), gatewayProblems(args, pulumi.getStack()));
    refuseSameNames(subjectOf(name), name, args, parent);
    return {};
}
