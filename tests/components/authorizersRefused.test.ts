import { expect } from "chai";
import { made, problems } from "./ordersGateway";

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:authorize";
const poolArn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc123";

const withLambda = (lambda: object) => ({ authorizers: { jwt: { lambda: { function: functionArn, ...lambda } } } });

describe("An authorizer is refused", () => {
    const source = "is not an identity source, such as method.request.header.Authorization";
    const refused: { [what: string]: [authorizers: object, lines: string[]] } = {
        "when it is none": [{ jwt: {} }, ["jwt: is none; give one of lambda, cognito"]],
        "when it is two": [
            { jwt: { lambda: { function: functionArn }, cognito: { userPoolArns: [poolArn] } } },
            ["jwt: has lambda and cognito; give only one of them"],
        ],
        "when its kind is unknown": [
            { jwt: { lamda: {} } },
            ["jwt.lamda: unknown; did you mean lambda?", "jwt: is none; give one of lambda, cognito"],
        ],
        "when it has no function": [{ jwt: { lambda: {} } }, ["jwt.lambda.function: missing; the function's ARN"]],
        "when its function is none": [
            { jwt: { lambda: { function: "authorize" } } },
            ['jwt.lambda.function: "authorize" is not the ARN of a function, arn:aws:lambda:…:function:…'],
        ],
        "when its type is unknown": [
            { jwt: { lambda: { function: functionArn, type: "JWT" } } },
            ['jwt.lambda.type: "JWT" is not one of REQUEST, TOKEN'],
        ],
        "when it remembers for more than an hour": [
            {
                jwt: { lambda: { function: functionArn, ttl: 3601 } },
                people: { cognito: { userPoolArns: [poolArn], ttl: -1 } },
            },
            [
                "jwt.lambda.ttl: 3601 is not a whole number from 0 to 3600 seconds",
                "people.cognito.ttl: -1 is not a whole number from 0 to 3600 seconds",
            ],
        ],
        "when its role is none": [
            { jwt: { lambda: { function: functionArn, role: "admin" } } },
            ['jwt.lambda.role: "admin" is not the ARN of an IAM role'],
        ],
        "when a source of identity is none": [
            {
                jwt: {
                    lambda: { function: functionArn, identitySources: ["Authorization", "method.request.path.id"] },
                },
            },
            [
                `jwt.lambda.identitySources.0: "Authorization" ${source}`,
                `jwt.lambda.identitySources.1: "method.request.path.id" ${source}`,
            ],
        ],
        "when it is to remember answers by nothing": [
            { jwt: { lambda: { function: functionArn, identitySources: [] } } },
            [
                "jwt.lambda.identitySources: is empty, so answers can't be remembered; give an identity source, or ttl: 0",
            ],
        ],
        "when its token is in more than one header, or in none": [
            {
                two: {
                    lambda: {
                        function: functionArn,
                        type: "TOKEN",
                        identitySources: ["method.request.header.A", "method.request.header.B"],
                    },
                },
                none: { lambda: { function: functionArn, type: "TOKEN", identitySources: [] } },
                query: {
                    lambda: { function: functionArn, type: "TOKEN", identitySources: ["method.request.querystring.t"] },
                },
            },
            ["two", "none", "query"].map(
                name => `${name}.lambda.identitySources: must be exactly one header, since the type is TOKEN`,
            ),
        ],
        "when it has no user pool": [
            { people: { cognito: { userPoolArns: [] } }, staff: { cognito: {} } },
            [
                "people.cognito.userPoolArns: is empty; give the ARN of a user pool",
                "staff.cognito.userPoolArns: missing; the ARNs of the user pools",
            ],
        ],
        "when its user pool is none": [
            {
                people: {
                    cognito: { userPoolArns: ["eu-west-1_Abc"], identitySource: "method.request.querystring.t" },
                },
            },
            [
                'people.cognito.userPoolArns.0: "eu-west-1_Abc" is not the ARN of a Cognito user pool',
                'people.cognito.identitySource: "method.request.querystring.t" is not a header, such as method.request.header.Authorization',
            ],
        ],
        "when its name is taken, or none": [
            { api_key: { cognito: { userPoolArns: [poolArn] } }, "a b": { cognito: { userPoolArns: [poolArn] } } },
            [
                'api_key: "api_key" is a name that is taken already; choose another',
                'a b: "a b" is not a name of 1 to 128 letters, digits, _ and -',
            ],
        ],
    };
    for (const [what, [authorizers, lines]] of Object.entries(refused)) {
        it(what, async () => {
            expect(await problems({ authorizers })).to.deep.equal(lines.map(line => `authorizers.${line}`));
        });
    }

    it("when there are more than 10, the most that an API takes", async () => {
        const some = (count: number) =>
            Object.fromEntries([...Array(count).keys()].map(n => [`a${n}`, { cognito: { userPoolArns: [poolArn] } }]));
        expect(await problems({ authorizers: some(11) })).to.deep.equal([
            "authorizers: are 11; an API takes at most 10",
        ]);
        await made({ authorizers: some(10) });
    });

    it("at a route when there is none of its name, with the nearest", async () => {
        const routes = { "GET /orders": { mock: {}, authorizer: "jtw" } };
        expect(await problems({ ...withLambda({}), routes })).to.deep.equal([
            'routes.GET /orders.authorizer: there is no authorizer "jtw"; did you mean jwt?',
        ]);
    });

    it("at a route together with AWS_IAM, and scopes without an authorizer, of a Lambda function, or that are none", async () => {
        const routes = {
            "GET /a": { mock: {}, authorizer: "jwt", authorization: "AWS_IAM" },
            "GET /b": { mock: {}, scopes: ["orders/read"] },
            "GET /c": { mock: {}, authorizer: "jwt", scopes: ["orders/read"] },
            "GET /d": { mock: {}, authorizer: "jwt", scopes: ["two words"] },
        };
        expect(await problems({ ...withLambda({}), routes })).to.deep.equal([
            "routes.GET /a.authorization: can't be together with authorizer; drop one of them",
            "routes.GET /b.scopes: needs an authorizer; add authorizer",
            'routes.GET /c.scopes: "jwt" is a Lambda authorizer, which is asked for no scopes; drop them',
            'routes.GET /d.scopes.0: "two words" is not a scope (RFC 6749)',
            'routes.GET /d.scopes: "jwt" is a Lambda authorizer, which is asked for no scopes; drop them',
        ]);
    });
});
