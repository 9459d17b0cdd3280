import { FactStep, RecordedFact, documentOf } from "../recordedFact";
import { answering, echo, given, got, lambda, misconfigured, mock } from "./bodyIntegrations";

const binaryTypes = (...types: string[]) => ({ "x-amazon-apigateway-binary-media-types": types });

const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
const base64 = bytes.toString("base64");
/** What is left of them where they are taken for text. */
const mangled = Buffer.from(bytes.toString("utf8"));

const put = (contentType: string, send: Buffer | string, step: Omit<FactStep, "path">): FactStep => ({
    method: "POST",
    path: "/dev/echo",
    headers: { "content-type": contentType },
    send,
    ...step,
});

const s3 = "LS test_apigateway_s3.py::TestApiGatewayS3BinarySupport";
const lambdaBinary = "LS test_apigateway_lambda.py::test_aws_proxy_binary_response";

/** Bytes and text. */
export const binaryFacts: RecordedFact[] = [
    {
        id: "O5",
        title: "a preflight's mock under */* is 500 until it converts to text",
        source: "aws/chalice #1310, clebert/aws-simple #167, squidfunk/terraform-aws-api-gateway-enable-cors #10",
        document: documentOf(
            {
                "/a": { options: mock(), get: mock({ contentHandling: "CONVERT_TO_TEXT" }) },
            },
            binaryTypes("*/*"),
        ),
        steps: [
            { method: "OPTIONS", path: "/dev/a", ...misconfigured },
            { path: "/dev/a", status: 200 },
        ],
    },
    {
        id: "O5b",
        title: "a template that reads a binary type is 500 as well, and one of another type is not",
        source: `aws/chalice #1310; ${s3}::test_apigw_s3_binary_support_request_convert_to_binary_with_request_template`,
        document: documentOf(
            {
                "/a": {
                    post: mock({
                        requestTemplates: { "image/png": '{"statusCode":200}', "text/plain": '{"statusCode":200}' },
                    }),
                },
            },
            binaryTypes("image/png"),
        ),
        steps: [
            { method: "POST", path: "/dev/a", headers: { "content-type": "image/png" }, send: bytes, ...misconfigured },
            { method: "POST", path: "/dev/a", headers: { "content-type": "text/plain" }, send: "a", status: 200 },
        ],
    },
    {
        id: "B17",
        title: "bytes reach a backend unharmed only as one of the API's binary types",
        source: `${s3}::test_apigw_s3_binary_support_request[None]`,
        document: documentOf({ "/echo": { post: echo() } }, binaryTypes("image/png")),
        steps: [
            put("image/png", bytes, { status: 200, answer: got(bytes) }),
            put("application/octet-stream", bytes, { status: 200, answer: got(mangled) }),
            put("text/plain", "text", { status: 200, answer: got(Buffer.from("text")) }),
        ],
    },
    {
        id: "B18",
        title: "CONVERT_TO_TEXT: a backend gets a binary type as base64, and other text as it is",
        source: `${s3}::test_apigw_s3_binary_support_request[CONVERT_TO_TEXT]`,
        document: documentOf(
            { "/echo": { post: echo({ contentHandling: "CONVERT_TO_TEXT" }) } },
            binaryTypes("image/png"),
        ),
        steps: [
            put("image/png", bytes, { status: 200, answer: got(Buffer.from(base64)) }),
            put("text/plain", base64, { status: 200, answer: got(Buffer.from(base64)) }),
        ],
    },
    {
        id: "B19",
        title: "CONVERT_TO_BINARY: a backend gets base64 text as bytes, and what is no base64 is 500",
        source: `${s3}::test_apigw_s3_binary_support_request_convert_to_binary`,
        document: documentOf(
            { "/echo": { post: echo({ contentHandling: "CONVERT_TO_BINARY" }) } },
            binaryTypes("image/png"),
        ),
        steps: [
            put("text/plain", base64, { status: 200, answer: got(bytes) }),
            put("image/png", bytes, { status: 200, answer: got(bytes) }),
            put("text/plain", "this is a UTF8 text typed object", misconfigured),
        ],
    },
    {
        id: "B20",
        title: "a client gets a backend's bytes where it accepts a binary type, and else as base64 or as mangled text",
        source: `${s3}::test_apigw_s3_binary_support_response_no_content_handling`,
        document: documentOf(
            {
                "/png": given(bytes, "image/png"),
                "/pdf": given(bytes, "application/pdf"),
                "/text": given("this is a UTF8 text typed object", "text/plain"),
                "/encoded": given(base64, "text/plain"),
            },
            binaryTypes("image/png"),
        ),
        steps: [
            { path: "/dev/png", headers: { accept: "image/png" }, status: 200, bytes },
            { path: "/dev/png", headers: { accept: "text/plain" }, status: 200, answer: base64 },
            { path: "/dev/pdf", status: 200, bytes: mangled },
            { path: "/dev/text", status: 200, answer: "this is a UTF8 text typed object" },
            { path: "/dev/text", headers: { accept: "image/png" }, ...misconfigured },
            { path: "/dev/encoded", headers: { accept: "image/png" }, status: 200, bytes },
        ],
    },
    {
        id: "B9",
        title: "application/* in the binary types means each of that kind, and a wildcard on the left nothing",
        source: lambdaBinary,
        document: documentOf({ "/b": { get: lambda("png") } }, binaryTypes("application/*", "*/test")),
        functions: { png: answering({ body: base64, isBase64Encoded: true }) },
        steps: [
            { path: "/dev/b", headers: { accept: "application/test" }, status: 200, bytes },
            { path: "/dev/b", headers: { accept: "application/*" }, status: 200, bytes },
            { path: "/dev/b", headers: { accept: "application" }, status: 200, answer: base64 },
            { path: "/dev/b", headers: { accept: "random/test" }, status: 200, answer: base64 },
            { path: "/dev/b", headers: { accept: "*/test" }, status: 200, answer: base64 },
            { path: "/dev/b", headers: { accept: "*/*" }, status: 200, answer: base64 },
        ],
    },
    {
        id: "B13",
        title: "a body that is said to be base64 and is not is 500",
        source: lambdaBinary,
        document: documentOf({ "/b": { get: lambda("bad") } }, binaryTypes("image/png")),
        functions: { bad: answering({ body: "èé+à)(", isBase64Encoded: true }) },
        steps: [{ path: "/dev/b", headers: { accept: "image/png" }, ...misconfigured }],
    },
    {
        id: "B21",
        title: "without binary types a function's base64 stays text for everyone",
        source: lambdaBinary,
        document: documentOf({ "/b": { get: lambda("png") } }),
        functions: {
            png: answering({ body: base64, isBase64Encoded: true, headers: { "Content-Type": "image/png" } }),
        },
        steps: [{ path: "/dev/b", headers: { accept: "image/png" }, status: 200, answer: base64 }],
    },
];
