import { UsagePlanGatewayArgs } from "../../components/index";
import { throttle } from "./ordersGateway";

/** The value of the customer that brings one. */
export const keyValue = "AcmesOwnKeyValue0123456789";

const account = "123456789012";
const functionArn = (name: string) => `arn:aws:lambda:us-east-1:${account}:function:${name}`;
const role = `arn:aws:iam::${account}:role/gateway`;

const healthIntegration = { type: "http_proxy", httpMethod: "GET", uri: "https://example.com/health" };

/** Valid arguments that use each property but those of a private API. */
export const completeArgs = {
    description: "All orders",
    routes: {
        "GET /orders": {
            http: {
                url: "https://example.com/orders",
                method: "POST",
                headers: { "X-Key-Id": "context.identity.apiKeyId" },
                query: { page: "method.request.querystring.page" },
                timeout: 1000,
                vpcLinkId: "vpclink1",
            },
            apiKeyRequired: false,
            throttle,
            authorizer: "people",
            scopes: ["orders/read"],
            requestParameters: { query: { page: true }, headers: { "X-Trace": false } },
            validate: "PARAMS",
            cache: { ttl: 60, keyParameters: ["method.request.querystring.page"] },
        },
        "GET /orders/{id}": {
            lambda: { function: functionArn("get"), timeout: 2000 },
            authorizer: "jwt",
            openApi: { summary: "One order" },
        },
        "POST /orders": {
            mock: { statusCode: 201, body: "{}", contentType: "text/plain", headers: { A: "b" } },
            requestModel: "Order",
        },
        "PUT /orders": {
            aws: {
                service: "sqs",
                path: `${account}/orders`,
                method: "POST",
                region: "us-east-1",
                role,
                headers: { "Content-Type": "application/x-www-form-urlencoded" },
                query: { source: "stageVariables.level" },
                requestTemplates: { "application/json": "Action=SendMessage" },
                responses: {
                    default: { statusCode: 202, headers: { A: "b" }, templates: { "application/json": "{}" } },
                },
                timeout: 3000,
            },
            authorization: "AWS_IAM",
        },
        "DELETE /orders": { aws: { service: "states", action: "StopExecution", role } },
    },
    stage: {
        name: "live",
        description: "Live",
        variables: { level: "low" },
        throttle,
        accessLogs: { retentionInDays: 30, format: '{"id":"$context.requestId","status":"$context.status"}' },
        metrics: true,
        loggingLevel: "ERROR",
        tracing: true,
        cacheSize: "0.5",
        webAclArn: `arn:aws:wafv2:us-east-1:${account}:regional/webacl/orders/a1b2`,
        clientCertificateId: "cert12",
        canary: { percent: 5, variables: { level: "high" } },
        deploymentId: "dep123",
        manageLoggingRole: true,
    },
    plans: {
        free: { quota: { limit: 1, period: "WEEK", offset: 1 }, description: "Free", productCode: "p" },
        gold: {
            displayName: "Gold plan",
            throttle,
            methodThrottles: { "GET /orders": throttle },
            apiStages: [{ apiId: "other", stageName: "live" }],
            tags: { tier: "gold" },
            formerName: "golden",
        },
        internal: { unlimited: true },
        shared: { existingPlanId: "p123" },
    },
    keys: {
        acme: {
            plan: "gold",
            value: keyValue,
            displayName: "Acme Inc.",
            description: "Acme",
            enabled: true,
            customerId: "c",
            tags: { a: "b" },
            formerName: "acne",
        },
        globex: { plan: "free", generation: 2, keepPrevious: true },
        initech: { plan: "shared", existingKeyId: "k123" },
    },
    displayName: "Orders API",
    endpointType: "EDGE",
    apiKeySource: "AUTHORIZER",
    redeployOn: { reason: "1" },
    tags: { team: "orders" },
    openApi: {
        openapi: "3.0.1",
        info: { title: "orders", version: "1" },
        paths: { "/health": { get: { security: [], "x-amazon-apigateway-integration": healthIntegration } } },
    },
    cors: {
        allowOrigins: ["https://app.example.com"],
        allowMethods: ["GET"],
        allowHeaders: ["Content-Type"],
        exposeHeaders: ["x-amzn-RequestId"],
        allowCredentials: true,
        maxAge: 600,
    },
    authorizers: {
        jwt: {
            lambda: {
                function: functionArn("authorize"),
                type: "TOKEN",
                identitySources: ["method.request.header.Authorization"],
                ttl: 60,
                role,
            },
        },
        people: {
            cognito: {
                userPoolArns: [`arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_people`],
                identitySource: "method.request.header.X-Token",
                ttl: 60,
            },
        },
        staff: { cognito: { userPoolArns: [`arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_staff`] } },
    },
    models: { Order: { schema: { type: "object" }, description: "An order", contentType: "text/plain" } },
    gatewayResponses: {
        THROTTLED: { statusCode: 429, headers: { "Retry-After": "1" }, body: "{}", contentType: "text/plain" },
    },
    binaryMediaTypes: ["image/png"],
    minimumCompressionSize: 1024,
    disableExecuteApiEndpoint: true,
    policy: { Version: "2012-10-17", Statement: [] },
    retainDeployments: true,
    domain: {
        domainName: "api.example.com",
        basePath: "v1",
        certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/a1b2`,
        hostedZoneId: "Z0123456789ABC",
        securityPolicy: "TLS_1_2",
    },
    monitoring: {
        dashboard: true,
        alarms: {
            topicArns: [`arn:aws:sns:us-east-1:${account}:alarms`],
            throttledPerMinute: 10,
            serverErrorPercent: 1,
            latencyP99: 1000,
        },
    },
} satisfies UsagePlanGatewayArgs;

/** Valid arguments with those that only a private API takes, and a log group that exists. */
export const privateArgs = {
    routes: { "GET /orders": { mock: {} } },
    plans: { gold: { throttle } },
    endpointType: "PRIVATE",
    policy: { Version: "2012-10-17", Statement: [] },
    vpcEndpointIds: ["vpce-0123abcd"],
    stage: { accessLogs: { logGroupArn: `arn:aws:logs:us-east-1:${account}:log-group:orders` } },
} satisfies UsagePlanGatewayArgs;
