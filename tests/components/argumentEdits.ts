import { UsagePlanGatewayArgs } from "../../components/index";

/** Another value for one place of the complete arguments, and the parts of the snapshot that change with it. */
export interface Edit {
    /** Undefined takes the value away. */
    to: unknown;
    parts: readonly string[];
}

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:other";
const role = "arn:aws:iam::123456789012:role/other";

/** The routes of the complete arguments that API Gateway answers itself, so that their answers have what pages need. */
const answered = ["POST /orders", "PUT /orders", "DELETE /orders"];
const preflights = ["OPTIONS /orders", "OPTIONS /orders/{id}", "OPTIONS /health"];
const refusals = ["DEFAULT_4XX", "DEFAULT_5XX", "THROTTLED"].map(type => `gatewayResponses.${type}`);

const none: readonly string[] = [];
const withoutEffect = (edits: { [place: string]: unknown }) =>
    Object.fromEntries(Object.entries(edits).map(([place, to]): [string, Edit] => [place, { to, parts: none }]));
const of = (parts: readonly string[], below: string, edits: { [place: string]: unknown }) =>
    Object.fromEntries(
        Object.entries(edits).map(([place, to]): [string, Edit] => [
            below === "" ? place : `${below}/${place}`,
            { to, parts },
        ]),
    );

/** An edit of each value of the complete arguments, by the path of the value. */
export const edits: { [place: string]: Edit } = {
    ...of(["GET /orders"], "routes/GET _orders", {
        "http/url": "https://other.example.com/orders",
        "http/method": "PUT",
        "http/headers/X-Key-Id": "context.requestId",
        "http/query/page": "method.request.querystring.side",
        "http/timeout": 1001,
        "http/vpcLinkId": "vpclink2",
        apiKeyRequired: true,
        authorizer: "staff",
        "scopes/0": "orders/write",
        "requestParameters/query/page": false,
        "requestParameters/headers/X-Trace": true,
        "cache/keyParameters/0": "method.request.querystring.other",
    }),
    "routes/GET _orders/validate": { to: "NONE", parts: ["GET /orders", "requestValidators.params"] },
    ...of(["GET /orders/{id}"], "routes/GET _orders_{id}", {
        "lambda/function": functionArn,
        "lambda/timeout": 2001,
        authorizer: "people",
        "openApi/summary": "Another order",
    }),
    ...of(["POST /orders"], "routes/POST _orders", {
        "mock/statusCode": 202,
        "mock/body": "[]",
        "mock/contentType": "application/xml",
        "mock/headers/A": "c",
    }),
    "routes/POST _orders/requestModel": { to: undefined, parts: ["POST /orders", "requestValidators.body"] },
    ...of(["PUT /orders"], "routes/PUT _orders", {
        "aws/service": "sns",
        "aws/path": "123456789012/others",
        "aws/method": "GET",
        "aws/region": "eu-west-1",
        "aws/role": role,
        "aws/headers/Content-Type": "text/plain",
        "aws/query/source": "stageVariables.other",
        "aws/requestTemplates/application_json": "Action=Other",
        "aws/responses/default/statusCode": 203,
        "aws/responses/default/headers/A": "c",
        "aws/responses/default/templates/application_json": "[]",
        "aws/timeout": 3001,
    }),
    "routes/PUT _orders/authorization": { to: "NONE", parts: ["PUT /orders", "securitySchemes.sigv4"] },
    ...of(["DELETE /orders"], "routes/DELETE _orders", {
        "aws/service": "events",
        "aws/action": "StartExecution",
        "aws/role": role,
    }),
    ...withoutEffect({
        displayName: "Other",
        description: "Others",
        "routes/GET _orders/throttle/rateLimit": 11,
        "routes/GET _orders/throttle/burstLimit": 21,
        "routes/GET _orders/cache/ttl": 61,
        "stage/name": "other",
        "stage/description": "Other",
        "stage/variables/level": "high",
        "stage/throttle/rateLimit": 11,
        "stage/throttle/burstLimit": 21,
        "stage/accessLogs/retentionInDays": 60,
        "stage/accessLogs/format": '{"other":"$context.requestId","status":"$context.status"}',
        "stage/metrics": false,
        "stage/loggingLevel": "INFO",
        "stage/tracing": false,
        "stage/cacheSize": "1.6",
        "stage/webAclArn": "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/orders/c3d4",
        "stage/clientCertificateId": "cert34",
        "stage/canary/percent": 6,
        "stage/canary/variables/level": "low",
        "stage/deploymentId": "dep456",
        "stage/manageLoggingRole": false,
        "plans/free/quota/limit": 2,
        "plans/free/quota/period": "MONTH",
        "plans/free/quota/offset": 2,
        "plans/free/description": "Other",
        "plans/free/productCode": "q",
        "plans/gold/displayName": "Other",
        "plans/gold/throttle/rateLimit": 11,
        "plans/gold/throttle/burstLimit": 21,
        "plans/gold/methodThrottles/GET _orders/rateLimit": 11,
        "plans/gold/methodThrottles/GET _orders/burstLimit": 21,
        "plans/gold/apiStages/0/apiId": "another",
        "plans/gold/apiStages/0/stageName": "other",
        "plans/gold/tags/tier": "silver",
        "plans/gold/formerName": "silver",
        "plans/internal/unlimited": true,
        "plans/shared/existingPlanId": "p456",
        "keys/acme/plan": "free",
        "keys/acme/value": "AnotherKeyValue0123456789",
        "keys/acme/displayName": "Other",
        "keys/acme/description": "Other",
        "keys/acme/enabled": false,
        "keys/acme/customerId": "d",
        "keys/acme/tags/a": "c",
        "keys/acme/formerName": "acmee",
        "keys/globex/plan": "gold",
        "keys/globex/generation": 3,
        "keys/globex/keepPrevious": false,
        "keys/initech/plan": "gold",
        "keys/initech/existingKeyId": "k456",
        "tags/team": "others",
        "openApi/openapi": "3.0.3",
        "openApi/info/title": "others",
        "openApi/info/version": "2",
        retainDeployments: false,
        "domain/domainName": "other.example.com",
        "domain/basePath": "v2",
        "domain/certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/c3d4",
        "domain/hostedZoneId": "Z9876543210ABC",
        "domain/securityPolicy": "TLS_1_0",
        "monitoring/dashboard": false,
        "monitoring/alarms/topicArns/0": "arn:aws:sns:us-east-1:123456789012:others",
        "monitoring/alarms/throttledPerMinute": 11,
        "monitoring/alarms/serverErrorPercent": 2,
        "monitoring/alarms/latencyP99": 1001,
    }),
    ...of(["endpointType"], "", { endpointType: "REGIONAL" }),
    ...of(["apiKeySource"], "", { apiKeySource: "HEADER" }),
    ...of(["reason"], "redeployOn", { reason: "2" }),
    ...of(["GET /health"], "openApi/paths/_health/get", {
        security: undefined,
        "x-amazon-apigateway-integration/type": "http",
        "x-amazon-apigateway-integration/httpMethod": "HEAD",
        "x-amazon-apigateway-integration/uri": "https://example.com/other",
    }),
    ...of([...preflights, ...refusals, ...answered], "cors", {
        "allowOrigins/0": "https://other.example.com",
        allowCredentials: false,
        "exposeHeaders/0": "x-other",
    }),
    ...of(preflights, "cors", { "allowMethods/0": "PUT", "allowHeaders/0": "X-Other", maxAge: 601 }),
    ...of(["authorizers.jwt"], "authorizers/jwt/lambda", {
        function: functionArn,
        type: "REQUEST",
        "identitySources/0": "method.request.header.X-Other",
        ttl: 61,
        role,
    }),
    ...of(["authorizers.people"], "authorizers/people/cognito", {
        "userPoolArns/0": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_others",
        identitySource: "method.request.header.X-Other",
        ttl: 61,
    }),
    ...of(["authorizers.staff"], "authorizers/staff/cognito", {
        "userPoolArns/0": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_others",
    }),
    ...of(["models.Order"], "models/Order", { "schema/type": "array", description: "Another order" }),
    "models/Order/contentType": { to: "application/xml", parts: ["POST /orders"] },
    ...of(["gatewayResponses.THROTTLED"], "gatewayResponses/THROTTLED", {
        statusCode: 430,
        "headers/Retry-After": "2",
        body: "[]",
        contentType: "application/xml",
    }),
    ...of(["binaryMediaTypes"], "", { "binaryMediaTypes/0": "image/gif" }),
    ...of(["minimumCompressionSize"], "", { minimumCompressionSize: 1025 }),
    ...of(["endpointConfiguration"], "", { disableExecuteApiEndpoint: false }),
    ...of(["policy"], "policy", {
        Version: "2008-10-17",
        Statement: [{ Effect: "Deny", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" }],
    }),
};

/** The values of the arguments that are neither maps nor lists with something in them, by their paths. */
export function placesIn(value: unknown, path: readonly string[] = []): string[] {
    const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
    if (inner.length === 0) return [path.map(name => name.replaceAll("/", "_")).join("/")];
    return inner.flatMap(([name, each]) => placesIn(each, [...path, name]));
}

/** The arguments with some of their values edited. */
export function edited(args: UsagePlanGatewayArgs, places: readonly string[]): UsagePlanGatewayArgs {
    return places.reduce<unknown>(
        (value, place) => changed(value, place.split("/"), edits[place].to),
        args,
    ) as UsagePlanGatewayArgs;
}

function changed(value: unknown, [first, ...rest]: string[], to: unknown): unknown {
    if (first === undefined) return to;
    if (Array.isArray(value)) {
        return value.map((item: unknown, n) => (String(n) === first ? changed(item, rest, to) : item));
    }
    const entries = Object.entries(value as object).map(([name, inner]) => [
        name,
        name.replaceAll("/", "_") === first ? changed(inner, rest, to) : (inner as unknown),
    ]);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined)) as unknown;
}
