import { FactStep, RecordedFact, documentOf, functionUri } from "../recordedFact";

const recordedAnswer = "LS test_apigateway_lambda.py::test_aws_proxy_response_payload_format_validation";
const importantNotes = "DG, Amazon API Gateway important notes, REST APIs";

/** What a client gets when a function gives this, in JavaScript. */
function given(
    id: string,
    title: string,
    source: string,
    result: string,
    step: Omit<FactStep, "path">,
    integration: { [property: string]: unknown } = {},
    functionTimeout?: number,
): RecordedFact {
    const whole = { type: "aws_proxy", httpMethod: "POST", uri: functionUri("gives"), ...integration };
    return {
        id,
        title,
        source,
        document: documentOf({ "/a": { get: { "x-amazon-apigateway-integration": whole } } }),
        functions: { gives: `export const handler = async () => (${result});` },
        steps: [{ path: "/dev/a", ...step }],
        functionTimeout,
    };
}

const failed = {
    status: 502,
    answer: '{"message": "Internal server error"}',
    errorType: "InternalServerErrorException",
};
/** What clients get of functions' answers. */
export const lambdaProxyAnswerFacts: RecordedFact[] = [
    given(
        "L39",
        "a name in headers and multiValueHeaders has the values of both, spelled as in the latter",
        recordedAnswer,
        `{ headers: { test: "solo" }, multiValueHeaders: { tesT: ["multi"] } }`,
        { status: 200, answerHeaders: { test: "multi, solo" } },
    ),
    given("L35", "a boolean header is text", recordedAnswer, "{ headers: { b: true } }", {
        status: 200,
        answer: "",
        answerHeaders: { b: "true", "content-type": "application/json" },
    }),
    given("L36", "headers may be null", recordedAnswer, "{ headers: null }", { status: 200, answer: "" }),
    given(
        "L40",
        "a value of multiValueHeaders that is no list is malformed",
        recordedAnswer,
        `{ multiValueHeaders: { a: "b" } }`,
        failed,
    ),
    given("L40b", "so is a list in headers", recordedAnswer, `{ headers: { a: ["b"] } }`, failed),
    given("L41", "so is a status that is no number", recordedAnswer, `{ statusCode: "test" }`, failed),
    given("L42", "a status may be text", recordedAnswer, `{ statusCode: "201" }`, { status: 201, answer: "" }),
    given("L43", "a text is malformed", recordedAnswer, `"hello"`, failed),
    given("L44", "so is a field that is not the format's", recordedAnswer, `{ statusCode: 200, wrong: "b" }`, failed),
    given("L46", "so is nothing at all", recordedAnswer, "null", failed),
    given(
        "L51",
        "headers that are the gateway's own come under another name",
        `${importantNotes}; aws-sam-cli #696`,
        `{ headers: { Authorization: "a", "Content-MD5": "m", "Max-Forwards": "1", "User-Agent": "u", Date: "d", Server: "s", Connection: "close", "Content-Length": "99", "WWW-Authenticate": "w" }, body: "x" }`,
        {
            status: 200,
            answer: "x",
            answerHeaders: {
                "x-amzn-remapped-authorization": "a",
                authorization: null,
                "x-amzn-remapped-content-md5": "m",
                "x-amzn-remapped-max-forwards": "1",
                "x-amzn-remapped-user-agent": "u",
                "x-amzn-remapped-date": "d",
                "x-amzn-remapped-server": "s",
                "x-amzn-remapped-connection": "close",
                "x-amzn-remapped-content-length": "99",
                "x-amzn-remapped-www-authenticate": "w",
                "content-length": "1",
            },
        },
    ),
    given(
        "L51b",
        "and those of the connection not at all",
        importantNotes,
        `{ headers: { Expect: "e", Host: "h", "Proxy-Authenticate": "p", TE: "t", "Transfer-Encoding": "chunked", Via: "v", ETag: "kept" } }`,
        {
            status: 200,
            answerHeaders: {
                expect: null,
                host: null,
                "proxy-authenticate": null,
                te: null,
                "transfer-encoding": null,
                via: "v",
                etag: "kept",
            },
        },
    ),
    given(
        "L49",
        "a function beyond its own time limit is answered with 502",
        "rasp.hateblo.jp/entry/2021/05/13/222835 (measured)",
        "await new Promise(() => setInterval(() => 0, 1000))",
        failed,
        {},
        0.2,
    ),
    given(
        "L48",
        "a function beyond the integration's time is answered with 504",
        "rasp.hateblo.jp/entry/2021/05/13/222835 (measured); aws/chalice #537",
        "await new Promise(() => setInterval(() => 0, 1000))",
        { status: 504, answer: '{"message": "Endpoint request timed out"}' },
        { timeoutInMillis: 200 },
    ),
    given("L34", "a function that throws is answered with 502", recordedAnswer, "undefined.x", failed),
];
