/* eslint-disable @typescript-eslint/no-unsafe-member-access -- documents are of `any`, as the argument is */
import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { openApiCheck } from "../../components/openApi";
import { OpenApi } from "../../components/openApiDocument";
import { keySchemeName, withSecurity } from "../../components/openApiSecurity";
import { orders } from "./randomOpenApis";

const mock = { type: "mock", requestTemplates: { "application/json": '{"statusCode": 200}' } };
const operation = (own: OpenApi = {}) => ({ ...own, "x-amazon-apigateway-integration": mock });
const api = (own: OpenApi): OpenApi => ({ openapi: "3.0.1", ...own });

const guard = {
    type: "apiKey",
    name: "x-api-key",
    in: "header",
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": { type: "token", authorizerUri: "arn:of:a:function" },
};
const key = { type: "apiKey", name: "x-api-key", in: "header" };

function freeze<T>(given: T): T {
    if (typeof given === "object" && given !== null && !pulumi.Output.isInstance(given)) {
        Object.values(given).forEach(freeze);
        Object.freeze(given);
    }
    return given;
}

/** The security of the operation at one path, when it is known. */
async function securityAt(document: OpenApi, path = "/a", method = "get"): Promise<unknown> {
    const secured = withSecurity(freeze(document), "api_key");
    return new Promise(resolve =>
        pulumi.output(secured.paths[path][method]).apply(known => resolve((known as OpenApi).security)),
    );
}

describe("The security of an OpenAPI document that the team has already", () => {
    it("is a key for an operation that says nothing of it, at any method", async () => {
        const document = api({
            paths: { "/a": { get: operation(), "x-amazon-apigateway-any-method": operation(), parameters: [] } },
        });
        expect(await securityAt(document)).to.deep.equal([{ api_key: [] }]);
        expect(await securityAt(document, "/a", "x-amazon-apigateway-any-method")).to.deep.equal([{ api_key: [] }]);
        const secured = withSecurity(document, "api_key");
        expect(secured.paths["/a"].parameters).to.deep.equal([]);
        expect(secured.components).to.deep.equal({ securitySchemes: { api_key: key } });
        expect(openApiCheck().problems([], secured)).to.deep.equal([]);
    });

    it("stays an operation's own", async () => {
        const schemes = { components: { securitySchemes: { guard } } };
        const own = operation({ security: [{ guard: [] }] });
        expect(await securityAt(api({ ...schemes, paths: { "/a": { get: own } } }))).to.deep.equal([{ guard: [] }]);
        const document = api({ ...schemes, security: [], paths: { "/a": { get: own } } });
        expect(await securityAt(document)).to.deep.equal([{ guard: [] }]);
    });

    it("stays none for an operation that is opened", async () => {
        const open = operation({ security: [] });
        expect(await securityAt(api({ paths: { "/a": { get: open } } }))).to.deep.equal([]);
        expect(await securityAt(api({ security: [{ guard: [] }], paths: { "/a": { get: open } } }))).to.deep.equal([]);
    });

    it("is the root's, written onto each operation that has none of its own", async () => {
        const root = [{ guard: [] }];
        const document = api({ security: root, paths: { "/a": { get: operation() }, "/b": { put: operation() } } });
        expect(await securityAt(document)).to.deep.equal(root);
        expect(await securityAt(document, "/b", "put")).to.deep.equal(root);
        expect(await securityAt(api({ security: [], paths: { "/a": { get: operation() } } }))).to.deep.equal([]);
    });

    it("has the document's own scheme of a key", async () => {
        const schemes = { guard, clientKey: { ...key, name: "X-API-Key" } };
        const document = api({
            components: { schemas: {}, securitySchemes: schemes },
            paths: { "/a": { get: operation() } },
        });
        expect(keySchemeName(document, "api_key")).to.equal("clientKey");
        expect(await securityAt(document)).to.deep.equal([{ clientKey: [] }]);
        expect(withSecurity(document, "api_key").components).to.deep.equal({ schemas: {}, securitySchemes: schemes });
    });

    it("has a name that the document does not have for another scheme", async () => {
        for (const other of [guard, { ...key, in: "query" }, { ...key, name: "token" }, pulumi.output(key)]) {
            const securitySchemes = { api_key: other };
            const document = api({ components: { securitySchemes }, paths: { "/a": { get: operation() } } });
            expect(await securityAt(document)).to.deep.equal([{ api_key2: [] }]);
            const { components } = withSecurity(document, "api_key");
            expect(components.securitySchemes.api_key).to.equal(other);
            expect(components.securitySchemes.api_key2).to.deep.equal(key);
        }
    });

    it("is decided for an operation that is an Output when it is known", async () => {
        const later = (own: OpenApi) => api({ paths: { "/a": { get: pulumi.output(operation(own)) } } });
        expect(await securityAt(later({}))).to.deep.equal([{ api_key: [] }]);
        expect(await securityAt(later({ security: [] }))).to.deep.equal([]);
    });

    it("leaves Outputs and all else as they are", () => {
        const uri = pulumi.output("https://orders.example.com");
        const security = pulumi.output([{ api_key: [] }]);
        const document = orders();
        document.paths["/orders/{id}"].get["x-amazon-apigateway-integration"].uri = uri;
        document.paths["/orders"].get.security = security;
        const secured = withSecurity(freeze(document), "api_key");
        expect(secured.paths["/orders/{id}"].get["x-amazon-apigateway-integration"].uri).to.equal(uri);
        expect(secured.paths["/orders"].get.security).to.equal(security);
        const { paths, ...others } = secured;
        expect({ ...others, paths: Object.keys(paths as OpenApi) }).to.deep.equal({
            ...document,
            paths: Object.keys(document.paths as OpenApi),
        });
    });

    it("is that of the routes alone when the document has no paths", () => {
        expect(withSecurity(api({}), "api_key")).to.deep.equal(
            api({ components: { securitySchemes: { api_key: key } } }),
        );
    });
});
