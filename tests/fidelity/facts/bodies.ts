import * as zlib from "node:zlib";
import { FactStep, RecordedFact, documentOf } from "../recordedFact";
import { answering, echo, given, got, lambda, mock } from "./bodyIntegrations";

/** Sizes and codings of bodies. */
export const bodyFacts: RecordedFact[] = [
    {
        id: "E6",
        title: "a body over 10 MB is 413 as text without ids",
        source: "koki-develop/lgtm-generator #10 (with headers)",
        document: documentOf({ "/a": { post: mock() } }),
        steps: [
            {
                method: "POST",
                path: "/dev/a",
                send: Buffer.alloc(10_485_761, "x"),
                status: 413,
                answer: "HTTP content length exceeded 10485760 bytes.",
                answerHeaders: {
                    "content-type": "text; charset=utf-8",
                    "x-amzn-requestid": null,
                    "x-amz-apigw-id": null,
                    "x-amzn-errortype": null,
                },
            },
        ],
    },
    {
        id: "E7",
        title: "a body that is too large for a function's event is 413 with AWS's words and ids",
        source: "koki-develop/lgtm-generator #10 (with headers)",
        document: documentOf({ "/a": { post: lambda("ok") } }),
        functions: { ok: answering({ body: "ok" }) },
        steps: [
            {
                method: "POST",
                path: "/dev/a",
                send: Buffer.alloc(7 * 1024 * 1024, "x"),
                status: 413,
                answer: '{"message": "Request Too Long"}',
                errorType: "BadRequestException",
                answerHeaders: { "content-type": "application/json", "x-amzn-requestid": /./, "x-amz-apigw-id": /./ },
            },
            { method: "POST", path: "/dev/a", send: Buffer.alloc(5 * 1024 * 1024, "x"), status: 200, answer: "ok" },
        ],
    },
    {
        id: "L61",
        title: "an answer of a function that is larger than 6 MB is 502",
        source: "Lambda developer guide, quotas (synchronous response)",
        document: documentOf({ "/a": { get: lambda("large") } }),
        functions: { large: "export const handler = async () => ({ body: 'x'.repeat(6_500_000) });" },
        steps: [{ path: "/dev/a", status: 502, answer: '{"message": "Internal server error"}' }],
    },
    {
        id: "U11",
        title: "an answer of the minimum size is compressed for a client that asks for it first of all",
        source: "DG api-gateway-receive-response-with-compressed-payload; developer guide #32 (first choice only)",
        document: documentOf(
            {
                "/a": {
                    get: mock({
                        responses: {
                            default: { statusCode: "200", responseTemplates: { "application/json": "0123456789" } },
                        },
                    }),
                },
                "/small": {
                    get: mock({
                        responses: {
                            default: { statusCode: "200", responseTemplates: { "application/json": "012345678" } },
                        },
                    }),
                },
                "/proxy": given("0123456789", "text/plain"),
            },
            { "x-amazon-apigateway-minimum-compression-size": 10 },
        ),
        steps: [
            ...["/dev/a", "/dev/proxy"].flatMap((path): FactStep[] => [
                {
                    path,
                    headers: { "accept-encoding": "gzip" },
                    status: 200,
                    bytes: zlib.gzipSync("0123456789"),
                    answerHeaders: { "content-encoding": "gzip" },
                },
                {
                    path,
                    headers: { "accept-encoding": "gzip;q=0.5, deflate" },
                    status: 200,
                    bytes: zlib.deflateSync("0123456789"),
                    answerHeaders: { "content-encoding": "deflate" },
                },
                ...["br, gzip", "*", "identity", "gzip;q=0"].map((coding): FactStep => ({
                    path,
                    headers: { "accept-encoding": coding },
                    status: 200,
                    answer: "0123456789",
                    answerHeaders: { "content-encoding": null },
                })),
                { path, status: 200, answer: "0123456789", answerHeaders: { "content-encoding": null } },
            ]),
            { path: "/dev/small", headers: { "accept-encoding": "gzip" }, status: 200, answer: "012345678" },
        ],
    },
    {
        id: "U12b",
        title: "a compressed request is decompressed for backends, functions and validators, in each API",
        source: "DG api-gateway-make-request-with-compressed-payload",
        document: documentOf({
            "/echo": { post: echo() },
            "/lambda": { post: lambda("body") },
        }),
        functions: { body: "export const handler = async event => ({ body: event.body });" },
        steps: [
            ...(["gzip", "deflate"] as const).map((coding): FactStep => ({
                method: "POST",
                path: "/dev/echo",
                headers: { "content-type": "application/json", "content-encoding": coding },
                send: coding === "gzip" ? zlib.gzipSync('{"a":1}') : zlib.deflateSync('{"a":1}'),
                status: 200,
                answer: got(Buffer.from('{"a":1}')),
            })),
            {
                method: "POST",
                path: "/dev/lambda",
                headers: { "content-type": "application/json", "content-encoding": "gzip" },
                send: zlib.gzipSync('{"a":1}'),
                status: 200,
                answer: '{"a":1}',
            },
        ],
    },
    {
        id: "U12c",
        title: "a request in an unknown coding, or not in the one that it names, is 415",
        source: "DG api-gateway-make-request-with-compressed-payload; qiita.com/ma2shita/items/4e3c16617a6e17dda01e (compress)",
        document: documentOf({ "/echo": { post: echo() } }),
        steps: ["br", "compress", "gzip"].map(coding => ({
            method: "POST",
            path: "/dev/echo",
            headers: { "content-type": "application/json", "content-encoding": coding },
            send: '{"a":1}',
            status: 415,
            answer: '{"message":"Unsupported Media Type"}',
        })),
    },
];
