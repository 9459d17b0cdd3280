import { expect } from "chai";
import { once } from "node:events";
import * as http from "node:http";
import { AddressInfo } from "node:net";
import { apiGateway } from "../../../cli/aws/client";
import { explain } from "../../../cli/explain/explanation";
import { readFacts } from "../../../cli/explain/readFacts";

type Answers = { [call: string]: [status: number, body: object] };

const order = (schema: object) => ({ id: "m1", name: "Order", schema: JSON.stringify(schema) });
const operation = {
    requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } } },
    responses: { 200: { description: "200 response", content: {} } },
    "x-amazon-apigateway-request-validator": "body",
    "x-amazon-apigateway-integration": { type: "mock", responses: { default: { statusCode: "200" } } },
};
const present = {
    httpMethod: "POST",
    apiKeyRequired: false,
    authorizationType: "NONE",
    requestValidatorId: "v1",
    requestModels: { "application/json": "Order" },
    methodResponses: { 200: { statusCode: "200" } },
    methodIntegration: { type: "MOCK", integrationResponses: { 200: { statusCode: "200" } } },
};

/** An API whose stage serves what it is now. */
const answers: Answers = {
    "/restapis/api1": [200, { id: "api1", name: "orders" }],
    "/restapis/api1/stages": [200, { item: [{ stageName: "prod", deploymentId: "d1" }] }],
    "/restapis/api1/deployments/d1": [200, { id: "d1", createdDate: 1_790_000_000 }],
    "/restapis/api1/deployments": [200, { item: [{ id: "d1", createdDate: 1_790_000_000 }] }],
    "/restapis/api1/stages/prod/exports/oas30": [
        200,
        {
            openapi: "3.0.1",
            paths: { "/orders": { post: operation } },
            components: { schemas: { Order: { type: "object", required: ["id"] } } },
            "x-amazon-apigateway-request-validators": { body: { validateRequestBody: true } },
        },
    ],
    "/restapis/api1/resources": [200, { item: [{ id: "r1", path: "/orders", resourceMethods: { POST: present } }] }],
    "/restapis/api1/models": [200, { item: [order({ type: "object", required: ["id"] })] }],
    "/restapis/api1/authorizers": [200, {}],
    "/restapis/api1/requestvalidators": [200, { item: [{ id: "v1", name: "body", validateRequestBody: true }] }],
    "/restapis/api1/gatewayresponses": [200, {}],
    "/restapis/api1/documentation/parts": [200, {}],
};

describe("What explain reads of AWS", () => {
    let server: http.Server;
    let given: Answers;

    before(async () => {
        server = http.createServer(({ url = "" }, response) => {
            const { pathname } = new URL(url, "http://stub");
            const [status, body] = given[pathname] ?? [404, { message: "Invalid identifier" }];
            const type = status === 200 ? {} : { "x-amzn-errortype": errorTypes[status] };
            response.writeHead(status, { "content-type": "application/json", ...type }).end(JSON.stringify(body));
        });
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
    });
    after(() => server.close());

    const errorTypes: { [status: number]: string } = { 403: "AccessDeniedException", 404: "NotFoundException" };

    async function redeployment(changes: Answers) {
        given = { ...answers, ...changes };
        const { port } = server.address() as AddressInfo;
        const client = apiGateway({ endpointUrl: `http://127.0.0.1:${port}` }, {});
        const facts = await readFacts(client, {
            method: "POST",
            address: { kind: "api", restApiId: "api1", stageName: "prod", path: "/orders" },
            isExact: false,
            now: Date.parse("2026-11-25T12:00:00Z"),
        });
        client.destroy();
        return explain(facts).findings.find(({ check }) => check === "redeployment")!;
    }

    it("finds nothing changed where the stage serves the API as it is", async () => {
        expect(await redeployment({})).to.deep.include({
            status: "ok",
            text: "what is deployed is the API as it is now",
        });
    });

    it("finds a model that was changed and not deployed", async () => {
        const changed = { item: [order({ type: "object", required: ["id", "sum"] })] };
        const { status, text } = await redeployment({ "/restapis/api1/models": [200, changed] });
        expect(status).to.equal("note");
        expect(text).to.include("the API was changed and not redeployed: the model Order is another now");
    });

    it("goes without the models and authorizers where who asks may not read them", async () => {
        const refused = { message: "User is not authorized to perform: apigateway:GET" };
        const { status, text } = await redeployment({ "/restapis/api1/models": [403, refused] });
        expect(status).to.equal("ok");
        expect(text).to.include("as far as it can be read: apigateway:GET on its models and authorizers is refused");
    });
});
