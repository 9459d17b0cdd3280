import { expect } from "chai";
import { functionUri } from "../recordedFact";

export const mock = (more: { [name: string]: unknown } = {}) => ({
    "x-amazon-apigateway-integration": {
        type: "mock",
        requestTemplates: { "application/json": '{"statusCode":200}' },
        responses: { default: { statusCode: "200" } },
        ...more,
    },
});

export const echo = (more: { [name: string]: unknown } = {}) => ({
    "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "POST", uri: "{backend}/echo", ...more },
});

/** That the backend got these bytes. */
export const got = (body: Buffer) => (text: string) =>
    expect((JSON.parse(text) as { body: string }).body).to.equal(body.toString("base64"));

export const given = (body: Buffer | string, type: string) => ({
    get: {
        "x-amazon-apigateway-integration": {
            type: "http_proxy",
            httpMethod: "GET",
            uri: `{backend}/given/${Buffer.from(body).toString("base64url")}?type=${type}`,
        },
    },
});

export const misconfigured = {
    status: 500,
    answer: '{"message": "Internal server error"}',
    errorType: "InternalServerErrorException",
} as const;

export const answering = (answer: { [name: string]: unknown }) =>
    `export const handler = async () => (${JSON.stringify(answer)});`;

export const lambda = (name: string) => ({
    "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri: functionUri(name) },
});
