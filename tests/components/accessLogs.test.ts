import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { accessLogFields, defaultAccessLogFormat } from "../../components/accessLogFormat";
import { AccessLogs, accessLogsCheck, createAccessLogs } from "../../components/accessLogs";
import { createLoggingRole } from "../../components/loggingRole";
import { valueOf } from "../registrations";
import { madeBeside, problemLines, refusedBeside } from "./besideApi";

const made = (accessLogs: AccessLogs | null) =>
    madeBeside(scope =>
        createAccessLogs(scope, accessLogsCheck.whenKnown(scope.subject, ["accessLogs"], accessLogs as AccessLogs)),
    );

const lines = (accessLogs: unknown) => problemLines(accessLogsCheck, "accessLogs", accessLogs);
const ofFormat = (format: unknown) => lines({ format });

const logGroupArn = "arn:aws:logs:us-east-1:123456789012:log-group:/shared/api";

describe("Access logs", () => {
    it("go to a log group of their own, which keeps a line for 90 days unless told otherwise", async () => {
        const { resource, result } = await made({});
        expect(resource("LogGroup", "orders-access").inputs).to.deep.equal({
            retentionInDays: 90,
            tags: { team: "shop" },
        });
        expect(await valueOf(result.destinationArn)).to.equal(
            "arn:aws:logs:us-east-1:123456789012:log-group:orders-access-1a2b3c4",
        );
        expect(await valueOf(result.logGroupName)).to.equal("orders-access-1a2b3c4");
        const { resource: other } = await made({ retentionInDays: 0 });
        expect(other("LogGroup", "orders-access").inputs.retentionInDays).to.equal(0);
        expect((await made(null)).names("LogGroup")).to.deep.equal(["orders-access"]);
    });

    it("go to a log group with a name that CloudWatch takes, whatever the gateway is called", async () => {
        const prefix = async (name: string) => {
            const { resource } = await madeBeside(scope => createAccessLogs(scope, {}), name);
            return resource("LogGroup", `${name}-access`).inputs.namePrefix;
        };
        expect(await prefix("shop/eu")).to.equal(undefined);
        expect(await prefix("my shop: €")).to.equal("my-shop----access-");
        expect(await prefix("n".repeat(600))).to.equal(`${"n".repeat(479)}-`);
    });

    it("go to a log group that exists, with the ARN that a stage takes", async () => {
        for (const given of [logGroupArn, `${logGroupArn}:*`, pulumi.output(`${logGroupArn}:*`)]) {
            const { names, result } = await madeBeside(scope => createAccessLogs(scope, { logGroupArn: given }));
            expect(names("LogGroup")).to.deep.equal([]);
            expect(await valueOf(result.destinationArn)).to.equal(logGroupArn);
            expect(await valueOf(result.logGroupName)).to.equal("/shared/api");
        }
    });

    it("are refused with a log group that is none, or of which they can't say how long it keeps lines", () => {
        for (const bad of [
            "arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-orders",
            `${logGroupArn}:log-stream:x`,
            "/shared/api",
        ]) {
            expect(lines({ logGroupArn: bad })[0], bad).to.match(
                /^accessLogs\.logGroupArn: ".* is not the ARN of a log group, arn:aws:logs:…:log-group:…$/,
            );
        }
        expect(lines({ logGroupArn, retentionInDays: 7 })).to.deep.equal([
            "accessLogs.retentionInDays: is set where the log group is made; drop it",
        ]);
    });

    it("are refused with days that CloudWatch does not have, with the next that it has", () => {
        expect(lines({ retentionInDays: 10 })).to.deep.equal([
            "accessLogs.retentionInDays: 10 is not a number of days that CloudWatch has; the next is 14",
        ]);
        for (const bad of [4000, Number.NaN, "30", Infinity]) {
            expect(lines({ retentionInDays: bad })[0]).to.match(/is not one of 0, 1, 3, 5, 7, .*, 3653 days$/);
        }
        expect(lines({ retentionInDays: 3653 })).to.deep.equal([]);
    });
});

describe("The format of access logs", () => {
    it("is by default one line of JSON with the id of the key and never its value", async () => {
        const { result } = await made({});
        const format = await valueOf(result.format);
        expect(ofFormat(format)).to.deep.equal([]);
        expect(format).not.to.match(/[\r\n]/);
        const fields = JSON.parse(format) as { [field: string]: string };
        expect(fields).to.include({
            requestId: "$context.requestId",
            extendedRequestId: "$context.extendedRequestId",
            apiKeyId: "$context.identity.apiKeyId",
            status: "$context.status",
            errorType: "$context.error.responseType",
        });
        const variables = Object.values(fields);
        expect(variables).not.to.include("$context.identity.apiKey");
        // What a client writes could break the JSON, and the message repeats a bad Authorization header.
        for (const risky of ["identity.userAgent", "path", "error.message"]) {
            expect(variables).not.to.include(`$context.${risky}`);
        }
    });

    it("is any line that has a request's id", async () => {
        const formats = [
            '$context.identity.sourceIp [$context.requestTime] "$context.httpMethod $context.resourcePath" $context.requestId',
            "$context.extendedRequestId,$context.identity.apiKeyId,$5",
            '{"requestId":"$context.requestId","status":$context.status}',
            "$context.requestId ${context.status} $context.authorizer.claims['sub'] $context.authorizer.tenant",
        ];
        for (const format of formats) {
            expect(ofFormat(format), format).to.deep.equal([]);
            expect(await valueOf((await made({ format })).result.format)).to.equal(format);
        }
    });

    it("is refused when a key would be in the log, however it is written", () => {
        for (const key of [
            "$context.identity.apiKey",
            "${context.identity.apiKey}",
            "$!context.identity.apiKey",
            "$!{context.identity.apiKey}",
            "$context.identity['apiKey']",
            '$context.identity["apiKey"]',
            "$context.identity[ 'apiKey' ]",
            "$context['identity']['apiKey']",
            "$context['identity'].apiKey",
            "$context.identity.APIKEY",
        ]) {
            for (const format of [
                `$context.requestId ${key}`,
                `$context.requestId ${key},`,
                `${key}-$context.requestId`,
            ]) {
                expect(ofFormat(format)[0], format).to.match(
                    /names \$.*, the customer's key itself; name \$context\.identity\.apiKeyId, the key's id$/,
                );
            }
        }
        expect(ofFormat("$context.requestId $context.authorizer.usageIdentifierKey")[0]).to.match(/a customer's key;/);
        for (const group of ["$context", "$context.identity", "$context.identity[$x]", "$context.authorizer"]) {
            expect(ofFormat(`$context.requestId ${group}`)[0], group).to.match(/which is no single variable|names \$x/);
        }
        for (const call of [
            "$context.identity.get('apiKey')",
            "$context.get('identity')",
            "$context.identity.toString()",
        ]) {
            expect(ofFormat(`$context.requestId ${call}`)[0], call).to.match(
                /calls \$context\..*\(\); an access log has plain/,
            );
        }
        expect(ofFormat("$context.requestId $context.identity.apiKeyId")).to.deep.equal([]);
    });

    it("is refused with several lines, without a request's id, or with other variables than the context's", () => {
        expect(ofFormat("$context.requestId\n$context.status")).to.deep.equal([
            "accessLogs.format: has several lines; the service takes one",
        ]);
        for (const format of ["$context.status", "", "$context.requestIdentity", "context.requestId"]) {
            expect(ofFormat(format)).to.deep.equal([
                "accessLogs.format: lacks $context.requestId or $context.extendedRequestId; the service asks for one",
            ]);
        }
        for (const other of ["$stageVariables.level", "$input.body", "${stageVariables.level}"]) {
            expect(ofFormat(`$context.requestId ${other}`)[0]).to.match(
                /names \$.*; an access log has \$context variables/,
            );
        }
        expect(ofFormat({})).to.deep.equal(["accessLogs.format: a map is not a string"]);
    });

    it("is refused when only an Output has it and it holds a key", async () => {
        const format = pulumi.output("$context.requestId $context.identity.apiKey");
        const found = await refusedBeside((scope, { stage }) => {
            const known = accessLogsCheck.whenKnown(scope.subject, ["accessLogs"], { format });
            const { format: checked } = createAccessLogs(scope, known);
            return checked.apply(text => [text, stage]);
        });
        expect(found[1]).to.match(/^accessLogs\.format: names \$context\.identity\.apiKey, the customer's key itself/);
    });

    it("tells where a line of JSON has each variable, numbers and nested fields included", () => {
        expect(accessLogFields(defaultAccessLogFormat)).to.include({
            "identity.apiKeyId": "apiKeyId",
            status: "status",
        });
        expect(
            accessLogFields('{"id":"$context.requestId", "answer":{"code": $context.status}, "a b":"$context.stage"}'),
        ).to.deep.equal({ requestId: "id", status: "answer.code" });
        for (const none of ["$context.requestId $context.status", "[]", '"$context.status"', "{"]) {
            expect(accessLogFields(none), none).to.deep.equal({});
        }
    });
});

describe("The role with which API Gateway logs", () => {
    it("is the account's setting once it may write to CloudWatch", async () => {
        const { resource } = await madeBeside((scope, { restApi }) => createLoggingRole(scope, restApi));
        const { assumeRolePolicy, tags } = resource("Role", "orders-logging").inputs;
        expect(JSON.parse(assumeRolePolicy as string)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" },
            ],
        });
        expect(tags).to.deep.equal({ team: "shop" });
        expect(resource("RolePolicyAttachment", "orders-logging").inputs).to.deep.equal({
            role: "orders-logging-1a2b3c4",
            policyArn: "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs",
        });
        const account = resource("Account", "orders");
        expect(account.inputs).to.deep.equal({
            cloudwatchRoleArn: "arn:aws:iam::123456789012:role/orders-logging-1a2b3c4",
        });
        const long = "n".repeat(50);
        const { resource: other } = await madeBeside((scope, { restApi }) => createLoggingRole(scope, restApi), long);
        expect(other("Role", `${long}-logging`).inputs.namePrefix).to.equal(`${"n".repeat(37)}-`);
        expect(account.dependencies.join()).to.match(/RolePolicyAttachment::orders-logging/);
    });
});
