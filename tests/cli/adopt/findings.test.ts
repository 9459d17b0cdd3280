import { expect } from "chai";
import { ExistingApi } from "../../../cli/adopt/existingApi";
import { obstacles } from "../../../cli/adopt/obstacles";
import { remarks } from "../../../cli/adopt/remarks";
import { adopted, existingApi, plan } from "./apis";

const stage = (changes: object) => existingApi({ stage: { ...existingApi().stage, ...changes } });

describe("What can't be taken over", () => {
    const refused: { [what: string]: [api: ExistingApi, message: RegExp] } = {
        "a canary under way": [
            stage({ canarySettings: { deploymentId: "d2", percentTraffic: 10 } }),
            /^a canary is under way on the stage prod, with 10 % of the requests: promote it or end it first$/,
        ],
        "a key in two plans of the stage": [
            existingApi({ plans: [plan({}, [{ id: "k1" }]), plan({ id: "p2", name: "free" }, [{ id: "k1" }])] }),
            /^the key k1 is in 2 plans of the stage \(gold, free\): take it out of all but one$/,
        ],
        "a stage without customers": [existingApi({ plans: [] }), /^no usage plan covers the stage prod/],
        "a log that goes to a stream": [
            stage({ accessLogSettings: { destinationArn: "arn:aws:firehose:eu-central-1:1:deliverystream/x" } }),
            /which is no log group/,
        ],
        "a stage that was stopped by a throttle of 0": [
            stage({ methodSettings: { "*/*": { throttlingRateLimit: 0, throttlingBurstLimit: 0 } } }),
            /^the throttle of 0 of the stage prod refuses every request: raise it first/,
        ],
        "a log that writes key values": [
            stage({
                accessLogSettings: {
                    destinationArn: "arn:aws:logs:eu-central-1:1:log-group:x",
                    format: "$context.requestId $context.identity.apiKeyId $context.identity.apiKey",
                },
            }),
            /writes the values of keys, by \$context\.identity\.apiKey, .*name \$context\.identity\.apiKeyId/,
        ],
        "an export that fails": [existingApi({ exported: undefined }), /can't be exported: --from current takes/],
        "an export that lets in whom the stage refuses": [
            existingApi({
                summary: {
                    "/orders/{id}": { GET: { apiKeyRequired: true, authorizationType: "NONE" } },
                    "/health": { GET: { apiKeyRequired: true, authorizationType: "NONE" } },
                },
            }),
            /^the export of the stage is not what it serves; it differs in GET \/health: --from current/,
        ],
        "an export that does not say where the key comes from": [
            existingApi({ restApi: { ...existingApi().restApi, apiKeySource: "AUTHORIZER" } }),
            /^the export of the stage does not say the key source, which is AUTHORIZER now: --from current/,
        ],
        "an export without its authorizers": [
            existingApi({
                exported: {
                    ...existingApi().exported,
                    paths: { "/orders": { get: { security: [{ pool: [] }, { api_key: [] }] } } },
                    components: {
                        securitySchemes: {
                            api_key: { type: "apiKey", name: "x-api-key", in: "header" },
                            pool: {
                                type: "apiKey",
                                name: "Authorization",
                                in: "header",
                                "x-amazon-apigateway-authtype": "cognito_user_pools",
                            },
                        },
                    },
                },
            }),
            /^the export of the stage does not say what these authorizers are: pool: --from current/,
        ],
        "an export of something else": [
            existingApi({ summary: { "/orders/{id}": { GET: {} } } }),
            /^the export of the stage is not what it serves; it differs in GET \/health/,
        ],
    };
    for (const [what, [api, message]] of Object.entries(refused)) {
        it(`is refused: ${what}`, () => {
            const found = obstacles(api, "deployed");
            expect(found).to.have.length(1);
            expect(found[0]).to.match(message);
        });
    }

    it("is refused: a model that no document can have, where a method names it", () => {
        const base = existingApi();
        const parts = { ...base.parts, models: [{ name: "Feed", contentType: "application/xml", schema: "<feed/>" }] };
        const GET = { methodResponses: { 200: { responseModels: { "application/xml": "Feed" } } } };
        const named = existingApi({ parts, resources: [{ path: "/feed", resourceMethods: { GET } }] });
        expect(obstacles(named, "current")).to.deep.equal([
            "GET /feed names the model Feed, which is no JSON schema: take it off the method",
        ]);
        const unused = existingApi({ parts });
        expect(obstacles(unused, "current")).to.deep.equal([]);
        expect(remarks(unused, adopted(unused)).join()).to.include("no JSON schema have no place in a document: Feed");
    });

    it("is named: the custom domains that lead to the stage, or that they can't be read", () => {
        const of = (domains: ExistingApi["domains"]) => {
            const api = existingApi({ domains });
            return remarks(api, adopted(api)).join();
        };
        const domainName = "api.example.com";
        const [own, other, any] = [
            { domainName, basePath: "v1", stage: "prod" },
            { domainName, basePath: "v2", stage: "test" },
            { domainName: "all.example.com" },
        ];
        expect(of([own, other, any])).to.match(
            /^custom domains go on leading to the stage, outside the program: api.example.com\/v1, all.example.com\/<stage>\./,
        );
        expect(of([other])).to.equal("");
        expect(of(undefined)).to.match(/^custom domains could not be read \(apigateway:GET on \/domainnames\)/);
    });

    it("is nothing of a plain API", () => {
        const api = existingApi();
        expect(obstacles(api, "deployed")).to.deep.equal([]);
        expect(remarks(api, adopted(api))).to.deep.equal([]);
    });

    it("is named, where it stays as it is", () => {
        const base = existingApi();
        const functionUri =
            "arn:aws:apigateway:r:lambda:path/2015-03-31/functions/arn:aws:lambda:r:1:function:pay/invocations";
        const api = existingApi({
            stage: {
                ...base.stage,
                clientCertificateId: "cert1",
                webAclArn: "arn:acl",
                methodSettings: { "*/*": {}, "orders/GET": { metricsEnabled: true } },
                tags: { "aws:cloudformation:stack-name": "legacy", cost: "1" },
            },
            otherStages: ["test"],
            parts: { ...base.parts, hasDocumentationParts: true, authorizers: [{ authorizerUri: functionUri }] },
            plans: [plan({}, [{ id: "k1", name: "acme" }])],
            otherPlans: new Map([["k1", [{ id: "p9", name: "partners" }]]]),
        });
        const text = remarks(api, adopted(api)).join("\n");
        for (const part of [
            "CloudFormation made it, by legacy",
            "documentation parts",
            "cert1",
            "arn:acl",
            "orders/GET",
            "test",
            "pay",
            "cost",
            "the key acme is in plans of other stages too",
            "partners",
        ]) {
            expect(text).to.include(part);
        }
    });
});
