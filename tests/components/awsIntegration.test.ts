import { expect } from "chai";
import { AwsIntegration } from "../../components/index";
import { Operation } from "../../components/operations";
import { made, pathsOf } from "./ordersGateway";
import { renderedAnswer } from "./renderedTemplate";

const role = "arn:aws:iam::123456789012:role/gateway";
const region = "eu-west-1";

interface Answer {
    statusCode: string;
    responseParameters: { [parameter: string]: string };
    responseTemplates?: { [mediaType: string]: string };
}

interface Integration {
    [member: string]: unknown;
    uri: string;
    requestParameters: { [destination: string]: string };
    responses: { [pattern: string]: Answer };
}

async function operationOf(aws: object, routeKey = "POST /orders", changes: object = {}): Promise<Operation> {
    const routes = { [routeKey]: { aws: { service: "sqs", role, region, ...aws } as AwsIntegration } };
    const [operations] = Object.values(pathsOf(await made({ ...changes, routes })));
    return Object.entries(operations).find(([method]) => method !== "options")![1];
}

const integrationOf = async (aws: object, routeKey?: string, changes?: object) =>
    (await operationOf(aws, routeKey, changes))["x-amazon-apigateway-integration"] as Integration;
describe("An integration with a service of AWS", () => {
    const uris: { [what: string]: [aws: object, uri: string] } = {
        "a queue of SQS by its path": [{ service: "sqs", path: "123456789012/orders" }, "sqs:path/123456789012/orders"],
        "an action of SQS": [{ service: "sqs", action: "SendMessage" }, "sqs:action/SendMessage"],
        "an action of DynamoDB": [{ service: "dynamodb", action: "PutItem" }, "dynamodb:action/PutItem"],
        "an execution of Step Functions": [
            { service: "states", action: "StartExecution" },
            "states:action/StartExecution",
        ],
        "the root of SNS": [{ service: "sns", path: "/" }, "sns:path//"],
        "an object of S3": [{ service: "s3", path: "bucket/{key}" }, "s3:path/bucket/{key}"],
        "a subdomain of a service": [
            { service: "runtime.sagemaker", path: "endpoints/a/invocations" },
            "runtime.sagemaker:path/endpoints/a/invocations",
        ],
        "an API of AppSync, whose id may begin with a digit": [
            { service: "2abcd.appsync-api", path: "graphql" },
            "2abcd.appsync-api:path/graphql",
        ],
        "an action with parameters": [
            { service: "sns", action: "ListTopics&Version=2010-03-31" },
            "sns:action/ListTopics&Version=2010-03-31",
        ],
        "a queue that a variable of the stage names": [
            { service: "sqs", path: "123456789012/${stageVariables.queue}" },
            "sqs:path/123456789012/${stageVariables.queue}",
        ],
    };
    for (const [what, [aws, uri]] of Object.entries(uris)) {
        it(`calls ${what}`, async () => {
            const changes = { stage: { variables: { queue: "orders" } } };
            const integration = await integrationOf(aws, "PUT /orders/{key}", changes);
            expect(integration).to.include({
                type: "aws",
                uri: `arn:aws:apigateway:eu-west-1:${uri}`,
                credentials: role,
                httpMethod: "POST",
            });
        });
    }

    it("is in the API's Region, unless it names another, and in the partition of its role", async () => {
        const aws = { service: "sqs", role: "arn:aws-cn:iam::123456789012:role/gateway", path: "1/orders" };
        const routes = { "POST /orders": { aws } };
        const paths = pathsOf(await made({ routes }));
        const { uri } = paths["/orders"].post["x-amazon-apigateway-integration"] as Integration;
        expect(uri).to.match(/^arn:aws-cn:apigateway:[a-z]+-[a-z]+-\d:sqs:path\/1\/orders$/);
    });

    it("uses the rights of the caller, who has signed the request", async () => {
        const aws = { service: "dynamodb", action: "Query", role: "arn:aws:iam::*:user/*" };
        const paths = pathsOf(await made({ routes: { "GET /a": { aws, authorization: "AWS_IAM" } } }));
        const { credentials, uri } = paths["/a"].get["x-amazon-apigateway-integration"] as Integration;
        expect(credentials).to.equal("arn:aws:iam::*:user/*");
        expect(uri).to.match(/^arn:aws:apigateway:/);
    });

    it("uses another method on demand", async () => {
        expect(await integrationOf({ path: "bucket/key", method: "GET" })).to.include({ httpMethod: "GET" });
    });

    it("passes on the path parameters that stand in its path", async () => {
        const aws = { service: "s3", path: "bucket/{folder}/{rest}" };
        const { requestParameters } = await integrationOf(aws, "GET /{shop}/{folder}/{rest+}");
        expect(requestParameters).to.deep.equal({
            "integration.request.path.folder": "method.request.path.folder",
            "integration.request.path.rest": "method.request.path.rest",
        });
    });

    it("sends headers and query parameters, of values and of expressions, which the method declares", async () => {
        const operation = await operationOf({
            path: "1/orders",
            headers: {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-Trace": "method.request.header.X-Trace",
                "X-Quoted": "'a b'",
            },
            query: { page: "method.request.querystring.page", level: "stageVariables.level", id: "context.requestId" },
        });
        const { requestParameters } = operation["x-amazon-apigateway-integration"] as Integration;
        expect(requestParameters).to.deep.equal({
            "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
            "integration.request.header.X-Trace": "method.request.header.X-Trace",
            "integration.request.header.X-Quoted": "'a b'",
            "integration.request.querystring.page": "method.request.querystring.page",
            "integration.request.querystring.level": "stageVariables.level",
            "integration.request.querystring.id": "context.requestId",
        });
        expect(operation.parameters).to.deep.equal(
            [
                ["page", "query"],
                ["X-Trace", "header"],
            ].map(([name, place]) => ({ name, in: place, required: false, schema: { type: "string" } })),
        );
    });

    it("makes the body by the template of its media type, and answers another with 415", async () => {
        const requestTemplates = { "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)" };
        expect(await integrationOf({ path: "1/orders", requestTemplates })).to.deep.include({
            requestTemplates,
            passthroughBehavior: "never",
        });
        const without = await integrationOf({ path: "1/orders" });
        expect(without.passthroughBehavior).to.equal("when_no_match");
        expect(without).not.to.have.property("requestTemplates");
    });

    it("passes the body on, and lets a page read the answer, where its templates are none at all", async () => {
        const cors = { allowOrigins: ["https://a.example.com", "https://b.example.com"] };
        const aws = { path: "1/orders", requestTemplates: {}, responses: { default: { templates: {} } } };
        const { passthroughBehavior, responses } = await integrationOf(aws, "POST /orders", { cors });
        expect(passthroughBehavior).to.equal("when_no_match");
        expect(responses.default.responseTemplates).to.have.keys("application/json");
    });

    it("gives its templates text where there are binary media types, and passes on bytes where it has none", async () => {
        const changes = { binaryMediaTypes: ["*/*"] };
        const requestTemplates = { "application/json": "{}" };
        const templated = await integrationOf({ path: "1/orders", requestTemplates }, undefined, changes);
        expect(templated.contentHandling).to.equal("CONVERT_TO_TEXT");
        expect(await integrationOf({ path: "bucket/key" }, undefined, changes)).not.to.have.property("contentHandling");
    });

    it("answers a refusal of the service with 400, and its failure with 502, by default", async () => {
        const operation = await operationOf({ path: "1/orders" });
        const { responses } = operation["x-amazon-apigateway-integration"] as Integration;
        const statusFor = (code: string) =>
            Object.entries(responses).find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(code))?.[1].statusCode ??
            responses.default.statusCode;
        expect(["200", "201", "400", "403", "500", "503"].map(statusFor)).to.deep.equal([
            "200",
            "200",
            "400",
            "400",
            "502",
            "502",
        ]);
        expect(operation.responses).to.have.all.keys("200", "400", "502");
    });

    it("answers by the first pattern that fits, with headers and a template, all declared", async () => {
        const responses = {
            default: { statusCode: 202, headers: { "X-A": "1" }, templates: { "application/json": '{"ok":true}' } },
            "409": { statusCode: 202, headers: { "X-B": "2" } },
            "5..": { statusCode: 503 },
        };
        const operation = await operationOf({ path: "1/orders", responses });
        const { responses: made } = operation["x-amazon-apigateway-integration"] as Integration;
        expect(made).to.deep.equal({
            default: {
                statusCode: "202",
                responseParameters: { "method.response.header.X-A": "'1'" },
                responseTemplates: { "application/json": '{"ok":true}' },
            },
            "409": { statusCode: "202", responseParameters: { "method.response.header.X-B": "'2'" } },
            "5..": { statusCode: "503", responseParameters: {} },
        });
        const declared = operation.responses as { [status: string]: { headers: object } };
        expect(declared["202"].headers).to.have.all.keys("X-A", "X-B");
        expect(declared["503"].headers).to.deep.equal({});
    });

    it("has an answer that a page of another origin can read, in which its own header goes first", async () => {
        const cors = { allowOrigins: ["https://app.example.com"] };
        const responses = { default: { headers: { "access-control-allow-origin": "*" } } };
        const own = await operationOf({ path: "1/orders", responses }, undefined, { cors });
        const { default: answer } = (own["x-amazon-apigateway-integration"] as Integration).responses;
        expect(answer.responseParameters).to.deep.equal({
            "method.response.header.Vary": "'Origin'",
            "method.response.header.access-control-allow-origin": "'*'",
        });
        expect((own.responses as { [status: string]: { headers: object } })["200"].headers).to.have.all.keys(
            "Vary",
            "access-control-allow-origin",
        );
        const { responses: usual } = await integrationOf({ path: "1/orders" }, undefined, { cors });
        for (const { responseParameters } of Object.values(usual)) {
            expect(responseParameters["method.response.header.Access-Control-Allow-Origin"]).to.equal(
                "'https://app.example.com'",
            );
        }
    });

    it("tells several origins apart in a template, and passes the service's answer on as it was", async () => {
        const cors = { allowOrigins: ["https://a.example.com", "https://b.example.com"] };
        const { responses } = await integrationOf({ path: "1/orders" }, undefined, { cors });
        for (const { responseTemplates } of Object.values(responses)) {
            const sent = { origin: "https://b.example.com" };
            const { text, headers } = renderedAnswer(responseTemplates!["application/json"], sent, '{"a":"$b"}');
            expect(text).to.equal('{"a":"$b"}');
            expect(headers["Access-Control-Allow-Origin"]).to.equal("https://b.example.com");
        }
    });

    it("takes as long as it may", async () => {
        expect(await integrationOf({ path: "1/orders", timeout: 50 })).to.include({ timeoutInMillis: 50 });
        expect(await integrationOf({ path: "1/orders" })).not.to.have.property("timeoutInMillis");
    });
});
