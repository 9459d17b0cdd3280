import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { readConfiguration } from "../../stacks/configuration";
import { junk, withJunkInOnePlace } from "../components/randomJunk";
import { evaluate, refusal } from "../registrations";
import { configurationOf, refused, stackNames, up } from "./stackFiles";

const routes = () => ({ "GET /orders": { mock: {} }, "POST /orders": { mock: {} }, "GET /orders/{id}": { mock: {} } });
const rule = "a key value has 20 to 128 printable characters without spaces";
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
        it(`is read from the file of ${stack}`, async () => {
            const { result } = await evaluate(() => readConfiguration(routes), {
                config: { ...configurationOf(stack) },
            });
            expect(result.plans).to.have.all.keys(Object.keys(configurationOf(stack).plans));
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
        const { error } = await refusal(() => readConfiguration(routes));
        expect(pulumi.RunError.isInstance(error)).to.equal(true);
        expect(error.message).to.equal(
            [
                "Pulumi.dev.yaml has 2 problems:",
                "  plans: missing; there must be at least one plan",
                '  keys: missing; without it every key would be revoked; "keys: {}" says that there are none',
            ].join("\n"),
        );
    });

    it("is refused when it has unknown keys, with the nearest known ones", async () => {
        expect(
            await problems({ backendURL: "https://example.com", stageThrotle: {}, region: "us-east-1" }),
        ).to.deep.equal([
            "backendURL: unknown; did you mean backendUrl?",
            "stageThrotle: unknown; did you mean stageThrottle?",
            "region: unknown; known here: backendUrl, stageName, plans, keys, customersFile, keyValues, stageThrottle, stage, api, resend, arrived",
        ]);
    });

    it("leaves alone what other namespaces have", async () => {
        const config = { ...configurationOf("dev"), "aws:region": "eu-central-1" };
        const { result } = await evaluate(() => readConfiguration(routes), { config: { ...config } });
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
            /^plans\.free\.methodThrottles\.PUT \/orders: there is no such route; did you mean \w+ \/orders\?$/,
        );
        expect(others).to.deep.equal([]);
    });

    it("may have no keys when it says so", async () => {
        const { plans } = configurationOf("dev");
        for (const keys of [{}, ""]) {
            const { result } = await evaluate(() => readConfiguration(routes), { config: { plans, keys } });
            expect(result.keys).to.deep.equal({});
        }
    });

    it("is refused when its keys are left out, which would revoke every customer", async () => {
        expect(await problems({ keys: undefined })).to.deep.equal([
            'keys: missing; without it every key would be revoked; "keys: {}" says that there are none',
        ]);
    });

    for (const namespace of ["usage-plan-gatway", "usage-plan-gatewy", "usageplangateway", "Usage-Plan-Gateway"]) {
        it(`is refused when something stands under ${namespace}`, async () => {
            expect(await problems({ [`${namespace}:keys`]: {}, [`${namespace}:backendUrl`]: "x" })).to.deep.equal([
                `${namespace}:keys: unknown; did you mean usage-plan-gateway:keys?`,
                `${namespace}:backendUrl: unknown; did you mean usage-plan-gateway:backendUrl?`,
            ]);
        });
    }

    it("is refused with the command that gives a value the right type", async () => {
        const { plans, keys } = configurationOf("dev");
        const wrong = {
            plans: { ...plans, free: { throttle: { rateLimit: "0.5", burstLimit: "3" } } },
            keys: { ...keys, "jane.doe@example.com": { plan: "free", customerId: 1001, enabled: "false" } },
        };
        expect(await problems(wrong)).to.deep.equal([
            'plans.free.throttle.rateLimit: "0.5" is not a number of requests a second above 0; pulumi config set --path plans.free.throttle.rateLimit --type float 0.5',
            'plans.free.throttle.burstLimit: "3" is not a whole number of 1 or more requests; pulumi config set --path plans.free.throttle.burstLimit --type int 3',
            'keys.jane.doe@example.com.enabled: "false" is not true or false; pulumi config set --path \'keys["jane.doe@example.com"].enabled\' --type bool false',
            "keys.jane.doe@example.com.customerId: 1001 is not a string; pulumi config set --path 'keys[\"jane.doe@example.com\"].customerId' --type string 1001",
        ]);
    });

    it("names the stage where the stack's name can't be that of one", async () => {
        const config = { ...configurationOf("dev") };
        expect(await refused("dev.eu", config)).to.deep.equal([
            "Pulumi.dev.eu.yaml has 1 problem:",
            "  stageName: missing; the stack's name, \"dev.eu\", can't be that of a stage, which has 1 to 128 letters, digits, _ and -; pulumi config set stageName dev-eu",
        ]);
        const { resource } = await up("dev.eu", { ...config, stageName: "dev-eu" });
        expect(resource("Stage", "orders").inputs.stageName).to.equal("dev-eu");
    });

    it("is refused without showing what is secret", async () => {
        const config = { ...configurationOf("dev"), backendUrl: "svc:hunter2@example.com" };
        const { message } = await refusal(() => readConfiguration(routes), { config, secretKeys: ["backendUrl"] });
        expect(message).to.include("backendUrl: [secret] is not an http").and.not.include("hunter2");
    });

    it("keeps secret what is secret", async () => {
        const keys = { acme: { plan: "gold", customerId: "c-1001" } };
        const config = { ...configurationOf("dev"), keys, backendUrl: "https://svc:hunter2@example.com/" };
        const { resource } = await up("dev", config, ["backendUrl", "keys", "keyValues"]);
        expect(resource("RestApi", "orders").secretInputs).to.include("body");
        expect(resource("RestApi", "orders").inputs.body).to.include('"https://svc:hunter2@example.com/orders"');
        expect(resource("ApiKey", "orders-acme").secretInputs).to.include("customerId");
    });

    it("makes the routes once", async () => {
        let calls = 0;
        const counted = () => (calls++, routes());
        await evaluate(() => readConfiguration(counted), { config: { ...configurationOf("dev") } });
        // Once in a preview, and once in an update.
        expect(calls).to.equal(2);
    });

    it("that is refused in an update makes no route, which might be a resource", async () => {
        const config = { ...configurationOf("dev"), stageThrottle: {} };
        const { message } = await refusal(() => readConfiguration(() => expect.fail("made")), { config });
        expect(message).to.include("stageThrottle.rateLimit: missing");
    });
});

describe("The key values of a stack are refused", () => {
    it("when they are not encrypted, with the command that encrypts them, without showing them", async () => {
        const keys = { "jane.doe@example.com": { plan: "gold" } };
        const config = { ...configurationOf("dev"), keys, keyValues: { "jane.doe@example.com": secret } };
        const { message } = await refusal(() => readConfiguration(routes), { config });
        expect(message.split("\n").slice(1)).to.deep.equal([
            "  keyValues.jane.doe@example.com: is not encrypted; encrypt it: pulumi config set --secret --path 'keyValues[\"jane.doe@example.com\"]'",
        ]);
    });

    it("when there is no such key", async () => {
        expect(await problems({ keyValues: { acmee: secret } })).to.deep.equal([
            "keyValues.acmee: there is no such key in keys; did you mean acme?",
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
            await evaluate(() => readConfiguration(routes), { config: { ...config }, secretKeys: ["keyValues"] });
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
