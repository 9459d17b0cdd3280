import { expect } from "chai";
import { RecordedFact } from "../recordedFact";
import {
    Told,
    authorization,
    by,
    byToken,
    denied,
    echoAuthorizer,
    eventOf,
    failed,
    invoked,
    mocked,
    tells,
    token,
    unauthorized,
    withSchemes,
} from "./authorizerSchemes";

const recordedToken = "localstack-ext test_rest_apis::test_lambda_token_authorizer (recorded 2024)";

/** Lambda authorizers of the type TOKEN. */
export const tokenAuthorizerFacts: RecordedFact[] = [
    {
        id: "U2",
        title: "a TOKEN authorizer decides by the header: allowed, denied, Unauthorized, failed, or no header",
        source: recordedToken,
        document: withSchemes({ "/a": { get: { ...by("auth"), ...mocked } } }, { auth: token() }),
        functions: { authorizer: byToken },
        steps: [
            { path: "/dev/a", headers: authorization("allow"), status: 200 },
            { path: "/dev/a", headers: authorization("deny"), ...denied },
            { path: "/dev/a", headers: authorization("unauthorized"), ...unauthorized },
            { path: "/dev/a", headers: authorization("fail"), ...failed },
            { path: "/dev/a", ...unauthorized },
            { path: "/dev/a", headers: authorization(""), ...unauthorized },
        ],
    },
    {
        id: "U2b",
        title: "a function that calls back with the text Unauthorized refuses too",
        source: recordedToken,
        document: withSchemes({ "/a": { get: { ...by("auth"), ...mocked } } }, { auth: token() }),
        functions: {
            authorizer: "export const handler = (event, context, callback) => callback(event.authorizationToken);",
        },
        steps: [
            { path: "/dev/a", headers: authorization("Unauthorized"), ...unauthorized },
            { path: "/dev/a", headers: authorization("unauthorized"), ...failed },
        ],
    },
    {
        id: "U2c",
        title: "a function behind an authorizer sees its principal, its context as texts, and the latency as a number",
        source: "localstack-ext test_rest_apis::test_lambda_token_authorizer_event_payload (recorded 2024)",
        document: withSchemes({ "/": { get: { ...by("auth"), ...invoked("echo") } } }, { auth: token() }),
        functions: { authorizer: byToken, echo: echoAuthorizer },
        steps: [
            {
                path: "/dev/",
                headers: authorization("allow"),
                status: 200,
                answer: body => {
                    const { integrationLatency, methodArn, ...others } = JSON.parse(body) as Told;
                    expect(integrationLatency).to.be.a("number");
                    expect(methodArn).to.match(/^arn:aws:execute-api:us-east-1:123456789012:[^/]+\/dev\/GET\/$/);
                    expect(others).to.deep.equal({
                        principalId: "user",
                        stringKey: "stringval",
                        numberKey: "123",
                        booleanKey: "true",
                    });
                },
            },
        ],
    },
    {
        id: "U2d",
        title: "the ARN of the method has the request's method and path, and no query string",
        source: "localstack-ext test_rest_apis::test_lambda_token_authorizer_path_suffixes (recorded 2024)",
        document: withSchemes(
            {
                "/demo": { get: { ...by("auth"), ...invoked("echo") } },
                "/{id}/x": { "x-amazon-apigateway-any-method": { ...by("auth"), ...invoked("echo") } },
            },
            { auth: token() },
        ),
        functions: { authorizer: byToken, echo: echoAuthorizer },
        steps: [
            { path: "/dev/demo", headers: authorization("allow"), status: 200, answer: /\/dev\/GET\/demo"/ },
            { path: "/dev/demo/", headers: authorization("allow"), status: 200, answer: /\/dev\/GET\/demo\/"/ },
            { path: "/dev/demo?param=1", headers: authorization("allow"), status: 200, answer: /\/dev\/GET\/demo"/ },
            {
                method: "PATCH",
                path: "/dev/7/x",
                headers: authorization("allow"),
                status: 200,
                answer: /\/dev\/PATCH\/7\/x"/,
            },
        ],
    },
    {
        id: "U2e",
        title: "a TOKEN authorizer's function gets the type, the token and the ARN of the method",
        source: "DG, Input to an API Gateway Lambda authorizer",
        document: withSchemes(
            { "/a": { get: { ...by("auth"), ...invoked("echo") } } },
            { auth: token({}, { name: "X-Token" }) },
        ),
        functions: { authorizer: tells, echo: echoAuthorizer },
        steps: [
            {
                path: "/dev/a",
                headers: { "x-token": "Bearer t" },
                status: 200,
                answer: body => {
                    const { methodArn, ...others } = eventOf(body);
                    expect(others).to.deep.equal({ type: "TOKEN", authorizationToken: "Bearer t" });
                    expect(methodArn).to.match(/\/dev\/GET\/a$/);
                },
            },
            { path: "/dev/a", headers: authorization("t"), ...unauthorized },
        ],
    },
    {
        id: "U2f",
        title: "a token that does not fit the validation expression is refused, and the function is not asked",
        source: "API reference, CreateAuthorizer, identityValidationExpression",
        document: withSchemes(
            { "/a": { get: { ...by("auth"), ...mocked } } },
            { auth: token({ identityValidationExpression: "Bearer [a-z]+" }) },
        ),
        functions: { authorizer: tells },
        steps: [
            { path: "/dev/a", headers: authorization("Bearer abc"), status: 200 },
            { path: "/dev/a", headers: authorization("Bearer 123"), ...unauthorized },
            { path: "/dev/a", headers: authorization("Bearer abc 1"), ...unauthorized },
        ],
    },
];
