import * as pulumi from "@pulumi/pulumi";
import { LogMetricFilter } from "@pulumi/aws/cloudwatch/logMetricFilter";
import { MetricAlarm, MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import { accessLogFields } from "./accessLogFormat";
import { parseArn } from "./arns";
import {
    Check,
    greatest,
    input,
    isMap,
    listOf,
    optional,
    required,
    shape,
    value,
    wholeNumber,
    withRule,
} from "./checks";
import { createResource } from "./createResource";
import { Path, Problem, refuse, show } from "./problems";
import { Scope } from "./scope";
import { mergedTags } from "./tags";

/** Alarms of CloudWatch on the stage: at least one of the three limits. */
export interface Alarms {
    /**
     * The ARNs of the SNS topics that hear of an alarm, and again when it is over; up to 5, in the API's Region. An empty
     * list makes alarms that only CloudWatch shows.
     */
    topicArns: pulumi.Input<string>[];
    /**
     * Alarm when more requests of one minute are answered 429, throttled or over a quota: a whole number of 0 or more.
     * Default: no such alarm. It counts lines of the access log, so it is refused without `stage.accessLogs`.
     */
    throttledPerMinute?: pulumi.Input<number>;
    /**
     * Alarm when a greater share of the requests of five minutes is answered 5XX: percent, 0 or more and below 100.
     * Default: no such alarm.
     */
    serverErrorPercent?: pulumi.Input<number>;
    /**
     * Alarm when one request in a hundred of five minutes takes longer: milliseconds above 0, from the request to the
     * answer. Default: no such alarm.
     */
    latencyP99?: pulumi.Input<number>;
}

const topicArn = value<string>(given => {
    if (typeof given !== "string") return `${show(given)} is not a string`;
    const arn = parseArn(given);
    const isTopic = arn?.service === "sns" && arn.region !== "" && /^[A-Za-z0-9_.-]+$/.test(arn.resource);
    return isTopic ? undefined : `${show(given)} is not the ARN of a topic of SNS, arn:aws:sns:…`;
});

function number(isOne: (given: number) => boolean, what: string): Check<number> {
    return value(given =>
        typeof given === "number" && Number.isFinite(given) && isOne(given)
            ? undefined
            : `${show(given)} is not ${what}`,
    );
}

/** @param accessLogs those of the stage, as they are given; undefined when there are none */
export function alarmsCheck(accessLogs: unknown): Check<Alarms> {
    const alarms = shape<Alarms>({
        topicArns: required(listOf(input(topicArn), "ARNs of SNS topics"), "the ARNs of the SNS topics to tell"),
        throttledPerMinute: optional(input(wholeNumber(0, greatest, " requests"))),
        serverErrorPercent: optional(
            input(number(given => given >= 0 && given < 100, "a percentage from 0 to below 100")),
        ),
        latencyP99: optional(input(number(given => given > 0, "a number of milliseconds above 0"))),
    });
    return withRule(alarms, (path, given) => [
        ...limitProblems(path, given),
        ...topicCountProblems(path, given.topicArns),
        ...(given.throttledPerMinute === undefined ? [] : throttledProblems(path, accessLogs)),
    ]);
}

function limitProblems(
    path: Path,
    { throttledPerMinute, serverErrorPercent, latencyP99 }: { [name: string]: unknown },
) {
    const limits = [throttledPerMinute, serverErrorPercent, latencyP99];
    if (limits.some(limit => limit !== undefined)) return [];
    return [{ path, message: "have no limit; give throttledPerMinute, serverErrorPercent or latencyP99" }];
}

function topicCountProblems(path: Path, topicArns: unknown): Problem[] {
    const count = Array.isArray(topicArns) ? topicArns.length : 0;
    if (count <= 5) return [];
    return [{ path: [...path, "topicArns"], message: `are ${count}; an alarm tells at most 5` }];
}

function throttledProblems(path: Path, accessLogs: unknown): Problem[] {
    const at = [...path, "throttledPerMinute"];
    if (accessLogs === undefined) {
        // AWS/ApiGateway has no metric of throttled requests: they are among 4XXError.
        const message = "counts lines of the access log, and the stage has none; give stage.accessLogs, such as {}";
        return [{ path: at, message }];
    }
    const format = isMap(accessLogs) ? accessLogs.format : undefined;
    const problem = typeof format === "string" ? statusFieldProblem(format) : undefined;
    return problem === undefined ? [] : [{ path: at, message: problem }];
}

function statusFieldProblem(format: string): string | undefined {
    if (accessLogFields(format).status !== undefined) return undefined;
    return 'counts lines by their status, and stage.accessLogs.format is no JSON with a field for it; add "status":"$context.status", or drop the format';
}

/** What is monitored: a stage, and its access log if it has one. */
export interface MonitoredStage {
    apiId: pulumi.Input<string>;
    apiName: pulumi.Input<string>;
    stageName: pulumi.Input<string>;
    stageArn: pulumi.Input<string>;
    /** Whether the stage has metrics of each method. Default false. */
    routeMetrics?: boolean;
    accessLog?: { logGroupName: pulumi.Input<string>; format: pulumi.Input<string> };
}

/** Makes the alarms for which there is a limit. */
export function createAlarms(scope: Scope, alarms: Alarms, stage: MonitoredStage): void {
    const { throttledPerMinute, serverErrorPercent, latencyP99, topicArns } = alarms;
    const create = (what: string, args: MetricAlarmArgs) =>
        createAlarm(scope, `${scope.name}-${what}`, topicArns, args);
    const dimensions = { ApiName: stage.apiName, Stage: stage.stageName };
    const metric = (metricName: string) => ({
        metric: { namespace: "AWS/ApiGateway", metricName, dimensions, stat: "Sum", period: 300 },
    });
    if (throttledPerMinute !== undefined) {
        const throttled = createThrottledMetric(scope, stage);
        create("throttled", {
            ...throttled,
            alarmDescription: "More requests of a minute were answered 429 than throttledPerMinute",
            statistic: "Sum",
            period: 60,
            threshold: throttledPerMinute,
        });
    }
    if (serverErrorPercent !== undefined) {
        create("serverErrors", {
            alarmDescription:
                "A greater share of the requests of five minutes was answered 5XX than serverErrorPercent",
            metricQueries: [
                { id: "share", label: "5XX (%)", expression: "100 * errors / requests", returnData: true },
                { id: "errors", ...metric("5XXError") },
                { id: "requests", ...metric("Count") },
            ],
            threshold: serverErrorPercent,
        });
    }
    if (latencyP99 !== undefined) {
        create("latency", {
            alarmDescription: "One request in a hundred of five minutes took longer than latencyP99",
            namespace: "AWS/ApiGateway",
            metricName: "Latency",
            dimensions,
            extendedStatistic: "p99",
            period: 300,
            threshold: latencyP99,
        });
    }
}

/** The name at AWS is the provider's: no other gateway's alarm can have it. */
function createAlarm({ tags, parent }: Scope, name: string, topicArns: pulumi.Input<string>[], args: MetricAlarmArgs) {
    createResource(
        MetricAlarm,
        name,
        {
            ...args,
            comparisonOperator: "GreaterThanThreshold",
            evaluationPeriods: 1,
            // No requests are no alarm.
            treatMissingData: "notBreaching",
            alarmActions: topicArns,
            okActions: topicArns,
            tags: mergedTags(tags, undefined),
        },
        { parent, protect: false },
    );
}

/** Makes a metric of the lines of the access log that have the status 429; gives its name. */
function createThrottledMetric({ name, subject, parent }: Scope, stage: MonitoredStage) {
    const { apiId, stageName, accessLog } = stage;
    const { logGroupName, format } = accessLog!;
    const pattern = pulumi.all([format, apiId, stageName]).apply(([known, ...ids]) => {
        const message = statusFieldProblem(known);
        const path = ["monitoring", "alarms", "throttledPerMinute"];
        refuse(subject, message === undefined ? [] : [{ path, message }]);
        return throttledPattern(accessLogFields(known), ...ids);
    });
    const namespace = "UsagePlanGateway";
    // A filter's metric has no dimensions but the fields of a line, so the API and the stage are in its name.
    const metricName = pulumi.interpolate`${apiId}-${stageName}-429`;
    createResource(
        LogMetricFilter,
        `${name}-throttled`,
        {
            // No other's in a log group of several APIs.
            name: metricName,
            logGroupName,
            pattern,
            metricTransformation: { namespace, name: metricName, value: "1", defaultValue: "0", unit: "Count" },
        },
        { parent, protect: false },
    );
    return { namespace, metricName };
}

/** The filter of the lines of this stage, in whatever log group, that have the status 429, written as text or number. */
function throttledPattern(
    { status, apiId, stage }: { [variable: string]: string },
    ownApiId: string,
    ownStage: string,
): string {
    const conditions = [
        `(($.${status} = "429") || ($.${status} = 429))`,
        ...(apiId === undefined ? [] : [`($.${apiId} = "${ownApiId}")`]),
        ...(stage === undefined ? [] : [`($.${stage} = "${ownStage}")`]),
    ];
    return `{ ${conditions.join(" && ")} }`;
}
