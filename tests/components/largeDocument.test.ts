import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { documentOf, made } from "./ordersGateway";

const content = { "application/json": { schema: { $ref: "#/components/schemas/Order" } } };

/** An operation as documents of some size have them. */
const operation = (name: string) => ({
    summary: pulumi.output(name),
    requestBody: { content },
    responses: { "200": { description: "ok", content }, "404": { description: "none", content } },
    "x-amazon-apigateway-integration": {
        type: "http_proxy",
        httpMethod: "GET",
        uri: pulumi.output(`https://example.com/${name}`),
    },
});

/** @param count the number of paths, each with four operations */
const document = (count: number) => ({
    openapi: "3.0.1",
    components: { schemas: { Order: { type: "object", properties: { id: { type: "string" } } } } },
    paths: Object.fromEntries(
        Array.from({ length: count }, (_none, n) => [
            `/${n}`,
            Object.fromEntries(["get", "put", "post", "delete"].map(method => [method, operation(`r${n}`)])),
        ]),
    ),
});

describe("An OpenAPI document with thousands of Outputs", () => {
    it("is taken, when it has a thousand operations", async () => {
        const { paths } = documentOf(await made(() => ({ openApi: document(250) })));
        expect(paths["/249"].get).to.deep.include({ summary: "r249" });
    });
});
