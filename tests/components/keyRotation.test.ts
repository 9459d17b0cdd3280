import { expect } from "chai";
import { Key } from "../../components/index";
import { Evaluation, Registration, valueOf } from "../registrations";
import { made, problems, throttle } from "./ordersGateway";

const plans = { gold: { throttle } };
const globex: Key = { plan: "gold" };

const withAcme = (acme: Partial<Key>) => made({ plans, keys: { acme: { plan: "gold", ...acme }, globex } });

const keyProblems = (keys: { [name: string]: object }) => problems({ plans, keys });

/** The resources of the first that the second has not, or has otherwise. */
function without(first: Evaluation<unknown>, second: Evaluation<unknown>): string[] {
    const text = ({ type, name, inputs }: Registration) => JSON.stringify([type, name, inputs]);
    const others = new Set(second.resources.map(text));
    const own = first.resources.filter(each => !others.has(text(each)));
    return own.map(({ type, name }) => `${type.split(":").pop()} ${name}`);
}

describe("The rotation of a key", () => {
    it("starts with a second key beside the first, in the same plan", async () => {
        const before = await withAcme({});
        const both = await withAcme({ generation: 2, keepPrevious: true });
        expect(without(both, before)).to.have.members(["ApiKey orders-acme-g2", "UsagePlanKey orders-acme-g2"]);
        expect(without(before, both)).to.deep.equal([]);
        expect(both.resource("UsagePlanKey", "orders-acme-g2").inputs).to.deep.equal({
            keyId: "orders-acme-g2-id",
            keyType: "API_KEY",
            usagePlanId: "orders-gold-id",
        });
    });

    it("ends with the second key alone, and touches nothing else", async () => {
        const both = await withAcme({ generation: 2, keepPrevious: true });
        const after = await withAcme({ generation: 2 });
        expect(without(both, after)).to.have.members(["ApiKey orders-acme", "UsagePlanKey orders-acme"]);
        expect(without(after, both)).to.deep.equal([]);
    });

    it("goes on from generation to generation", async () => {
        const { names } = await withAcme({ generation: 3, keepPrevious: true });
        const expected = ["orders-acme-g3", "orders-acme-g2", "orders-globex"];
        expect(names("ApiKey")).to.have.members(expected);
        expect(names("UsagePlanKey")).to.have.members(expected);
    });

    it("shows the new key's id and value as the customer's, and the kept key's id beside them", async () => {
        const { result } = await withAcme({ generation: 2, keepPrevious: true });
        const others = { globex: "orders-globex-id" };
        expect(await valueOf(result.apiKeyIds)).to.deep.equal({ acme: "orders-acme-g2-id", ...others });
        expect(await valueOf(result.apiKeyValues)).to.include({ acme: "GeneratedValueOfordersacmeg2" });
        expect(await valueOf(result.previousApiKeyIds)).to.deep.equal({ acme: "orders-acme-id" });
    });

    it("shows no previous key where none is kept", async () => {
        const { result } = await withAcme({ generation: 2 });
        expect(await valueOf(result.previousApiKeyIds)).to.deep.equal({});
    });

    it("gives the customer's new value to the new key, and leaves the kept key its own", async () => {
        const value = "AcmesSecondKeyValue012345";
        const { resource } = await withAcme({ generation: 2, keepPrevious: true, value });
        expect(resource("ApiKey", "orders-acme-g2").inputs.value).to.equal(value);
        expect(resource("ApiKey", "orders-acme-g2").ignoreChanges).to.deep.equal([]);
        expect(resource("ApiKey", "orders-acme").inputs).not.to.have.property("value");
        expect(resource("ApiKey", "orders-acme").ignoreChanges).to.deep.equal(["value"]);
        // It would make the kept key anew, with another value.
        expect(resource("ApiKey", "orders-acme").replacementTrigger).to.equal(undefined);
    });

    it("disables both keys of a customer that is disabled", async () => {
        const { resource } = await withAcme({ generation: 2, keepPrevious: true, enabled: false });
        expect(resource("ApiKey", "orders-acme").inputs.enabled).to.equal(false);
        expect(resource("ApiKey", "orders-acme-g2").inputs.enabled).to.equal(false);
    });

    it("is refused when there is no generation before to keep", async () => {
        const problem = "keys.acme.keepPrevious: there is no generation before 1 to keep; set generation: 2 as well";
        expect(await keyProblems({ acme: { plan: "gold", keepPrevious: true } })).to.deep.equal([problem]);
        expect(await keyProblems({ acme: { plan: "gold", keepPrevious: true, generation: 1 } })).to.deep.equal([
            problem,
        ]);
    });

    it("is refused when the generation is not a whole number of 1 or more", async () => {
        for (const generation of [0, 1.5, "2"]) {
            expect(await keyProblems({ acme: { plan: "gold", generation } })).to.deep.equal([
                `keys.acme.generation: ${JSON.stringify(generation)} is not a whole number of 1 or more`,
            ]);
        }
    });

    it("is refused when another key has the name of a generation", async () => {
        const keys = { acme: { plan: "gold", generation: 2 }, "acme-g2": { plan: "gold" } };
        expect(await keyProblems(keys)).to.deep.equal([
            'keys.acme-g2: makes a resource "acme-g2", as keys.acme does; rename one',
        ]);
    });

    it("is refused when another key has the name of the generation that is kept", async () => {
        const keys = { "acme-g2": { plan: "gold" }, acme: { plan: "gold", generation: 3, keepPrevious: true } };
        expect(await keyProblems(keys)).to.deep.equal([
            'keys.acme: makes a resource "acme-g2", as keys.acme-g2 does; rename one',
        ]);
    });

    it("is open to a key that only looks like a generation", async () => {
        const { names } = await made({ keys: { acme: { plan: "gold" }, "acme-g2": { plan: "gold" } } });
        expect(names("ApiKey")).to.have.members(["orders-acme", "orders-acme-g2"]);
    });
});
