import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway } from "../../components/index";

/** The error that a program ends in, with its stack trace, which `evaluate` and `refusal` do without. */
async function errorOf(program: () => void): Promise<Error> {
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as object }),
        call: () => ({}),
    };
    await pulumi.runtime.setMocks(mocks, "usage-plan-gateway", "dev");
    try {
        program();
    } catch (error) {
        return error as Error;
    } finally {
        await pulumi.runtime.disconnect();
    }
    throw new Error("the program ended without an error");
}

const gateway = (opts: pulumi.ComponentResourceOptions = {}) =>
    new UsagePlanGateway(
        "shop",
        {
            routes: { "GET /orders": { mock: { body: "{}" } } },
            plans: { free: { unlimited: true } },
            keys: { alice: { plan: "free" } },
        },
        opts,
    );

describe("A program with a gateway is shown the line of a mistake", () => {
    for (const type of ["RestApi", "ApiKey", "UsagePlanKey"]) {
        it(`in its transformation of a ${type}`, async () => {
            const mistaken: pulumi.ResourceTransformation = resource => {
                if (resource.type.endsWith(`:${type}`)) throw new TypeError("a mistake");
                return undefined;
            };
            const { message, stack } = await errorOf(() => gateway({ transformations: [mistaken] }));
            expect(message).to.equal("a mistake");
            expect(stack).to.include("stackTraces.test.ts");
        });
    }

    it("beside the gateway", async () => {
        const { stack } = await errorOf(() => {
            gateway();
            throw new Error("a mistake");
        });
        expect(stack).to.include("stackTraces.test.ts");
    });
});
