import { expect } from "chai";
import { Echo, FactStep, RecordedFact, documentOf, internalServerError } from "../recordedFact";

const recordedHeaders = "LS test_apigateway_integrations.py::test_apigateway_header_remapping_http[HTTP]";
const recordedLambdaUrl = "LS test_apigateway_http.py::test_http_integration_with_lambda[HTTP]";
const mappingReference = "DG, Parameter mapping source reference";

interface IntegrationPart {
    [property: string]: unknown;
}

const passing = { default: { statusCode: "200" } };

function documentWith(integration: IntegrationPart) {
    const whole = { type: "http", httpMethod: "POST", uri: "{backend}/a", responses: passing, ...integration };
    const operation = { "x-amazon-apigateway-integration": whole };
    return documentOf({
        "/a": { "x-amazon-apigateway-any-method": operation },
        "/p/{id}": { "x-amazon-apigateway-any-method": operation },
    });
}

/** What a backend gets by this integration, which passes the echo on. */
function got(
    id: string,
    title: string,
    source: string,
    integration: IntegrationPart,
    step: Partial<FactStep>,
    check: (echo: Echo) => void,
): RecordedFact {
    const answer = (body: string) => check(JSON.parse(body) as Echo);
    return {
        id,
        title,
        source,
        document: documentWith(integration),
        stageVariables: { colour: "blue" },
        steps: [{ path: "/dev/a", status: 200, ...step, answer }],
    };
}

const bodyOf = ({ body }: Echo) => Buffer.from(body, "base64").toString();
const template = (text: string) => ({ requestTemplates: { "application/json": text } });
/** What backends of HTTP integrations without proxy get. */
export const httpIntegrationFacts: RecordedFact[] = [
    got(
        "HN1",
        "a backend gets nothing of the client's headers and query string",
        recordedHeaders,
        {},
        { path: "/dev/a?q=1", headers: { "X-Own": "1", Authorization: "a", Accept: "text/html", "User-Agent": "u" } },
        ({ url, method, headers }) => {
            const { "x-amzn-apigateway-api-id": apiId, "x-amzn-trace-id": trace, ...others } = headers;
            expect(trace).to.match(/^Root=1-/);
            expect(others).to.have.all.keys("accept", "content-length", "host", "user-agent", "connection");
            expect(others).to.include({
                accept: "application/json",
                "content-length": "0",
                "user-agent": `AmazonAPIGateway_${apiId as string}`,
            });
            expect([method, url]).to.deep.equal(["POST", "/a"]);
        },
    ),
    got(
        "HN2",
        "but a body as it came, with its type, where there is no template",
        recordedLambdaUrl,
        {},
        { method: "POST", headers: { "Content-Type": "application/vnd.own+json" }, send: '{"a":"ü"}' },
        echo => {
            expect(bodyOf(echo)).to.equal('{"a":"ü"}');
            expect(echo.headers).to.include({ "content-type": "application/vnd.own+json", "content-length": "10" });
        },
    ),
    got(
        "HN3",
        "by a template what that makes of it",
        "DG, Mapping template transformations for REST APIs",
        template(`{"name":"$input.path('$.user.name')","q":"$input.params('q')","colour":"$stageVariables.colour"}`),
        { method: "POST", path: "/dev/a?q=1", send: '{"user":{"name":"Ann"}}' },
        echo => expect(bodyOf(echo)).to.equal('{"name":"Ann","q":"1","colour":"blue"}'),
    ),
    got(
        "HN4",
        "and by mappings headers, queries and parts of the path",
        mappingReference,
        {
            uri: "{backend}/up/{key}/${stageVariables.colour}?fixed=1",
            requestParameters: {
                "integration.request.path.key": "method.request.path.id",
                "integration.request.querystring.page": "method.request.querystring.p",
                "integration.request.querystring.all": "method.request.multivaluequerystring.m",
                "integration.request.header.X-Ip": "context.identity.sourceIp",
                "integration.request.header.X-Agent": "method.request.header.User-Agent",
                "integration.request.header.X-Constant": "'c'",
                "integration.request.header.X-Name": "method.request.body.name",
                "integration.request.header.Accept": "'text/csv'",
            },
        },
        { method: "POST", path: "/dev/p/a%20b?p=2&m=1&m=2", headers: { "User-Agent": "u" }, send: '{"name":"Ann"}' },
        ({ url, headers }) => {
            expect(url).to.equal("/up/a%20b/blue?fixed=1&page=2&all=1&all=2");
            expect(headers).to.include({
                "x-ip": "127.0.0.1",
                "x-agent": "u",
                "x-constant": "c",
                "x-name": "Ann",
                accept: "text/csv",
            });
        },
    ),
    got(
        "HN5",
        "a template sees neither the headers of the connection nor Server, and sees Via",
        recordedHeaders,
        template(`[$input.params('Server')|$input.params('TE')|$input.params('Max-Forwards')|$input.params('Via')]`),
        { headers: { Server: "s", TE: "deflate", "Max-Forwards": "2", Via: "v" } },
        echo => expect(bodyOf(echo)).to.equal("[|||v]"),
    ),
    got(
        "HN6",
        "the client's method where the integration names none",
        "LS handlers/integration_request.py",
        { httpMethod: "ANY" },
        { method: "PATCH", send: "x" },
        ({ method }) => expect(method).to.equal("PATCH"),
    ),
    got(
        "HN7",
        "a GET has no body",
        "LS integrations/http.py",
        { httpMethod: "GET" },
        { method: "POST", send: "x" },
        echo => {
            expect(bodyOf(echo)).to.equal("");
            expect(echo.headers).to.not.have.any.keys("content-length", "transfer-encoding");
        },
    ),
    ...["Content-Length", "Transfer-Encoding"].map((name): RecordedFact => ({
        id: `HN8 ${name}`,
        title: "an API that maps it is answered with 500",
        source: recordedHeaders,
        document: documentWith({ requestParameters: { [`integration.request.header.${name}`]: "'5'" } }),
        steps: [{ path: "/dev/a", ...internalServerError, answerHeaders: { "x-amzn-trace-id": null } }],
    })),
    {
        id: "E4",
        title: "without a template for its type a request passes, or is refused, as the API says",
        source: "DG, Method request behavior for payloads without mapping templates; MS issue #1746 (measured)",
        document: documentOf(
            Object.fromEntries(
                (
                    [
                        ["/match", "WHEN_NO_MATCH", { "application/json": "made" }],
                        ["/templates", "WHEN_NO_TEMPLATES", { "application/json": "made" }],
                        ["/none", "WHEN_NO_TEMPLATES", {}],
                        ["/never", "NEVER", {}],
                        ["/default", "NEVER", { $default: "made" }],
                    ] as const
                ).map(([path, passthroughBehavior, requestTemplates]) => [
                    path,
                    {
                        post: {
                            "x-amazon-apigateway-integration": {
                                type: "http",
                                httpMethod: "POST",
                                uri: "{backend}/a",
                                passthroughBehavior,
                                requestTemplates,
                                responses: passing,
                            },
                        },
                    },
                ]),
            ),
        ),
        steps: (
            [
                ["match", "text/plain", "sent"],
                ["match", "application/json; charset=utf-8", "made"],
                ["match", undefined, "made"],
                ["templates", "text/plain", undefined],
                ["none", "text/plain", "sent"],
                ["never", "application/json", undefined],
                ["default", "text/plain", "made"],
            ] as const
        ).map(([path, type, body]): FactStep => {
            const headers: FactStep["headers"] = type === undefined ? {} : { "Content-Type": type };
            const step = { method: "POST", path: `/dev/${path}`, headers, send: "sent" };
            if (body === undefined) return { ...step, status: 415, answer: '{"message":"Unsupported Media Type"}' };
            return { ...step, status: 200, answer: text => expect(bodyOf(JSON.parse(text) as Echo)).to.equal(body) };
        }),
    },
];
