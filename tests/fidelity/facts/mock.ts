import { FactStep, RecordedFact, documentOf } from "../recordedFact";

const guide = "DG, Mock integrations for REST APIs";
const integrations = "LS test_apigateway_integrations.py (recorded)";
const ok = { default: { statusCode: "200" } };

function mockFact(
    id: string,
    title: string,
    source: string,
    integration: { [property: string]: unknown },
    ...steps: (Omit<FactStep, "path"> & { path?: string })[]
): RecordedFact {
    const operation = { "x-amazon-apigateway-integration": { type: "mock", ...integration } };
    return {
        id,
        title,
        source,
        document: documentOf({ "/m/{p}": { "x-amazon-apigateway-any-method": operation } }),
        steps: steps.map(step => ({ path: "/dev/m/value", ...step })),
    };
}

const templates = (template: string) => ({ requestTemplates: { "application/json": template } });
const answers = (statusCode: string, template: string) => ({
    statusCode,
    responseTemplates: { "application/json": template },
});

/** How a mock answers. */
export const mockFacts: RecordedFact[] = [
    mockFact(
        "M9",
        "a selection pattern matches the whole status code",
        `${guide}; ${integrations}`,
        {
            ...templates('{"statusCode": $input.params("status")}'),
            responses: {
                "4\\d{2}": answers("404", "refused"),
                "50": answers("500", "half"),
                default: answers("200", "d"),
            },
        },
        { path: "/dev/m/x?status=418", status: 404, answer: "refused" },
        { path: "/dev/m/x?status=500", status: 200, answer: "d" },
    ),
    mockFact(
        "M10",
        "of several patterns that match, the response with the mock's own status wins",
        "MS PR #1756 (measured)",
        {
            ...templates('{"statusCode": 404}'),
            responses: { "4\\d{2}": answers("400", "generic"), "40\\d": answers("404", "exact") },
        },
        { status: 404, answer: "exact" },
    ),
    mockFact(
        "M11",
        "without a response that matches and without a default the configuration is wrong",
        "LS integration_response.py (recorded)",
        { ...templates('{"statusCode": 404}'), responses: { "200": { statusCode: "200" } } },
        { status: 500, answer: '{"message": "Internal server error"}', errorType: "InternalServerErrorException" },
    ),
    mockFact(
        "M12",
        "without request templates the default response is given",
        guide,
        { responses: { default: answers("200", "d") } },
        { status: 200, answer: "d" },
    ),
    mockFact(
        "M13",
        "WHEN_NO_TEMPLATES refuses a media type without a template where others have one",
        "DG, Integration passthrough behaviors",
        { ...templates('{"statusCode": 200}'), passthroughBehavior: "when_no_templates", responses: ok },
        {
            method: "POST",
            headers: { "content-type": "text/plain" },
            send: "x",
            status: 415,
        },
    ),
    mockFact(
        "M14",
        "WHEN_NO_MATCH passes the body on, which has to be the status's JSON",
        "DG, Integration passthrough behaviors; aws-sam-cli #2483",
        { ...templates('{"statusCode": 200}'), responses: ok },
        { method: "POST", headers: { "content-type": "text/plain" }, send: "hello", status: 500 },
        { method: "POST", headers: { "content-type": "text/plain" }, send: '{"statusCode": 200}', status: 200 },
    ),
    mockFact(
        "M16",
        "the Accept header selects the response template, and the Content-Type",
        "DG, Mapping templates",
        {
            ...templates('{"statusCode": 200}'),
            responses: {
                default: { statusCode: "200", responseTemplates: { "application/json": "j", "application/xml": "x" } },
            },
        },
        {
            headers: { accept: "application/xml" },
            status: 200,
            answer: "x",
            answerHeaders: { "content-type": "application/xml" },
        },
        { status: 200, answer: "j", answerHeaders: { "content-type": "application/json" } },
    ),
    mockFact(
        "M18",
        "response parameters make headers of constants, not of a backend's answer, which there is not",
        "DG, CORS for REST APIs",
        {
            ...templates('{"statusCode": 200}'),
            responses: {
                default: {
                    statusCode: "200",
                    responseParameters: {
                        "method.response.header.Access-Control-Allow-Origin": "'*'",
                        "method.response.header.X-None": "integration.response.header.X-None",
                        "method.response.header.X-Stage": "context.stage",
                    },
                },
            },
        },
        {
            status: 200,
            answer: "",
            answerHeaders: { "access-control-allow-origin": "*", "x-none": null, "x-stage": "dev" },
        },
    ),
    mockFact(
        "M19",
        "a request template may decide by a parameter",
        guide,
        {
            ...templates('#if($input.params("scope")=="internal"){"statusCode": 200}#else{"statusCode": 500}#end'),
            responses: { "200": answers("200", "int"), "5\\d{2}": answers("500", "ext") },
        },
        { path: "/dev/m/x?scope=internal", status: 200, answer: "int" },
        { path: "/dev/m/x?scope=public", status: 500, answer: "ext" },
    ),
    mockFact(
        "M20",
        "the response template sees no body, neither the request's nor the mock's own",
        "LS test_apigateway_import.py; StackOverflow 47945574",
        {
            ...templates('{"statusCode": 200}'),
            responses: {
                default: answers("200", `[$input.path("$.name")][$input.path("$.statusCode")]$input.json('$')`),
            },
        },
        { method: "POST", send: '{"name":"Ann"}', status: 200, answer: "[][]{}" },
    ),
    mockFact(
        "M21",
        "what the request template overrides of the request, the response template can read",
        integrations,
        {
            ...templates(
                `#set($body = $util.base64Decode($input.params('p')))\n#set($context.requestOverride.path.body = $body)\n{"statusCode": 200}`,
            ),
            responses: {
                "2\\d{2}": answers(
                    "200",
                    `#set($body = $util.parseJson($context.requestOverride.path.body))#if($body.message == "one")1#else 2#end`,
                ),
            },
        },
        { path: `/dev/m/${Buffer.from('{"message":"one"}').toString("base64")}`, status: 200, answer: "1" },
    ),
    mockFact(
        "M22",
        "what the request template overrides of the response, the response template can read",
        integrations,
        {
            ...templates(
                `#set($context.responseOverride.status = 444)\n#set($context.responseOverride.header.foo = "bar")\n#set($context.responseOverride.custom = "passed on")\n{"statusCode": 200}`,
            ),
            responses: {
                "2\\d{2}": answers(
                    "200",
                    "$context.responseOverride.status $context.responseOverride.header.foo $context.responseOverride.custom",
                ),
            },
        },
        { status: 444, answer: "444 bar passed on", answerHeaders: { foo: "bar" } },
    ),
    mockFact(
        "M23",
        "what the request template overrides of the response is sent without a response template too",
        integrations,
        {
            ...templates(
                '#set($context.responseOverride.status = 444)#set($context.responseOverride.header.foo = "bar"){"statusCode": 200}',
            ),
            responses: { "2\\d{2}": { statusCode: "200" } },
        },
        { status: 444, answer: "", answerHeaders: { foo: "bar" } },
    ),
    mockFact(
        "M24",
        "the response template overrides the status and headers, those of response parameters too",
        "DG, Override your API's request and response parameters and status codes",
        {
            ...templates('{"statusCode": 200}'),
            responses: {
                default: {
                    ...answers(
                        "200",
                        '#set($context.responseOverride.status = 400)#set($context.responseOverride.header.H = "v")x',
                    ),
                    responseParameters: { "method.response.header.h": "'constant'" },
                },
            },
        },
        { status: 400, answer: "x", answerHeaders: { h: "v" } },
    ),
    mockFact(
        "M26",
        "an override that is no status is left out",
        "LS integration_response.py (100–599 and integers only)",
        {
            ...templates('{"statusCode": 200}'),
            responses: {
                default: answers(
                    "201",
                    `#set($context.responseOverride.status = $util.parseJson($input.params("s")))$context.responseOverride.status`,
                ),
            },
        },
        { path: "/dev/m/x?s=999", status: 201, answer: "999" },
        { path: "/dev/m/x?s=%22400%22", status: 201, answer: "400" },
        { path: "/dev/m/x?s=400", status: 400, answer: "400" },
    ),
    mockFact(
        "M27",
        "the request template sees the request's body",
        guide,
        {
            ...templates('{"statusCode": $input.path("$.want")}'),
            responses: { "201": { statusCode: "201" }, default: { statusCode: "200" } },
        },
        { method: "POST", send: '{"want":201}', status: 201 },
    ),
    mockFact(
        "M28",
        "a request without a Content-Type is application/json",
        "DG, Integration passthrough behaviors",
        { ...templates('{"statusCode": 200}'), passthroughBehavior: "never", responses: ok },
        { status: 200 },
    ),
    binaryFact(
        "O5 mock",
        "an API that takes everything as binary can't transform a preflight's request",
        undefined,
        500,
    ),
    binaryFact("O5b mock", "contentHandling makes a text of it again", "CONVERT_TO_TEXT", 200),
];

function binaryFact(id: string, title: string, contentHandling: string | undefined, status: number): RecordedFact {
    const { document, ...fact } = mockFact(
        id,
        title,
        "aws/chalice #1310 (AWS support); clebert/aws-simple #167 (execution log)",
        { ...templates('{"statusCode": 200}'), responses: ok, contentHandling },
        { method: "OPTIONS", status },
    );
    return { ...fact, document: { ...document, "x-amazon-apigateway-binary-media-types": ["*/*"] } };
}
