import { expect } from "chai";
import * as path from "node:path";
import { Deployed, LambdaFunction } from "../../../cli/local/deployed";
import { StartedEvent } from "../../../cli/local/events";
import { Gateway, serve } from "../../../cli/local/serve";
import { programFolder } from "./programs";

describe("a program of one document", () => {
    const folder = programFolder("document");
    let deployed: Deployed;
    let gateway: Gateway;
    let notes = "";

    before(async () => {
        const onEvent = (event: object) => (notes += (event as Partial<StartedEvent>).notes?.join() ?? "");
        gateway = await serve({ cwd: folder, onEvent });
        deployed = gateway.deployed;
    });

    after(() => gateway.close());

    const method = (httpMethod: string, route: string) =>
        deployed.stages[0].methods.find(each => each.httpMethod === httpMethod && each.path === route);

    it("has the methods of a Swagger document in YAML, whatever the case of its types", () => {
        expect(method("GET", "/orders/{id}")).to.deep.include({ apiKeyRequired: true, authorization: "NONE" });
        expect(method("DELETE", "/orders/{id}")).to.deep.include({ apiKeyRequired: true, authorization: "AWS_IAM" });
        expect(method("ANY", "/files/{path+}")?.integration?.type).to.equal("AWS_PROXY");
    });

    it("finds the local code of its functions by the ARN in the integration", () => {
        const { codePath, environment } = method("GET", "/orders/{id}")?.integration?.lambda as LambdaFunction;
        expect(codePath).to.equal(path.join(folder, "program", "orders"));
        expect(environment).to.deep.equal({ GREETING: "hello" });
    });

    it("puts the code that the program has as text into a folder", () => {
        const { assets } = method("ANY", "/files/{path+}")?.integration?.lambda as LambdaFunction;
        expect(assets?.["index.js"].text).to.include("statusCode: 202");
    });

    it("has its provider's Region, its plan with a method throttle, and its key's own value", () => {
        expect(method("GET", "/orders/{id}")?.integration?.uri).to.include(":eu-central-1:123456789012:");
        expect(deployed.plans[0]).to.deep.include({
            throttle: { rateLimit: 10, burstLimit: 20 },
            quota: { limit: 5, period: "DAY", offset: 0 },
        });
        expect(deployed.plans[0].stages[0].methodThrottles).to.deep.equal({
            "GET /orders/{id}": { rateLimit: 1, burstLimit: 2 },
        });
        expect(deployed.keys).to.have.length(1);
        expect(deployed.keys[0]).to.include({ name: "bob", value: "bobsOwnKeyValue0123456789", origin: "program" });
    });

    it("says that environments are not read", () => {
        expect(notes).to.include("shared/keys");
    });

    it("is served, its function and its gateway response as well", async () => {
        const get = (headers: { [name: string]: string }) => fetch(`${gateway.url}/orders/7`, { headers });
        const response = await get({ "x-api-key": gateway.keys.bob });
        expect(await response.json()).to.deep.equal({ path: "/orders/7", greeting: "hello" });
        const refused = await get({});
        expect(refused.status).to.equal(401);
        expect(await refused.json()).to.deep.equal({ error: "no key" });
        expect((await fetch(`${gateway.url}/files/a/b`)).status).to.equal(202);
    });
});
