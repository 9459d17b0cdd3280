import { expect } from "chai";
import { Deployed } from "../../../cli/local/deployed";
import { StartedEvent } from "../../../cli/local/events";
import { Gateway, serve } from "../../../cli/local/serve";
import { programFolder } from "./programs";

describe("a program of single resources", () => {
    let deployed: Deployed;
    let gateway: Gateway;
    let notes = "";

    before(async () => {
        const onEvent = (event: object) => (notes += (event as Partial<StartedEvent>).notes?.join() ?? "");
        gateway = await serve({ cwd: programFolder("classic"), now: () => Date.UTC(2026, 0, 15), onEvent });
        deployed = gateway.deployed;
    });

    after(() => gateway.close());

    it("has the methods of its resources, by their paths", () => {
        const [stage] = deployed.stages;
        expect(stage.stageName).to.equal("v1");
        expect(stage.methods.map(({ httpMethod, path }) => `${httpMethod} ${path}`)).to.deep.equal([
            "GET /greetings",
            "GET /greetings/{name}",
        ]);
        expect(stage.methods[0]).to.deep.include({ apiKeyRequired: true, authorization: "NONE" });
        expect(stage.methods[0].integration?.responses?.default.responseTemplates).to.deep.equal({
            "application/json": '{"text":"hello"}',
        });
    });

    it("has ids of the service's form, and the throttles of its method settings", () => {
        const [{ apiId, methodThrottles }] = deployed.stages;
        expect(apiId).to.match(/^[a-z0-9]{10}$/);
        expect(methodThrottles).to.deep.equal({ "GET /greetings/{name}": { rateLimit: 5, burstLimit: 10 } });
    });

    it("has its gateway responses", () => {
        expect(deployed.stages[0].gatewayResponses.QUOTA_EXCEEDED.statusCode).to.equal("402");
    });

    it("has a stand-in for encrypted configuration, and says so", () => {
        const [ada, elsewhere] = deployed.keys;
        expect(ada).to.include({ name: "ada", origin: "encrypted" });
        expect(ada.value).to.match(/^[A-Za-z0-9]{20,128}$/);
        expect(notes).to.include("classic:keyValue");
        expect(elsewhere).to.include({ id: "abcdefghij", name: "elsewhere", origin: "generated" });
        expect(deployed.plans[0].keyIds).to.have.members([ada.id, "abcdefghij"]);
    });

    it("is served", async () => {
        const get = (path: string) => fetch(gateway.url + path, { headers: { "x-api-key": gateway.keys.ada } });
        expect(await (await get("/greetings")).json()).to.deep.equal({ text: "hello" });
        expect(await (await get("/greetings/bob")).json()).to.deep.equal({ name: "bob" });
        const response = await get("/greetings");
        expect(response.status).to.equal(402);
        expect(await response.json()).to.deep.equal({ message: "Pay more" });
    });
});
