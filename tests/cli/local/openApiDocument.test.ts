import { expect } from "chai";
import { openApiSnapshot } from "../../../cli/local/deployedState/openApiDocument";

const noFunctions = () => ({ unsupported: "none" });

function snapshot(document: object, basepath?: string) {
    const body = JSON.stringify({ openapi: "3.0.1", info: { title: "t", version: "1" }, ...document });
    return openApiSnapshot("api", body, noFunctions, basepath);
}

describe("An OpenAPI document", () => {
    const integration = { type: "http_proxy", httpMethod: "GET", uri: "https://example.com", timeoutInMillis: 5000 };
    const withSecurity = (security: object | undefined, scheme: object, root?: object) =>
        snapshot({
            ...(root && { security: root }),
            components: { securitySchemes: { s: scheme } },
            paths: { "/a": { get: { security, "x-amazon-apigateway-integration": integration } } },
        }).methods[0];
    const apiKey = { type: "apiKey", name: "x-api-key", in: "header" };

    it("demands a key where an operation, or else the root, names the scheme of the x-api-key header", () => {
        expect(withSecurity([{ s: [] }], apiKey).apiKeyRequired).to.equal(true);
        expect(withSecurity([], apiKey).apiKeyRequired).to.equal(false);
        expect(withSecurity([{ s: [] }], { ...apiKey, name: "token" }).apiKeyRequired).to.equal(false);
        expect(withSecurity(undefined, apiKey, [{ s: [] }]).apiKeyRequired).to.equal(true);
        expect(withSecurity([], apiKey, [{ s: [] }]).apiKeyRequired).to.equal(false);
    });

    it("has the authorizations of its schemes", () => {
        const header = { type: "apiKey", name: "Authorization", in: "header" };
        const of = (extension: object) => withSecurity([{ s: [] }], { ...header, ...extension }).authorization;
        expect(of({ "x-amazon-apigateway-authtype": "awsSigv4" })).to.equal("AWS_IAM");
        expect(
            of({ "x-amazon-apigateway-authtype": "custom", "x-amazon-apigateway-authorizer": { type: "token" } }),
        ).to.equal("CUSTOM");
        expect(of({ "x-amazon-apigateway-authorizer": { type: "cognito_user_pools" } })).to.equal("COGNITO_USER_POOLS");
        expect(of({})).to.equal("NONE");
    });

    it("has integrations, the key source, binary types, and a method without integration", () => {
        const { methods, apiKeySource, binaryMediaTypes } = snapshot({
            "x-amazon-apigateway-api-key-source": "AUTHORIZER",
            "x-amazon-apigateway-binary-media-types": ["image/png"],
            paths: { "/a": { post: { "x-amazon-apigateway-integration": integration }, get: {} } },
        });
        expect(apiKeySource).to.equal("AUTHORIZER");
        expect(binaryMediaTypes).to.deep.equal(["image/png"]);
        expect(methods.map(({ httpMethod }) => httpMethod)).to.deep.equal(["GET", "POST"]);
        expect(methods[0]).not.to.have.property("integration");
        expect(methods[1].integration).to.deep.equal({ ...integration, type: "HTTP_PROXY" });
    });

    it("puts its base path before the paths only where the import prepends it", () => {
        const document = {
            servers: [{ url: "https://example.com/{stage}", variables: { stage: { default: "/v1" } } }],
            paths: { "/a": { get: {} } },
        };
        expect(snapshot(document).methods[0].path).to.equal("/a");
        expect(snapshot(document, "prepend").methods[0].path).to.equal("/v1/a");
    });

    it("is refused with its API's name when it is none", () => {
        expect(() => openApiSnapshot("orders", "{", noFunctions, undefined)).to.throw(
            'the body of RestApi "orders" can\'t be read',
        );
        expect(() => openApiSnapshot("orders", "a: b", noFunctions, undefined)).to.throw(
            "neither Swagger 2.0 nor OpenAPI 3",
        );
    });
});
