import { expect } from "chai";
import { RecordedFact } from "../recordedFact";
import {
    by,
    echoAuthorizer,
    eventOf,
    invoked,
    mocked,
    request,
    tells,
    unauthorized,
    withSchemes,
} from "./authorizerSchemes";

const recordedIdentity = "localstack-ext test_authorizers::test_authorizer_lambda_request_identity_source (recorded)";

/** Lambda authorizers of the type REQUEST. */
export const requestAuthorizerFacts: RecordedFact[] = [
    {
        id: "A1",
        title: "a REQUEST authorizer needs each of its identity sources, in any case of the header's name",
        source: recordedIdentity,
        document: withSchemes(
            { "/a": { get: { ...by("auth"), ...mocked } } },
            {
                auth: request({
                    identitySource: "method.request.header.TestHeader, method.request.header.AuthHeader",
                    authorizerResultTtlInSeconds: 10,
                }),
            },
        ),
        functions: { authorizer: tells },
        steps: [
            { path: "/dev/a", headers: { TestHeader: "v", AuthHeader: "v" }, status: 200 },
            { path: "/dev/a", headers: { random: "v" }, ...unauthorized },
            { path: "/dev/a", headers: { TestHeader: "v" }, ...unauthorized },
            { path: "/dev/a", headers: { TestHeader: "v", AuthHeader: "" }, ...unauthorized },
            { path: "/dev/a", headers: { TESTHEADER: "v", AUTHHEADER: "v" }, status: 200 },
        ],
    },
    {
        id: "A2",
        title: "a REQUEST authorizer without cache and identity sources is asked in any case",
        source: recordedIdentity,
        document: withSchemes({ "/a": { get: { ...by("auth"), ...mocked } } }, { auth: request({}) }),
        functions: { authorizer: tells },
        steps: [{ path: "/dev/a", status: 200 }],
    },
    {
        id: "A3",
        title: "identity sources may be query parameters, stage variables and context variables",
        source: "DG, Configure a Lambda authorizer",
        document: withSchemes(
            { "/a": { get: { ...by("auth"), ...mocked } }, "/b": { get: { ...by("none"), ...mocked } } },
            {
                auth: request({
                    identitySource:
                        "method.request.querystring.q,stageVariables.v,context.httpMethod,context.identity.sourceIp",
                }),
                none: request({ identitySource: "stageVariables.absent" }),
            },
        ),
        functions: { authorizer: tells },
        stageVariables: { v: "1" },
        steps: [
            { path: "/dev/a?q=1", status: 200 },
            { path: "/dev/a?q=", ...unauthorized },
            { path: "/dev/a", ...unauthorized },
            { path: "/dev/b", ...unauthorized },
        ],
    },
    {
        id: "A4",
        title: "a REQUEST authorizer's function gets the request in format 1.0, with empty maps and without the body",
        source: "DG, Input to an API Gateway Lambda authorizer; floci #3113 (apiKeyId)",
        document: withSchemes(
            {
                "/orders/{id}": {
                    post: { security: [{ auth: [] }, { api_key: [] }], ...invoked("echo") },
                },
                "/plain": { get: { ...by("auth"), ...invoked("echo") } },
            },
            { auth: request({}), api_key: { type: "apiKey", name: "x-api-key", in: "header" } },
        ),
        functions: { authorizer: tells, echo: echoAuthorizer },
        stageVariables: { v: "1" },
        customers: ["acme"],
        steps: [
            {
                method: "POST",
                path: "/dev/orders/7?a=1&a=2",
                headers: { "X-One": "1", "x-api-key": "{key:acme}" },
                send: "body",
                status: 200,
                answer: body => {
                    const event = eventOf(body);
                    expect(event).to.include({
                        type: "REQUEST",
                        resource: "/orders/{id}",
                        path: "/orders/7",
                        httpMethod: "POST",
                    });
                    expect(event.methodArn).to.match(/\/dev\/POST\/orders\/7$/);
                    expect(event.headers).to.include({ "X-One": "1" });
                    expect(event.multiValueHeaders["X-One"]).to.deep.equal(["1"]);
                    expect(event.queryStringParameters).to.deep.equal({ a: "2" });
                    expect(event.multiValueQueryStringParameters).to.deep.equal({ a: ["1", "2"] });
                    expect(event.pathParameters).to.deep.equal({ id: "7" });
                    expect(event.stageVariables).to.deep.equal({ v: "1" });
                    expect(event.requestContext).to.include({
                        stage: "dev",
                        httpMethod: "POST",
                        path: "/dev/orders/7",
                    });
                    expect(event.requestContext.identity).to.include({ apiKeyId: "key-acme" });
                    expect(event.requestContext).not.to.have.property("authorizer");
                    expect(event).not.to.have.any.keys("body", "isBase64Encoded", "authorizationToken");
                },
            },
            {
                path: "/dev/plain",
                status: 200,
                answer: body => {
                    const event = eventOf(body);
                    expect(event.pathParameters).to.deep.equal({});
                    expect(event.queryStringParameters).to.deep.equal({});
                },
            },
        ],
    },
];
