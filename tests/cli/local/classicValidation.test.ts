import { expect } from "chai";
import { resourcesOf } from "../../../cli/local/deployedState/resources";
import { stages } from "../../../cli/local/deployedState/stages";
import { Properties, RegisteredResource } from "../../../cli/local/evaluation/registeredResource";
import { deployed } from "./deployments";
import { served, stopAll } from "./http/served";

function resource(kind: string, name: string, inputs: Properties): RegisteredResource {
    const type = `aws:apigateway/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
    const id = `${kind}-${name}`;
    return { type, name, urn: id, parent: "", provider: "", id, inputs, state: inputs, read: false };
}

const ofApi = (kind: string, name: string, inputs: Properties) =>
    resource(kind, name, { restApi: "RestApi-api", ...inputs });

const root = { resourceId: "root" };

function mockedMethod(httpMethod: string, inputs: Properties): RegisteredResource[] {
    const place = { ...root, httpMethod };
    return [
        ofApi("Method", httpMethod, { ...place, authorization: "NONE", ...inputs }),
        ofApi("Integration", httpMethod, {
            ...place,
            type: "MOCK",
            requestTemplates: { "application/json": '{"statusCode":200}' },
        }),
        ofApi("IntegrationResponse", httpMethod, { ...place, statusCode: "200" }),
    ];
}

const order = { $schema: "http://json-schema.org/draft-04/schema#", type: "object", required: ["lines"] };
const lines = { type: "array", minItems: 1, items: { type: "object", required: ["sku"] } };

/** An API of single resources, as it is served. */
async function serve() {
    const refersToLines = { $ref: "https://apigateway.amazonaws.com/restapis/abc123/models/Lines" };
    const resources = resourcesOf([
        { ...resource("RestApi", "api", {}), state: { rootResourceId: "root" } },
        ofApi("RequestValidator", "everything", {
            name: "all",
            validateRequestBody: true,
            validateRequestParameters: true,
        }),
        ofApi("Model", "lines", { name: "Lines", contentType: "application/json", schema: JSON.stringify(lines) }),
        ofApi("Model", "order", {
            name: "Order",
            contentType: "application/json",
            schema: JSON.stringify({ ...order, properties: { lines: refersToLines } }),
        }),
        ...mockedMethod("GET", {
            requestValidatorId: "RequestValidator-everything",
            requestParameters: {
                "method.request.querystring.q1": true,
                "method.request.querystring.q2": false,
                "method.request.header.X-Tenant": "true",
            },
        }),
        ...mockedMethod("POST", {
            requestValidatorId: "RequestValidator-everything",
            requestModels: { "application/json": "Order" },
        }),
        ...mockedMethod("PUT", {
            requestValidatorId: "RequestValidator-everything",
            requestModels: { "application/json": "Empty" },
        }),
        ofApi("Stage", "dev", { stageName: "dev" }),
    ]);
    return served(deployed(stages(resources, () => ({ unsupported: "none" }))));
}

describe("A RequestValidator, Models and required parameters that are resources of their own", () => {
    after(stopAll);

    it("have a request without a required parameter refused, and only that", async () => {
        const gateway = await serve();
        const { status, body } = await gateway.get("/dev/");
        const names = "[q1, X-Tenant]";
        expect([status, body]).to.deep.equal([400, `{"message": "Missing required request parameters: ${names}"}`]);
        expect((await gateway.get("/dev/?q1=a", { "x-tenant": "t" })).status).to.equal(200);
        expect((await gateway.told(1))[0].reason).to.equal(`Missing required request parameters: ${names}`);
    });

    it("have a body refused that does not fit, also by a model that the first refers to, whose items are counted", async () => {
        const gateway = await serve();
        const send = async (method: string, body: string) =>
            (await gateway.request("/dev/", { method, headers: { "content-type": "application/json" } }, body)).status;
        expect(await send("POST", '{"lines":[{"sku":"a"}]}')).to.equal(200);
        expect(await send("POST", "{}")).to.equal(400);
        expect(await send("POST", '{"lines":[{}]}')).to.equal(400);
        expect(await send("POST", '{"lines":[]}')).to.equal(400);
        expect((await gateway.told(2))[1].reason).to.equal(
            'invalid body: [object has missing required properties (["lines"])]',
        );
    });

    it("know the model that each API has, Empty: any object", async () => {
        const gateway = await serve();
        const send = async (body: string) => (await gateway.request("/dev/", { method: "PUT" }, body)).status;
        expect([await send("{}"), await send('{"a":1}'), await send("[]")]).to.deep.equal([200, 200, 400]);
    });
});
