import { RecordedFact } from "../recordedFact";
import {
    allow,
    answered,
    authorization,
    by,
    byToken,
    denied,
    deny,
    failed,
    forbidden,
    given,
    gives,
    mocked,
    notAllowed,
    policy,
    token,
    unauthorized,
    withSchemes,
} from "./authorizerSchemes";

const output = "DG, Output from an API Gateway Lambda authorizer";

/** What the answer of a Lambda authorizer means, and what else guards a method. */
export const authorizerAnswerFacts: RecordedFact[] = [
    {
        id: "A5",
        title: "a policy allows by actions and ARNs with wildcards; a denial wins, and what nobody allows is refused",
        source: `${output}; M. Gonzalez, Lambda authorizer failure modes (measured)`,
        document: withSchemes({ "/a": { get: { ...by("auth"), ...mocked } } }, { auth: token() }),
        functions: { authorizer: gives },
        steps: [
            given(policy([allow("arn:aws:execute-api:*:*:*/dev/GET/a")]), { status: 200 }),
            given(policy(allow(["arn:aws:execute-api:other", "*/GET/?"], ["execute-api:*"])), { status: 200 }),
            given(policy([allow("*", "EXECUTE-API:invoke")]), { status: 200 }),
            given({ policyDocument: { Statement: [allow("*")] } }, { status: 200 }),
            given(policy([allow("*/POST/*")]), notAllowed),
            given(policy([allow("*/GET/a?")]), notAllowed),
            given(policy([allow("*", "execute-api:ManageConnections")]), notAllowed),
            given(policy([]), notAllowed),
            given(policy([allow("*"), deny("*/GET/*")]), denied),
            given(policy([deny("*/POST/*"), allow("*")]), { status: 200 }),
            given(policy({ Effect: "Allow", Action: "*", NotResource: "*/POST/*" }), { status: 200 }),
            given(policy({ Effect: "Allow", NotAction: "execute-api:*", Resource: "*" }), notAllowed),
        ],
    },
    {
        id: "A6",
        title: "an answer that is no policy, or whose context has lists or objects, is 500",
        source: `${output}; aws-lambda-rust-runtime #863; ExpanseLLC/lambda_authorizer #1; loige.co (2023)`,
        document: withSchemes({ "/a": { get: { ...by("auth"), ...mocked } } }, { auth: token() }),
        functions: { authorizer: gives },
        steps: [
            { path: "/dev/a", headers: authorization("null"), ...failed },
            { path: "/dev/a", headers: authorization('"text"'), ...failed },
            given({ statusCode: 401, body: "x" }, failed),
            given({ principalId: "user" }, failed),
            given({ ...policy([]), policyDocument: {} }, failed),
            given(policy([{ ...allow("*"), Effect: "ALLOW" }]), failed),
            given(policy([{ Effect: "Allow", Action: "*" }]), failed),
            given({ ...policy([allow("*")]), context: { nested: { a: 1 } } }, failed),
            given({ ...policy([allow("*")]), context: { list: [1] } }, failed),
            given({ ...policy([allow("*")]), context: { none: null, text: "", number: 0 } }, { status: 200 }),
        ],
    },
    {
        id: "A7",
        title: "templates, mappings and gateway responses see what the authorizer told",
        source: "DG, Variables for access logging; newbedev.com (a denial's context in a gateway response)",
        document: withSchemes(
            {
                "/a": {
                    get: {
                        ...by("auth"),
                        "x-amazon-apigateway-integration": {
                            ...answered,
                            responses: {
                                default: {
                                    statusCode: "200",
                                    responseTemplates: {
                                        "application/json":
                                            "$context.authorizer.principalId $context.authorizer.numberKey",
                                    },
                                },
                            },
                        },
                    },
                },
                "/b": {
                    get: {
                        ...by("auth"),
                        "x-amazon-apigateway-integration": {
                            type: "http_proxy",
                            httpMethod: "GET",
                            uri: "{backend}/b",
                            requestParameters: { "integration.request.header.X-Who": "context.authorizer.stringKey" },
                        },
                    },
                },
            },
            { auth: token() },
            {
                "x-amazon-apigateway-gateway-responses": {
                    ACCESS_DENIED: {
                        responseTemplates: {
                            "application/json":
                                '{"who":"$context.authorizer.stringKey","why":$context.error.messageString}',
                        },
                    },
                },
            },
        ),
        functions: { authorizer: byToken },
        steps: [
            { path: "/dev/a", headers: authorization("allow"), status: 200, answer: "user 123" },
            { path: "/dev/b", headers: authorization("allow"), status: 200, answer: /"X-Who","stringval"/ },
            {
                path: "/dev/a",
                headers: authorization("deny"),
                status: 403,
                answer: '{"who":"stringval","why":"User is not authorized to access this resource with an explicit deny"}',
            },
        ],
    },
    {
        id: "A8",
        title: "the authorizer is asked before the key is looked at, and the key before the throttles",
        source: "aws/serverless-application-model #2298 (integration test: 401 without a token, whatever the key)",
        document: withSchemes(
            { "/a": { get: { security: [{ auth: [], api_key: [] }], ...mocked } } },
            { auth: token(), api_key: { type: "apiKey", name: "x-api-key", in: "header" } },
        ),
        functions: { authorizer: byToken },
        customers: ["acme"],
        stageThrottles: { "GET /a": { rateLimit: 0, burstLimit: 0 } },
        steps: [
            { path: "/dev/a", ...unauthorized },
            { path: "/dev/a", headers: { "x-api-key": "{key:acme}" }, ...unauthorized },
            { path: "/dev/a", headers: authorization("deny"), ...denied },
            { path: "/dev/a", headers: authorization("allow"), ...forbidden },
            { path: "/dev/a", headers: { ...authorization("allow"), "x-api-key": "{key:acme}" }, status: 429 },
        ],
    },
    {
        id: "K18",
        title: "with apiKeySource AUTHORIZER the key is the authorizer's usageIdentifierKey, and the header says nothing",
        source: "DG, Choose an API key source; LS #8701; localstack-ext test_rest_apis (recorded: 200, 403)",
        document: withSchemes(
            {
                "/a": { get: { security: [{ auth: [] }, { api_key: [] }], ...mocked } },
                "/b": { get: { ...by("api_key"), ...mocked } },
            },
            {
                auth: token({ authorizerResultTtlInSeconds: 300 }),
                api_key: { type: "apiKey", name: "x-api-key", in: "header" },
            },
            { "x-amazon-apigateway-api-key-source": "AUTHORIZER" },
        ),
        functions: {
            authorizer: `export const handler = async ({ authorizationToken: usageIdentifierKey }) => ({
                policyDocument: { Statement: { Action: "*", Effect: "Allow", Resource: "*" } },
                ...(usageIdentifierKey === "none" ? {} : { usageIdentifierKey }),
            });`,
        },
        customers: ["acme"],
        steps: [
            { path: "/dev/a", headers: authorization("{key:acme}"), status: 200 },
            { path: "/dev/a", headers: authorization("{key:acme}"), status: 200 },
            { path: "/dev/a", headers: authorization("invalid"), ...forbidden },
            { path: "/dev/a", headers: { ...authorization("none"), "x-api-key": "{key:acme}" }, ...forbidden },
            { path: "/dev/b", headers: { "x-api-key": "{key:acme}" }, ...forbidden },
        ],
    },
    {
        id: "A9",
        title: "security at the root of a document puts its authorizer before each operation",
        source: "LS test_import_with_global_api_key_authorizer (recorded 2025)",
        document: withSchemes(
            { "/a": { get: mocked }, "/b": { get: { security: [], ...mocked } } },
            { auth: token() },
            by("auth"),
        ),
        functions: { authorizer: byToken },
        steps: [
            { path: "/dev/a", ...unauthorized },
            { path: "/dev/a", headers: authorization("allow"), status: 200 },
            { path: "/dev/b", status: 200 },
        ],
    },
    {
        id: "A10",
        title: "an authorizer of a Swagger 2 document is asked as well",
        source: "DG, x-amazon-apigateway-authorizer",
        document: {
            swagger: "2.0",
            info: { title: "facts", version: "1" },
            securityDefinitions: { auth: token() },
            paths: { "/a": { get: { ...by("auth"), ...mocked } } },
        },
        functions: { authorizer: byToken },
        steps: [
            { path: "/dev/a", ...unauthorized },
            { path: "/dev/a", headers: authorization("deny"), ...denied },
        ],
    },
    {
        id: "A11",
        title: "a method whose ARN is longer than 1,600 bytes is 414",
        source: "DG, Quotas for configuring and running a REST API",
        document: withSchemes({ "/{any+}": { get: { ...by("auth"), ...mocked } } }, { auth: token() }),
        functions: { authorizer: byToken },
        steps: [
            { path: `/dev/${"a".repeat(1700)}`, headers: authorization("allow"), status: 414 },
            { path: `/dev/${"a".repeat(1400)}`, headers: authorization("allow"), status: 200 },
        ],
    },
];
