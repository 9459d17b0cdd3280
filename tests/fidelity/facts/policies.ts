import { FactStep, RecordedFact, documentOf } from "../recordedFact";

const answered = {
    "x-amazon-apigateway-integration": {
        type: "mock",
        requestTemplates: { "application/json": '{"statusCode":200}' },
        responses: { default: { statusCode: "200" } },
    },
};

const withPolicy = (...statements: { [name: string]: unknown }[]) =>
    documentOf(
        { "/": { get: answered }, "/orders/{id}": { get: answered, post: answered }, "/health": { get: answered } },
        {
            "x-amazon-apigateway-policy": {
                Version: "2012-10-17",
                Statement: statements.map(each => ({ Principal: "*", Action: "execute-api:Invoke", ...each })),
            },
        },
    );

const allowAll = { Effect: "Allow", Resource: "execute-api:/*" };
const loopback = { IpAddress: { "aws:SourceIp": ["127.0.0.0/8", "::1/128"] } };
const elsewhere = { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } };

function denied(resource: string, why: string): Omit<FactStep, "path"> {
    return {
        status: 403,
        answer:
            '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: ' +
            `arn:aws:execute-api:us-east-1:********9012:api1/dev/${resource} ${why}"}`,
        errorType: "AccessDeniedException",
        answerHeaders: { "content-type": "application/json" },
    };
}

const explicit = "with an explicit deny in a resource-based policy";
const implicit = "because no resource-based policy allows the execute-api:Invoke action";
const measured = "floci's design notes on resource policies (cases S3.4 and R6, measured 2026-10-02)";
const flow = "DG apigateway-authorization-flow";

/** Resource policies, for a client on this machine: 127.0.0.1. */
export const policyFacts: RecordedFact[] = [
    {
        id: "U8",
        title: "an address that the policy denies gets AWS's 403, with the request's path in it",
        source: measured,
        document: withPolicy(allowAll, {
            Effect: "Deny",
            Resource: "execute-api:/*/GET/orders/*",
            Condition: loopback,
        }),
        steps: [
            { path: "/dev/orders/7", ...denied("GET/orders/7", explicit) },
            { method: "POST", path: "/dev/orders/7", status: 200 },
            { path: "/dev/health", status: 200 },
        ],
    },
    {
        id: "U8b",
        title: "what nothing in the policy allows is denied",
        source: `${flow} ("an implicit denial or any explicit denial results in denying the caller"); a user's report of the words`,
        document: withPolicy({ ...allowAll, Condition: elsewhere }),
        steps: [{ path: "/dev/", ...denied("GET/", implicit) }],
    },
    {
        id: "U8c",
        title: "NotIpAddress denies all others than the network, and a listed network passes",
        source: "DG apigateway-resource-policies-examples (IP range)",
        document: withPolicy(allowAll, {
            Effect: "Deny",
            Resource: "execute-api:/dev/GET/health",
            Condition: { NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24"] } },
        }),
        steps: [
            { path: "/dev/health", ...denied("GET/health", explicit) },
            { path: "/dev/", status: 200 },
        ],
    },
    {
        id: "U8d",
        title: "a policy that allows this address lets it in, in each form of a resource",
        source: "DG api-gateway-iam-policy-examples-for-api-execution",
        document: withPolicy(
            {
                Effect: "Allow",
                Resource: "arn:aws:execute-api:eu-west-1:111122223333:abc/dev/GET/",
                Condition: loopback,
            },
            { Effect: "Allow", Resource: ["execute-api:/d?v/*/orders/7"] },
        ),
        steps: [
            { path: "/dev/", status: 200 },
            { path: "/dev/orders/7", status: 200 },
            { path: "/dev/orders/8", ...denied("GET/orders/8", implicit) },
            { path: "/dev/health", ...denied("GET/health", implicit) },
        ],
    },
    {
        id: "U8e",
        title: "a caller who is not signed in is no principal but everyone",
        source: measured,
        document: withPolicy(
            { ...allowAll, Principal: { AWS: "arn:aws:iam::111122223333:role/reader" } },
            { Effect: "Allow", Principal: { AWS: ["*"] }, Resource: "execute-api:/*/GET/health" },
        ),
        steps: [
            { path: "/dev/health", status: 200 },
            { path: "/dev/", ...denied("GET/", implicit) },
        ],
    },
    {
        id: "U8f",
        title: "a Referer that the policy asks for is looked at",
        source: "IAM user guide, global condition keys",
        document: withPolicy({
            ...allowAll,
            Condition: { StringLike: { "aws:Referer": ["https://www.example.com/*"] } },
        }),
        steps: [
            { path: "/dev/", headers: { referer: "https://www.example.com/a" }, status: 200 },
            { path: "/dev/", headers: { referer: "https://www.example.org/a" }, ...denied("GET/", implicit) },
            { path: "/dev/", ...denied("GET/", implicit) },
        ],
    },
];
