import { expect } from "chai";
import { documentOf, made, pathsOf } from "./ordersGateway";

const mock = { mock: {} };
const keySecurity = [{ api_key: [] }];
const authorizerFunction = "arn:aws:lambda:us-east-1:123456789012:function:authorize";
const keysFromAuthorizer = {
    apiKeySource: "AUTHORIZER" as const,
    authorizers: { jwt: { lambda: { function: authorizerFunction } } },
};

describe("The API", () => {
    it("is one OpenAPI 3.0.1 document that replaces what was there and fails on warnings", async () => {
        const gateway = await made();
        const { inputs } = gateway.resource("RestApi", "orders");
        expect(documentOf(gateway).openapi).to.equal("3.0.1");
        expect(inputs.putRestApiMode).to.equal("overwrite");
        expect(inputs.failOnWarnings).to.equal(true);
    });

    it("gives each setting that the document has to the API as well, or the provider would put the old one back", async () => {
        const { inputs } = (await made({ ...keysFromAuthorizer, description: "All orders" })).resource(
            "RestApi",
            "orders",
        );
        expect(inputs).to.include({ apiKeySource: "AUTHORIZER", description: "All orders" });
        const byDefault = (await made({ description: "" })).resource("RestApi", "orders").inputs;
        expect(byDefault).to.include({ apiKeySource: "HEADER", description: "Managed by Pulumi" });
    });

    it("has exactly the routes of the arguments, by path and method", async () => {
        const paths = pathsOf(
            await made({
                routes: {
                    "GET /": mock,
                    "GET /orders": mock,
                    "POST /orders": mock,
                    "ANY /files/{rest+}": mock,
                },
            }),
        );
        const methods = Object.entries(paths).map(([path, operations]) => [path, Object.keys(operations)]);
        expect(Object.fromEntries(methods)).to.deep.equal({
            "/": ["get"],
            "/orders": ["get", "post"],
            "/files/{rest+}": ["x-amazon-apigateway-any-method"],
        });
    });

    it("needs a key for each method unless a route says otherwise", async () => {
        const { paths, components } = documentOf(
            await made({
                routes: {
                    "GET /orders": mock,
                    "POST /orders": { ...mock, apiKeyRequired: true },
                    "GET /health": { ...mock, apiKeyRequired: false },
                },
            }),
        );
        expect(paths["/orders"].get.security).to.deep.equal(keySecurity);
        expect(paths["/orders"].post.security).to.deep.equal(keySecurity);
        expect(paths["/health"].get).not.to.have.property("security");
        expect(components.securitySchemes).to.deep.equal({
            api_key: { type: "apiKey", name: "x-api-key", in: "header" },
        });
    });

    it("declares the path parameters of a route, a greedy one by its name", async () => {
        const { paths } = documentOf(await made({ routes: { "GET /shops/{shop}/{rest+}": mock } }));
        const parameter = { in: "path", required: true, schema: { type: "string" } };
        expect(paths["/shops/{shop}/{rest+}"].get.parameters).to.deep.equal([
            { name: "shop", ...parameter },
            { name: "rest", ...parameter },
        ]);
    });

    it("has the name of the gateway and the description", async () => {
        const { info } = documentOf(await made({ description: "All orders" }));
        expect(info).to.include({ title: "orders", version: "1.0" });
        expect(info.description).to.match(/^All orders\b/);
    });

    it("takes the key from the header by default, or from an authorizer", async () => {
        expect(documentOf(await made())["x-amazon-apigateway-api-key-source"]).to.equal("HEADER");
        const fromAuthorizer = documentOf(await made(keysFromAuthorizer));
        expect(fromAuthorizer["x-amazon-apigateway-api-key-source"]).to.equal("AUTHORIZER");
    });

    for (const endpointType of ["REGIONAL", "EDGE", "PRIVATE"] as const) {
        it(`has a ${endpointType} endpoint on demand`, async () => {
            const policy = { Version: "2012-10-17", Statement: [] };
            const { inputs } = (await made({ endpointType, policy })).resource("RestApi", "orders");
            expect(inputs.endpointConfiguration).to.deep.equal({ types: endpointType });
        });
    }

    it("has a REGIONAL endpoint by default", async () => {
        const { inputs } = (await made()).resource("RestApi", "orders");
        expect(inputs.endpointConfiguration).to.deep.equal({ types: "REGIONAL" });
    });

    it("is the same text when the routes are written in another order", async () => {
        const body = async (routes: string[]) => {
            const gateway = await made({ routes: Object.fromEntries(routes.map(routeKey => [routeKey, mock])) });
            return gateway.resource("RestApi", "orders").inputs.body;
        };
        const routes = ["GET /orders", "POST /orders", "GET /health"];
        expect(await body(routes)).to.equal(await body([...routes].reverse()));
    });
});
