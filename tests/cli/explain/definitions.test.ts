import { expect } from "chai";
import { ApiParts } from "../../../cli/aws/apiParts";
import { changedDefinitions, changedMethods, differences } from "../../../cli/explain/differences";
import { explain } from "../../../cli/explain/explanation";
import { deployedSnapshot } from "../../../cli/explain/exportedSnapshot";
import { presentSnapshot } from "../../../cli/explain/presentSnapshot";
import { request } from "./requests";

const models = "https://apigateway.amazonaws.com/restapis/api1/models/";
const pet = { type: "object", required: ["price", "kind"], properties: { kind: { $ref: `${models}Kind` } } };
const kind = { type: "string", enum: ["dog", "cat"] };
const model = (name: string, schema: object) => ({
    id: name,
    name,
    contentType: "application/json",
    schema: JSON.stringify({ $schema: "http://json-schema.org/draft-04/schema#", title: `${name} schema`, ...schema }),
});
const functionUri =
    "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:a";
const token = {
    id: "z1",
    name: "tokens",
    type: "TOKEN" as const,
    authType: "custom",
    authorizerUri: `${functionUri}/invocations`,
    identitySource: "method.request.header.Authorization",
};
const parts: ApiParts = {
    authorizers: [token],
    models: [model("Pet", pet), model("Kind", kind), { name: "Feed", contentType: "application/xml", schema: "<a/>" }],
    requestValidators: [{ id: "v1", name: "body only", validateRequestBody: true, validateRequestParameters: false }],
    gatewayResponses: [],
    hasDocumentationParts: false,
};
const post = {
    apiKeyRequired: true,
    authorizationType: "CUSTOM",
    authorizerId: "z1",
    requestValidatorId: "v1",
    requestModels: { "application/json": "Pet" },
    requestParameters: { "method.request.path.id": true, "method.request.querystring.dry": false },
    methodResponses: {
        200: { statusCode: "200", responseParameters: { "method.response.header.Location": false } },
    },
    methodIntegration: { type: "MOCK" as const },
};

/** The same API as an export of the service has it. */
const exported = {
    openapi: "3.0.1",
    paths: {
        "/pets/{id}": {
            post: {
                parameters: [
                    { name: "dry", in: "query", schema: { type: "string" } },
                    { name: "id", in: "path", required: true, schema: { type: "string" } },
                ],
                requestBody: {
                    content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
                    required: true,
                },
                responses: {
                    200: {
                        description: "200 response",
                        headers: { Location: { schema: { type: "string" } } },
                        content: {},
                    },
                },
                security: [{ tokens: [] }, { api_key: [] }],
                "x-amazon-apigateway-request-validator": "body only",
                "x-amazon-apigateway-integration": { type: "mock", passthroughBehavior: "when_no_match" },
            },
        },
    },
    components: {
        schemas: {
            Pet: {
                title: "Pet schema",
                required: ["kind", "price"],
                type: "object",
                properties: { kind: { $ref: "#/components/schemas/Kind" } },
            },
            Kind: { title: "Kind schema", type: "string", enum: ["dog", "cat"] },
        },
        securitySchemes: {
            api_key: { type: "apiKey", name: "x-api-key", in: "header" },
            tokens: {
                type: "apiKey",
                name: "Authorization",
                in: "header",
                "x-amazon-apigateway-authtype": "custom",
                "x-amazon-apigateway-authorizer": {
                    authorizerUri: token.authorizerUri,
                    authorizerResultTtlInSeconds: 300,
                    type: "token",
                },
            },
        },
    },
    "x-amazon-apigateway-request-validators": {
        "body only": { validateRequestParameters: false, validateRequestBody: true },
    },
};

const present = (method: object = {}, changes: Partial<ApiParts> = {}) =>
    presentSnapshot({}, [{ path: "/pets/{id}", resourceMethods: { POST: { ...post, ...method } } }], {
        ...parts,
        ...changes,
    });
const deployed = deployedSnapshot(exported, undefined, { apiKeySource: "HEADER" }, true);

describe("Models, validators and authorizers that are deployed, compared with those of now", () => {
    it("are the same, whichever form of the service says it", () => {
        expect(changedMethods(deployed, present())).to.deep.equal([]);
        expect(changedDefinitions(deployed, present())).to.deep.equal([]);
    });

    const definitions: [what: string, changes: Partial<ApiParts>, name: string][] = [
        ["a model", { models: [model("Pet", { ...pet, minProperties: 2 }), model("Kind", kind)] }, "the model Pet"],
        ["a property of a model", { models: [model("Pet", pet), model("Kind", { type: "string" })] }, "the model Kind"],
        ["a model that is gone", { models: [model("Pet", pet)] }, "the model Kind"],
        [
            "the function of an authorizer",
            { authorizers: [{ ...token, authorizerUri: functionUri.replace(/a$/, "b") }] },
            "the authorizer tokens",
        ],
        [
            "where it finds the token",
            { authorizers: [{ ...token, identitySource: "method.request.header.T" }] },
            "the authorizer tokens",
        ],
        [
            "how long it is cached",
            { authorizers: [{ ...token, authorizerResultTtlInSeconds: 0 }] },
            "the authorizer tokens",
        ],
    ];
    for (const [what, changes, name] of definitions) {
        it(`differ by ${what}`, () => {
            expect(changedDefinitions(deployed, present({}, changes))).to.deep.equal([name]);
        });
    }

    for (const [what, method, part] of [
        [
            "a parameter that must be there",
            { requestParameters: { "method.request.querystring.dry": true } },
            "parameters",
        ],
        ["the model of its body", { requestModels: {} }, "request models"],
        ["what is validated", { requestValidatorId: undefined }, "validator"],
        ["an answer", { methodResponses: { 201: {} } }, "responses"],
        ["its scopes", { authorizationScopes: ["write"] }, "authorization scopes"],
    ] as const) {
        it(`differ for a method by ${what}`, () => {
            const now = present(method);
            expect(differences(deployed.methods[0], now.methods[0])).to.deep.equal([
                `the method has another ${part} now`,
            ]);
        });
    }

    it("are told for the requests that they decide over, and beside the findings for others", () => {
        const found = (changes: Partial<ApiParts>) =>
            explain(
                request({
                    request: { method: "POST", path: "/pets/7", isExecuteApi: true },
                    deployed,
                    present: present({}, changes),
                }),
            ).findings.find(({ check }) => check === "redeployment")!;
        const changed = found({ models: [model("Pet", pet), model("Kind", { type: "string" })] });
        expect(changed.status).to.equal("note");
        expect(changed.text).to.include("changed and not redeployed: the model Kind is another now");
        const unused = model("Other", {});
        expect(found({ models: [...parts.models, unused] }).text).to.equal("what is deployed is the API as it is now");
    });
});

describe("A resource policy that was changed and not deployed", () => {
    const denial = JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }] });

    it("refuses nobody yet, and is told", () => {
        const now = { ...present(), policy: denial };
        const asked = { method: "POST", path: "/pets/7", isExecuteApi: true };
        const ofExport = deployedSnapshot(exported, undefined, now, true);
        const { passes, findings } = explain(request({ request: asked, deployed: ofExport, present: now }));
        expect(passes).to.equal(true);
        expect(findings.find(({ check }) => check === "redeployment")!.text).to.include(
            "the resource policy is another now",
        );
    });
});
