import { expect } from "chai";
import { FactStep, RecordedFact, documentOf, functionUri, internalServerError } from "../recordedFact";

const recordedPatterns = "LS test_apigateway_lambda.py::test_lambda_selection_patterns";
const recordedHeaders = "LS test_apigateway_integrations.py::test_apigateway_header_remapping_aws[AWS]";
const customErrors = "DG, Handle Lambda errors in API Gateway";

const passing = { default: { statusCode: "200" } };

/** An API whose `ANY /a` invokes a function with this body of its handler. */
function invoking(
    id: string,
    title: string,
    source: string,
    code: string,
    integration: { [property: string]: unknown },
    steps: (Partial<FactStep> & { status: number })[],
    more: Partial<RecordedFact> = {},
): RecordedFact {
    const whole = { type: "aws", httpMethod: "POST", uri: functionUri("fn"), responses: passing, ...integration };
    return {
        id,
        title,
        source,
        document: documentOf({
            "/a": { "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": whole } },
        }),
        functions: { fn: `export const handler = async event => { ${code} };` },
        steps: steps.map(step => ({ path: "/dev/a", ...step })),
        ...more,
    };
}

const echo = "return event;";
const template = (text: string) => ({ requestTemplates: { "application/json": text } });
/** AWS integrations that invoke a function, without proxy, and those of other services. */
export const lambdaIntegrationFacts: RecordedFact[] = [
    invoking(
        "U5",
        "a function gets the body, and its result is the answer's",
        "LS test_apigateway_lambda.py::test_lambda_aws_integration",
        echo,
        {},
        [
            {
                method: "POST",
                send: '{"message": "hello world"}',
                status: 200,
                answer: '{"message":"hello world"}',
                answerHeaders: {
                    "content-type": "application/json",
                    "x-amzn-trace-id": /^Root=1-.+;Parent=/,
                    "x-amzn-errortype": null,
                },
            },
        ],
    ),
    invoking("LN1", "without a body it gets an empty object", recordedHeaders, echo, {}, [
        { status: 200, answer: "{}" },
    ]),
    invoking("LN2", "a result that is nothing is null", "DG of Lambda, Node.js handler", "", {}, [
        { status: 200, answer: "null" },
    ]),
    invoking(
        "LN3",
        "it gets what the template makes of the request",
        "LS test_apigateway_lambda.py::test_lambda_aws_integration_with_request_template",
        echo,
        template(`{"param1": "$input.params('param1')", "body": $input.json('$.a')}`),
        [
            {
                method: "POST",
                path: "/dev/a?param1=foobar&Signature=1",
                send: '{"a":{"b":1}}',
                status: 200,
                answer: '{"param1":"foobar","body":{"b":1}}',
            },
        ],
    ),
    invoking(
        "LN4",
        "what is no JSON can't be given to it, and the client is told so",
        "serverless #2270, #3187; nateyolles/slack-pokerbot #1 (the body); API Invoke, InvalidRequestContentException (400)",
        echo,
        template("made {"),
        [
            {
                status: 400,
                errorType: "BadRequestException",
                answer: /^\{"message": "Could not parse request body into json: .+"\}$/,
            },
            { method: "POST", headers: { "content-type": "text/plain" }, send: "plain", status: 400 },
        ],
    ),
    invoking(
        "LN15",
        "what it throws that is no error is told by its type, without a trace",
        "aws-lambda-nodejs-runtime-interface-client, src/Errors.js",
        "if (event.text) throw event.text; throw { code: 1 };",
        {},
        [
            {
                method: "POST",
                send: '{"text":"plain"}',
                status: 200,
                answer: '{"errorType":"string","errorMessage":"plain","trace":[]}',
            },
            { status: 200, answer: '{"errorType":"object","errorMessage":"[object Object]","trace":[]}' },
        ],
    ),
    invoking(
        "LN5",
        "what it says of an error selects the response, and its status code does not",
        recordedPatterns,
        `if (event.fails) throw new TypeError("Error: " + event.fails); return "Pass";`,
        {
            responses: {
                ".*four hundred.*": { statusCode: "405" },
                "Error: five.*": {
                    statusCode: "502",
                    responseTemplates: { "application/json": `{"said":"$input.path('$.errorMessage')"}` },
                },
                "200": { statusCode: "504" },
                default: { statusCode: "200" },
            },
        },
        [
            { status: 200, answer: '"Pass"' },
            {
                method: "POST",
                send: '{"fails":"Raising four hundred"}',
                status: 405,
                answer: body => {
                    const { errorType, errorMessage, trace } = JSON.parse(body) as { [field: string]: unknown };
                    expect([errorType, errorMessage]).to.deep.equal(["TypeError", "Error: Raising four hundred"]);
                    expect(trace).to.be.an("array");
                },
            },
            { method: "POST", send: '{"fails":"five"}', status: 502, answer: '{"said":"Error: five"}' },
            { method: "POST", send: '{"fails":"six"}', status: 200, answer: /"errorMessage":"Error: six"/ },
        ],
    ),
    invoking(
        "LN6",
        "a pattern for any text matches no success, and one that begins an error does not match the whole",
        "DG, API_IntegrationResponse, selectionPattern",
        `if (event.fails) throw new Error(event.fails); return {};`,
        { responses: { NotFound: { statusCode: "404" }, ".+": { statusCode: "500" }, default: { statusCode: "200" } } },
        [
            { status: 200, answer: "{}" },
            { method: "POST", send: '{"fails":"NotFound"}', status: 404 },
            { method: "POST", send: '{"fails":"NotFound: 7"}', status: 500 },
        ],
    ),
    invoking(
        "LN7",
        "an error that selects no response is a success to the client",
        customErrors,
        `throw new Error("bad");`,
        {},
        [{ status: 200, answer: /"errorMessage":"bad","trace":\[/ }],
    ),
    invoking(
        "LN8",
        "a function beyond its own time limit has an error like any other",
        customErrors,
        "await new Promise(() => setInterval(() => 0, 1000));",
        { responses: { ".*Task timed out.*": { statusCode: "408" }, default: { statusCode: "200" } } },
        [{ status: 408, answer: /Task timed out after 0\.20 seconds"}$/ }],
        { functionTimeout: 0.2 },
    ),
    invoking(
        "LN9",
        "one beyond the integration's time is a 504",
        "aws/chalice #537",
        "await new Promise(() => setInterval(() => 0, 1000));",
        { timeoutInMillis: 200 },
        [{ status: 504, answer: '{"message": "Endpoint request timed out"}' }],
    ),
    invoking(
        "LN10",
        "without a response that fits there is 500",
        "LS select_integration_response",
        echo,
        { responses: {} },
        [internalServerError],
    ),
    invoking(
        "LN11",
        "an asynchronous invocation is answered at once",
        "DG, Set up asynchronous invocation of the backend Lambda function",
        "await new Promise(resolve => setTimeout(resolve, 2000));",
        {
            requestParameters: { "integration.request.header.X-Amz-Invocation-Type": "'Event'" },
            timeoutInMillis: 1000,
        },
        [{ status: 200, answer: "" }],
    ),
    invoking(
        "LN12",
        "headers are mapped from the result",
        "DG, Parameter mapping source reference",
        `return { id: 7, link: "/orders/7" };`,
        {
            responses: {
                default: {
                    statusCode: "201",
                    responseParameters: {
                        "method.response.header.Location": "integration.response.body.link",
                        "method.response.header.X-Constant": "'c'",
                    },
                    responseTemplates: { "application/json": `{"made":$input.path('$.id')}` },
                },
            },
        },
        [{ status: 201, answer: '{"made":7}', answerHeaders: { location: "/orders/7", "x-constant": "c" } }],
    ),
    ...["Authorization", "Connection", "Content-Length", "Expect", "TE"].map(name =>
        invoking(
            `LN13 ${name}`,
            "an API that maps it is answered with 500",
            recordedHeaders,
            echo,
            { requestParameters: { [`integration.request.header.${name}`]: "'5'" } },
            [internalServerError],
        ),
    ),
    invoking(
        "LN14",
        "a request without a template is refused where the API says so",
        "DG, Method request behavior for payloads without mapping templates",
        echo,
        {
            passthroughBehavior: "NEVER",
            ...template('{"a":1}'),
        },
        [
            { status: 200, answer: '{"a":1}' },
            { method: "POST", headers: { "Content-Type": "text/plain" }, send: "x", status: 415 },
        ],
    ),
    ...["sqs:path/123456789012/orders", "dynamodb:action/PutItem", "states:action/StartExecution"].map(target =>
        invoking(
            `U6 ${target}`,
            "another service is not run here, and the answer names it",
            "this gateway's own answer",
            echo,
            { uri: `arn:aws:apigateway:us-east-1:${target}` },
            [{ status: 501, answer: new RegExp(`calls ${target.split(":", 1)[0]}, which is not run here`) }],
        ),
    ),
];
