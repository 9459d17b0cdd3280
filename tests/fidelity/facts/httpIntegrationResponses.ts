import { BackendAnswer, FactStep, RecordedFact, documentOf, internalServerError } from "../recordedFact";

const recordedHeaders = "LS test_apigateway_integrations.py::test_apigateway_header_remapping_http[HTTP]";
const mappingReference = "DG, Parameter mapping source reference";
const unitTests = "LS unit tests test_handler_integration_response, test_parameters_mapping";

const passing = { default: { statusCode: "200" } };

/** What a client gets of this answer by these responses. */
function answered(
    id: string,
    title: string,
    source: string,
    answer: BackendAnswer | "never" | "drops",
    responses: { [property: string]: unknown },
    step: Omit<FactStep, "path">,
    integration: { [property: string]: unknown } = {},
): RecordedFact {
    const whole = { type: "http", httpMethod: "GET", uri: "{backend}/answer", responses, ...integration };
    return {
        id,
        title,
        source,
        document: documentOf({ "/a": { get: { "x-amazon-apigateway-integration": whole } } }),
        backendAnswers: { "/answer": answer },
        stageVariables: { colour: "blue" },
        steps: [{ path: "/dev/a", ...step }],
    };
}

/** What clients get of HTTP integrations without proxy. */
export const httpIntegrationResponseFacts: RecordedFact[] = [
    answered(
        "U4",
        "the default response has its own status, whatever the backend's, and the body as it came",
        "LS test_apigateway_http.py::test_http_integration_invoke_status_code_passthrough[HTTP]",
        { status: 400, headers: ["Content-Type", "text/plain", "X-Own", "1"], body: "bad" },
        passing,
        {
            status: 200,
            answer: "bad",
            answerHeaders: {
                "x-own": null,
                "content-type": "application/json",
                "x-amzn-trace-id": /^Root=1-.+;Parent=/,
            },
        },
    ),
    ...(
        [
            ["4\\d{2}", 404, "409"],
            ["4[0-9]", 404, "200"],
            ["404|500", 500, "409"],
            ["40", 404, "200"],
            [".*", 204, "409"],
            ["(?i)4.4", 404, "409"],
        ] as const
    ).map(([pattern, status, chosen]) =>
        answered(
            `HN9 ${pattern} ${status}`,
            "a selection pattern matches the whole status code",
            "DG, API_IntegrationResponse, selectionPattern (a regular expression of Java)",
            { status },
            { [pattern]: { statusCode: "409" }, default: { statusCode: "200" } },
            { status: Number(chosen) },
        ),
    ),
    answered(
        "HN10",
        "without any response that fits there is 500",
        "LS select_integration_response",
        { status: 404 },
        { "5\\d\\d": { statusCode: "502" } },
        internalServerError,
    ),
    answered("HN10b", "and without any response at all", "LS select_integration_response", {}, {}, internalServerError),
    answered(
        "HN11",
        "headers of the answer are mapped from the backend's, its body, variables and constants",
        `${mappingReference}; ${unitTests}`,
        { headers: ["X-Id", "7", "X-Id", "8"], body: '{"error":{"code":"E1","n":3},"list":["a"]}' },
        {
            default: {
                statusCode: "200",
                responseParameters: {
                    "method.response.header.Location": "integration.response.header.X-Id",
                    "method.response.header.X-All": "integration.response.multivalueheader.X-Id",
                    "method.response.header.X-Code": "integration.response.body.error.code",
                    "method.response.header.X-Error": "integration.response.body.error",
                    "method.response.header.X-First": "integration.response.body.list[0]",
                    "method.response.header.X-None": "integration.response.header.X-Absent",
                    "method.response.header.X-Nothing": "integration.response.body.nothing",
                    "method.response.header.X-Stage": "context.stage",
                    "method.response.header.X-Colour": "stageVariables.colour",
                    "method.response.header.X-Constant": "'c'",
                },
            },
        },
        {
            status: 200,
            answerHeaders: {
                location: "8",
                "x-all": "7,8",
                "x-code": "E1",
                "x-error": '{"code":"E1","n":3}',
                "x-first": "a",
                "x-none": null,
                "x-nothing": null,
                "x-stage": "dev",
                "x-colour": "blue",
                "x-constant": "c",
            },
        },
    ),
    answered(
        "HN11b",
        "an answer that is no JSON is 500 where its part is mapped",
        unitTests,
        { body: "{bad" },
        {
            default: {
                statusCode: "200",
                responseParameters: { "method.response.header.X-Code": "integration.response.body.code" },
            },
        },
        internalServerError,
    ),
    answered(
        "HN12",
        "mapped headers that are the gateway's own come under another name",
        recordedHeaders,
        {},
        {
            default: {
                statusCode: "200",
                responseParameters: Object.fromEntries(
                    [
                        ...["Authorization", "Connection", "Content-Length", "Content-MD5", "Date", "Expect", "Host"],
                        ...["Max-Forwards", "Proxy-Authenticate", "Server", "Trailer", "Upgrade", "User-Agent"],
                        ...["WWW-Authenticate", "Transfer-Encoding", "TE", "Via", "Age", "Content-Type"],
                    ].map(name => [`method.response.header.${name}`, `'own ${name}'`]),
                ),
            },
        },
        {
            status: 200,
            answerHeaders: {
                ...Object.fromEntries(
                    [
                        ...["Authorization", "Connection", "Content-Length", "Content-MD5", "Date", "Expect", "Host"],
                        ...["Max-Forwards", "Proxy-Authenticate", "Server", "Trailer", "Upgrade", "User-Agent"],
                        "WWW-Authenticate",
                    ].map(name => [`x-amzn-remapped-${name.toLowerCase()}`, `own ${name}`]),
                ),
                "transfer-encoding": null,
                te: "own TE",
                via: "own Via",
                age: "own Age",
                "content-type": "own Content-Type",
            },
        },
    ),
    {
        ...answered(
            "HN13",
            "a response's template is chosen by Accept, else that for JSON, and makes the body",
            unitTests,
            { body: '{"a":{"b":1}}' },
            {
                default: {
                    statusCode: "201",
                    responseTemplates: {
                        "application/xml": "<b>$input.path('$.a.b')</b>",
                        "application/json": `{"made":$input.json('$.a')}`,
                    },
                },
            },
            { status: 201 },
        ),
        steps: [
            { path: "/dev/a", status: 201, answer: '{"made":{"b":1}}' },
            {
                path: "/dev/a",
                headers: { Accept: "application/xml" },
                status: 201,
                answer: "<b>1</b>",
                answerHeaders: { "content-type": "application/xml" },
            },
            { path: "/dev/a", headers: { Accept: "text/html" }, status: 201, answer: '{"made":{"b":1}}' },
        ],
    },
    answered(
        "HN14",
        "it may set the status and headers",
        "DG, Override your API's request and response parameters and status codes",
        { body: '{"code":"E1"}' },
        {
            default: {
                statusCode: "200",
                responseTemplates: {
                    "application/json":
                        "#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-Code = $input.path('$.code'))made",
                },
            },
        },
        { status: 418, answer: "made", answerHeaders: { "x-code": "E1" } },
    ),
    answered(
        "HN15",
        "a redirect is an answer like any other",
        "LS integrations/http.py (comment)",
        {
            status: 302,
            headers: ["Location", "http://127.0.0.1:1/"],
        },
        {
            "3\\d\\d": {
                statusCode: "302",
                responseParameters: { "method.response.header.Location": "integration.response.header.Location" },
            },
        },
        {
            status: 302,
            answerHeaders: { location: "http://127.0.0.1:1/" },
        },
    ),
    answered(
        "HN16",
        "a backend beyond the integration's time is a 504",
        "aws/chalice #537",
        "never",
        passing,
        {
            status: 504,
            answer: '{"message": "Endpoint request timed out"}',
        },
        { timeoutInMillis: 100 },
    ),
    answered("HN17", "so is one that drops the connection", "IPRotate_Burp_Extension #17", "drops", passing, {
        status: 504,
        answer: '{"message": "Network error communicating with endpoint"}',
    }),
];
