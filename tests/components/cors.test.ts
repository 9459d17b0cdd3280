import { expect } from "chai";
import { UsagePlanGatewayArgs } from "../../components/index";
import { documentOf, made, pathsOf } from "./ordersGateway";
import { oneOrigin, preflightOf, severalOrigins } from "./preflights";

type Changes = Partial<UsagePlanGatewayArgs>;

const mock = { mock: {} };

/** The headers of a preflight's answer, as a browser gets them where one origin is allowed. */
async function answerTo(changes: Changes, path?: string): Promise<{ [name: string]: string }> {
    const preflight = await preflightOf(changes, path);
    return plain(preflight["x-amazon-apigateway-integration"].responses.default.responseParameters);
}

/** Headers by name, without the quotes of a mapping expression's value. */
function plain(parameters: { [parameter: string]: string }): { [name: string]: string } {
    return Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
            name.split(".header.")[1],
            /^'.*'$/.test(value) ? value.slice(1, -1) : value,
        ]),
    );
}
describe("A preflight", () => {
    it("is answered by API Gateway itself, without a key, and without a body", async () => {
        const preflight = await preflightOf({});
        expect(preflight.security).to.deep.equal([]);
        const integration = preflight["x-amazon-apigateway-integration"];
        expect(integration.type).to.equal("mock");
        expect(integration.requestTemplates).to.deep.equal({ "application/json": '{"statusCode":204}' });
        expect(integration.responses.default.statusCode).to.equal("204");
        expect(integration.responses.default).not.to.have.property("responseTemplates");
    });

    it("allows the origin, the path's methods, and the headers that a keyed call with JSON has", async () => {
        const routes = { "GET /orders": mock, "POST /orders": mock, "DELETE /orders/{id}": mock };
        expect(await answerTo({ routes })).to.deep.equal({
            "Access-Control-Allow-Origin": "https://app.example.com",
            "Access-Control-Allow-Methods": "GET,POST",
            "Access-Control-Allow-Headers": "Content-Type,Authorization,x-api-key",
            Vary: "Origin",
        });
        expect((await answerTo({ routes }, "/orders/{id}"))["Access-Control-Allow-Methods"]).to.equal("DELETE");
    });

    it("of a path with an ANY route is not that route's, and allows every method", async () => {
        const paths = pathsOf(await made({ cors: oneOrigin, routes: { "ANY /{rest+}": mock } }));
        expect(paths["/{rest+}"]).to.have.all.keys("options", "x-amazon-apigateway-any-method");
        const allowed = (await answerTo({ routes: { "ANY /{rest+}": mock } }, "/{rest+}"))[
            "Access-Control-Allow-Methods"
        ];
        expect(allowed.split(",")).to.have.members(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
    });

    it("declares the parameters of its path, of which the import warns otherwise", async () => {
        const { parameters } = await preflightOf({ routes: { "GET /{shop}/{rest+}": mock } }, "/{shop}/{rest+}");
        const declared = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
        expect(parameters).to.deep.equal([declared("shop"), declared("rest")]);
    });

    it("is left to the route where a path has an OPTIONS of its own", async () => {
        const routes = { "OPTIONS /orders": { mock: { body: "mine" } }, "GET /orders": mock };
        const paths = pathsOf(await made({ cors: oneOrigin, routes }));
        expect(JSON.stringify(paths["/orders"].options)).to.include("mine");
        expect(paths["/orders"].options.security).to.deep.equal([{ api_key: [] }]);
    });

    it("is made for the paths of a document that is brought along, and for nothing in it that is no path", async () => {
        const integration = { type: "http_proxy", httpMethod: "GET", uri: "https://example.com" };
        const openApi = {
            openapi: "3.0.1",
            info: { title: "t", version: "1" },
            paths: {
                "x-note": { get: "no path" },
                "/empty": { summary: "Nothing answers here" },
                "/health": { get: { "x-amazon-apigateway-integration": integration } },
            },
        };
        const paths = documentOf(await made({ cors: oneOrigin, openApi })).paths as unknown as {
            [path: string]: { [member: string]: unknown };
        };
        expect(paths["/health"]).to.have.property("options");
        expect(paths["/orders"]).to.have.property("options");
        expect(paths["/empty"]).to.deep.equal({ summary: "Nothing answers here" });
        expect(paths["x-note"]).to.deep.equal({ get: "no path" });
    });

    it("has the methods and headers of the arguments, always with x-api-key, and is remembered as long as they say", async () => {
        const cors = { ...oneOrigin, allowMethods: ["GET", "POST"], allowHeaders: ["X-Trace"], maxAge: 600 };
        expect(await answerTo({ cors })).to.include({
            "Access-Control-Allow-Methods": "GET,POST",
            "Access-Control-Allow-Headers": "X-Trace,x-api-key",
            "Access-Control-Max-Age": "600",
        });
        const named = { ...oneOrigin, allowHeaders: ["X-API-Key"] };
        expect((await answerTo({ cors: named }))["Access-Control-Allow-Headers"]).to.equal("X-API-Key");
    });

    it("may allow all methods and headers, and then names Authorization, which * does not stand for", async () => {
        const cors = { allowOrigins: ["*"], allowMethods: ["*"], allowHeaders: ["*"], exposeHeaders: ["*"] };
        expect(await answerTo({ cors })).to.deep.equal({
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Methods": "*",
            "Access-Control-Allow-Headers": "*,Authorization,x-api-key",
            "Access-Control-Expose-Headers": "*",
        });
    });

    it("declares each header that it sends, or the service would leave it out", async () => {
        for (const cors of [{ ...oneOrigin, maxAge: 1, allowCredentials: true }, severalOrigins]) {
            const { responses, ...preflight } = await preflightOf({ cors });
            const { responseParameters } = preflight["x-amazon-apigateway-integration"].responses.default;
            const sent = [...Object.keys(plain(responseParameters)), "Access-Control-Allow-Origin"];
            expect(responses["204"].headers).to.have.all.keys(...new Set(sent));
        }
    });

    it("says that its text is text where there are binary media types, of which a mock's would be one", async () => {
        const { "x-amazon-apigateway-integration": integration } = await preflightOf({ binaryMediaTypes: ["*/*"] });
        expect(integration.contentHandling).to.equal("CONVERT_TO_TEXT");
        expect((await preflightOf({}))["x-amazon-apigateway-integration"]).not.to.have.property("contentHandling");
    });
});
