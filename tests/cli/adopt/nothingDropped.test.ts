import { expect } from "chai";
import {
    ApiKey,
    Authorizer,
    EndpointConfiguration,
    Integration,
    Method,
    MethodSetting,
    Model,
    RestApi,
    Stage,
    UsagePlan,
} from "@aws-sdk/client-api-gateway";
import { ExistingApi } from "../../../cli/adopt/existingApi";
import { obstacles } from "../../../cli/adopt/obstacles";
import { remarks } from "../../../cli/adopt/remarks";
import { adopted, existingApi, plan } from "./apis";

/**
 * Of every property that the service's own types have: a value of its own, and a text of what is written or said where
 * the API has it. The types make each new property of the service fail to compile here.
 */
type Cases<T> = { [Property in keyof Required<T>]: [value: T[Property], shown: string] | "of the service" };

const stage: Cases<Stage> = {
    deploymentId: ["d77", "a1b2c3/d77"],
    stageName: "of the service",
    clientCertificateId: ["cert7", '"clientCertificateId":"cert7"'],
    description: ["What customers call", '"description":"What customers call"'],
    cacheClusterEnabled: [true, '"cacheSize":"0.5"'],
    cacheClusterSize: "of the service",
    cacheClusterStatus: "of the service",
    methodSettings: [
        { "orders/GET": { metricsEnabled: true } },
        "settings of single methods stay as they are, outside the program: orders/GET",
    ],
    variables: [{ colour: "blue" }, '"variables":{"colour":"blue"}'],
    documentationVersion: ["v7", "takes the version v7 of the documentation off the stage"],
    accessLogSettings: [
        { destinationArn: "arn:aws:logs:r:1:log-group:x", format: "$context.requestId" },
        '"accessLogs":{"logGroupArn":"arn:aws:logs:r:1:log-group:x","format":"$context.requestId"}',
    ],
    canarySettings: [{ deploymentId: "d2", percentTraffic: 5 }, "a canary is under way"],
    tracingEnabled: [true, '"tracing":true'],
    webAclArn: ["arn:acl7", "the web ACL arn:acl7 stays with the stage"],
    tags: [
        { cost: "7" },
        "takes these tags off the API and its stage, since its plans and keys have them not all: cost",
    ],
    createdDate: "of the service",
    lastUpdatedDate: "of the service",
};

const forAll: Cases<MethodSetting> = {
    metricsEnabled: [true, '"metrics":true'],
    loggingLevel: ["ERROR", '"loggingLevel":"ERROR"'],
    dataTraceEnabled: [true, "outside the program: dataTraceEnabled true"],
    throttlingBurstLimit: [
        7,
        "limits all methods by the burst 7 without a rate, which this program can't say: it stays",
    ],
    throttlingRateLimit: [
        7,
        "limits all methods by the rate 7 without a burst, which this program can't say: it stays",
    ],
    cachingEnabled: [true, "outside the program: cachingEnabled true"],
    cacheTtlInSeconds: [7, "outside the program: cacheTtlInSeconds 7"],
    cacheDataEncrypted: [true, "outside the program: cacheDataEncrypted true"],
    requireAuthorizationForCacheControl: [false, "outside the program: requireAuthorizationForCacheControl false"],
    unauthorizedCacheControlHeaderStrategy: [
        "FAIL_WITH_403",
        "outside the program: unauthorizedCacheControlHeaderStrategy FAIL_WITH_403",
    ],
};

const restApi: Cases<RestApi> = {
    id: "of the service",
    name: ["Orders 7", '"displayName":"Orders 7"'],
    description: ["All orders", '"description":"All orders"'],
    version: ["7.7", '"version":"7.7"'],
    warnings: "of the service",
    binaryMediaTypes: [["image/png"], '"x-amazon-apigateway-binary-media-types":["image/png"]'],
    minimumCompressionSize: [0, '"x-amazon-apigateway-minimum-compression-size":0'],
    apiKeySource: ["AUTHORIZER", '"x-amazon-apigateway-api-key-source":"AUTHORIZER"'],
    endpointConfiguration: [{ types: ["EDGE"] }, '"endpointType":"EDGE"'],
    policy: ['{"Statement":[]}', '"x-amazon-apigateway-policy":{"Statement":[]}'],
    tags: [{ cost: "7" }, "cost"],
    disableExecuteApiEndpoint: [true, '"disableExecuteApiEndpoint":true'],
    rootResourceId: "of the service",
    securityPolicy: [
        "SecurityPolicy_TLS13_1_3_2025_09",
        '"x-amazon-apigateway-security-policy":"SecurityPolicy_TLS13_1_3_2025_09"',
    ],
    // It is of a chosen security policy alone.
    endpointAccessMode: "of the service",
    apiStatus: "of the service",
    apiStatusMessage: "of the service",
    createdDate: "of the service",
};

const endpoint: Cases<EndpointConfiguration> = {
    types: [["PRIVATE"], '"endpointType":"PRIVATE"'],
    ipAddressType: ["dualstack", "the type of IP addresses of the API, dualstack, stays as it is"],
    vpcEndpointIds: [["vpce-7"], '"vpcEndpointIds":["vpce-7"]'],
};

const usagePlan: Cases<UsagePlan> = {
    id: "of the service",
    name: ["Gold plan", '"displayName":"Gold plan"'],
    description: ["Pays", '"description":"Pays"'],
    apiStages: [
        [
            { apiId: "a1b2c3", stage: "prod" },
            { apiId: "zzz", stage: "live" },
        ],
        '"apiStages":[{"apiId":"zzz","stageName":"live"}]',
    ],
    throttle: [{ rateLimit: 7, burstLimit: 8 }, '"throttle":{"rateLimit":7,"burstLimit":8}'],
    quota: [{ limit: 7, period: "WEEK", offset: 1 }, '"quota":{"limit":7,"period":"WEEK","offset":1}'],
    productCode: ["pc7", '"productCode":"pc7"'],
    tags: [{ tier: "gold" }, '"tags":{"tier":"gold"}'],
};

const apiKey: Cases<ApiKey> = {
    id: "of the service",
    // It stays at AWS, and is nowhere else.
    value: "of the service",
    name: ["Acme Inc.", '"displayName":"Acme Inc."'],
    customerId: ["c7", '"customerId":"c7"'],
    description: ["Pays", '"description":"Pays"'],
    enabled: [false, '"enabled":false'],
    createdDate: "of the service",
    lastUpdatedDate: "of the service",
    // Of before there were usage plans; since then keys are in plans.
    stageKeys: "of the service",
    tags: [{ tier: "gold" }, '"tags":{"tier":"gold"}'],
};

const method: Cases<Method> = {
    httpMethod: "of the service",
    authorizationType: ["AWS_IAM", '"security":[{"sigv4":[]}]'],
    authorizerId: ["z7", '"security":[{"tokens":[]}]'],
    apiKeyRequired: [true, '"security":[{"api_key":[]}]'],
    requestValidatorId: ["v7", '"x-amazon-apigateway-request-validator":"strict"'],
    operationName: ["listOrders", '"operationId":"listOrders"'],
    requestParameters: [{ "method.request.header.X-Id": true }, '"name":"X-Id","in":"header","required":true'],
    requestModels: [{ "application/json": "Order" }, '"requestBody":{"content":{"application/json"'],
    methodResponses: [{ 201: { statusCode: "201" } }, '"responses":{"201"'],
    methodIntegration: [{ type: "MOCK" }, '"x-amazon-apigateway-integration":{"type":"mock"}'],
    // They are of an authorizer alone.
    authorizationScopes: "of the service",
};

const integration: Cases<Integration> = {
    type: ["HTTP_PROXY", '"type":"http_proxy"'],
    httpMethod: ["PATCH", '"httpMethod":"PATCH"'],
    uri: ["https://a", '"uri":"https://a"'],
    connectionType: ["VPC_LINK", '"connectionType":"VPC_LINK"'],
    connectionId: ["link7", '"connectionId":"link7"'],
    credentials: ["arn:role", '"credentials":"arn:role"'],
    requestParameters: [{ "integration.request.header.a": "'7'" }, `"integration.request.header.a":"'7'"`],
    requestTemplates: [{ "a/b": "{}" }, '"requestTemplates":{"a/b":"{}"}'],
    passthroughBehavior: ["NEVER", '"passthroughBehavior":"never"'],
    contentHandling: ["CONVERT_TO_TEXT", '"contentHandling":"CONVERT_TO_TEXT"'],
    timeoutInMillis: [777, '"timeoutInMillis":777'],
    cacheNamespace: ["shared", '"cacheNamespace":"shared"'],
    cacheKeyParameters: [["method.request.header.a"], '"cacheKeyParameters":["method.request.header.a"]'],
    integrationResponses: [{ 200: { statusCode: "204" } }, '"responses":{"default":{"statusCode":"204"}}'],
    tlsConfig: [{ insecureSkipVerification: true }, '"tlsConfig":{"insecureSkipVerification":true}'],
    responseTransferMode: ["STREAM", '"responseTransferMode":"STREAM"'],
    integrationTarget: ["arn:alb", '"integrationTarget":"arn:alb"'],
};

const authorizer: Cases<Authorizer> = {
    id: "of the service",
    name: ["jwt", '"jwt":{"type":"apiKey"'],
    type: ["REQUEST", '"type":"request"'],
    providerARNs: [["arn:pool"], '"providerARNs":["arn:pool"]'],
    authType: ["oauth2", '"x-amazon-apigateway-authtype":"oauth2"'],
    authorizerUri: ["arn:uri", '"authorizerUri":"arn:uri"'],
    authorizerCredentials: ["arn:role", '"authorizerCredentials":"arn:role"'],
    identitySource: ["method.request.header.T", '"name":"T"'],
    identityValidationExpression: ["a7", '"identityValidationExpression":"a7"'],
    authorizerResultTtlInSeconds: [7, '"authorizerResultTtlInSeconds":7'],
};

const model: Cases<Model> = {
    id: "of the service",
    name: ["Order7", '"Order7":{'],
    description: ["One order", '"description":"One order"'],
    schema: ['{"type":"integer"}', '"type":"integer"'],
    contentType: "of the service",
};

/** All that is written and said of an API. */
function shown(api: ExistingApi): string {
    const found = adopted(api, { source: "current" });
    const { configuration, document, imports, notes } = found;
    const said = [...obstacles(api, "current"), ...notes, ...remarks(api, found)];
    return [JSON.stringify(configuration), JSON.stringify(document), JSON.stringify(imports), ...said].join("\n");
}

const base = existingApi();
const withMethod = (GET: Method) =>
    existingApi({
        resources: [{ id: "r1", path: "/orders", resourceMethods: { GET } }],
        parts: {
            ...base.parts,
            authorizers: [{ id: "z7", name: "tokens", type: "TOKEN" }],
            requestValidators: [{ id: "v7", name: "strict", validateRequestBody: true }],
            models: [{ name: "Order", schema: "{}" }],
        },
    });
const withPart = (parts: Partial<ExistingApi["parts"]>) => existingApi({ parts: { ...base.parts, ...parts } });

describe("Of what an API has, nothing is dropped without a word", () => {
    holds("a stage", stage, changes => existingApi({ stage: { ...base.stage, ...changes } }));
    holds("the settings of all methods", forAll, changes =>
        existingApi({ stage: { ...base.stage, methodSettings: { "*/*": changes } } }),
    );
    holds("an API", restApi, changes => existingApi({ restApi: { ...base.restApi, ...changes } }));
    holds("an endpoint", endpoint, changes =>
        existingApi({ restApi: { ...base.restApi, endpointConfiguration: { types: ["REGIONAL"], ...changes } } }),
    );
    holds("a usage plan", usagePlan, changes => existingApi({ plans: [plan(changes)] }));
    holds("a key", apiKey, changes => existingApi({ plans: [plan({}, [{ id: "k1", ...changes }])] }));
    holds("a method", method, withMethod);
    holds("an integration", integration, methodIntegration =>
        withMethod({ methodIntegration: { type: "HTTP", ...methodIntegration } }),
    );
    holds("an authorizer", authorizer, changes => withPart({ authorizers: [{ name: "tokens", ...changes }] }));
    holds("a model", model, changes => withPart({ models: [{ name: "Order", schema: "{}", ...changes }] }));

    function holds<T extends object>(what: string, cases: Cases<T>, apiOf: (changes: Partial<T>) => ExistingApi): void {
        for (const [property, given] of Object.entries<[value: unknown, shown: string] | "of the service">(cases)) {
            if (given === "of the service") continue;
            it(`${what}: ${property}`, () => {
                expect(shown(apiOf({}))).to.not.include(given[1]);
                expect(shown(apiOf({ [property]: given[0] } as Partial<T>))).to.include(given[1]);
            });
        }
    }
});
