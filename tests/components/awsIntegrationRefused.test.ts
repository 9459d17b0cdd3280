import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { problems, problemsWhenKnown } from "./ordersGateway";

const role = "arn:aws:iam::123456789012:role/gateway";

const lines = async (aws: object, routeKey = "POST /orders") =>
    (await problems({ routes: { [routeKey]: { aws: { service: "sqs", role, ...aws } } } })).map(line =>
        line.replace(`routes.${routeKey}.aws`, "aws"),
    );

describe("An integration with a service of AWS is refused", () => {
    const refused: { [what: string]: [aws: object, lines: string[]] } = {
        "without a path or an action": [{}, ["aws: needs exactly one of action and path"]],
        "with both": [{ action: "SendMessage", path: "1/a" }, ["aws: needs exactly one of action and path"]],
        "when its service or action is none": [
            { service: "SQS!", action: "Send Message" },
            [
                'aws.service: "SQS!" is not the name of a service, such as sqs',
                'aws.action: "Send Message" is not the name of an action, such as StartExecution',
            ],
        ],
        "when its service has another name in a URI, with that name": [
            { action: "StartExecution", service: "StepFunctions" },
            ['aws.service: "StepFunctions" must be written states'],
        ],
        "when its service is not in small letters": [
            { path: "1/a", service: "SQS" },
            ['aws.service: "SQS" must be written sqs'],
        ],
        "when it is called as the caller, who need not sign the request": [
            { path: "1/a", role: "arn:aws:iam::*:user/*" },
            [
                'aws.role: "arn:aws:iam::*:user/*" stands for the caller, who must sign the request; give the route authorization: AWS_IAM',
            ],
        ],
        "when an answer has the form of OpenAPI's classes of status codes, which matches none": [
            { path: "1/a", responses: { default: {}, "4XX": { statusCode: 400 } } },
            ["aws.responses.4XX: stands for the letters X in an expression; write 4\\d{2}"],
        ],
        "when its path starts with a slash, or is none": [
            { path: "/1/orders" },
            ['aws.path: "/1/orders" starts with a slash; drop it'],
        ],
        "when its path is empty": [{ path: "" }, ['aws.path: "" is not a path']],
        "when its path has a parameter that the route has not": [
            { path: "1/{queue}" },
            ["aws.path: {queue} is not a parameter of the route; it has none"],
        ],
        "when its path has a variable that the stage has not": [
            { path: "1/${stageVariables.queue}" },
            ["aws.path: ${stageVariables.queue}: stage.variables has no such variable; there are none here"],
        ],
        "when its method, Region, role or timeout is none": [
            { path: "1/a", method: "post", region: "Ireland", role: "admin", timeout: 49 },
            [
                'aws.method: "post" is not one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY',
                'aws.region: "Ireland" is not a Region, such as eu-west-1',
                'aws.role: "admin" is not the ARN of an IAM role',
                "aws.timeout: 49 is not a whole number from 50 to 300000 ms",
            ],
        ],
        "when a header or query parameter can't be sent": [
            { path: "1/a", headers: { "X A": "a", B: "a'b" }, query: { "a[b]": "c", d: "method.request.cookie.e" } },
            [
                'aws.headers.X A: "X A" is not the name of a header; use letters, digits and - . _ $',
                "aws.headers.B: has a single quote, which API Gateway can't send",
                'aws.query.a[b]: "a[b]" is not the name of a query parameter; use letters, digits and - . _ $',
                'aws.query.d: "method.request.cookie.e" is not an expression that a request can be mapped from, such as method.request.header.Accept or context.requestId',
            ],
        ],
        "when a mapping takes a path parameter that the route has not": [
            { path: "1/a", query: { id: "method.request.path.id" } },
            ["aws.query.id: id is not a parameter of the route; it has none"],
        ],
        "when its answers have no default": [
            { path: "1/a", responses: { "200": {} } },
            ["aws.responses: has no default; without one, an answer that matches no other is a 500"],
        ],
        "when it has no answers": [
            { path: "1/a", responses: {} },
            ["aws.responses: has no default; without one, an answer that matches no other is a 500"],
        ],
        "when an answer is none": [
            {
                path: "1/a",
                requestTemplates: { json: "{}" },
                responses: { default: { statusCode: 99 }, "4(": {}, "": {}, "5..": { templates: { json: "" } } },
            },
            [
                'aws.requestTemplates.json: "json" is not a media type, such as application/json',
                "aws.responses.default.statusCode: 99 is not a whole number from 200 to 599",
                'aws.responses.4(: "4(" is not an expression',
                "aws.responses.: is empty; write default",
                'aws.responses.5...templates.json: "json" is not a media type, such as application/json',
            ],
        ],
    };
    for (const [what, [aws, expected]] of Object.entries(refused)) {
        it(what, async () => {
            expect(await lines(aws)).to.deep.equal(expected);
        });
    }

    it("without a service and a role", async () => {
        expect(await problems({ routes: { "GET /a": { aws: { path: "a" } } } })).to.deep.equal([
            "routes.GET /a.aws.service: missing; the service, such as sqs",
            "routes.GET /a.aws.role: missing; the role with which API Gateway calls the service",
        ]);
    });

    it("by an Output of a role that stands for a caller, at a route that nobody signs for, when that is known", async () => {
        const aws = () => ({ service: "sqs", path: "a", role: pulumi.output("arn:aws:iam::*:user/*") });
        expect(await problemsWhenKnown(() => ({ routes: { "GET /a": { aws: aws() } } }))).to.deep.equal([
            'routes.GET /a.aws.role: "arn:aws:iam::*:user/*" stands for the caller, who must sign the request; give the route authorization: AWS_IAM',
        ]);
    });

    it("by an Output of a bad path when that is known", async () => {
        const aws = () => ({ service: "sqs", role, path: pulumi.output("1/{queue}") });
        expect(await problemsWhenKnown(() => ({ routes: { "GET /a": { aws: aws() } } }))).to.deep.equal([
            "routes.GET /a.aws.path: {queue} is not a parameter of the route; it has none",
        ]);
    });
});
