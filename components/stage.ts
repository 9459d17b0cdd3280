import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import type { AccessLogDestination, AccessLogs } from "./accessLogs";
import { Canary, canaryCheck, canarySettings } from "./canary";
import { createResource } from "./createResource";
import { Check, flag, input, isMap, lazily, oneOf, optional, shape, text, textLike } from "./checks";
import { withoutDependencies } from "./deferred";
import { idOf } from "./ids";
import { onDemand } from "./onDemand";
import { Scope } from "./scope";
import { stageVariablesCheck } from "./stageVariables";
import type { MonitoredStage } from "./alarms";
import { mergedTags } from "./tags";
import { Throttle, throttle } from "./throttles";

/** How much of each request API Gateway writes to CloudWatch. */
export const LoggingLevel = {
    Off: "OFF",
    Error: "ERROR",
    Info: "INFO",
} as const;
export type LoggingLevel = (typeof LoggingLevel)[keyof typeof LoggingLevel];

/** The stage: the name in the URL under which a deployment of the API answers. No change of it causes a redeployment. */
export interface Stage {
    /**
     * The name in the URL: 1 to 128 letters, digits, `_` and `-`. Default: the Pulumi stack's name. Another name makes
     * another stage, with another URL.
     */
    name?: pulumi.Input<string>;
    /** A description of the stage. Default none. */
    description?: pulumi.Input<string>;
    /**
     * Stage variables. Names: letters, digits and `_`, up to 64. Values: letters, digits and `-._~:/?#&=,`, 1 to 512.
     * Default none. A change takes effect without a redeployment.
     */
    variables?: { [name: string]: pulumi.Input<string> };
    /**
     * The most that all callers together may send to one method of the stage, whatever their plan. Default: the
     * account's limit. A change takes effect without a redeployment.
     */
    throttle?: Throttle;
    /** A line for each request in CloudWatch Logs, with the key's id and never its value. Default none. */
    accessLogs?: AccessLogs;
    /** Whether CloudWatch has metrics of each method, beside those of the stage. Default false. AWS charges for them. */
    metrics?: boolean;
    /** What is written of each request's way through API Gateway: `OFF`, `ERROR` or `INFO`. Default `OFF`. */
    loggingLevel?: LoggingLevel;
    /** Whether requests are traced with X-Ray. Default false. */
    tracing?: boolean;
    /** The stage's cache in gigabytes: `0.5`, `1.6`, `6.1`, `13.5`, `28.4`, `58.2`, `118` or `237`. Default none. AWS charges by the hour. */
    cacheSize?: CacheSize;
    /** The ARN of a web ACL of AWS WAF (regional) that looks at each request first. Default none. */
    webAclArn?: pulumi.Input<string>;
    /** The id of a client certificate that API Gateway shows to backends. Default none. */
    clientCertificateId?: pulumi.Input<string>;
    /** A share of the requests for the newest deployment, or with other variables. Default none. */
    canary?: Canary;
    /**
     * The id of a deployment that the stage serves instead of the newest, to go back to it. It must be kept by
     * `retainDeployments`. Default: the newest.
     */
    deploymentId?: pulumi.Input<string>;
    /**
     * Whether the account's role for logs is made and set, which each Region has once for all APIs. Default false. A
     * destroy takes it away from all of them.
     */
    manageLoggingRole?: boolean;
}

/** Gigabytes of a stage's cache (API `cacheClusterSize`). */
export const CacheSize = {
    Half: "0.5",
    OnePointSix: "1.6",
    SixPointOne: "6.1",
    ThirteenPointFive: "13.5",
    TwentyEightPointFour: "28.4",
    FiftyEightPointTwo: "58.2",
    OneHundredEighteen: "118",
    TwoHundredThirtySeven: "237",
} as const;
export type CacheSize = (typeof CacheSize)[keyof typeof CacheSize];

const cacheSizes = oneOf(Object.values(CacheSize));
const cacheSize: Check<CacheSize> = {
    ...cacheSizes,
    problems: (path, given) =>
        typeof given === "number"
            ? [
                  {
                      path,
                      message: `${given} is a number; write it as a text, one of ${Object.values(CacheSize).join(", ")}`,
                  },
              ]
            : cacheSizes.problems(path, given),
};

export const stageName = textLike(/^[A-Za-z0-9_-]{1,128}$/, "1 to 128 letters, digits, _ and -");

/** @param stackName the name of the Pulumi stack, which is the stage's unless another is given */
export function stageCheck(stackName: string): Check<Stage> {
    const stage = shape<Stage>({
        name: optional(input(stageName)),
        description: optional(input(text)),
        variables: optional(stageVariablesCheck),
        throttle: optional(throttle),
        accessLogs: optional(lazily(() => onDemand.accessLogs().accessLogsCheck)),
        metrics: optional(flag),
        loggingLevel: optional(oneOf(Object.values(LoggingLevel))),
        tracing: optional(flag),
        cacheSize: optional(cacheSize),
        webAclArn: optional(input(lazily(() => onDemand.webAcl().webAclArn))),
        clientCertificateId: optional(input(idOf("a client certificate"))),
        canary: optional(canaryCheck),
        deploymentId: optional(input(idOf("a deployment"))),
        manageLoggingRole: optional(flag),
    });
    return {
        ...stage,
        problems(path, given) {
            const name = isMap(given) ? given.name : undefined;
            const ofDefault = name === undefined ? stageName.problems([...path, "name"], stackName) : [];
            return [
                ...stage.problems(path, given ?? {}),
                ...ofDefault.map(({ message, ...rest }) => ({
                    ...rest,
                    message: `${message}; give a name`,
                })),
            ];
        },
    };
}

/** What a stage that logs needs. */
export interface StageLogs {
    accessLogs?: AccessLogDestination;
    /** What must be there before the stage logs. */
    loggingRole?: pulumi.Resource;
}

/** Makes where the stage's logs go, and the account's role for them if this gateway is to have it. */
export function createStageLogs(scope: Scope, stage: Stage, restApi: apigateway.RestApi): StageLogs {
    return {
        accessLogs: stage.accessLogs && onDemand.accessLogs().createAccessLogs(scope, stage.accessLogs),
        loggingRole: stage.manageLoggingRole ? onDemand.loggingRole().createLoggingRole(scope, restApi) : undefined,
    };
}

/** Makes the stage, which serves the newest deployment, or the one that is asked for. */
export function createStage(
    { name, tags, parent }: Scope,
    stage: Stage,
    restApi: apigateway.RestApi,
    deployment: apigateway.Deployment,
    { accessLogs, loggingRole }: StageLogs,
): apigateway.Stage {
    const { name: stageName = pulumi.getStack(), description, variables, deploymentId, cacheSize } = stage;
    return createResource(
        apigateway.Stage,
        name,
        {
            restApi: restApi.id,
            deployment: deploymentId ?? deployment.id,
            stageName: withoutDependencies(stageName),
            description,
            // The SDK prints maps, and can't where one has a variable named like one of the language's own members.
            variables: variables && pulumi.output(variables),
            accessLogSettings: accessLogs && { destinationArn: accessLogs.destinationArn, format: accessLogs.format },
            xrayTracingEnabled: stage.tracing,
            cacheClusterEnabled: cacheSize === undefined ? undefined : true,
            cacheClusterSize: cacheSize,
            clientCertificateId: stage.clientCertificateId,
            canarySettings: canarySettings(stage.canary, deployment.id),
            tags: mergedTags(tags, undefined),
        },
        { parent, dependsOn: loggingRole ? [loggingRole] : [] },
    );
}

/** The stage as its dashboard and alarms look at it. */
export function monitoredStage(
    restApi: apigateway.RestApi,
    stage: apigateway.Stage,
    { metrics }: Stage,
    { accessLogs }: StageLogs,
): MonitoredStage {
    const { stageName, arn: stageArn } = stage;
    return {
        apiId: restApi.id,
        apiName: restApi.name,
        stageName,
        stageArn,
        routeMetrics: metrics,
        accessLog: accessLogs,
    };
}
