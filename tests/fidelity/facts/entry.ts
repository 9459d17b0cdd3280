import { RecordedFact, documentOf } from "../recordedFact";

const answered = {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode":200}' },
    responses: { default: { statusCode: "200" } },
};
const open = { "x-amazon-apigateway-integration": answered };
const keyed = { security: [{ api_key: [] }], ...open };
const apiKey = { type: "apiKey", name: "x-api-key", in: "header" };
const schemes = { components: { securitySchemes: { api_key: apiKey } } };
const withRootSecurity = { ...schemes, security: [{ api_key: [] }] };
const named = (name: string) => ({
    "x-amazon-apigateway-integration": {
        ...answered,
        responses: { default: { statusCode: "200", responseTemplates: { "application/json": name } } },
    },
});

const forbidden = { status: 403, answer: '{"message":"Forbidden"}', errorType: "ForbiddenException" };
const noToken = {
    status: 403,
    answer: '{"message":"Missing Authentication Token"}',
    errorType: "MissingAuthenticationTokenException",
};
const tooMany = { status: 429, answer: '{"message":"Too Many Requests"}', errorType: "TooManyRequestsException" };
const incomplete = (message: string) => ({
    status: 403,
    answer: JSON.stringify({ message }),
    errorType: "IncompleteSignatureException",
});
const requires = (...names: string[]) =>
    names.map(name => `Authorization header requires '${name}' parameter. `).join("");
const requiresDate = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";

const acme = { "x-api-key": "{key:acme}" };
const ofRecordedHeaders = "localstack-ext test_rest_apis::test_iam_authorization_missing_token (recorded at AWS_IAM)";

/** Who gets in. */
export const entryFacts: RecordedFact[] = [
    {
        id: "R1",
        title: "a route without a key is answered",
        source: "DG, Set up a method",
        document: documentOf({ "/a": { get: open } }),
        steps: [{ path: "/dev/a", status: 200 }],
    },
    {
        id: "K17",
        title: "security at the root of an OpenAPI 3 document guards each operation that says nothing itself",
        source: "LS test_import_with_global_api_key_authorizer (2025); aws-sam-cli #5060; against it aws-apigateway-importer #204 (2017)",
        document: documentOf(
            { "/a": { get: open, post: open }, "/b": { "x-amazon-apigateway-any-method": open } },
            withRootSecurity,
        ),
        customers: ["acme"],
        steps: [
            { path: "/dev/a", ...forbidden },
            { method: "POST", path: "/dev/a", ...forbidden },
            { method: "PUT", path: "/dev/b", ...forbidden },
            { path: "/dev/a", headers: acme, status: 200 },
        ],
    },
    {
        id: "K17b",
        title: "an operation's own security stands in place of the root's, and an empty one opens it",
        source: "OpenAPI 3.0.1, Operation Object; aws-sam-cli #5060",
        document: documentOf(
            { "/open": { get: { security: [], ...open } }, "/own": { get: { security: [{ api_key: [] }], ...open } } },
            withRootSecurity,
        ),
        steps: [
            { path: "/dev/open", status: 200 },
            { path: "/dev/own", ...forbidden },
        ],
    },
    {
        id: "K17c",
        title: "security at the root of a Swagger 2 document guards as well",
        source: "LS test_import_with_global_api_key_authorizer, by analogy; against it aws-apigateway-importer #204 (2017)",
        document: {
            swagger: "2.0",
            info: { title: "facts", version: "1" },
            securityDefinitions: { api_key: apiKey },
            security: [{ api_key: [] }],
            paths: { "/a": { get: open } },
        },
        steps: [{ path: "/dev/a", ...forbidden }],
    },
    {
        id: "R19",
        title: "an unknown stage is 403 Forbidden, and so is one in another case, or none at all",
        source: "OWASP/Serverless-Goat #14; zappa #502; aws-microservices-deploy-options #26 (case)",
        document: documentOf({ "/a": { get: open } }),
        steps: [
            { path: "/nostage/a", ...forbidden },
            { path: "/DEV/a", ...forbidden },
            { path: "/nostage/a", headers: { authorization: "Bearer token" }, ...forbidden },
            { path: "/", ...forbidden },
        ],
    },
    {
        id: "E8",
        title: "a route that does not exist takes an Authorization header for a signature, and says what is wrong with it",
        source: `aws-cognito-angular-quickstart #50; serverless #3205; chalice #828; ${ofRecordedHeaders}`,
        document: documentOf({ "/a": { get: open } }),
        steps: [
            {
                path: "/dev/nowhere",
                headers: { authorization: "Bearer token" },
                ...incomplete(
                    "'token' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer token'.",
                ),
            },
            {
                method: "DELETE",
                path: "/dev/a",
                headers: { authorization: "Bearer other" },
                ...incomplete(
                    "'other' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer other'.",
                ),
            },
            {
                path: "/dev/nowhere",
                headers: { authorization: "eyJ0.eyJz.4f1J" },
                ...incomplete(
                    `${requires("Credential", "Signature", "SignedHeaders")}${requiresDate}Authorization=eyJ0.eyJz.4f1J`,
                ),
            },
            {
                path: "/dev/nowhere",
                headers: { authorization: "Bearer a-b=c" },
                ...incomplete(
                    `${requires("Credential", "Signature", "SignedHeaders")}${requiresDate}Authorization=Bearer a-b=c`,
                ),
            },
            {
                path: "/dev/nowhere",
                headers: { authorization: "Signature=random" },
                ...incomplete(
                    "Authorization header must begin with the algorithm name, which cannot include an equal-sign: 'Signature=random'",
                ),
            },
            {
                path: "/dev/nowhere",
                headers: { authorization: "AWS4-HMAC-SHA256 Credential=a/b", "x-amz-date": "20260101T000000Z" },
                ...incomplete(`${requires("Signature", "SignedHeaders")}Authorization=AWS4-HMAC-SHA256 Credential=a/b`),
            },
            { path: "/dev/nowhere", ...noToken },
            { path: "/dev/a", headers: { authorization: "Bearer token" }, status: 200 },
        ],
    },
    {
        id: "E8b",
        title: "the API's own MISSING_AUTHENTICATION_TOKEN answers a Bearer token at an unknown route",
        source: "aws-cognito-angular-quickstart #50 (comment of 2020)",
        document: documentOf(
            { "/a": { get: open } },
            {
                "x-amazon-apigateway-gateway-responses": {
                    MISSING_AUTHENTICATION_TOKEN: {
                        statusCode: 404,
                        responseTemplates: { "application/json": '{"error":"no such route"}' },
                    },
                },
            },
        ),
        steps: [
            {
                path: "/dev/nowhere",
                headers: { authorization: "Bearer token" },
                status: 404,
                answer: '{"error":"no such route"}',
            },
        ],
    },
    {
        id: "T13",
        title: "a stage's throttle of 0 for a method refuses everything",
        source: "MS #1746 (measured)",
        document: documentOf({ "/a": { get: open }, "/b": { get: open } }),
        stageThrottles: { "GET /a": { rateLimit: 0, burstLimit: 0 } },
        steps: [
            { path: "/dev/a", ...tooMany },
            { path: "/dev/b", status: 200 },
        ],
    },
    {
        id: "T14",
        title: "a plan's throttle of 0 for a method refuses everything",
        source: "aws-cdk #10071",
        document: documentOf({ "/a": { get: keyed }, "/b": { get: keyed } }, schemes),
        customers: ["acme"],
        planThrottles: { "GET /a": { rateLimit: 0, burstLimit: 0 } },
        steps: [
            { path: "/dev/a", headers: acme, ...tooMany },
            { path: "/dev/b", headers: acme, status: 200 },
        ],
    },
    {
        id: "R27",
        title: "X-HTTP-Method-Override chooses the method, and stays at the gateway",
        source: "DG api-gateway-known-issues",
        document: documentOf({
            "/pets": { get: named("read"), post: named("made") },
            "/echo": {
                "x-amazon-apigateway-any-method": {
                    "x-amazon-apigateway-integration": {
                        type: "http_proxy",
                        httpMethod: "ANY",
                        uri: "{backend}/echo",
                    },
                },
            },
        }),
        steps: [
            {
                method: "POST",
                path: "/dev/pets",
                headers: { "x-http-method-override": "GET" },
                status: 200,
                answer: "read",
            },
            { method: "POST", path: "/dev/pets", headers: { "x-http-method-override": "PUT" }, ...noToken },
            { method: "POST", path: "/dev/pets", status: 200, answer: "made" },
            {
                method: "POST",
                path: "/dev/echo",
                headers: { "X-HTTP-Method-Override": "PATCH" },
                status: 200,
                answer: /^\{"method":"PATCH"(?!.*override)/i,
            },
        ],
    },
];
