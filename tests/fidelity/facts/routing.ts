import { RecordedFact, documentOf } from "../recordedFact";
import { mock } from "./bodyIntegrations";

const validated = "LS unit test_path_routing, test_handler_request (validated at AWS)";
const siblings = "LS test_proxy_routing_with_hardcoded_resource_sibling; ministack's tests (measured)";

const named = (name: string) =>
    mock({ responses: { default: { statusCode: "200", responseTemplates: { "application/json": name } } } });

const document = documentOf({
    "/": { get: named("root") },
    "/pets/static": { get: named("static") },
    "/pets/{id}": { get: named("pet"), head: named("head") },
    "/pets/{id}/toys": { "x-amazon-apigateway-any-method": named("toys"), get: named("get toys") },
    "/deep/er/est": { get: named("deepest") },
    "/guard/only-post": { post: named("posted") },
    "/{proxy+}": { get: named("greedy") },
    "/dev": { get: named("called as the stage") },
});

const bare = documentOf({
    "/files/{path+}": { get: named("files") },
    "/a/{id}": { get: named("id") },
});

const none = {
    status: 403,
    answer: '{"message":"Missing Authentication Token"}',
    errorType: "MissingAuthenticationTokenException",
};

/** Which resource and method a request reaches. */
export const routingFacts: RecordedFact[] = [
    {
        id: "R2, R3",
        title: "a static sibling goes before a parameter, and a parameter before the greedy one",
        source: `${validated}; ${siblings}`,
        document,
        steps: [
            { path: "/dev/pets/static", status: 200, answer: "static" },
            { path: "/dev/pets/7", status: 200, answer: "pet" },
            { path: "/dev/x/y/z", status: 200, answer: "greedy" },
            { path: "/dev/pets/7/toys", status: 200, answer: "get toys" },
            { method: "PUT", path: "/dev/pets/7/toys", status: 200, answer: "toys" },
        ],
    },
    {
        id: "R5, R7",
        title: "a resource without the method leaves the request to the greedy one",
        source: siblings,
        document,
        steps: [
            { path: "/dev/deep/er", status: 200, answer: "greedy" },
            { path: "/dev/guard/only-post", status: 200, answer: "greedy" },
            { path: "/dev/pets", status: 200, answer: "greedy" },
        ],
    },
    {
        id: "R8, R9, R16",
        title: "the root is reached with and without a slash, and a resource may be called as the stage",
        source: validated,
        document,
        steps: [
            { path: "/dev", status: 200, answer: "root" },
            { path: "/dev/", status: 200, answer: "root" },
            { path: "/dev?q=1", status: 200, answer: "root" },
            { path: "/dev/dev", status: 200, answer: "called as the stage" },
        ],
    },
    {
        id: "R10, R15, R17, R21, K11, K12",
        title: "nothing is made up: no root of a greedy resource, no OPTIONS, no HEAD, no other case",
        source: "DG, Set up a proxy integration with a proxy resource; DG, CORS; LS test_routing_not_found",
        document: bare,
        steps: [
            { path: "/dev/", ...none },
            { path: "/dev/files", ...none },
            { method: "OPTIONS", path: "/dev/a/1", ...none },
            { method: "HEAD", path: "/dev/a/1", status: 403, errorType: none.errorType },
            { path: "/dev/A/1", ...none },
            { path: "/dev/nope", ...none },
            { path: "/dev/a/1/2", ...none },
        ],
    },
    {
        id: "R12, R14",
        title: "a slash at the end doesn't change the resource, and HEAD is reached where it is defined",
        source: validated,
        document: documentOf({ "/a/{id}": { get: named("id"), head: named("head") } }),
        steps: [
            { path: "/dev/a/5/", status: 200, answer: "id" },
            { method: "HEAD", path: "/dev/a/5", status: 200, answer: "" },
        ],
    },
    {
        id: "R20",
        title: "an encoded slash is part of the parameter",
        source: validated,
        document: documentOf({ "/a/{id}": { get: named("$input.params('id')") } }),
        steps: [{ path: "/dev/a/foo%2Fbar", status: 200, answer: "foo/bar" }],
    },
    {
        id: "E1, E12",
        title: "an answer has both ids, JSON as its type and no trace; the gateway's own has an error type",
        source: "LS test_apigateway_common.py::test_invocation_trace_id, test_routing_not_found",
        document: bare,
        steps: [
            {
                path: "/dev/a/1",
                status: 200,
                answerHeaders: {
                    "content-type": "application/json",
                    "x-amzn-requestid": /^[0-9a-f]{8}-[0-9a-f-]{27}$/,
                    "x-amz-apigw-id": /=$/,
                    "x-amzn-errortype": null,
                    "x-amzn-trace-id": null,
                },
            },
            {
                path: "/dev/nope",
                ...none,
                answerHeaders: {
                    "content-type": "application/json",
                    "x-amzn-requestid": /^[0-9a-f]{8}-[0-9a-f-]{27}$/,
                    "x-amz-apigw-id": /=$/,
                },
            },
        ],
    },
];
