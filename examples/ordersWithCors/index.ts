import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway } from "usage-plan-gateway";

const config = new pulumi.Config();
const pageOrigin = config.require("pageOrigin");

const role = new iam.Role("orders", {
    assumeRolePolicy: JSON.stringify(iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" })),
});
new iam.RolePolicyAttachment("orders", { role, policyArn: iam.ManagedPolicy.AWSLambdaBasicExecutionRole });

const orders = new lambda.Function("orders", {
    code: new pulumi.asset.FileArchive("./orders"),
    handler: "index.handler",
    runtime: "nodejs22.x",
    role: role.arn,
    // The preflight and the API's own refusals have the headers of CORS by `cors`; the function's answers are its own.
    environment: { variables: { PAGE_ORIGIN: pageOrigin } },
});

const gateway = new UsagePlanGateway("orders", {
    routes: {
        "GET /orders": { lambda: { function: orders.arn } },
        "POST /orders": { lambda: { function: orders.arn } },
        "GET /orders/{id}": { lambda: { function: orders.arn } },
    },
    cors: { allowOrigins: [pageOrigin], maxAge: 600 },
    domain: { domainName: config.require("domainName"), hostedZoneId: config.require("hostedZoneId") },
    plans: { shops: { throttle: { rateLimit: 5, burstLimit: 10 }, quota: { limit: 10_000, period: "DAY" } } },
    keys: { acme: { plan: "shops" } },
});

export const url = gateway.domainUrl;
export const apiKeyValues = gateway.apiKeyValues;
