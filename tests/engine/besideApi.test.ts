import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { AccessLogDestination, createAccessLogs } from "../../components/accessLogs";
import { createDomain } from "../../components/domain";
import { createLoggingRole } from "../../components/loggingRole";
import { createMonitoring } from "../../components/monitoring";
import { Scope } from "../../components/scope";
import { createWebAclAssociation } from "../../components/webAcl";
import { EngineStack, taken } from "./engine";

interface Api {
    restApi: apigateway.RestApi;
    stage: apigateway.Stage;
    accessLog: AccessLogDestination;
}

const document = {
    openapi: "3.0.1",
    info: { title: "shop", version: "1" },
    paths: {
        "/a": {
            get: {
                responses: {},
                "x-amazon-apigateway-integration": {
                    type: "mock",
                    requestTemplates: { "application/json": '{"statusCode": 200}' },
                },
            },
        },
    },
};

/** An API whose stage logs, and what is made beside it. */
class Gateway extends pulumi.ComponentResource {
    constructor(make: (scope: Scope, api: Api) => unknown) {
        super("test:index:Gateway", "shop");
        const scope = {
            name: "shop",
            uniqueName: "shop",
            subject: 'Gateway "shop"',
            tags: { team: "shop" },
            parent: this,
        };
        const restApi = new apigateway.RestApi("shop", { body: JSON.stringify(document) }, { parent: this });
        const account = createLoggingRole(scope, restApi);
        const accessLog = createAccessLogs(scope, {});
        const deployment = new apigateway.Deployment("shop", { restApi: restApi.id }, { parent: this });
        const stage = new apigateway.Stage(
            "shop",
            {
                restApi: restApi.id,
                deployment: deployment.id,
                stageName: "prod",
                accessLogSettings: { destinationArn: accessLog.destinationArn, format: accessLog.format },
            },
            { parent: this, dependsOn: [account] },
        );
        make(scope, { restApi, stage, accessLog });
    }
}

const program = (make: (scope: Scope, api: Api) => unknown) => () => {
    new Gateway(make);
    return {};
};

/** Calls a service that the tests have no client of, in the stack's account at the local endpoint. */
async function request({ env }: EngineStack, service: string, path: string, headers: object, body: string) {
    const credential = `${env.AWS_ACCESS_KEY_ID}/20260101/us-east-1/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=none`;
    const url = `${process.env.AWS_ENDPOINT_URL}${path}`;
    return (await fetch(url, { method: "POST", headers: { authorization, ...headers }, body })).text();
}

/** Makes a hosted zone, which the program takes as given; gives its id. */
async function hostedZone(stack: EngineStack, name: string): Promise<string> {
    const body = `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name><CallerReference>${name}</CallerReference></CreateHostedZoneRequest>`;
    const answer = await request(stack, "route53", "/2013-04-01/hostedzone", {}, body);
    return /\/hostedzone\/(\w+)/.exec(answer)![1];
}

/** Makes a web ACL, which the program takes as given; gives its ARN. */
async function webAcl(stack: EngineStack, name: string): Promise<string> {
    const visibility = { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: name };
    const acl = { Name: name, Scope: "REGIONAL", DefaultAction: { Allow: {} }, VisibilityConfig: visibility };
    const headers = { "x-amz-target": "AWSWAF_20190729.CreateWebACL", "content-type": "application/x-amz-json-1.1" };
    const answer = await request(stack, "wafv2", "/", headers, JSON.stringify(acl));
    return (JSON.parse(answer) as { Summary: { ARN: string } }).Summary.ARN;
}

describe("Beside the API", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
    });
    after(() => stack.dispose());

    async function callsSince(count: number): Promise<string[]> {
        const calls = (await stack.recordedCalls())
            .slice(count)
            .filter(({ op }) => /^(Create|Update|Delete|Request|Change)/.test(op));
        return calls.map(({ op, urn }) => `${op} ${urn.split("::").pop()}`);
    }

    it("a domain answers under its name, and under another before the old one goes", async () => {
        const zone = await hostedZone(stack, "example.com");
        const withDomain = (domainName: string, endpointType = "REGIONAL") =>
            program((scope, api) =>
                createDomain(scope, { domainName, hostedZoneId: zone, basePath: "v1" }, { ...api, endpointType }),
            );
        await stack.up(withDomain("api.example.com"));
        const service = stack.service();
        const { items: first } = await service.getDomainNames({});
        expect(first!.map(each => each.domainName)).to.deep.equal(["api.example.com"]);
        const { items: mappings } = await service.getBasePathMappings({ domainName: "api.example.com" });
        expect(mappings!.map(({ basePath, stage }) => ({ basePath, stage }))).to.deep.equal([
            { basePath: "v1", stage: "prod" },
        ]);

        const count = await stack.callCount();
        await stack.up(withDomain("shop.example.com"));
        const calls = await callsSince(count);
        const firstDelete = calls.findIndex(call => call.startsWith("Delete"));
        for (const made of ["RequestCertificate", "CreateDomainName", "CreateBasePathMapping"]) {
            const at = calls.indexOf(`${made} shop`);
            expect(at, `${made} in ${calls.join(", ")}`).to.be.within(0, firstDelete);
        }
        expect(calls.indexOf("ChangeResourceRecordSets shop-A")).to.be.within(0, firstDelete);
        expect(calls.indexOf("DeleteBasePathMapping shop")).to.be.lessThan(calls.indexOf("DeleteDomainName shop"));
        expect(calls.indexOf("DeleteDomainName shop")).to.be.lessThan(calls.indexOf("DeleteCertificate shop"));
        const { items } = await service.getDomainNames({});
        expect(items!.map(each => each.domainName)).to.deep.equal(["shop.example.com"]);
        expect(taken(await stack.up(withDomain("shop.example.com")))).to.deep.equal([]);
        // The service takes no other endpoint type, and what it refuses must not be saved as done.
        expect(taken(await stack.preview(withDomain("shop.example.com", "EDGE")))).to.include(
            "replace DomainName shop",
        );
    });

    it("a dashboard, alarms and access logs are what the provider takes, and settle", async () => {
        const monitored = (throttledPerMinute: number) =>
            program((scope, { restApi, stage, accessLog }) =>
                createMonitoring(
                    scope,
                    {
                        dashboard: true,
                        alarms: {
                            topicArns: ["arn:aws:sns:us-east-1:123456789012:pager"],
                            throttledPerMinute,
                            serverErrorPercent: 1,
                            latencyP99: 800,
                        },
                    },
                    {
                        apiId: restApi.id,
                        apiName: restApi.name,
                        stageName: stage.stageName,
                        stageArn: stage.arn,
                        routeMetrics: true,
                        accessLog,
                    },
                ),
            );
        await stack.up(monitored(100));
        // A local endpoint may tell of a statistic of an alarm that has none, so only the limit's own alarm is looked at.
        const others = / MetricAlarm shop-(latency|serverErrors)$/;
        const changed = taken(await stack.up(monitored(200)));
        expect(changed.filter(step => !others.test(step))).to.deep.equal(["update MetricAlarm shop-throttled"]);
        const settled = taken(await stack.up(monitored(200)));
        expect(settled.filter(step => !others.test(step))).to.deep.equal([]);
    });

    it("another web ACL takes the stage when it has left the first, and keeps it", async () => {
        const behind = (arn: string) => program((scope, { stage }) => createWebAclAssociation(scope, arn, stage));
        await stack.up(behind(await webAcl(stack, "first")));
        const count = await stack.callCount();
        await stack.up(behind(await webAcl(stack, "second")));
        const associations = (await stack.recordedCalls()).slice(count).filter(({ op }) => /sociateWebACL$/.test(op));
        expect(associations.map(({ op }) => op)).to.deep.equal(["DisassociateWebACL", "AssociateWebACL"]);
    });
});
