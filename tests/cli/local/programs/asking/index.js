/* global require, exports */
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

// A program that reads from AWS and from other stacks.
const url = aws.ssm.getParameterOutput({ name: "/orders/backendUrl" }).value;
const keyValue = aws.ssm.getParameterOutput({ name: "/orders/key" }).value;
const zone = aws.route53.getZoneOutput({ name: "example.com" });
const image = aws.ec2.getAmiOutput({ owners: ["amazon"], mostRecent: true });
const unheard = pulumi.runtime.invoke("acme:orders/getLedger:getLedger", { name: "main" });
const network = new pulumi.StackReference("acme/network/prod");

const api = new aws.apigateway.RestApi("orders", {
    body: url.apply(uri =>
        JSON.stringify({
            openapi: "3.0.1",
            paths: {
                "/": { get: { "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri } } },
            },
        }),
    ),
});
const deployment = new aws.apigateway.Deployment("orders", { restApi: api.id });
const variables = {
    zone: zone.zoneId,
    zoneArn: zone.arn,
    nameServer: zone.nameServers[0],
    device: image.blockDeviceMappings[0].deviceName,
    ledger: pulumi.output(unheard).apply(({ name }) => name),
    vpc: network.requireOutput("vpc"),
    subnet: network.getOutput("subnet"),
};
new aws.apigateway.Stage("live", { restApi: api.id, deployment: deployment.id, stageName: "live", variables });
new aws.apigateway.ApiKey("acme", { value: keyValue });
exports.variables = variables;
