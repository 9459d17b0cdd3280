import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { made } from "./ordersGateway";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:list";
const executionArn = "arn:aws:execute-api:us-east-1:123456789012:orders-id";
const lambda = { function: functionArn };

async function permission(routeKey: string, fn: pulumi.Input<string> = functionArn, stage = {}) {
    const gateway = await made({ routes: { [routeKey]: { lambda: { function: fn } } }, stage });
    return gateway.resource("Permission", `orders-${routeKey}`).inputs;
}

describe("The permission to invoke a function", () => {
    it("is for API Gateway at the function's route of the stage alone", async () => {
        const { statementId: _, ...inputs } = await permission("GET /orders/{id}");
        expect(inputs).to.deep.equal({
            action: "lambda:InvokeFunction",
            function: functionArn,
            principal: "apigateway.amazonaws.com",
            sourceArn: `${executionArn}/dev/GET/orders/*`,
        });
    });

    it("follows the stage's name", async () => {
        const { sourceArn } = await permission("GET /orders", functionArn, { name: "live" });
        expect(sourceArn).to.equal(`${executionArn}/live/GET/orders`);
    });

    it("is for every method of an ANY route and every path below a greedy one", async () => {
        expect((await permission("ANY /files/{rest+}")).sourceArn).to.equal(`${executionArn}/dev/*/files/*`);
    });

    it("of the root has the method and a slash", async () => {
        expect((await permission("GET /")).sourceArn).to.equal(`${executionArn}/dev/GET/`);
    });

    it("is for the version or alias that the ARN names", async () => {
        const inputs = await permission("GET /orders", `${functionArn}:live`);
        expect(inputs).to.include({ function: functionArn, qualifier: "live" });
    });

    it("is made for each route with a function, and for no other", async () => {
        const routes = { "GET /orders": { lambda }, "POST /orders": { lambda }, "GET /health": { mock: {} } };
        const { names } = await made({ routes });
        expect(names("Permission")).to.have.members(["orders-GET /orders", "orders-POST /orders"]);
    });

    it("is there before the route is deployed", async () => {
        const { resource } = await made({ routes: { "GET /orders": { lambda }, "POST /orders": { lambda } } });
        const { dependencies } = resource("Deployment", "orders");
        const permissions = dependencies.filter(urn => urn.includes("aws:lambda/permission:Permission"));
        expect(permissions.map(urn => urn.split("::").pop())).to.have.members([
            "orders-GET /orders",
            "orders-POST /orders",
        ]);
    });
});
