import { expect } from "chai";
import { adopted, existingApi, plan } from "./apis";

describe("import.json", () => {
    const methodSettings = { "*/*": { throttlingRateLimit: 5, throttlingBurstLimit: 6 } };
    const api = existingApi({
        stage: { ...existingApi().stage, methodSettings },
        plans: [plan({}, [{ id: "k1", name: "acme" }])],
    });

    it("has every resource of the component under it, with the ids that the provider imports by", () => {
        const { resources } = adopted(api, { gateway: "shop" }).imports;
        const [component, ...children] = resources;
        expect(component).to.deep.equal({
            type: "usage-plan-gateway:index:UsagePlanGateway",
            name: "gateway",
            logicalName: "shop",
            component: true,
        });
        expect(
            children.map(({ type, logicalName, id }) => `${type.split(":").pop()} ${logicalName} ${id}`),
        ).to.deep.equal([
            "RestApi shop a1b2c3",
            "Deployment shop a1b2c3/d1",
            "Stage shop a1b2c3/prod",
            "MethodSettings shop a1b2c3/prod/*/*",
            "UsagePlan shop-gold p1",
            "ApiKey shop-acme k1",
            "UsagePlanKey shop-acme p1/k1",
        ]);
        expect(children.every(({ parent }) => parent === "gateway")).to.equal(true);
        expect(new Set(resources.map(({ name }) => name)).size).to.equal(resources.length);
    });
});
