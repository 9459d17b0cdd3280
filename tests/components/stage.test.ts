import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { made, problems, problemsWhenKnown, throttle } from "./ordersGateway";

const stageProblems = (stage: object) => problems({ stage });
const off = { metricsEnabled: false, loggingLevel: "OFF" };
const limits = { throttlingRateLimit: 10, throttlingBurstLimit: 20, ...off };

describe("The stage", () => {
    it("is named as the Pulumi stack by default", async () => {
        const { resource } = await made({}, { stack: "staging" });
        expect(resource("Stage", "orders").inputs.stageName).to.equal("staging");
    });

    it("has the name, description and variables of the arguments", async () => {
        const stage = { name: "v1", description: "First", variables: { level: "low" } };
        const { inputs } = (await made({ stage })).resource("Stage", "orders");
        expect(inputs).to.include({ stageName: "v1", description: "First" });
        expect(inputs.variables).to.deep.equal({ level: "low" });
    });

    it("serves the gateway's deployment of the gateway's API", async () => {
        const { inputs } = (await made()).resource("Stage", "orders");
        expect(inputs).to.include({ restApi: "orders-id", deployment: "orders-id" });
    });

    it("throttles all methods by one setting", async () => {
        const { resource, names } = await made({ stage: { throttle } });
        expect(names("MethodSettings")).to.deep.equal(["orders"]);
        expect(resource("MethodSettings", "orders").inputs).to.deep.equal({
            restApi: "orders-id",
            stageName: "dev",
            methodPath: "*/*",
            settings: limits,
        });
    });

    it("throttles a route by a setting named after its route key", async () => {
        const routes = { "GET /orders/{id}": { mock: {}, throttle }, "GET /": { mock: {}, throttle } };
        const { resource } = await made({ routes });
        const settings = resource("MethodSettings", "orders-GET /orders/{id}").inputs;
        expect(settings).to.deep.include({
            methodPath: "~1orders~1{id}/GET",
            settings: { ...limits, cachingEnabled: false },
        });
        expect(resource("MethodSettings", "orders-GET /").inputs.methodPath).to.equal("~1/GET");
    });

    it("has no method settings without a throttle", async () => {
        expect((await made()).names("MethodSettings")).to.deep.equal([]);
    });

    it("takes its throttle from Outputs", async () => {
        const { resource } = await made(() => ({
            stage: { throttle: { rateLimit: pulumi.output(10), burstLimit: pulumi.output(20) } },
        }));
        expect(resource("MethodSettings", "orders").inputs.settings).to.deep.equal(limits);
    });

    it("is refused when its name has other characters than letters, digits, _ and -", async () => {
        expect(await stageProblems({ name: "v1/beta" })).to.deep.equal([
            'stage.name: "v1/beta" is not 1 to 128 letters, digits, _ and -',
        ]);
    });

    it("is refused when it has no name and the Pulumi stack's name can't be one", async () => {
        expect(await problems({}, { stack: "team.dev" })).to.deep.equal([
            'stage.name: "team.dev" is not 1 to 128 letters, digits, _ and -; give a name',
        ]);
    });

    it("is refused when a variable has a name or value that the service does not take", async () => {
        expect(await stageProblems({ variables: { "a-b": "x", level: "très haut" } })).to.deep.equal([
            'stage.variables.a-b: "a-b" is not 1 to 64 letters, digits and _',
            'stage.variables.level: "très haut" is not 1 to 512 letters, digits and - . _ ~ : / ? # & = ,',
        ]);
    });

    it("is refused when its throttle lacks the rate or the burst", async () => {
        const both = "missing; a throttle needs both rateLimit (requests a second) and burstLimit (requests at once)";
        expect(await stageProblems({ throttle: { rateLimit: 1 } })).to.deep.equal([
            `stage.throttle.burstLimit: ${both}`,
        ]);
        expect(await stageProblems({ throttle: { burstLimit: 1 } })).to.deep.equal([
            `stage.throttle.rateLimit: ${both}`,
        ]);
    });

    it("is refused when its rate is not above 0, or its burst is not a whole number of 1 or more", async () => {
        expect(await stageProblems({ throttle: { rateLimit: 0, burstLimit: 0.5 } })).to.deep.equal([
            "stage.throttle.rateLimit: 0 is not a number of requests a second above 0",
            "stage.throttle.burstLimit: 0.5 is not a whole number of 1 or more requests",
        ]);
    });

    it("takes a rate that is a fraction", async () => {
        const { resource } = await made({ stage: { throttle: { rateLimit: 0.5, burstLimit: 1 } } });
        expect(resource("MethodSettings", "orders").inputs.settings).to.deep.equal({
            throttlingRateLimit: 0.5,
            throttlingBurstLimit: 1,
            ...off,
        });
    });

    it("is refused by an Output of a bad name, variable or throttle when that is known", async () => {
        const known = (stage: () => object) => problemsWhenKnown(() => ({ stage: stage() }));
        expect(await known(() => ({ name: pulumi.output("v 1") }))).to.deep.equal([
            'stage.name: "v 1" is not 1 to 128 letters, digits, _ and -',
        ]);
        expect(await known(() => ({ variables: { level: pulumi.output("") } }))).to.deep.equal([
            'stage.variables.level: "" is not 1 to 512 letters, digits and - . _ ~ : / ? # & = ,',
        ]);
        expect(await known(() => ({ throttle: { rateLimit: pulumi.output(-1), burstLimit: 1 } }))).to.deep.equal([
            "stage.throttle.rateLimit: -1 is not a number of requests a second above 0",
        ]);
    });

    it("is refused by an Output of a bad throttle of a route when that is known", async () => {
        const route = () => ({ mock: {}, throttle: { rateLimit: 1, burstLimit: pulumi.output(0) } });
        expect(await problemsWhenKnown(() => ({ routes: { "GET /orders": route() } }))).to.deep.equal([
            "routes.GET /orders.throttle.burstLimit: 0 is not a whole number of 1 or more requests",
        ]);
    });
});
