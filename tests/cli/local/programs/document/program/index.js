/* global require, exports */
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

// An API that is one document, with a function from a folder beside it; the account and Region are asked for.
const config = new pulumi.Config();
const provider = new aws.Provider("frankfurt", { region: "eu-central-1" });
const { accountId } = aws.getCallerIdentityOutput({}, { provider });
const region = aws.getRegionOutput({}, { provider }).region;
const policy = aws.iam.getPolicyDocumentOutput({
    statements: [
        { actions: ["sts:AssumeRole"], principals: [{ type: "Service", identifiers: ["lambda.amazonaws.com"] }] },
    ],
});
const role = new aws.iam.Role("orders", { assumeRolePolicy: policy.json }, { provider });
const orders = new aws.lambda.Function(
    "orders",
    {
        code: new pulumi.asset.FileArchive("./orders"),
        handler: "index.handler",
        runtime: "nodejs20.x",
        role: role.arn,
        environment: { variables: { GREETING: "hello" } },
    },
    { provider },
);
const inline = new aws.lambda.Function(
    "inline",
    {
        code: new pulumi.asset.AssetArchive({
            "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 202 });"),
        }),
        handler: "index.handler",
        runtime: "nodejs20.x",
        role: role.arn,
    },
    { provider },
);
const api = new aws.apigateway.RestApi(
    "orders",
    { name: "Orders", body: pulumi.all([orders.invokeArn, inline.invokeArn]).apply(document) },
    { provider },
);
const deployment = new aws.apigateway.Deployment(
    "orders",
    { restApi: api, triggers: { body: api.body } },
    { provider },
);
const stage = new aws.apigateway.Stage(
    "live",
    { restApi: api, deployment: deployment.id, stageName: "live" },
    { provider },
);
const plan = new aws.apigateway.UsagePlan(
    "free",
    {
        apiStages: [
            {
                apiId: api.id,
                stage: stage.stageName,
                throttles: [{ path: "/orders/{id}/GET", rateLimit: 1, burstLimit: 2 }],
            },
        ],
        throttleSettings: { rateLimit: 10, burstLimit: 20 },
        quotaSettings: { limit: config.requireNumber("limit"), period: "DAY" },
    },
    { provider },
);
const key = new aws.apigateway.ApiKey("bob", { value: "bobsOwnKeyValue0123456789" }, { provider });
new aws.apigateway.UsagePlanKey("bob", { keyId: key.id, keyType: "API_KEY", usagePlanId: plan.id }, { provider });

exports.account = pulumi.interpolate`${accountId} ${region}`;

function document([ordersArn, inlineArn]) {
    return `
swagger: "2.0"
info: { title: Orders, version: "1" }
securityDefinitions:
    key: { type: apiKey, name: X-API-Key, in: header }
    user: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
paths:
    /orders/{id}:
        get:
            security: [{ key: [] }]
            x-amazon-apigateway-integration: { type: AWS_PROXY, httpMethod: post, uri: "${ordersArn}" }
        delete:
            security: [{ key: [], user: [] }]
            x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: "${inlineArn}" }
    /files/{path+}:
        x-amazon-apigateway-any-method:
            x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: "${inlineArn}" }
x-amazon-apigateway-gateway-responses:
    INVALID_API_KEY:
        statusCode: 401
        responseTemplates: { application/json: '{"error":"no key"}' }
`;
}
