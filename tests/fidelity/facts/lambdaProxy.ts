import { expect } from "chai";
import { FactStep, RecordedFact, documentOf, functionUri, internalServerError } from "../recordedFact";

const recordedEvent = "LS test_apigateway_lambda.py::test_lambda_aws_proxy_integration";
const recordedHeaders = "LS test_apigateway_integrations.py::test_apigateway_header_remapping_aws[AWS_PROXY]";
const importantNotes = "DG, Amazon API Gateway important notes, REST APIs";

const echo = "export const handler = async event => ({ statusCode: 200, body: JSON.stringify(event) });";

function proxyTo(name: string, more: { [property: string]: unknown } = {}) {
    const integration = { type: "aws_proxy", httpMethod: "POST", uri: functionUri(name), ...more };
    return { "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": integration } };
}

interface Event {
    path: string;
    httpMethod: string;
    headers: { [name: string]: string };
    multiValueHeaders: { [name: string]: string[] };
    pathParameters: { [name: string]: string } | null;
    queryStringParameters: { [name: string]: string } | null;
    multiValueQueryStringParameters: { [name: string]: string[] } | null;
    requestContext: { [name: string]: unknown } & { identity: { [name: string]: unknown } };
    body: string | null;
}

const sees = (check: (event: Event) => void) => (body: string) => check(JSON.parse(body) as Event);

/** What a function sees of a request to `/{proxy+}`, `/id/{id}` or `/`. */
function seen(
    id: string,
    title: string,
    source: string,
    step: Omit<FactStep, "status">,
    check: (event: Event) => void,
    more: Partial<RecordedFact> = {},
): RecordedFact {
    const document = documentOf({ "/{proxy+}": proxyTo("echo"), "/id/{id}": proxyTo("echo"), "/": proxyTo("echo") });
    const functions = { echo };
    return { id, title, source, document, functions, steps: [{ status: 200, ...step, answer: sees(check) }], ...more };
}

/** What functions see of requests. */
export const lambdaProxyFacts: RecordedFact[] = [
    seen(
        "L2",
        "requestContext has exactly the service's fields",
        recordedEvent,
        { path: "/dev/a" },
        ({ requestContext }) => {
            const fields =
                "accountId apiId deploymentId domainName domainPrefix extendedRequestId httpMethod identity path protocol requestId requestTime requestTimeEpoch resourceId resourcePath stage";
            expect(Object.keys(requestContext).sort()).to.deep.equal(fields.split(" "));
            for (const field of ["deploymentId", "resourceId"]) expect(requestContext[field]).to.match(/^[a-z0-9]+$/);
        },
    ),
    seen(
        "L3",
        "what nobody knows of the caller is null",
        recordedEvent,
        { path: "/dev/a", headers: { "user-agent": "u/1" } },
        ({ requestContext: { identity } }) =>
            expect(identity).to.deep.equal({
                accessKey: null,
                accountId: null,
                caller: null,
                cognitoAuthenticationProvider: null,
                cognitoAuthenticationType: null,
                cognitoIdentityId: null,
                cognitoIdentityPoolId: null,
                principalOrgId: null,
                sourceIp: "127.0.0.1",
                user: null,
                userAgent: "u/1",
                userArn: null,
            }),
    ),
    seen(
        "L15",
        "a path parameter stays percent-encoded",
        "serverless #5037; aws-lambda-dotnet #386",
        { path: "/dev/id/a%2Fb%20c" },
        ({ path, pathParameters }) => {
            expect(pathParameters).to.deep.equal({ id: "a%2Fb%20c" });
            expect(path).to.equal("/id/a%2Fb%20c");
        },
    ),
    seen(
        "L17",
        "a greedy one too",
        recordedEvent,
        { path: "/dev/user/test%2Balias@gmail.com/test+alias@gmail.com" },
        ({ pathParameters }) =>
            expect(pathParameters).to.deep.equal({ proxy: "user/test%2Balias@gmail.com/test+alias@gmail.com" }),
    ),
    seen("L11", "no parameters, no query, no body are null", recordedEvent, { path: "/dev" }, event =>
        expect(event).to.deep.include({
            pathParameters: null,
            queryStringParameters: null,
            multiValueQueryStringParameters: null,
            body: null,
            isBase64Encoded: false,
            stageVariables: null,
        }),
    ),
    seen(
        "L13",
        "query parameters are decoded, and of several values of a name the single map has the last",
        recordedEvent,
        { path: "/dev/a?plus=test+alias&email=test%2Balias&m=1&m=2&flag&e=" },
        ({ queryStringParameters, multiValueQueryStringParameters }) => {
            const single = { plus: "test alias", email: "test+alias", m: "2", flag: "", e: "" };
            expect(queryStringParameters).to.deep.equal(single);
            expect(multiValueQueryStringParameters?.m).to.deep.equal(["1", "2"]);
        },
    ),
    seen("R28 lambda", "`;` separates query parameters", importantNotes, { path: "/dev/a?a=1;b=2&c=%3B" }, event =>
        expect(event.queryStringParameters).to.deep.equal({ a: "1", b: "2", c: ";" }),
    ),
    seen(
        "L19",
        "authorization, user-agent and host are written as the service writes them, other names as the client does",
        recordedEvent,
        { path: "/dev/a", headers: { authorization: "a", "user-agent": "u", "x-LoWeR": "1", host: "h" } },
        ({ headers, multiValueHeaders }) => {
            expect(headers).to.include({ Authorization: "a", "User-Agent": "u", "x-LoWeR": "1", Host: "h" });
            expect(multiValueHeaders).to.deep.include({ Authorization: ["a"], "User-Agent": ["u"] });
            expect(headers).to.not.have.any.keys("authorization", "user-agent", "host");
        },
    ),
    seen(
        "L23",
        "Content-Encoding and Via pass to a function",
        recordedHeaders,
        { path: "/dev/a", headers: { "Content-Encoding": "deflate", Via: "p.example.net" } },
        ({ headers }) => expect(headers).to.include({ "Content-Encoding": "deflate", Via: "p.example.net" }),
    ),
    seen(
        "L24",
        "headers of the connection, and Server, do not",
        recordedHeaders,
        {
            path: "/dev/a",
            headers: {
                "Content-MD5": "x",
                "Max-Forwards": "2",
                "Proxy-Authenticate": "Basic",
                Server: "s",
                TE: "deflate",
                "WWW-Authenticate": "Basic",
                Warn: "299",
            },
        },
        ({ headers }) => {
            const dropped = ["Content-MD5", "Max-Forwards", "Proxy-Authenticate", "Server", "TE", "WWW-Authenticate"];
            expect(headers).to.not.have.any.keys(...dropped, "Connection", "Content-Length");
            expect(headers).to.include({ Warn: "299" });
        },
    ),
    seen(
        "L21",
        "the client's address, port and protocol are in X-Forwarded-*",
        recordedEvent,
        { path: "/dev/a" },
        event => {
            expect(event.headers).to.include({ "X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "http" });
            expect(event.headers["X-Forwarded-Port"]).to.match(/^\d+$/);
            expect(event.multiValueHeaders["X-Forwarded-For"]).to.deep.equal(["127.0.0.1"]);
        },
    ),
    seen(
        "L21b",
        "and the address follows those that the client gives",
        "LS PR #10561",
        { path: "/dev/a", headers: { "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "gopher" } },
        ({ headers, multiValueHeaders }) => {
            expect(headers).to.include({ "X-Forwarded-For": "203.0.113.7, 127.0.0.1", "X-Forwarded-Proto": "http" });
            expect(multiValueHeaders["X-Forwarded-Proto"]).to.deep.equal(["http"]);
        },
    ),
    {
        ...seen("E9", "a function and its client get a trace", "LS test_invocation_trace_id", { path: "/" }, () => 0),
        steps: [
            {
                path: "/dev/a",
                status: 200,
                answer: sees(({ headers }) =>
                    expect(headers["X-Amzn-Trace-Id"]).to.match(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
                ),
                answerHeaders: {
                    "x-amzn-trace-id": /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=[01]/,
                },
            },
            {
                path: "/dev/a",
                headers: {
                    "x-amzn-trace-id": "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1",
                },
                status: 200,
                answer: sees(({ headers, multiValueHeaders }) => {
                    const trace = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1";
                    expect(headers["X-Amzn-Trace-Id"]).to.equal(trace);
                    expect(multiValueHeaders["X-Amzn-Trace-Id"]).to.deep.equal([trace]);
                }),
                answerHeaders: {
                    "x-amzn-trace-id": /^Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1/,
                },
            },
            {
                path: "/dev/a",
                headers: { "X-Amzn-Trace-Id": "Root=1-3152b799-8954dae64eda91bc9a23a7e8" },
                status: 200,
                answerHeaders: {
                    "x-amzn-trace-id":
                        /^Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=(?!7fa8c0f79203be72)[0-9a-f]{16}/,
                },
            },
        ],
    },
    seen(
        "R27 lambda",
        "X-HTTP-Method-Override says the method",
        importantNotes,
        { method: "POST", path: "/dev/a", headers: { "X-HTTP-Method-Override": "PATCH" } },
        ({ httpMethod, requestContext }) => {
            expect(httpMethod).to.equal("PATCH");
            expect(requestContext.httpMethod).to.equal("PATCH");
        },
    ),
    seen("L4", "requestContext.path has the stage, path has not", recordedEvent, { path: "/dev/a%20b?q=1" }, event => {
        expect(event.path).to.equal("/a%20b");
        expect(event.requestContext).to.include({ path: "/dev/a%20b", stage: "dev", resourcePath: "/{proxy+}" });
    }),
    seen(
        "L4b",
        "also where this machine serves the stage under another path",
        recordedEvent,
        { path: "/restapis/api1/dev/_user_request_/a" },
        ({ path, requestContext }) => {
            expect(path).to.equal("/a");
            expect(requestContext.path).to.equal("/dev/a");
        },
    ),
    {
        ...seen("L26", "mappings do not reach a function", "LS …_request_data_mapping", { path: "/" }, () => 0),
        document: documentOf({
            "/a": proxyTo("echo", {
                requestParameters: {
                    "integration.request.header.X-Mapped": "'yes'",
                    "integration.request.querystring.q": "'1'",
                },
            }),
        }),
        steps: [
            {
                path: "/dev/a",
                status: 200,
                answer: sees(({ headers, queryStringParameters }) => {
                    expect(headers).to.not.have.property("X-Mapped");
                    expect(queryStringParameters).to.equal(null);
                }),
            },
        ],
    },
    ...["Authorization", "Connection", "Content-Length", "Expect", "Proxy-Authenticate", "TE", "Transfer-Encoding"].map(
        (name): RecordedFact => ({
            id: `L27 ${name}`,
            title: "an API that maps it for a function is answered with 500",
            source: recordedHeaders,
            document: documentOf({
                "/a": proxyTo("echo", { requestParameters: { [`integration.request.header.${name}`]: "'5'" } }),
            }),
            functions: { echo },
            steps: [{ path: "/dev/a", ...internalServerError, answerHeaders: { "x-amzn-trace-id": null } }],
        }),
    ),
    {
        id: "L29",
        title: "an integration that invokes by another method than POST is answered with 500",
        source: "LS test_apigateway_lambda.py::test_lambda_aws_proxy_integration_non_post_method",
        document: documentOf({ "/a": proxyTo("echo", { httpMethod: "GET" }) }),
        functions: { echo },
        steps: [{ path: "/dev/a", ...internalServerError }],
    },
];
