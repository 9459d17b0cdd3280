import { expect } from "chai";
import { BackendAnswer, Echo, FactStep, RecordedFact, documentOf, functionUri } from "../recordedFact";

const lambdaEvent = "LS test_apigateway_lambda.py::test_lambda_aws_proxy_integration";
const lambdaAnswer = "LS test_apigateway_lambda.py::test_lambda_aws_proxy_response_format";
const remappedHeaders = "LS test_apigateway_integrations.py::test_apigateway_header_remapping_http[HTTP_PROXY]";
const statuses = "LS test_apigateway_http.py::test_http_integration_invoke_status_code_passthrough[HTTP_PROXY]";
const dataMappings =
    "LS test_apigateway_http.py::test_http_integration_with_path_request_parameter, …_request_data_mappings";

const any = (integration: { [property: string]: unknown }) => ({
    "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": integration },
});
const lambda = any({ type: "aws_proxy", httpMethod: "POST", uri: functionUri("f") });
const mappedPath = { "integration.request.path.proxy": "method.request.path.proxy" };

const asked = (check: (echo: Echo) => void) => (body: string) => check(JSON.parse(body) as Echo);
const url = (expected: string) => asked(echo => expect(echo.url).to.equal(expected));

/** What a client gets of an HTTP backend that answers so. */
const answered = (id: string, title: string, source: string, answer: BackendAnswer, step: Omit<FactStep, "path">) => ({
    id,
    title,
    source,
    document: documentOf({ "/a": any({ type: "http_proxy", httpMethod: "GET", uri: "{backend}/answer" }) }),
    backendAnswers: { "/answer": answer },
    steps: [{ path: "/dev/a", ...step }],
});

/** What a client gets of a function that gives this, in JavaScript, of its `event`. */
const given = (id: string, title: string, source: string, result: string, ...steps: FactStep[]) => ({
    id,
    title,
    source,
    document: documentOf({ "/{proxy+}": lambda, "/id/{id}": lambda }),
    functions: { f: `export const handler = async event => (${result});` },
    steps,
});

const shown = (expression: string) => `{ body: JSON.stringify(${expression}) }`;
const sees = (expected: unknown) => (body: string) => expect(JSON.parse(body)).to.deep.equal(expected);

/** Proxies to HTTP backends: where they are, and which of their answers pass. */
export const httpProxyDetailFacts: RecordedFact[] = [
    {
        id: "H11, H48, H49, H51",
        title: "a backend is asked under its own name, with the path's slashes and the queries of both",
        source: `DG, Amazon API Gateway important notes; DG, Set up a proxy integration; ministack PR #558`,
        document: documentOf({
            "/p/{proxy+}": any({
                type: "http_proxy",
                httpMethod: "ANY",
                uri: "{backend}/up/{proxy}",
                requestParameters: mappedPath,
            }),
            "/q": any({ type: "http_proxy", httpMethod: "ANY", uri: "{backend}/q?a=1" }),
        }),
        steps: [
            {
                path: "/dev/p/a/b",
                headers: { host: "api.example.com" },
                status: 200,
                answer: asked(({ headers, url: path }) => {
                    expect(headers.host).to.match(/^127\.0\.0\.1:\d+$/);
                    expect(path).to.equal("/up/a/b");
                }),
            },
            { path: "/dev/q?b=2&m=1&m=2", status: 200, answer: url("/q?a=1&b=2&m=1&m=2") },
        ],
    },
    {
        id: "H29",
        title: "a parameter in the uri that no mapping gives is 500",
        source: dataMappings,
        document: documentOf({
            "/p/{proxy+}": any({ type: "http_proxy", httpMethod: "ANY", uri: "{backend}/up/{proxy}" }),
        }),
        steps: [{ path: "/dev/p/a", status: 500, answer: '{"message": "Internal server error"}' }],
    },
    {
        id: "H30",
        title: "stage variables are filled into the uri's host, path and query",
        source: "LS test_apigateway_import.py::test_import_with_stage_variables",
        document: documentOf({
            "/a": any({
                type: "http_proxy",
                httpMethod: "POST",
                uri: "{backend}/${stageVariables.path}?${stageVariables.name}=${stageVariables.value}",
            }),
        }),
        stageVariables: { path: "test-path", name: "qs_key", value: "qs_value" },
        steps: [{ path: "/dev/a", status: 200, answer: url("/test-path?qs_key=qs_value") }],
    },
    {
        id: "H45",
        title: "a host that has no address is 500",
        source: "LS integrations/http.py (AWS: “Invalid endpoint address”)",
        document: documentOf({
            "/a": any({ type: "http_proxy", httpMethod: "GET", uri: "http://no-such-host.invalid" }),
        }),
        steps: [{ path: "/dev/a", status: 500, answer: '{"message": "Internal server error"}' }],
    },
    answered(
        "H22",
        "an error of the server passes with its body, and is none of the gateway's",
        statuses,
        { status: 500, headers: ["Content-Type", "text/plain"], body: "broken" },
        { status: 500, answer: "broken", answerHeaders: { "x-amzn-errortype": null } },
    ),
    answered("H23", "an answer without content passes", statuses, { status: 204 }, { status: 204, answer: "" }),
    answered(
        "H53",
        "a proxied answer has the gateway's ids",
        remappedHeaders,
        { headers: ["Set-Cookie", "a=1", "Set-Cookie", "b=2"], body: "x" },
        {
            status: 200,
            answerHeaders: { "x-amzn-requestid": /^[0-9a-f-]{36}$/, "x-amz-apigw-id": /=$/, "set-cookie": "a=1, b=2" },
        },
    ),
];

/** Proxies to functions: further fields of the event, and what may be left out of an answer. */
export const lambdaProxyDetailFacts: RecordedFact[] = [
    given(
        "L5, L6, L56",
        "requestContext has the time in two forms, the protocol and the domain's first label",
        lambdaEvent,
        shown("event.requestContext"),
        {
            path: "/dev/a",
            headers: { host: "abc.execute-api.eu-west-1.amazonaws.com" },
            status: 200,
            answer: body => {
                const context = JSON.parse(body) as { [field: string]: unknown };
                expect(context.requestTime).to.match(/^\d\d\/[A-Z][a-z][a-z]\/20\d\d:\d\d:\d\d:\d\d \+0000$/);
                expect(context.requestTimeEpoch).to.be.a("number");
                expect(context).to.include({
                    protocol: "HTTP/1.1",
                    domainName: "abc.execute-api.eu-west-1.amazonaws.com",
                    domainPrefix: "abc",
                });
            },
        },
    ),
    given(
        "L18, L20, R29",
        "names are as they came, and repeated headers are all in multiValueHeaders",
        lambdaEvent,
        shown("[event.queryStringParameters, event.headers['X-Two'], event.multiValueHeaders['X-Two']]"),
        {
            path: "/dev/a?a=1&A=2",
            headers: { "X-Two": ["1", "2"] },
            status: 200,
            answer: sees([{ a: "1", A: "2" }, "2", ["1", "2"]]),
        },
    ),
    given(
        "L22, L53, L54",
        "text reaches the function as it is, with the request's method, and without headers of the connection",
        lambdaEvent,
        shown("[event.httpMethod, event.body, event.isBase64Encoded, 'Content-Length' in event.headers]"),
        {
            method: "PATCH",
            path: "/dev/a",
            headers: { "content-type": "application/json", "content-length": "10", connection: "close" },
            send: '{"a":"ü"}',
            status: 200,
            answer: sees(["PATCH", '{"a":"ü"}', false, false]),
        },
    ),
    given("L30", "an empty object is 200 without a body", lambdaAnswer, "{}", {
        path: "/dev/a",
        status: 200,
        answer: "",
        answerHeaders: { "content-type": "application/json" },
    }),
    given("L58", "a body alone is 200", lambdaAnswer, `{ body: "x" }`, { path: "/dev/a", status: 200, answer: "x" }),
    given(
        "L45",
        "any status and type pass",
        "LS test_response_headers_invocation_with_apigw",
        `{ statusCode: 300, headers: { "Content-Type": "application/xml" }, body: "<a/>" }`,
        { path: "/dev/a", status: 300, answer: "<a/>", answerHeaders: { "content-type": "application/xml" } },
    ),
    given(
        "L60",
        "a client gets each cookie of multiValueHeaders",
        lambdaAnswer,
        `{ multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] } }`,
        { path: "/dev/a", status: 200, answerHeaders: { "set-cookie": "a=1, b=2" } },
    ),
];
