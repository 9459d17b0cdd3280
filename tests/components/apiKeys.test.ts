import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Key } from "../../components/index";
import { isSecret, valueOf } from "../registrations";
import { made, problems, problemsWhenKnown, throttle } from "./ordersGateway";

const value = "AcmesOwnKeyValue0123456789";
const plans = { free: { throttle }, gold: { throttle } };

const withAcme = (acme: Key | (() => Key)) =>
    made(() => ({ plans, keys: { acme: typeof acme === "function" ? acme() : acme } }));
const keyProblems = (acme: object) => problems({ plans, keys: { acme: { plan: "gold", ...acme } } });

describe("A customer's key", () => {
    it("is a key and its association with the plan", async () => {
        const { resource, names } = await withAcme({ plan: "gold" });
        expect(names("ApiKey")).to.deep.equal(["orders-acme"]);
        expect(resource("UsagePlanKey", "orders-acme").inputs).to.deep.equal({
            keyId: "orders-acme-id",
            keyType: "API_KEY",
            usagePlanId: "orders-gold-id",
        });
    });

    it("has a value that AWS generates, unless the customer brings one", async () => {
        const { resource, result } = await withAcme({ plan: "gold" });
        expect(resource("ApiKey", "orders-acme").inputs).not.to.have.property("value");
        expect(await valueOf(result.apiKeyValues)).to.deep.equal({ acme: "GeneratedValueOfordersacme" });
    });

    it("has the value that the customer brings, as a secret", async () => {
        for (const given of [() => value, () => pulumi.output(value), () => pulumi.secret(value)]) {
            const { resource, result } = await withAcme(() => ({ plan: "gold", value: given() }));
            const { inputs, secretInputs } = resource("ApiKey", "orders-acme");
            expect(inputs.value).to.equal(value);
            expect(secretInputs).to.deep.equal(["value"]);
            expect(await valueOf(result.apiKeyValues)).to.deep.equal({ acme: value });
            expect(await isSecret(result.apiKeyValues)).to.equal(true);
        }
    });

    it("with a value of its own is deleted before a key with another value is made", async () => {
        const { resource } = await withAcme({ plan: "gold", value });
        expect(resource("ApiKey", "orders-acme").deleteBeforeReplace).to.equal(true);
    });

    it("is made anew when the customer drops a value of its own", async () => {
        const trigger = async (key: object) =>
            (await withAcme({ plan: "gold", ...key })).resource("ApiKey", "orders-acme").replacementTrigger;
        expect(await trigger({ value })).not.to.equal(await trigger({}));
        expect(await trigger({ value: "AcmesNextKeyValue0123456789" })).to.equal(await trigger({ value }));
    });

    it("is enabled by default, and let in no longer when it is disabled", async () => {
        const enabled = async (key: object) =>
            (await withAcme({ plan: "gold", ...key })).resource("ApiKey", "orders-acme").inputs.enabled;
        expect(await enabled({})).to.equal(true);
        expect(await enabled({ enabled: false })).to.equal(false);
    });

    it("takes from an Output whether it is enabled", async () => {
        const { resource } = await withAcme(() => ({ plan: "gold", enabled: pulumi.output(false) }));
        expect(resource("ApiKey", "orders-acme").inputs.enabled).to.equal(false);
    });

    it("has a description and a customer id", async () => {
        const { resource } = await withAcme({ plan: "gold", description: "Acme Inc.", customerId: "c-1001" });
        const { inputs } = resource("ApiKey", "orders-acme");
        expect(inputs).to.include({ description: "Acme Inc.", customerId: "c-1001" });
    });

    it("has a name of its own at AWS on demand, and the provider's otherwise", async () => {
        const { resource } = await withAcme(() => ({ plan: "gold", displayName: pulumi.output("Jane Doe / Acme 😀") }));
        expect(resource("ApiKey", "orders-acme").inputs.name).to.equal("Jane Doe / Acme 😀");
        expect((await withAcme({ plan: "gold" })).resource("ApiKey", "orders-acme").inputs).not.to.have.property(
            "name",
        );
    });

    it("whose value AWS generates comes before the one that it replaces goes, also when it has a name", async () => {
        for (const key of [{}, { displayName: "Acme Inc." }]) {
            const { resource } = await withAcme({ plan: "gold", ...key });
            expect(resource("ApiKey", "orders-acme").deleteBeforeReplace).to.equal(false);
        }
    });

    it("is named by the key's name alone, so moving a customer to another plan replaces only the association", async () => {
        const before = await withAcme({ plan: "free" });
        const after = await withAcme({ plan: "gold" });
        const changed = after.resources.filter(({ type, name, inputs }) => {
            const earlier = before.resource(type.split(":").pop()!, name).inputs;
            return JSON.stringify(earlier) !== JSON.stringify(inputs);
        });
        expect(changed.map(({ type, name }) => [type, name])).to.deep.equal([
            ["aws:apigateway/usagePlanKey:UsagePlanKey", "orders-acme"],
        ]);
        expect(after.resources).to.have.length(before.resources.length);
    });

    it("is taken out of its old plan before it is put in the new one", async () => {
        const { resource } = await withAcme({ plan: "gold" });
        expect(resource("UsagePlanKey", "orders-acme").deleteBeforeReplace).to.equal(true);
    });

    it("has an association whose copy of the value is secret", async () => {
        const { resource } = await withAcme({ plan: "gold" });
        expect(resource("UsagePlanKey", "orders-acme").additionalSecretOutputs).to.deep.equal(["value"]);
    });

    it("has an association that is made again when its creation ended in an error", async () => {
        const { resource } = await withAcme({ plan: "gold" });
        expect(resource("UsagePlanKey", "orders-acme").replaceOnChanges).to.deep.equal(["*"]);
    });
});

describe("An existing key", () => {
    it("is only put in the plan", async () => {
        const { resource, names } = await withAcme({ plan: "gold", existingKeyId: "k123" });
        expect(names("ApiKey")).to.deep.equal([]);
        const { inputs, deleteBeforeReplace, additionalSecretOutputs } = resource("UsagePlanKey", "orders-acme");
        expect(inputs).to.deep.equal({ keyId: "k123", keyType: "API_KEY", usagePlanId: "orders-gold-id" });
        expect(deleteBeforeReplace).to.equal(true);
        expect(additionalSecretOutputs).to.deep.equal(["value"]);
    });

    it("is among the key ids and values as others are", async () => {
        const { result } = await withAcme(() => ({ plan: "gold", existingKeyId: pulumi.output("k123") }));
        expect(await valueOf(result.apiKeyIds)).to.deep.equal({ acme: "k123" });
        expect(await valueOf(result.apiKeyValues)).to.deep.equal({ acme: "ValueOfKeyk123" });
        expect(await isSecret(result.apiKeyValues)).to.equal(true);
    });

    for (const [name, given] of Object.entries({
        value,
        displayName: "Acme",
        enabled: true,
        description: "Acme Inc.",
        customerId: "c",
        tags: { a: "b" },
        generation: 2,
        keepPrevious: false,
    })) {
        it(`excludes ${name}`, async () => {
            expect(await keyProblems({ existingKeyId: "k123", [name]: given })).to.deep.equal([
                `keys.acme.${name}: can't be set on a key that exists already; drop it, or drop existingKeyId`,
            ]);
        });
    }

    it("is refused when another key is the same, which can be in no two plans of a stage", async () => {
        const acme = { plan: "gold", existingKeyId: "k123" };
        expect(await problems({ plans, keys: { acme, globex: { ...acme, plan: "free" } } })).to.deep.equal([
            "keys.globex.existingKeyId: is that of keys.acme too; each needs its own",
        ]);
    });

    it("is refused when its id is empty, known now or later", async () => {
        const problem = "keys.acme.existingKeyId: is empty; give the id of a key";
        expect(await keyProblems({ existingKeyId: "" })).to.deep.equal([problem]);
        const acme = () => ({ plan: "gold", existingKeyId: pulumi.output("") });
        expect(await problemsWhenKnown(() => ({ keys: { acme: acme() } }))).to.deep.equal([problem]);
    });
});

describe("A key is refused", () => {
    const rule = "a key value has 20 to 128 printable characters without spaces";

    it("when its plan does not exist, with the names of the plans", async () => {
        expect(await keyProblems({ plan: "glod" })).to.deep.equal([
            'keys.acme.plan: there is no plan "glod"; the plans are free, gold',
        ]);
    });

    it("when its plan is the name of something that every map inherits", async () => {
        for (const plan of ["constructor", "toString", "__proto__"]) {
            expect(await keyProblems({ plan })).to.deep.equal([
                `keys.acme.plan: there is no plan "${plan}"; the plans are free, gold`,
            ]);
        }
    });

    it("when it has no plan", async () => {
        expect(await problems({ keys: { acme: {} } })).to.deep.equal([
            "keys.acme.plan: missing; each key is in a plan",
        ]);
    });

    it("when its value has 5 characters, without showing it", async () => {
        expect(await keyProblems({ value: "Abc12" })).to.deep.equal([`keys.acme.value: has 5 characters; ${rule}`]);
    });

    it("when its value has 129 characters, without showing it", async () => {
        expect(await keyProblems({ value: "a".repeat(129) })).to.deep.equal([
            `keys.acme.value: has 129 characters; ${rule}`,
        ]);
    });

    for (const sign of [" ", "\n", "\u007f", "é", "\u2028"]) {
        it(`when its value has ${JSON.stringify(sign)} in it, without showing it`, async () => {
            expect(await keyProblems({ value: `AcmesOwnKey${sign}Value0123` })).to.deep.equal([
                `keys.acme.value: has a space, a line break or a character beyond ASCII; ${rule}`,
            ]);
        });
    }

    it("when its value is not a text, without showing it", async () => {
        for (const other of [12345678901234, { value }, [value], null, true]) {
            expect(await keyProblems({ value: other })).to.deep.equal([`keys.acme.value: is not a string; ${rule}`]);
        }
    });

    it("when another key has its value, without showing it", async () => {
        const keys = { acme: { plan: "gold", value }, globex: { plan: "free", value } };
        expect(await problems({ plans, keys })).to.deep.equal([
            "keys.globex.value: is that of keys.acme too; each needs its own",
        ]);
    });

    it("by an Output of a bad value when that is known, without showing it", async () => {
        for (const given of [() => pulumi.output("Abc12"), () => pulumi.secret("Abc12")]) {
            const lines = await problemsWhenKnown(() => ({ keys: { acme: { plan: "gold", value: given() } } }));
            expect(lines).to.deep.equal([`keys.acme.value: has 5 characters; ${rule}`]);
        }
    });

    it("by an Output of a bad enabled when that is known", async () => {
        const acme = () => ({ plan: "gold", enabled: pulumi.output("no") });
        expect(await problemsWhenKnown(() => ({ keys: { acme: acme() } }))).to.deep.equal([
            'keys.acme.enabled: "no" is not true or false',
        ]);
    });

    it("when its name can't be a part of a resource's name", async () => {
        const keys = { "Acme Inc.": { plan: "gold" } };
        expect(await problems({ keys })).to.deep.equal([
            'keys.Acme Inc.: "Acme Inc." is not a name of 1 to 128 letters, digits and . _ - @ +',
        ]);
    });
});
