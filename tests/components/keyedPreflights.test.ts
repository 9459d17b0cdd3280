import { expect } from "chai";
import { UsagePlanGatewayArgs } from "../../components/index";
import { made } from "./ordersGateway";

const integration = { "x-amazon-apigateway-integration": { type: "mock" } };
const messages = async (changes: Partial<UsagePlanGatewayArgs>) => (await made(changes)).messages;
const documentOf = (options: { [path: string]: object }, root: object = {}) => ({
    openapi: "3.0.1",
    ...root,
    paths: Object.fromEntries(
        Object.entries(options).map(([path, operation]) => [path, { options: { ...integration, ...operation } }]),
    ),
});

describe("A preflight that a browser could not send, since it needs a key, is warned of", () => {
    it("when nothing is said of it, in a route or in a document", async () => {
        const openApi = documentOf({ "/b": {}, "/c": { security: [] }, "/d": {}, "/e": {} });
        expect(await messages({ routes: { "OPTIONS /a": { mock: {} } }, openApi })).to.deep.equal([
            'warning: UsagePlanGateway "orders": OPTIONS /a, OPTIONS /b, OPTIONS /d and 1 more need a key, and a browser\'s preflight has none; say apiKeyRequired: false, or security: [] in openApi, if web pages call',
        ]);
        expect(await messages({ openApi: documentOf({ "/b": {} }) })).to.deep.equal([
            'warning: UsagePlanGateway "orders": OPTIONS /b needs a key, and a browser\'s preflight has none; say security: [] in openApi, if web pages call',
        ]);
    });

    it("and not when something is said of it, nor of another method", async () => {
        const routes = {
            "OPTIONS /a": { mock: {}, apiKeyRequired: false },
            "OPTIONS /b": { mock: {}, apiKeyRequired: true },
            "GET /c": { mock: {} },
        };
        const schemes = { securitySchemes: { key: { type: "apiKey", name: "x-api-key", in: "header" } } };
        const openApi = documentOf({ "/d": {} }, { security: [{ key: [] }], components: schemes });
        expect(await messages({ routes, openApi })).to.deep.equal([]);
        expect(await messages({ cors: { allowOrigins: ["*"] } })).to.deep.equal([]);
    });
});
