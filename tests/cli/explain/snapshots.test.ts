import { expect } from "chai";
import { changedMethods, differences } from "../../../cli/explain/differences";
import { deployedSnapshot } from "../../../cli/explain/exportedSnapshot";
import { presentSnapshot } from "../../../cli/explain/presentSnapshot";

const otherwise = { apiKeySource: "HEADER" as const, policy: undefined };

const securitySchemes = {
    api_key: { type: "apiKey", name: "x-api-key", in: "header" },
    lambda: { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "custom" },
    pool: {
        type: "apiKey",
        name: "Authorization",
        in: "header",
        "x-amazon-apigateway-authtype": "cognito_user_pools",
        "x-amazon-apigateway-authorizer": { type: "cognito_user_pools" },
    },
    sigv4: { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" },
};

function exported(operations: { [key: string]: object }) {
    return { openapi: "3.0.1", paths: { "/orders": operations }, components: { securitySchemes } };
}

/** The same integration as an export has it, and as GetResources has it. */
const inExport = {
    type: "http",
    httpMethod: "GET",
    uri: "https://orders.example.com/orders",
    passthroughBehavior: "when_no_match",
    requestParameters: { "integration.request.header.a": "'1'" },
    responses: { default: { statusCode: "200" }, "4\\d{2}": { statusCode: "400", responseTemplates: { "a/b": "x" } } },
};
const inResources = {
    type: "HTTP" as const,
    httpMethod: "GET",
    uri: "https://orders.example.com/orders",
    connectionType: "INTERNET" as const,
    passthroughBehavior: "WHEN_NO_MATCH",
    timeoutInMillis: 29000,
    cacheNamespace: "r1",
    cacheKeyParameters: [],
    requestParameters: { "integration.request.header.a": "'1'" },
    integrationResponses: {
        "200": { statusCode: "200", responseTemplates: {} },
        "400": { statusCode: "400", selectionPattern: "4\\d{2}", responseTemplates: { "a/b": "x" } },
    },
};

function present(changes: object = {}, method: object = {}) {
    const methodIntegration = { ...inResources, ...changes };
    const GET = { httpMethod: "GET", apiKeyRequired: true, authorizationType: "NONE", ...method, methodIntegration };
    return presentSnapshot({}, [{ path: "/" }, { path: "/orders", resourceMethods: { GET } }]);
}

const deployed = deployedSnapshot(
    exported({ get: { security: [{ api_key: [] }], "x-amazon-apigateway-integration": inExport } }),
    undefined,
    otherwise,
);

describe("What is deployed, compared with the API as it is now", () => {
    it("is the same, whichever form of the service says it", () => {
        expect(deployed.methods).to.deep.equal(present().methods);
        expect(changedMethods(deployed, present())).to.deep.equal([]);
    });

    for (const [title, now, said] of [
        ["a backend", present({ uri: "https://other" }), "the integration has another uri now"],
        ["a kind of integration", present({ type: "HTTP_PROXY" }), "the integration has another type, responses now"],
        ["a time limit", present({ timeoutInMillis: 5000 }), "the integration has another timeoutInMillis now"],
        ["an answer", present({ integrationResponses: {} }), "the integration has another responses now"],
        [
            "the need of a key",
            present({}, { apiKeyRequired: false }),
            "apiKeyRequired is true in what is deployed, and false now",
        ],
        [
            "the authorization",
            present({}, { authorizationType: "AWS_IAM" }),
            "authorization is NONE in what is deployed, and AWS_IAM now",
        ],
    ] as const) {
        it(`differs by ${title}`, () => {
            expect(differences(deployed.methods[0], now.methods[0])).to.deep.equal([said]);
            expect(changedMethods(deployed, now)).to.deep.equal(["GET /orders"]);
        });
    }

    it("differs by a route that was added, removed, or serves the path from now on", () => {
        const [method] = deployed.methods;
        expect(differences(undefined, method)).to.deep.equal(["GET /orders is in the API, and not deployed"]);
        expect(differences(method, undefined)).to.deep.equal(["GET /orders is deployed, and not in the API any more"]);
        expect(differences({ ...method, path: "/{any+}" }, method)).to.deep.equal([
            "GET /{any+} serves it, and will be GET /orders when the API is deployed",
        ]);
    });
});

describe("What a stage serves", () => {
    for (const [title, operation, apiKeyRequired, authorization] of [
        ["nothing", {}, false, "NONE"],
        ["a key", { security: [{ api_key: [] }] }, true, "NONE"],
        ["a key and a Lambda authorizer", { security: [{ lambda: [], api_key: [] }] }, true, "CUSTOM"],
        ["a user pool", { security: [{ pool: ["scope"] }] }, false, "COGNITO_USER_POOLS"],
        ["a signature", { security: [{ sigv4: [] }] }, false, "AWS_IAM"],
        ["a signature, by the extension", { "x-amazon-apigateway-auth": { type: "AWS_IAM" } }, false, "AWS_IAM"],
    ] as const) {
        it(`is read of its export: a method that demands ${title}`, () => {
            const { methods } = deployedSnapshot(exported({ post: operation }), undefined, otherwise);
            expect(methods[0]).to.include({ httpMethod: "POST", path: "/orders", apiKeyRequired, authorization });
        });
    }

    it("has ANY methods, and what is said at the root of the document", () => {
        const document = {
            ...exported({ "x-amazon-apigateway-any-method": {}, parameters: {} }),
            security: [{ api_key: [] }],
        };
        expect(deployedSnapshot(document, undefined, otherwise).methods).to.deep.equal([
            { httpMethod: "ANY", path: "/orders", apiKeyRequired: true, authorization: "NONE", integration: undefined },
        ]);
    });

    it("has the methods of the deployment's summary, where there is one, and the integrations of the export", () => {
        const summary = { "/orders": { GET: { apiKeyRequired: false }, ANY: { authorizationType: "AWS_IAM" } } };
        const document = exported({ get: { "x-amazon-apigateway-integration": inExport }, put: {} });
        const { methods } = deployedSnapshot(document, summary, otherwise);
        expect(
            methods.map(({ httpMethod, apiKeyRequired, authorization }) => [httpMethod, apiKeyRequired, authorization]),
        ).to.deep.equal([
            ["GET", false, "NONE"],
            ["ANY", undefined, "AWS_IAM"],
        ]);
        expect(methods[0].integration).to.have.property("uri");
        expect(deployedSnapshot(undefined, summary, otherwise).methods).to.have.length(2);
    });

    it("has the key source and the policy of the export, else those of the API", () => {
        const policy = { Version: "2012-10-17" };
        const document = { "x-amazon-apigateway-api-key-source": "AUTHORIZER", "x-amazon-apigateway-policy": policy };
        expect(deployedSnapshot(document, undefined, otherwise)).to.include({
            apiKeySource: "AUTHORIZER",
            policy: '{"Version":"2012-10-17"}',
        });
        const ofApi = { apiKeySource: "AUTHORIZER" as const, policy: "{}" };
        expect(deployedSnapshot({}, undefined, ofApi)).to.include(ofApi);
    });

    for (const [title, policy] of [
        ["with its quotes escaped, as the service sends it", '{\\"Version\\":\\"2012-10-17\\"}'],
        ["as it is", '{"Version":"2012-10-17"}'],
    ]) {
        it(`has the present policy, ${title}`, () => {
            expect(presentSnapshot({ policy }, []).policy).to.equal('{"Version":"2012-10-17"}');
        });
    }
});
