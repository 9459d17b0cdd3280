import * as iam from "@pulumi/aws/iam";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway } from "usage-plan-gateway";

const queue = new sqs.Queue("orders");
const accountId = queue.arn.apply(arn => arn.split(":")[4]);

const role = new iam.Role("orders", {
    assumeRolePolicy: JSON.stringify(iam.assumeRolePolicyForPrincipal({ Service: "apigateway.amazonaws.com" })),
});
new iam.RolePolicy("orders", {
    role,
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn }],
    }),
});

const gateway = new UsagePlanGateway("orders", {
    routes: {
        "POST /orders": {
            aws: {
                service: "sqs",
                path: pulumi.interpolate`${accountId}/${queue.name}`,
                role: role.arn,
                headers: { "Content-Type": "application/x-www-form-urlencoded" },
                requestTemplates: { "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)" },
                responses: {
                    default: { statusCode: 202, templates: { "application/json": '{"status":"accepted"}' } },
                    // What SQS refuses must not look accepted.
                    "[45]\\d{2}": { statusCode: 502, templates: { "application/json": '{"status":"not accepted"}' } },
                },
            },
            // Nobody stands between a caller and the queue but this.
            requestModel: "Order",
        },
    },
    models: {
        Order: {
            schema: {
                type: "object",
                required: ["article", "count"],
                properties: { article: { type: "string" }, count: { type: "integer", minimum: 1 } },
            },
        },
    },
    plans: { shops: { throttle: { rateLimit: 10, burstLimit: 20 } } },
    keys: { acme: { plan: "shops" } },
});

export const url = gateway.url;
export const apiKeyValues = gateway.apiKeyValues;
