import { expect } from "chai";
import { Echo, FactStep, RecordedFact, documentOf, internalServerError } from "../recordedFact";

const recordedHeaders = "LS test_apigateway_integrations.py::test_apigateway_header_remapping_http[HTTP_PROXY]";
const mappingReference = "DG, Parameter mapping source reference; LS unit tests of parameter mappings";

/** What an HTTP proxy's backend gets by these mappings to the integration's request. */
function mapped(
    id: string,
    title: string,
    source: string,
    mappings: { [destination: string]: string },
    step: Omit<FactStep, "status" | "path"> & { path?: string },
    check: (echo: Echo) => void,
): RecordedFact {
    const requestParameters = Object.fromEntries(
        Object.entries(mappings).map(([destination, expression]) => [`integration.request.${destination}`, expression]),
    );
    const integration = { type: "http_proxy", httpMethod: "ANY", uri: "{backend}/a", requestParameters };
    return {
        id,
        title,
        source,
        document: documentOf({
            "/a": { "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": integration } },
        }),
        stageVariables: { colour: "blue" },
        steps: [{ path: "/dev/a", status: 200, ...step, answer: body => check(JSON.parse(body) as Echo) }],
    };
}

/** What mappings make of a request on its way to a backend. */
export const requestMappingFacts: RecordedFact[] = [
    mapped(
        "H37",
        "constants, variables and parameters are mapped to headers and queries, and a header replaces the client's",
        mappingReference,
        {
            "header.X-Fixed": "'fixed'",
            "header.X-Stage": "context.stage",
            "header.X-Ip": "context.identity.sourceIp",
            "header.X-Colour": "stageVariables.colour",
            "header.X-Query": "method.request.querystring.m",
            "header.X-None": "method.request.header.X-Absent",
            "header.X-Last": "method.request.header.X-Two",
            "header.X-All": "method.request.multivalueheader.X-Two",
            "header.headerVar": "'mapped'",
            "querystring.all": "method.request.multivaluequerystring.m",
        },
        { path: "/dev/a?m=1&m=2%203", headers: { headerVar: "request", "X-Two": ["1", "2"] } },
        ({ url, headers }) => {
            expect(headers).to.include({
                "x-fixed": "fixed",
                "x-stage": "dev",
                "x-ip": "127.0.0.1",
                "x-colour": "blue",
                "x-query": "2 3",
                "x-last": "2",
                "x-all": "1,2",
                headervar: "mapped",
            });
            expect(headers).to.not.have.property("x-none");
            expect(url).to.equal("/a?m=1&m=2%203&all=1&all=2%203");
        },
    ),
    mapped(
        "H40",
        "a part of the body is mapped by its JSONPath",
        mappingReference,
        {
            "header.X-Name": "method.request.body.user.name",
            "header.X-First": "method.request.body.items[0]",
            "header.X-Item": "method.request.body.items[1]",
            "header.X-None": "method.request.body.nothing",
            "querystring.n": "method.request.body.n",
        },
        { method: "POST", send: '{"user":{"name":"Ann"},"items":["a",{"b":1}],"n":7}' },
        ({ url, headers }) => {
            expect(headers).to.include({ "x-name": "Ann", "x-first": "a", "x-item": '{"b":1}' });
            expect(headers).to.not.have.property("x-none");
            expect(url).to.equal("/a?n=7");
        },
    ),
    mapped(
        "H41",
        "and the whole body",
        mappingReference,
        { "header.X-Body": "method.request.body" },
        { method: "POST", send: ' {"a": 1} ' },
        echo => expect(echo.headers["x-body"]).to.equal('{"a": 1}'),
    ),
    {
        ...mapped(
            "H42",
            "a body that is no JSON is refused where its part is mapped",
            mappingReference,
            { "header.X-Name": "method.request.body.name" },
            {},
            () => 0,
        ),
        steps: [
            {
                method: "POST",
                path: "/dev/a",
                send: "{bad",
                status: 400,
                answer: /"Invalid JSON in request body"/,
                errorType: "BadRequestException",
            },
            { method: "POST", path: "/dev/a", send: "plain", status: 200 },
        ],
    },
    mapped("H32", "Host can be mapped", recordedHeaders, { "header.Host": "'api.example.com'" }, {}, ({ headers }) =>
        expect(headers.host).to.equal("api.example.com"),
    ),
    mapped(
        "H33",
        "so can headers that a client's request does not bring to the backend",
        recordedHeaders,
        {
            "header.Content-Encoding": "'compress'",
            "header.Content-MD5": "'m'",
            "header.Max-Forwards": "'2'",
            "header.Server": "'s'",
            "header.Trailer": "'user-agent'",
            "header.WWW-Authenticate": "'w'",
        },
        {},
        ({ headers }) =>
            expect(headers).to.include({
                "content-encoding": "compress",
                "content-md5": "m",
                "max-forwards": "2",
                server: "s",
                trailer: "user-agent",
                "www-authenticate": "w",
            }),
    ),
    mapped(
        "H34",
        "but not these",
        recordedHeaders,
        { "header.Expect": "'e'", "header.Proxy-Authenticate": "'p'", "header.TE": "'t'", "header.Via": "'v'" },
        {},
        ({ headers }) => expect(headers).to.not.have.any.keys("expect", "proxy-authenticate", "te", "via"),
    ),
    ...["Content-Length", "Transfer-Encoding", "X-Amzn-Trace-Id"].map((name): RecordedFact => ({
        ...mapped(
            `H35 ${name}`,
            "an API that maps it is answered with 500",
            recordedHeaders,
            { [`header.${name}`]: "'5'" },
            {},
            () => 0,
        ),
        steps: [{ path: "/dev/a", ...internalServerError }],
    })),
];
