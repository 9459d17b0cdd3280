import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { EngineStack } from "./engine";
import { gateway } from "./gateway";

describe("A secret", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
    });
    after(() => stack.dispose());

    it("in a backend's URL, a customer's id or a description is nowhere in the state as plain text", async () => {
        const secret = (what: string) => pulumi.secret(`${what}-hunter2`);
        const run = await stack.up(() =>
            gateway({
                routes: { "GET /a": { http: { url: pulumi.interpolate`https://svc:${secret("url")}@example.com/a` } } },
                keys: { alice: { plan: "free", customerId: secret("customer"), description: secret("description") } },
            }),
        );
        expect(await stack.stateText()).not.to.include("hunter2");
        expect(run.log).not.to.include("hunter2");
    });
});

describe("An Output that is wrong", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
    });
    after(() => stack.dispose());

    it("ends a run of an inline program with its error, which shows no key value", async () => {
        const value = pulumi.secret("tooShort");
        const error = await stack.up(() => gateway({ keys: { alice: { plan: "free", value } } })).catch(String);
        expect(error)
            .to.include("keys.alice.value: has 8 characters; a key value has 20 to 128")
            .and.not.include("tooShort");
    });
});
