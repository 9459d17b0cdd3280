import { expect } from "chai";
import { made, problems, throttle } from "./ordersGateway";

const plans = { gold: { throttle } };

describe("A renamed plan", () => {
    it("stays the plan that it was", async () => {
        const { resource } = await made({ plans: { platinum: { throttle, formerName: "gold" }, free: { throttle } } });
        expect(resource("UsagePlan", "orders-platinum").aliases).to.deep.equal(["orders-gold"]);
        expect(resource("UsagePlan", "orders-free").aliases).to.deep.equal([]);
    });

    it("is refused when its former name is still in use", async () => {
        expect(await problems({ plans: { ...plans, platinum: { throttle, formerName: "gold" } } })).to.deep.equal([
            'plans.platinum.formerName: "gold" is still in use; drop one of them',
        ]);
    });
});

describe("A renamed key", () => {
    it("stays the key that it was, in its plan", async () => {
        const keys = { "acme-inc": { plan: "gold", formerName: "acme" }, globex: { plan: "gold" } };
        const { resource } = await made({ plans, keys });
        for (const type of ["ApiKey", "UsagePlanKey"]) {
            expect(resource(type, "orders-acme-inc").aliases, type).to.deep.equal(["orders-acme"]);
            expect(resource(type, "orders-globex").aliases, type).to.deep.equal([]);
        }
    });

    it("keeps both generations in the middle of a rotation", async () => {
        const acme = { plan: "gold", formerName: "acme", generation: 2, keepPrevious: true };
        const { resource } = await made({ plans, keys: { "acme-inc": acme } });
        for (const type of ["ApiKey", "UsagePlanKey"]) {
            expect(resource(type, "orders-acme-inc").aliases, type).to.deep.equal(["orders-acme"]);
            expect(resource(type, "orders-acme-inc-g2").aliases, type).to.deep.equal(["orders-acme-g2"]);
        }
    });

    it("that exists outside the gateway stays in its plan", async () => {
        const keys = { "acme-inc": { plan: "gold", existingKeyId: "k123", formerName: "acme" } };
        const { resource } = await made({ plans, keys });
        expect(resource("UsagePlanKey", "orders-acme-inc").aliases).to.deep.equal(["orders-acme"]);
    });

    it("is refused when its former name is still in use", async () => {
        const keys = { acme: { plan: "gold" }, "acme-inc": { plan: "gold", formerName: "acme" } };
        expect(await problems({ plans, keys })).to.deep.equal([
            'keys.acme-inc.formerName: "acme" is still in use; drop one of them',
        ]);
    });

    it("is refused when another key has the same former name", async () => {
        const key = { plan: "gold", formerName: "acme" };
        const lines = await problems({ plans, keys: { "acme-inc": key, "acme-ltd": key } });
        expect(lines).to.have.length(1);
        expect(lines[0]).to.match(/^keys\.acme-ltd\.formerName: /);
    });
});
