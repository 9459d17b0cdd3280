import { APIGateway } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import { Properties, RegisteredResource } from "../../../../cli/local/evaluation/registeredResource";
import { resourcesOf } from "../../../../cli/local/deployedState/resources";
import { stages } from "../../../../cli/local/deployedState/stages";
import { deployed } from "../deployments";
import { served, stopAll } from "../http/served";

const api = { restApi: "api1" };
const method = { ...api, resourceId: "orders", httpMethod: "POST" };

function resource(kind: string, id: string, inputs: Properties, state: Properties = {}): RegisteredResource {
    const type = `aws:apigateway/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
    const urn = `urn:${type}::${id}`;
    return { type, name: id, urn, parent: "", provider: "", id, inputs, state: { ...inputs, ...state }, read: false };
}

const resources = [
    resource("RestApi", "api1", { name: "orders" }, { rootResourceId: "root" }),
    resource("Resource", "orders", { ...api, pathPart: "orders" }, { path: "/orders" }),
    resource("Authorizer", "gate", { restApi: "api1", name: "gate", authorizerUri: "arn:aws:lambda:gate" }),
    resource("Model", "order", { ...api, name: "Order", contentType: "application/json", schema: '{"type":"object"}' }),
    resource("Method", "post", {
        ...method,
        authorization: "CUSTOM",
        authorizerId: "gate",
        operationName: "placeOrder",
        requestParameters: { "method.request.header.X-Tenant": true, "method.request.querystring.page": false },
        requestModels: { "application/json": "Order" },
    }),
    resource("MethodResponse", "ok", { ...method, statusCode: "200", responseModels: { "application/json": "Empty" } }),
    resource("Integration", "post", {
        ...method,
        type: "HTTP_PROXY",
        integrationHttpMethod: "POST",
        uri: "http://orders.example.com",
        connectionType: "VPC_LINK",
        connectionId: "link1",
        cacheKeyParameters: ["method.request.querystring.page"],
    }),
    resource("Deployment", "d1", { ...api }),
    resource("Stage", "prod", {
        ...api,
        deployment: "d1",
        stageName: "prod",
        variables: { color: "blue", size: "m" },
        accessLogSettings: {
            destinationArn: "arn:aws:logs:us-east-1:123456789012:log-group:a:*",
            format: "$context.path",
        },
        xrayTracingEnabled: true,
        cacheClusterEnabled: true,
        cacheClusterSize: "0.5",
        canarySettings: { deploymentId: "d1", percentTraffic: 12.5, stageVariableOverrides: { color: "green" } },
    }),
    resource("MethodSettings", "all", {
        ...api,
        stageName: "prod",
        methodPath: "*/*",
        settings: { metricsEnabled: true, loggingLevel: "INFO" },
    }),
    resource("MethodSettings", "post", {
        ...api,
        stageName: "prod",
        methodPath: "orders/POST",
        settings: { throttlingBurstLimit: 124, throttlingRateLimit: 50 },
    }),
];

describe("The control plane of an API of single resources", () => {
    let client: APIGateway;

    beforeEach(async () => {
        const { url } = await served(deployed(stages(resourcesOf(resources), () => ({ unsupported: "none" }))));
        client = new APIGateway({
            endpoint: url,
            region: "us-east-1",
            credentials: { accessKeyId: "any", secretAccessKey: "any" },
            maxAttempts: 1,
        });
    });

    afterEach(async () => {
        client.destroy();
        await stopAll();
    });

    /** LS TestStages::test_create_update_stages, TestApiGatewayStage::test_stage_access_log_settings, test_apigateway_canary.py. */
    it("shows a stage's logs, tracing, cache, canary and method settings, with AWS's defaults", async () => {
        const { methodSettings, ...stage } = await client.getStage({ restApiId: "api1", stageName: "prod" });
        expect(stage).to.deep.include({
            deploymentId: "d1",
            accessLogSettings: {
                destinationArn: "arn:aws:logs:us-east-1:123456789012:log-group:a",
                format: "$context.path",
            },
            tracingEnabled: true,
            cacheClusterEnabled: true,
            cacheClusterSize: "0.5",
            cacheClusterStatus: "AVAILABLE",
            canarySettings: {
                deploymentId: "d1",
                percentTraffic: 12.5,
                stageVariableOverrides: { color: "green" },
                useStageCache: false,
            },
            variables: { color: "blue", size: "m" },
        });
        const defaults = {
            metricsEnabled: false,
            dataTraceEnabled: false,
            throttlingBurstLimit: 5000,
            throttlingRateLimit: 10000,
            cachingEnabled: false,
            cacheTtlInSeconds: 300,
            cacheDataEncrypted: false,
            requireAuthorizationForCacheControl: true,
            unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
        };
        expect(methodSettings).to.deep.equal({
            "*/*": { ...defaults, metricsEnabled: true, loggingLevel: "INFO" },
            "orders/POST": { ...defaults, throttlingBurstLimit: 124, throttlingRateLimit: 50 },
        });
    });

    /** LS TestApiGatewayApiMethod, TestApigatewayMethodResponse, test_create_integration_with_vpc_link. */
    it("shows a method with what its resources say", async () => {
        const { items = [] } = await client.getResources({ restApiId: "api1" });
        const orders = items.find(({ path }) => path === "/orders")!;
        const shown = await client.getMethod({ restApiId: "api1", resourceId: orders.id, httpMethod: "POST" });
        const { items: authorizers = [] } = await client.getAuthorizers({ restApiId: "api1" });
        expect(authorizers).to.deep.equal([
            {
                id: authorizers[0].id,
                name: "gate",
                type: "TOKEN",
                authType: "custom",
                authorizerUri: "arn:aws:lambda:gate",
                identitySource: "method.request.header.Authorization",
            },
        ]);
        expect(shown).to.deep.include({
            httpMethod: "POST",
            authorizationType: "CUSTOM",
            authorizerId: authorizers[0].id,
            apiKeyRequired: false,
            operationName: "placeOrder",
            requestParameters: { "method.request.header.X-Tenant": true, "method.request.querystring.page": false },
            requestModels: { "application/json": "Order" },
            methodResponses: { "200": { statusCode: "200", responseModels: { "application/json": "Empty" } } },
            methodIntegration: {
                type: "HTTP_PROXY",
                httpMethod: "POST",
                uri: "http://orders.example.com",
                connectionType: "VPC_LINK",
                connectionId: "link1",
                passthroughBehavior: "WHEN_NO_MATCH",
                timeoutInMillis: 29000,
                cacheNamespace: orders.id,
                cacheKeyParameters: ["method.request.querystring.page"],
            },
        });
    });

    /** LS TestApiGatewayApiModels::test_model_lifecycle. */
    it("has the models that every API has at first", async () => {
        const { items = [] } = await client.getModels({ restApiId: "api1" });
        expect(items.map(({ name, description }) => [name, description])).to.deep.equal([
            ["Empty", "This is a default empty schema model"],
            ["Error", "This is a default error schema model"],
            ["Order", undefined],
        ]);
        expect(items[2].schema).to.equal('{"type":"object"}');
    });

    /** steampipe-plugin-aws #2544 (shown on AWS); aws-sdk-js #2458 (the id). */
    it("belongs to an account with AWS's usual throttle, and each answer has an id", async () => {
        const { $metadata, ...account } = await client.getAccount({});
        expect(account).to.deep.equal({
            throttleSettings: { burstLimit: 5000, rateLimit: 10000 },
            features: ["UsagePlans"],
            apiKeyVersion: "4",
        });
        expect($metadata.requestId).to.match(/^[0-9a-f-]{36}$/);
    });
});
