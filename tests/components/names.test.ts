import { expect } from "chai";
import { gatewayProblems } from "../../components/gatewayArgs";
import { made, ordersArgs, problems, throttle } from "./ordersGateway";

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
        expect(await problems({ plans, keys: { "acme-inc": key, "acme-ltd": key } })).to.deep.equal([
            'keys.acme-ltd.formerName: "acme" is that of keys.acme-inc too; drop one of them',
        ]);
    });

    it("is refused with the first that has the former name, when more have it", async () => {
        const key = { plan: "gold", formerName: "acme" };
        expect(await problems({ plans, keys: { a: key, b: key, c: key } })).to.deep.equal([
            'keys.b.formerName: "acme" is that of keys.a too; drop one of them',
            'keys.c.formerName: "acme" is that of keys.a too; drop one of them',
        ]);
    });

    it("may have been named as a property that every object has", async () => {
        const keys = { acme: { plan: "gold", formerName: "constructor" } };
        expect((await made({ plans, keys })).resource("ApiKey", "orders-acme").aliases).to.deep.equal([
            "orders-constructor",
        ]);
    });

    it("is refused once when its former name is no text, also when several have it", async () => {
        const key = { plan: "gold", formerName: 5 };
        expect(await problems({ plans, keys: { 5: { plan: "gold" }, a: key, b: key } })).to.deep.equal([
            "keys.a.formerName: 5 is not a string",
            "keys.b.formerName: 5 is not a string",
        ]);
    });
});

describe("A name of a plan or a key", () => {
    const named = (name: string) => ({ plans: { [name]: { throttle } }, keys: { [name]: { plan: name } } });

    it("is made of 1 to 128 letters, digits and . _ - @ +", () => {
        for (const name of ["a", "Z", "7", "jane.doe+orders@example.com", "a_b-c", "a".repeat(128)]) {
            expect(gatewayProblems(ordersArgs(named(name)), "dev"), name).to.deep.equal([]);
        }
    });

    it("is refused beyond that, at its start and at its end too", async () => {
        for (const name of ["a".repeat(129), "-a", ".a", "@a", " a", "a ", "a/b", "ä"]) {
            const lines = await problems(named(name));
            expect(lines, name).to.have.length(2);
            for (const line of lines)
                expect(line).to.include("is not a name of 1 to 128 letters, digits and . _ - @ +");
        }
    });
});
