import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { createMonitoring, monitoringCheck } from "../../components/monitoring";
import { problemLines, refusedBeside } from "./besideApi";
import { apiName, monitored } from "./monitoredApi";

const topicArns = ["arn:aws:sns:us-east-1:123456789012:pager"];
const noLogs = undefined;

const common = {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    alarmActions: topicArns,
    okActions: topicArns,
    tags: { team: "shop" },
};
const dimensions = { ApiName: apiName, Stage: "prod" };

describe("Alarms", () => {
    it("of throttled requests count the lines of the access log with the status 429, a minute", async () => {
        const { resource, names } = await monitored({ alarms: { topicArns, throttledPerMinute: 100 } });
        expect(resource("LogMetricFilter", "orders-throttled").inputs).to.deep.equal({
            name: "orders-id-prod-429",
            logGroupName: "orders-access-1a2b3c4",
            pattern: '{ (($.status = "429") || ($.status = 429)) && ($.apiId = "orders-id") && ($.stage = "prod") }',
            metricTransformation: {
                namespace: "UsagePlanGateway",
                name: "orders-id-prod-429",
                value: "1",
                defaultValue: "0",
                unit: "Count",
            },
        });
        expect(names("MetricAlarm")).to.deep.equal(["orders-throttled"]);
        expect(resource("MetricAlarm", "orders-throttled").inputs).to.deep.include({
            ...common,
            namespace: "UsagePlanGateway",
            metricName: "orders-id-prod-429",
            statistic: "Sum",
            period: 60,
            threshold: 100,
        });
    });

    it("of throttled requests read a format of your own", async () => {
        const format = '{"id":"$context.requestId","answer":{"code":$context.status}}';
        const { resource } = await monitored({ alarms: { topicArns, throttledPerMinute: 0 } }, { format });
        expect(resource("LogMetricFilter", "orders-throttled").inputs.pattern).to.equal(
            '{ (($.answer.code = "429") || ($.answer.code = 429)) }',
        );
    });

    it("of server errors compare them with all requests of five minutes", async () => {
        const { resource } = await monitored({ alarms: { topicArns, serverErrorPercent: 1.5 } }, { hasLog: false });
        const { inputs } = resource("MetricAlarm", "orders-serverErrors");
        expect(inputs).to.deep.include({ ...common, threshold: 1.5 });
        const metric = (metricName: string) => ({
            metric: { namespace: "AWS/ApiGateway", metricName, dimensions, stat: "Sum", period: 300 },
        });
        expect(inputs.metricQueries).to.deep.equal([
            { id: "share", label: "5XX (%)", expression: "100 * errors / requests", returnData: true },
            { id: "errors", ...metric("5XXError") },
            { id: "requests", ...metric("Count") },
        ]);
    });

    it("of latency look at the slowest request in a hundred", async () => {
        const { resource } = await monitored({ alarms: { topicArns, latencyP99: 800 } }, { hasLog: false });
        expect(resource("MetricAlarm", "orders-latency").inputs).to.deep.include({
            ...common,
            namespace: "AWS/ApiGateway",
            metricName: "Latency",
            dimensions,
            extendedStatistic: "p99",
            period: 300,
            threshold: 800,
        });
    });

    it("may be protected with their gateway and still be changed", async () => {
        const { resource } = await monitored({ dashboard: true, alarms: { topicArns, throttledPerMinute: 1 } });
        for (const [type, name] of [
            ["Dashboard", "orders"],
            ["MetricAlarm", "orders-throttled"],
            ["LogMetricFilter", "orders-throttled"],
        ]) {
            expect(resource(type, name).protect, type).to.equal(false);
        }
    });
});

describe("Monitoring is refused", () => {
    const lines = (monitoring: unknown, accessLogs: unknown = {}) =>
        problemLines(monitoringCheck(accessLogs), "monitoring", monitoring);
    const ofAlarms = (alarms: object, accessLogs?: unknown) => lines({ alarms: { topicArns, ...alarms } }, accessLogs);

    it("with an alarm of throttled requests where no access log tells of them", async () => {
        expect(
            problemLines(monitoringCheck(noLogs), "monitoring", { alarms: { topicArns, throttledPerMinute: 1 } }),
        ).to.deep.equal([
            "monitoring.alarms.throttledPerMinute: counts lines of the access log, and the stage has none; give stage.accessLogs, such as {}",
        ]);
        for (const accessLogs of [{}, null, { format: pulumi.output("") }]) {
            expect(ofAlarms({ throttledPerMinute: 1 }, accessLogs)).to.deep.equal([]);
        }
        const format = "$context.requestId $context.status";
        const message =
            'monitoring.alarms.throttledPerMinute: counts lines by their status, and stage.accessLogs.format is no JSON with a field for it; add "status":"$context.status", or drop the format';
        expect(ofAlarms({ throttledPerMinute: 1 }, { format })).to.deep.equal([message]);
        const late = await refusedBeside((scope, { restApi, stage }) =>
            createMonitoring(
                scope,
                { alarms: { topicArns, throttledPerMinute: 1 } },
                {
                    apiId: restApi.id,
                    apiName,
                    stageName: stage.stageName,
                    stageArn: stage.arn,
                    accessLog: { logGroupName: "g", format: pulumi.output(format) },
                },
            ),
        );
        expect(late).to.deep.equal(['Gateway "orders" has 1 problem:', message]);
    });

    it("when it asks for nothing", () => {
        expect(lines({})).to.deep.equal(["monitoring: is empty; say dashboard: true, give alarms, or drop it"]);
        expect(ofAlarms({})).to.deep.equal([
            "monitoring.alarms: have no limit; give throttledPerMinute, serverErrorPercent or latencyP99",
        ]);
        expect(lines({ alarms: { latencyP99: 1 } })).to.deep.equal([
            "monitoring.alarms.topicArns: missing; the ARNs of the SNS topics to tell",
        ]);
        expect(lines({ alarms: { latencyP99: 1, topicArns: [] } })).to.deep.equal([]);
    });

    it("with limits that no number of requests, share or time can have", () => {
        const bad = {
            throttledPerMinute: [-1, 0.5, "1"],
            serverErrorPercent: [-1, 100, Number.NaN, "1"],
            latencyP99: [0, -1, Infinity, "1"],
        };
        for (const [limit, values] of Object.entries(bad)) {
            for (const value of values) {
                const found = ofAlarms({ [limit]: value });
                expect(found, `${limit} ${value}`).to.have.length(1);
                expect(found[0]).to.match(new RegExp(`^monitoring\\.alarms\\.${limit}: .* is not `));
            }
        }
        expect(ofAlarms({ throttledPerMinute: 0, serverErrorPercent: 0, latencyP99: 0.5 })).to.deep.equal([]);
    });

    it("with topics that are none, or more than an alarm takes", () => {
        const ofTopics = (topics: string[]) => lines({ alarms: { topicArns: topics, latencyP99: 1 } });
        expect(ofTopics(["pager"])).to.deep.equal([
            'monitoring.alarms.topicArns.0: "pager" is not the ARN of a topic of SNS, arn:aws:sns:…',
        ]);
        const subscription = `${topicArns[0]}:0c7d`;
        expect(ofTopics([subscription])[0]).to.match(/is not the ARN of a topic/);
        expect(ofTopics(Array.from({ length: 6 }, (_, at) => `${topicArns[0]}${at}`))).to.deep.equal([
            "monitoring.alarms.topicArns: are 6; an alarm tells at most 5",
        ]);
    });
});
