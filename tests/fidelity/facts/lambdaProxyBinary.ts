import { expect } from "chai";
import { RecordedFact, documentOf } from "../recordedFact";
import { answering, lambda } from "./bodyIntegrations";

const recorded = "LS test_apigateway_lambda.py::test_aws_proxy_binary_response";
const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
const base64 = bytes.toString("base64");

/** What a client gets of a function's base64, by the API's binary types and its Accept. */
const answers: [id: string, binaryType: string, accept: string | undefined, isDecoded: boolean][] = [
    ["B1", "image/png", "image/png", true],
    ["B3", "image/png", "image/*", false],
    ["B4", "image/png", "*/*", false],
    ["B5", "image/png", "image/png,image/*", true],
    ["B6", "image/png", "image/webp,image/png", false],
    ["B7", "image/png", undefined, false],
    ["B10", "application/*", "application/*", true],
    ["B12", "application/*", "application", false],
    ["B14", "*/*", undefined, true],
    ["B14b", "*/*", "text/plain", true],
];

const said = "export const handler = async e => ({ body: JSON.stringify([e.body, e.isBase64Encoded]) });";

export const lambdaProxyBinaryFacts: RecordedFact[] = [
    ...answers.map(([id, binaryType, accept, isDecoded]): RecordedFact => ({
        id,
        title: `${binaryType}, Accept ${accept ?? "missing"}: ${isDecoded ? "the bytes" : "the base64 text"}`,
        source: recorded,
        document: documentOf({ "/a": { get: lambda("gives") } }, binaryTypes(binaryType)),
        functions: { gives: answering({ isBase64Encoded: true, body: base64 }) },
        steps: [
            {
                path: "/dev/a",
                headers: accept === undefined ? {} : { accept },
                status: 200,
                bytes: isDecoded ? bytes : Buffer.from(base64),
            },
        ],
    })),
    {
        id: "B8",
        title: "text that is not said to be base64 stays text, whatever is accepted",
        source: recorded,
        document: documentOf({ "/a": { get: lambda("gives") } }, binaryTypes("image/png")),
        functions: { gives: answering({ isBase64Encoded: false, body: base64 }) },
        steps: [{ path: "/dev/a", headers: { accept: "image/png" }, status: 200, answer: base64 }],
    },
    {
        id: "B15, B16",
        title: "a function gets a body of a binary type as base64, and any other as text",
        source: "ministack's tests (verified at AWS)",
        document: documentOf({ "/a": { post: lambda("says") } }, binaryTypes("image/png")),
        functions: { says: said },
        steps: [
            {
                method: "POST",
                path: "/dev/a",
                headers: { "content-type": "image/png" },
                send: bytes,
                status: 200,
                answer: body => expect(JSON.parse(body)).to.deep.equal([base64, true]),
            },
            {
                method: "POST",
                path: "/dev/a",
                headers: { "content-type": "image/gif" },
                send: "ü",
                status: 200,
                answer: body => expect(JSON.parse(body)).to.deep.equal(["ü", false]),
            },
        ],
    },
];

function binaryTypes(...types: string[]) {
    return { "x-amazon-apigateway-binary-media-types": types };
}
