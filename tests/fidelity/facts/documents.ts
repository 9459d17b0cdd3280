import { RecordedFact, documentOf } from "../recordedFact";
import { mock } from "./bodyIntegrations";

const apiKey = { type: "apiKey", name: "x-api-key", in: "header" };
const schemes = { components: { securitySchemes: { api_key: apiKey } } };
const keyed = { security: [{ api_key: [] }] };
const swagger = { swagger: "2.0", info: { title: "facts", version: "1" } };
const forbidden = { status: 403, answer: '{"message":"Forbidden"}', errorType: "ForbiddenException" };
const showsKey = mock({
    responses: {
        default: {
            statusCode: "200",
            responseTemplates: { "application/json": "$context.identity.apiKey $context.identity.apiKeyId" },
        },
    },
});

/** What documents say of keys, and where their paths are. */
export const documentFacts: RecordedFact[] = [
    {
        id: "K7, K9, K13, K15",
        title: "the key is found in any case of the header, told to templates, and asked for by keyed methods alone",
        source: "DG, Choose an API key source; LS test_api_key_required_for_methods, test_handler_api_key_validation; SAM #1786",
        document: documentOf({ "/a": { get: { ...keyed, ...showsKey }, options: mock(), post: mock() } }, schemes),
        customers: ["acme"],
        steps: [
            { path: "/dev/a", headers: { "X-API-KEY": "{key:acme}" }, status: 200, answer: /^\S{20,} \S+$/ },
            { path: "/dev/a", headers: { "x-Api-Key": "{key:acme}" }, status: 200 },
            { path: "/dev/a?x-api-key={key:acme}", ...forbidden },
            { method: "OPTIONS", path: "/dev/a", status: 200 },
            { method: "POST", path: "/dev/a", headers: { "x-api-key": "nobodys" }, status: 200 },
        ],
    },
    {
        id: "U13",
        title: "Swagger 2.0: an operation's api_key is asked for",
        source: "DG, Configure a method to use API keys with an OpenAPI definition",
        document: {
            ...swagger,
            securityDefinitions: { api_key: apiKey },
            paths: { "/a": { get: { ...keyed, ...mock() } } },
        },
        customers: ["acme"],
        steps: [
            { path: "/dev/a", ...forbidden },
            { path: "/dev/a", headers: { "x-api-key": "{key:acme}" }, status: 200 },
        ],
    },
    {
        id: "U12",
        title: "a base path is ignored unless the import says else",
        source: "LS test_import_rest_apis_with_base_path_swagger",
        document: { ...swagger, basePath: "/base", paths: { "/a": { get: mock() } } },
        steps: [
            { path: "/dev/a", status: 200 },
            { path: "/dev/base/a", status: 403 },
        ],
    },
    {
        id: "T6",
        title: "the root's throttle in a plan holds for the root alone",
        source: "API, UsagePlan apiStages.throttle; DG, Throttle requests to your REST APIs",
        document: documentOf(
            { "/": { get: { ...keyed, ...mock() } }, "/a": { get: { ...keyed, ...mock() } } },
            schemes,
        ),
        customers: ["acme"],
        planThrottles: { "GET /": { rateLimit: 0.01, burstLimit: 1 } },
        steps: [
            { path: "/dev", headers: { "x-api-key": "{key:acme}" }, status: 200 },
            { path: "/dev/", headers: { "x-api-key": "{key:acme}" }, status: 429 },
            { path: "/dev/a", headers: { "x-api-key": "{key:acme}" }, status: 200 },
        ],
    },
];
