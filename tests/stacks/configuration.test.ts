import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { configurationProblems, readConfiguration } from "../../stacks/configuration";
import { junk, withJunkInOnePlace } from "../components/randomJunk";
import { evaluate, refusal } from "../registrations";
import { configurationOf, refused, stackNames } from "./stackFiles";

const routeKeys = ["GET /orders", "POST /orders", "GET /orders/{id}"];
const rule = "a key value has 20 to 128 letters and digits";
const secret = "AcmesOwnKeyValue0123456789";

/** The lines of problems that the dev stack is refused with, when a part of its configuration is another. */
async function problems(changes: object): Promise<string[]> {
    const [first, ...lines] = await refused("dev", { ...configurationOf("dev"), ...changes });
    const count = lines.length === 1 ? "1 problem" : `${lines.length} problems`;
    expect(first).to.equal(`Pulumi.dev.yaml has ${count}:`);
    return lines.map(line => line.replace(/^ {2}/, ""));
}

describe("The configuration of a stack", () => {
    for (const stack of stackNames) {
        it(`is valid in Pulumi.${stack}.yaml`, () => {
            expect(configurationProblems({ ...configurationOf(stack) }, routeKeys)).to.deep.equal([]);
        });
    }

    it("is refused with all problems in one error, as the contract shows it", async () => {
        const { plans, keys, ...others } = configurationOf("prod");
        const { free, gold } = plans;
        const wrongGold = { ...gold, quota: { ...gold.quota, period: "MONTHLY" }, qouta: gold.quota };
        const config = {
            ...others,
            plans: { free, gold: wrongGold },
            keys: { ...keys, acme: { ...keys.acme, plan: "glod" } },
        };
        expect(await refused("prod", config)).to.deep.equal([
            "Pulumi.prod.yaml has 3 problems:",
            '  plans.gold.quota.period: "MONTHLY" is not one of DAY, WEEK, MONTH',
            "  plans.gold.qouta: unknown; did you mean quota?",
            '  keys.acme.plan: there is no plan "glod"; the plans are free, gold',
        ]);
    });

    it("is refused by an error that Pulumi prints without a stack trace", async () => {
        const { error } = await refusal(() => readConfiguration(routeKeys));
        expect(pulumi.RunError.isInstance(error)).to.equal(true);
        expect(error.message).to.equal(
            "Pulumi.dev.yaml has 1 problem:\n  plans: missing; there must be at least one plan",
        );
    });

    it("is refused when it has unknown keys, with the nearest known ones", async () => {
        expect(
            await problems({ backendURL: "https://example.com", stageThrotle: {}, region: "us-east-1" }),
        ).to.deep.equal([
            "backendURL: unknown; did you mean backendUrl?",
            "stageThrotle: unknown; did you mean stageThrottle?",
            "region: unknown; known here: backendUrl, plans, keys, keyValues, stageThrottle",
        ]);
    });

    it("leaves alone what other namespaces have", async () => {
        const config = { ...configurationOf("dev"), "aws:region": "eu-central-1" };
        const { result } = await evaluate(() => readConfiguration(routeKeys), { config: { ...config } });
        expect(result.plans).to.have.all.keys("free", "gold");
    });

    it("is refused when the backend's URL is none", async () => {
        for (const backendUrl of ["orders.example.com", "https://example.com/{id}", "https://example.com/?a=b"]) {
            expect(await problems({ backendUrl })).to.deep.equal([
                `backendUrl: "${backendUrl}" is not an http:// or https:// URL without parameters`,
            ]);
        }
        expect(await problems({ backendUrl: 8080 })).to.deep.equal(["backendUrl: 8080 is not a string"]);
    });

    it("is refused when the stage's throttle lacks the burst", async () => {
        expect(await problems({ stageThrottle: { rateLimit: 1 } })).to.deep.equal([
            "stageThrottle.burstLimit: missing; a throttle needs both rateLimit (requests a second) and burstLimit (requests at once)",
        ]);
    });

    it("is refused when a method throttle is for a route that the API does not have", async () => {
        const throttle = { rateLimit: 1, burstLimit: 1 };
        const free = { throttle, methodThrottles: { "PUT /orders": throttle } };
        const [line, ...others] = await problems({ plans: { free, gold: { unlimited: true } } });
        expect(line).to.match(
            /^plans\.free\.methodThrottles\.PUT \/orders: there is no such route: unknown; did you mean/,
        );
        expect(others).to.deep.equal([]);
    });

    it("may be without keys", async () => {
        const { plans } = configurationOf("dev");
        const { result } = await evaluate(() => readConfiguration(routeKeys), { config: { plans } });
        expect(result.keys).to.deep.equal({});
    });
});

describe("The key values of a stack are refused", () => {
    it("when there is no such key", async () => {
        expect(await problems({ keyValues: { acmee: secret } })).to.deep.equal([
            "keyValues.acmee: there is no such key in keys: unknown; did you mean acme?",
        ]);
    });

    it("when a value is too short, without showing it", async () => {
        expect(await problems({ keyValues: { acme: "Abc12" } })).to.deep.equal([
            `keyValues.acme: has 5 characters; ${rule}`,
        ]);
    });

    it("when two customers have the same, without showing it", async () => {
        expect(await problems({ keyValues: { acme: secret, alice: secret } })).to.deep.equal([
            "keyValues.alice: is that of keyValues.acme too; each needs its own",
        ]);
    });

    it("when the key exists already", async () => {
        const keys = { acme: { plan: "gold", existingKeyId: "k123" } };
        expect(await problems({ keys, keyValues: { acme: secret } })).to.deep.equal([
            "keyValues.acme: keys.acme has an existingKeyId, so its value can't be set; drop one",
        ]);
    });

    it("when they are not a map, without showing them", async () => {
        expect(await problems({ keyValues: secret })).to.deep.equal(["keyValues: a string is not a map"]);
        expect(await problems({ keyValues: [secret] })).to.deep.equal(["keyValues: a list is not a map"]);
    });

    it("when they are one number, without showing it", async () => {
        const [line, ...others] = await problems({ keyValues: "12345678901234567890" });
        expect(line)
            .to.match(/^keyValues: .*not a map$/)
            .and.not.include("12345678901");
        expect(others).to.deep.equal([]);
    });

    it("when a value stands in keys, which are not secret, with the command that sets it, without showing it", async () => {
        expect(await problems({ keys: { acme: { plan: "gold", value: secret } } })).to.deep.equal([
            "keys.acme.value: has no place here; set it as a secret: pulumi config set --secret --path keyValues.acme",
        ]);
    });
});

describe("Junk in the configuration of a stack", () => {
    const complete = {
        ...configurationOf("staging"),
        ...configurationOf("prod"),
        keys: {
            acme: { plan: "gold", description: "Acme", customerId: "c", enabled: true, tags: { a: "b" } },
            globex: { plan: "free", generation: 2, keepPrevious: true },
            initech: { plan: "free", existingKeyId: "k123" },
        },
        keyValues: { acme: secret },
    };

    /** A configuration is read, or refused by the one readable error, which shows no key value. */
    async function expectReadable(config: object): Promise<void> {
        try {
            await evaluate(() => readConfiguration(routeKeys), { config: { ...config }, secretKeys: ["keyValues"] });
        } catch (error) {
            if (!(error instanceof Error) || !pulumi.RunError.isInstance(error)) throw error;
            const [first, ...lines] = error.message.split("\n");
            expect(first).to.equal(
                `Pulumi.dev.yaml has ${lines.length === 1 ? "1 problem" : `${lines.length} problems`}:`,
            );
            expect(lines.filter(line => !/^ {2}.+: .+$/.test(line))).to.deep.equal([]);
            expect(error.message).not.to.include(secret);
        }
    }

    it("gives nothing but the readable error, whatever it is", () => {
        const names = fc.constantFrom("backendUrl", "plans", "keys", "keyValues", "stageThrottle", "constructor", "x");
        return fc.assert(fc.asyncProperty(fc.dictionary(names, junk), expectReadable), { numRuns: 500 });
    });

    it("gives nothing but the readable error when it is in one place, and never shows a key value", () =>
        fc.assert(fc.asyncProperty(withJunkInOnePlace(complete, junk), expectReadable), { numRuns: 1000 }));

    it("never shows a key value that stands in a wrong shape of keyValues", () => {
        const shapes = fc.letrec<{ value: unknown }>(tie => ({
            value: fc.oneof(
                { maxDepth: 3 },
                fc.constant(secret),
                fc.array(tie("value"), { maxLength: 2 }),
                fc.dictionary(fc.constantFrom("acme", "globex", "initech", "value"), tie("value"), { maxKeys: 3 }),
            ),
        }));
        return fc.assert(
            fc.asyncProperty(shapes.value, keyValues => expectReadable({ ...complete, keyValues })),
            { numRuns: 200 },
        );
    });
});
