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

async function securityOf(route: object, changes: object): Promise<unknown> {
    const routes = { "GET /orders": { mock: {}, ...route } };
    return pathsOf(await made({ ...changes, routes }))["/orders"].get.security;
}
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

describe("A key from an authorizer", () => {
    it("needs a Lambda authorizer, which a user pool is not", async () => {
        const line = "apiKeySource: AUTHORIZER needs a Lambda authorizer that gives the keys; add one to authorizers";
        expect(await problems({ apiKeySource: "AUTHORIZER" })).to.deep.equal([line]);
        expect(await problems({ apiKeySource: "AUTHORIZER", ...withCognito({}) })).to.deep.equal([line]);
        await made({ apiKeySource: "AUTHORIZER", ...withLambda({}) });
    });
});
