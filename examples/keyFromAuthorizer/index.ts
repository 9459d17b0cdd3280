import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway } from "usage-plan-gateway";

const config = new pulumi.Config();
const customers = config.requireObject<{ [customer: string]: { plan: string } }>("customers");
const tokens = config.requireSecretObject<{ [customer: string]: string }>("tokens");
// The function must know the keys before the gateway is made, so they are given and not generated.
const keyValues = config.requireSecretObject<{ [customer: string]: string }>("keyValues");

const role = new iam.Role("bearer", {
    assumeRolePolicy: JSON.stringify(iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" })),
});
new iam.RolePolicyAttachment("bearer", { role, policyArn: iam.ManagedPolicy.AWSLambdaBasicExecutionRole });

const bearer = new lambda.Function("bearer", {
    code: new pulumi.asset.FileArchive("./bearer"),
    handler: "index.handler",
    runtime: "nodejs22.x",
    role: role.arn,
    environment: { variables: { TOKENS: pulumi.jsonStringify(tokens), KEYS: pulumi.jsonStringify(keyValues) } },
});

const gateway = new UsagePlanGateway("reports", {
    routes: { "GET /reports": { mock: { body: '{"reports":[]}' }, authorizer: "bearer" } },
    // A key in a header counts for nothing: the authorizer gives the customer's.
    apiKeySource: "AUTHORIZER",
    authorizers: { bearer: { lambda: { function: bearer.arn, type: "TOKEN", ttl: 300 } } },
    plans: {
        free: { throttle: { rateLimit: 1, burstLimit: 2 } },
        gold: { throttle: { rateLimit: 50, burstLimit: 100 } },
    },
    keys: Object.fromEntries(
        Object.entries(customers).map(([name, { plan }]) => [
            name,
            { plan, value: keyValues.apply(values => values[name]) },
        ]),
    ),
});

export const url = gateway.url;
