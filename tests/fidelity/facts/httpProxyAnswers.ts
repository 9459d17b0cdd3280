import { BackendAnswer, FactStep, RecordedFact, documentOf } from "../recordedFact";

const recordedHeaders = "LS test_apigateway_integrations.py::test_apigateway_header_remapping_http[HTTP_PROXY]";
const recordedLambdaUrl = "LS test_apigateway_http.py::test_http_integration_with_lambda[HTTP_PROXY]";
const importantNotes = "DG, Amazon API Gateway important notes, REST APIs";

/** What a client gets when the backend answers this. */
function answered(
    id: string,
    title: string,
    source: string,
    answer: BackendAnswer | "never" | "drops",
    step: Omit<FactStep, "path">,
    more: { [property: string]: unknown } = {},
): RecordedFact {
    const integration = { type: "http_proxy", httpMethod: "GET", uri: "{backend}/answer", ...more };
    return {
        id,
        title,
        source,
        document: documentOf({ "/a": { get: { "x-amazon-apigateway-integration": integration } } }),
        backendAnswers: { "/answer": answer },
        steps: [{ path: "/dev/a", ...step }],
    };
}

/** What clients get of backends' answers. */
export const httpProxyAnswerFacts: RecordedFact[] = [
    answered(
        "H13",
        "headers of an answer that are the gateway's own come under another name",
        `${recordedHeaders}; ${recordedLambdaUrl}; ${importantNotes}`,
        {
            headers: [
                ...["Connection", "close", "Date", "d", "Server", "own", "Content-Length", "2"],
                ...["x-amzn-RequestId", "own-id", "WWW-Authenticate", "Basic", "Authorization", "a"],
                ...["Content-MD5", "m", "Max-Forwards", "1", "User-Agent", "u", "ETag", '"e"', "X-Own", "kept"],
            ],
            body: "ok",
        },
        {
            status: 200,
            answer: "ok",
            answerHeaders: {
                "x-amzn-remapped-connection": "close",
                "x-amzn-remapped-date": "d",
                "x-amzn-remapped-server": "own",
                "x-amzn-remapped-content-length": "2",
                "x-amzn-remapped-x-amzn-requestid": "own-id",
                "x-amzn-requestid": /^[0-9a-f-]{36}$/,
                "x-amzn-remapped-www-authenticate": "Basic",
                "www-authenticate": null,
                "x-amzn-remapped-authorization": "a",
                "x-amzn-remapped-content-md5": "m",
                "x-amzn-remapped-max-forwards": "1",
                "x-amzn-remapped-user-agent": "u",
                etag: '"e"',
                "x-own": "kept",
                "content-length": "2",
            },
        },
    ),
    answered(
        "H18",
        "and some not at all",
        importantNotes,
        { headers: ["Expect", "e", "Host", "h", "Proxy-Authenticate", "p", "TE", "t", "Via", "v"] },
        {
            status: 200,
            answerHeaders: { expect: null, host: null, "proxy-authenticate": null, te: null, via: null },
        },
    ),
    answered(
        "E9 http",
        "an answer has no trace but the backend's",
        recordedHeaders,
        { body: "ok" },
        { status: 200, answerHeaders: { "x-amzn-trace-id": null, "x-amz-apigw-id": /=$/ } },
    ),
    answered(
        "H26",
        "an answer without a type has one",
        importantNotes,
        { body: "ok" },
        { status: 200, answerHeaders: { "content-type": "application/json" } },
    ),
    answered(
        "H54",
        "an answer that came in chunks has its length",
        recordedHeaders,
        { body: "in chunks" },
        { status: 200, answer: "in chunks", answerHeaders: { "content-length": "9", "transfer-encoding": null } },
    ),
    answered(
        "H21",
        "an error of the backend passes with its body",
        "LS test_apigateway_http.py::test_http_integration_invoke_status_code_passthrough[HTTP_PROXY]",
        { status: 400, headers: ["Content-Type", "text/plain"], body: "bad" },
        {
            status: 400,
            answer: "bad",
            answerHeaders: { "content-type": "text/plain", "x-amzn-errortype": null },
        },
    ),
    answered(
        "H24",
        "so does a redirect",
        "LS integrations/http.py (comment); boxofcuriosities, 2024",
        { status: 302, headers: ["Location", "http://127.0.0.1:1/elsewhere"] },
        { status: 302, answerHeaders: { location: "http://127.0.0.1:1/elsewhere" } },
    ),
    answered(
        "H43",
        "a backend that takes longer than the integration's time is a 504",
        "aws/chalice #537; azul PR #7502",
        "never",
        { status: 504, answer: '{"message": "Endpoint request timed out"}' },
        { timeoutInMillis: 100 },
    ),
    answered("E3", "so is one that drops the connection", "IPRotate_Burp_Extension #17", "drops", {
        status: 504,
        answer: '{"message": "Network error communicating with endpoint"}',
    }),
];
