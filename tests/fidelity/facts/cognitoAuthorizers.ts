import { expect } from "chai";
import { RecordedFact } from "../recordedFact";
import { authorization, by, echoAuthorizer, invoked, mocked, unauthorized, withSchemes } from "./authorizerSchemes";

const pool = "us-east-1_abcdefghi";
const cognito = {
    type: "apiKey",
    name: "Authorization",
    in: "header",
    "x-amazon-apigateway-authtype": "cognito_user_pools",
    "x-amazon-apigateway-authorizer": {
        type: "cognito_user_pools",
        providerARNs: [`arn:aws:cognito-idp:us-east-1:123456789012:userpool/${pool}`],
    },
};
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwt = (claims: object) =>
    `${base64({ alg: "RS256", kid: "k" })}.${base64({
        iss: `https://cognito-idp.us-east-1.amazonaws.com/${pool}`,
        exp: 4_102_444_800,
        iat: 1_506_366_000,
        ...claims,
    })}.c2lnbmF0dXJl`;
const idToken = jwt({ token_use: "id", sub: "s", "cognito:groups": ["a", "b"], email_verified: true, auth_time: 5 });
const accessToken = (scope: string) => jwt({ token_use: "access", scope });

/** Cognito authorizers. */
export const cognitoAuthorizerFacts: RecordedFact[] = [
    {
        id: "U3",
        title: "a Cognito authorizer takes an identity token, with and without Bearer, where the method has no scopes",
        source: "localstack-ext test_authorizers::test_authorizer_cognito_scopes (recorded); re:Post api-gateway-cognito-401-unauthorized",
        document: withSchemes({ "/a": { get: { ...by("pool"), ...mocked } } }, { pool: cognito }),
        steps: [
            { path: "/dev/a", headers: authorization(idToken), status: 200 },
            { path: "/dev/a", headers: authorization(`Bearer ${idToken}`), status: 200 },
            { path: "/dev/a", headers: authorization(accessToken("openid")), ...unauthorized },
            { path: "/dev/a", ...unauthorized },
            { path: "/dev/a", headers: authorization("invalid-token"), ...unauthorized },
            { path: "/dev/a", headers: authorization("a.b.c"), ...unauthorized },
            { path: "/dev/a", headers: authorization(idToken.slice(0, idToken.lastIndexOf("."))), ...unauthorized },
            {
                path: "/dev/a",
                headers: authorization(
                    jwt({ token_use: "id", iss: "https://cognito-idp.us-east-1.amazonaws.com/other" }),
                ),
                ...unauthorized,
            },
        ],
    },
    {
        id: "U3b",
        title: "an expired token is told so",
        source: "amplify-js #6060; serverless #3191",
        document: withSchemes({ "/a": { get: { ...by("pool"), ...mocked } } }, { pool: cognito }),
        steps: [
            {
                path: "/dev/a",
                headers: authorization(jwt({ token_use: "id", exp: 1_506_366_000 })),
                status: 401,
                answer: '{"message":"The incoming token has expired"}',
            },
        ],
    },
    {
        id: "U3c",
        title: "with scopes on the method an access token passes that has one of them, and no identity token",
        source: "localstack-ext test_authorizers::test_authorizer_cognito_scopes (recorded)",
        document: withSchemes(
            { "/a": { get: { ...by("pool", ["orders/read", "orders/write"]), ...mocked } } },
            { pool: cognito },
        ),
        steps: [
            { path: "/dev/a", headers: authorization(accessToken("openid orders/write")), status: 200 },
            { path: "/dev/a", headers: authorization(idToken), ...unauthorized },
            { path: "/dev/a", headers: authorization(accessToken("openid")), status: 401 },
        ],
    },
    {
        id: "U3e",
        title: "a validation expression is for the audience of the token",
        source: "API reference, CreateAuthorizer, identityValidationExpression",
        document: withSchemes(
            { "/a": { get: { ...by("pool"), ...mocked } } },
            {
                pool: {
                    ...cognito,
                    "x-amazon-apigateway-authorizer": {
                        ...cognito["x-amazon-apigateway-authorizer"],
                        identityValidationExpression: "client[0-9]",
                    },
                },
            },
        ),
        steps: [
            { path: "/dev/a", headers: authorization(jwt({ token_use: "id", aud: "client1" })), status: 200 },
            { path: "/dev/a", headers: authorization(jwt({ token_use: "id", aud: "clientx" })), ...unauthorized },
            { path: "/dev/a", headers: authorization(idToken), ...unauthorized },
        ],
    },
    {
        id: "U3d",
        title: "a function behind a Cognito authorizer sees the claims as texts",
        source: "amazon-api-gateway-developer-guide #158; AWS's sample events",
        document: withSchemes({ "/a": { get: { ...by("pool"), ...invoked("echo") } } }, { pool: cognito }),
        functions: { echo: echoAuthorizer },
        steps: [
            {
                path: "/dev/a",
                headers: authorization(idToken),
                status: 200,
                answer: body =>
                    expect(JSON.parse(body)).to.deep.equal({
                        claims: {
                            iss: `https://cognito-idp.us-east-1.amazonaws.com/${pool}`,
                            exp: "Fri Jan 01 00:00:00 UTC 2100",
                            iat: "Mon Sep 25 19:00:00 UTC 2017",
                            token_use: "id",
                            sub: "s",
                            "cognito:groups": "a,b",
                            email_verified: "true",
                            auth_time: "5",
                        },
                    }),
            },
        ],
    },
];
