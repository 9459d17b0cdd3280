import { expect } from "chai";
import { UsagePlanGatewayArgs } from "../../components/index";
import { documentOf, made, pathsOf, problems, problemsWhenKnown } from "./ordersGateway";
import * as pulumi from "@pulumi/pulumi";

type Authorizers = UsagePlanGatewayArgs["authorizers"] & object;

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:authorize";
const poolArn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc123";
const invocation = (arn: string) => `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`;

interface Scheme {
    name: string;
    "x-amazon-apigateway-authtype": string;
    "x-amazon-apigateway-authorizer": { [property: string]: unknown };
}

async function schemeOf(authorizer: Authorizers[string], changes: object = {}): Promise<Scheme> {
    const document = documentOf(await made({ authorizers: { jwt: authorizer }, ...changes }));
    return document.components.securitySchemes.jwt as Scheme;
}

const withLambda = (lambda: object) => ({ authorizers: { jwt: { lambda: { function: functionArn, ...lambda } } } });
const withCognito = (cognito: object) => ({
    authorizers: { people: { cognito: { userPoolArns: [poolArn], ...cognito } } },
});

describe("A Lambda authorizer", () => {
    it("is given the request by default, and its answers are remembered by the Authorization header for 300 s", async () => {
        expect(await schemeOf({ lambda: { function: functionArn } })).to.deep.equal({
            type: "apiKey",
            name: "Unused",
            in: "header",
            "x-amazon-apigateway-authtype": "custom",
            "x-amazon-apigateway-authorizer": {
                type: "request",
                authorizerUri: invocation(functionArn),
                identitySource: "method.request.header.Authorization",
                authorizerResultTtlInSeconds: 300,
            },
        });
    });

    it("takes several sources of identity, of headers, queries, stage variables and the context", async () => {
        const identitySources = [
            "method.request.header.X-Token",
            "method.request.querystring.tenant",
            "stageVariables.level",
            "context.identity.sourceIp",
        ];
        const scheme = await schemeOf({ lambda: { function: functionArn, identitySources, ttl: 0 } });
        expect(scheme["x-amazon-apigateway-authorizer"]).to.include({
            identitySource: identitySources.join(", "),
            authorizerResultTtlInSeconds: 0,
        });
    });

    it("needs no source of identity where nothing is remembered", async () => {
        const scheme = await schemeOf({ lambda: { function: functionArn, identitySources: [], ttl: 0 } });
        expect(scheme["x-amazon-apigateway-authorizer"]).not.to.have.property("identitySource");
    });

    it("of the type TOKEN is given the one header that the scheme names", async () => {
        const token = await schemeOf({ lambda: { function: functionArn, type: "TOKEN" } });
        expect(token.name).to.equal("Authorization");
        expect(token["x-amazon-apigateway-authorizer"]).to.deep.equal({
            type: "token",
            authorizerUri: invocation(functionArn),
            authorizerResultTtlInSeconds: 300,
        });
        const identitySources = ["method.request.header.X-Token"];
        const other = await schemeOf({ lambda: { function: functionArn, type: "TOKEN", identitySources } });
        expect(other.name).to.equal("X-Token");
    });

    it("may be invoked by the API as an authorizer alone, and before the API is deployed", async () => {
        const { resource, resources } = await made(withLambda({}));
        const permission = resource("Permission", "orders-authorizers.jwt");
        expect(permission.inputs).to.include({
            function: functionArn,
            principal: "apigateway.amazonaws.com",
            action: "lambda:InvokeFunction",
        });
        expect(permission.inputs.sourceArn).to.match(/\/authorizers\/\*$/);
        expect(permission.inputs.statementId).to.match(/^[0-9A-Za-z_-]{1,100}$/);
        expect(resources.filter(({ type }) => type.endsWith(":Permission"))).to.have.length(1);
        expect(resource("Deployment", "orders").dependencies.join()).to.include("authorizers.jwt");
    });

    it("with a role is invoked by that, and needs no permission", async () => {
        const role = "arn:aws:iam::123456789012:role/authorize";
        const { resources } = await made(withLambda({ role }));
        expect(resources.filter(({ type }) => type.endsWith(":Permission"))).to.deep.equal([]);
        const scheme = await schemeOf({ lambda: { function: functionArn, role } });
        expect(scheme["x-amazon-apigateway-authorizer"].authorizerCredentials).to.equal(role);
    });

    it("may be another function at another stage, by a variable of the stage", async () => {
        const fn = "arn:aws:lambda:eu-west-1:123456789012:function:${stageVariables.authorize}";
        const changes = {
            authorizers: { jwt: { lambda: { function: fn } } },
            stage: { variables: { authorize: "authorize-dev" } },
        };
        const { resource } = await made(changes);
        expect(resource("Permission", "orders-authorizers.jwt").inputs.function).to.match(/:authorize-dev$/);
        const scheme = await schemeOf(changes.authorizers.jwt, changes);
        expect(scheme["x-amazon-apigateway-authorizer"].authorizerUri).to.equal(invocation(fn));
    });

    it("is refused when its function has a variable that the stage has not, known now or later", async () => {
        const fn = "arn:aws:lambda:eu-west-1:123456789012:function:${stageVariables.autorize}";
        const stage = { variables: { authorize: "a" } };
        const line =
            "authorizers.jwt.lambda.function: ${stageVariables.autorize}: stage.variables has no such variable; did you mean authorize?";
        expect(await problems({ ...withLambda({ function: fn }), stage })).to.deep.equal([line]);
        const later = () => ({ ...withLambda({ function: pulumi.output(fn) }), stage });
        expect(await problemsWhenKnown(later)).to.deep.equal([line]);
    });
});

describe("A Cognito authorizer", () => {
    it("takes tokens of its user pools from the Authorization header by default", async () => {
        expect(await schemeOf({ cognito: { userPoolArns: [poolArn] } })).to.deep.equal({
            type: "apiKey",
            name: "Authorization",
            in: "header",
            "x-amazon-apigateway-authtype": "cognito_user_pools",
            "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: [poolArn] },
        });
    });

    it("takes them from another header, and remembers them for as long as it says", async () => {
        const identitySource = "method.request.header.X-Token";
        const scheme = await schemeOf({ cognito: { userPoolArns: [poolArn], identitySource, ttl: 60 } });
        expect(scheme.name).to.equal("X-Token");
        expect(scheme["x-amazon-apigateway-authorizer"].authorizerResultTtlInSeconds).to.equal(60);
    });

    it("needs no permission", async () => {
        const { resources } = await made(withCognito({}));
        expect(resources.filter(({ type }) => type.endsWith(":Permission"))).to.deep.equal([]);
    });
});

async function securityOf(route: object, changes: object): Promise<unknown> {
    const routes = { "GET /orders": { mock: {}, ...route } };
    return pathsOf(await made({ ...changes, routes }))["/orders"].get.security;
}

describe("A route with an authorizer", () => {
    it("needs a key beside it, unless it says otherwise", async () => {
        expect(await securityOf({ authorizer: "jwt" }, withLambda({}))).to.deep.equal([{ api_key: [] }, { jwt: [] }]);
        const open = { authorizer: "jwt", apiKeyRequired: false };
        expect(await securityOf(open, withLambda({}))).to.deep.equal([{ jwt: [] }]);
    });

    it("needs a token with one of its scopes, of a user pool", async () => {
        const route = { authorizer: "people", scopes: ["orders/read", "orders/write"] };
        expect(await securityOf(route, withCognito({}))).to.deep.equal([
            { api_key: [] },
            { people: ["orders/read", "orders/write"] },
        ]);
    });

    it("may have one of the document that is brought along", async () => {
        const scheme = {
            type: "apiKey",
            name: "Authorization",
            in: "header",
            "x-amazon-apigateway-authtype": "custom",
            "x-amazon-apigateway-authorizer": { type: "token", authorizerUri: invocation(functionArn) },
        };
        const openApi = {
            openapi: "3.0.1",
            info: { title: "t", version: "1" },
            paths: {},
            components: { securitySchemes: { theirs: scheme } },
        };
        expect(await securityOf({ authorizer: "theirs" }, { openApi })).to.deep.equal([
            { api_key: [] },
            { theirs: [] },
        ]);
        const routes = { "GET /orders": { mock: {}, authorizer: "theirs", scopes: ["a"] } };
        expect(await problems({ openApi, routes })).to.deep.equal([
            'routes.GET /orders.scopes: "theirs" is a Lambda authorizer, which is asked for no scopes; drop them',
        ]);
    });

    it("that has AWS_IAM needs a signed request, by a scheme that is there only then", async () => {
        expect(await securityOf({ authorization: "AWS_IAM" }, {})).to.deep.equal([{ api_key: [] }, { sigv4: [] }]);
        const routes = { "GET /orders": { mock: {}, authorization: "AWS_IAM" as const } };
        expect(documentOf(await made({ routes })).components.securitySchemes.sigv4).to.deep.equal({
            type: "apiKey",
            name: "Authorization",
            in: "header",
            "x-amazon-apigateway-authtype": "awsSigv4",
        });
        expect(documentOf(await made()).components.securitySchemes).not.to.have.property("sigv4");
        expect(await securityOf({ authorization: "NONE", authorizer: "jwt" }, withLambda({}))).to.have.length(2);
    });
});

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
            ['jwt.lambda.function: "authorize" is not the ARN of a function'],
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

describe("A key from an authorizer", () => {
    it("needs a Lambda authorizer, which a user pool is not", async () => {
        const line = "apiKeySource: AUTHORIZER needs a Lambda authorizer that gives the keys; add one to authorizers";
        expect(await problems({ apiKeySource: "AUTHORIZER" })).to.deep.equal([line]);
        expect(await problems({ apiKeySource: "AUTHORIZER", ...withCognito({}) })).to.deep.equal([line]);
        await made({ apiKeySource: "AUTHORIZER", ...withLambda({}) });
    });
});
