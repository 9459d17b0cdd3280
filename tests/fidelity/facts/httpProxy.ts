import { expect } from "chai";
import { Echo, FactStep, RecordedFact, documentOf } from "../recordedFact";

const recordedHeaders = "LS test_apigateway_integrations.py::test_apigateway_header_remapping_http[HTTP_PROXY]";
const recordedLambdaUrl = "LS test_apigateway_http.py::test_http_integration_with_lambda[HTTP_PROXY]";
const importantNotes = "DG, Amazon API Gateway important notes, REST APIs";

function proxyTo(uri: string, more: { [property: string]: unknown } = {}) {
    const integration = { type: "http_proxy", httpMethod: "ANY", uri, ...more };
    return { "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": integration } };
}

const gets = (check: (echo: Echo) => void) => (body: string) => check(JSON.parse(body) as Echo);

/** What a backend gets of a request to `/a`, or to `/p/{id}` with the path mapped. */
function got(
    id: string,
    title: string,
    source: string,
    step: Omit<FactStep, "status" | "path"> & { path?: string },
    check: (echo: Echo) => void,
    more: { [property: string]: unknown } = {},
): RecordedFact {
    const path = { "integration.request.path.id": "method.request.path.id" };
    return {
        id,
        title,
        source,
        document: documentOf({
            "/a": proxyTo("{backend}/a", more),
            "/p/{id}": proxyTo("{backend}/p/{id}", { requestParameters: path }),
        }),
        steps: [{ path: "/dev/a", status: 200, ...step, answer: gets(check) }],
    };
}

/** What backends get of requests. */
export const httpProxyFacts: RecordedFact[] = [
    got("H2", "a backend gets a trace", recordedHeaders, {}, ({ headers }) =>
        expect(headers["x-amzn-trace-id"]).to.match(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    ),
    got(
        "H2b",
        "with the client's root",
        "LS test_apigateway_common.py::test_invocation_trace_id",
        { headers: { "X-Amzn-Trace-Id": "Root=1-3152b799-8954dae64eda91bc9a23a7e8" } },
        ({ headers }) => expect(headers["x-amzn-trace-id"]).to.equal("Root=1-3152b799-8954dae64eda91bc9a23a7e8"),
    ),
    got(
        "H4",
        "a backend gets the client's address after those that the client gives, its port and protocol",
        `${recordedLambdaUrl}; LS PR #10561`,
        { headers: { "x-forwarded-for": "203.0.113.7" } },
        ({ headers }) => {
            expect(headers["x-forwarded-for"]).to.equal("203.0.113.7, 127.0.0.1");
            expect(headers["x-forwarded-port"]).to.match(/^\d+$/);
            expect(headers["x-forwarded-proto"]).to.equal("http");
        },
    ),
    got("H3", "without the client's, the gateway's User-Agent", recordedHeaders, {}, ({ headers }) => {
        expect(headers["user-agent"]).to.equal(`AmazonAPIGateway_${headers["x-amzn-apigateway-api-id"] as string}`);
    }),
    got("H55", "without the client's, Accept: application/json", "LS handlers/integration_request.py", {}, echo =>
        expect(echo.headers.accept).to.equal("application/json"),
    ),
    got(
        "H6",
        "headers of the content pass as they are",
        recordedHeaders,
        {
            headers: {
                Accept: "text/html",
                "Accept-Charset": "UTF-8",
                "Accept-Encoding": "br",
                Authorization: "a",
                Pragma: "cache",
                Range: "bytes=0-1",
                Referer: "https://example.com/",
                "User-Agent": "u/1",
                "x-Own": "1",
            },
        },
        ({ headers, rawHeaders }) => {
            expect(headers).to.include({
                accept: "text/html",
                "accept-charset": "UTF-8",
                "accept-encoding": "br",
                authorization: "a",
                pragma: "cache",
                range: "bytes=0-1",
                referer: "https://example.com/",
                "user-agent": "u/1",
            });
            expect(rawHeaders).to.include("x-Own");
        },
    ),
    got(
        "H8",
        "headers of the connection, Server, Content-Encoding and Via do not pass",
        recordedHeaders,
        {
            headers: {
                "Content-Encoding": "deflate",
                "Content-MD5": "x",
                Expect: "100-continue",
                "Max-Forwards": "2",
                "Proxy-Authenticate": "Basic",
                Server: "s",
                TE: "deflate",
                Via: "p",
                "WWW-Authenticate": "Basic",
            },
        },
        ({ headers }) => {
            const names =
                "content-encoding content-md5 expect max-forwards proxy-authenticate server te via www-authenticate";
            expect(headers).to.not.have.any.keys(...names.split(" "));
        },
    ),
    got(
        "R27 http",
        "X-HTTP-Method-Override says the method, and stays at the gateway",
        importantNotes,
        { method: "POST", headers: { "X-HTTP-Method-Override": "GET" } },
        ({ method, headers }) => {
            expect(method).to.equal("GET");
            expect(headers).to.not.have.property("x-http-method-override");
        },
    ),
    got(
        "H46",
        "a query string is decoded and encoded again",
        "fireprox #44",
        { path: "/dev/a?u=a%2Fb&e=%26%3D%25&p=a+b%2B" },
        echo => expect(echo.url).to.equal("/a?u=a/b&e=%26%3D%25&p=a%20b%2B"),
    ),
    got(
        "R28 http",
        "`;` separates the parameters of a query string",
        importantNotes,
        { path: "/dev/a?a=1;b=2&a=3" },
        echo => expect(echo.url).to.equal("/a?a=1&b=2&a=3"),
    ),
    got("H47", "a path parameter is decoded and encoded again", importantNotes, { path: "/dev/p/a%20b%40c" }, echo =>
        expect(echo.url).to.equal("/p/a%20b@c"),
    ),
    got(
        "H9",
        "a POST without a body has its length",
        recordedHeaders,
        {},
        ({ method, headers }) => {
            expect(method).to.equal("POST");
            expect(headers["content-length"]).to.equal("0");
            expect(headers).to.not.have.property("transfer-encoding");
        },
        { httpMethod: "POST" },
    ),
    got(
        "H10",
        "a body that came in chunks has its length",
        recordedLambdaUrl,
        {
            method: "POST",
            headers: { "Transfer-Encoding": "chunked" },
            send: "hello",
        },
        ({ headers, body }) => {
            expect(headers["content-length"]).to.equal("5");
            expect(Buffer.from(body, "base64").toString()).to.equal("hello");
        },
    ),
    {
        id: "U7",
        title: "a VPC link's backend is that of the uri, and cache parameters change nothing",
        source: "DG, Set up REST API private integrations",
        document: documentOf({
            "/a": proxyTo("{backend}/a", {
                connectionType: "VPC_LINK",
                connectionId: "${stageVariables.link}",
                cacheKeyParameters: ["method.request.querystring.q"],
                cacheNamespace: "n",
                httpMethod: "GET",
            }),
        }),
        stageVariables: { link: "abc123" },
        steps: [{ path: "/dev/a?q=1", status: 200, answer: gets(({ url }) => expect(url).to.equal("/a?q=1")) }],
    },
];
