import { expect } from "chai";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { evaluate } from "../registrations";
import { ordersArgs, throttle } from "./ordersGateway";

const lambda = { function: "arn:aws:lambda:us-east-1:123456789012:function:list" };
const everything: Partial<UsagePlanGatewayArgs> = {
    routes: { "GET /orders": { lambda, throttle } },
    stage: { throttle },
    keys: { acme: { plan: "gold", generation: 2, keepPrevious: true }, initech: { plan: "gold", existingKeyId: "k1" } },
};

const gateway = (protect: boolean | undefined, changes = everything) =>
    evaluate(() => new UsagePlanGateway("orders", ordersArgs(changes), { protect }));

async function protectedTypes(protect: boolean | undefined): Promise<{ [type: string]: boolean }> {
    const { resources } = await gateway(protect);
    const children = resources.filter(({ type }) => type.startsWith("aws:"));
    return Object.fromEntries(children.map(each => [each.type.split(":").pop()!, each.protect]));
}

describe("A protected gateway", () => {
    it("protects the API, its stage, the plans and the keys, and nothing that a redeployment or a move replaces", async () => {
        expect(await protectedTypes(true)).to.deep.equal({
            RestApi: true,
            Stage: true,
            UsagePlan: true,
            ApiKey: true,
            Deployment: false,
            UsagePlanKey: false,
            MethodSettings: false,
            Permission: false,
        });
    });

    it("is not protected unless it says so", async () => {
        for (const protect of [undefined, false]) {
            expect(Object.values(await protectedTypes(protect))).not.to.include(true);
        }
    });

    it("says in the middle of a rotation how it ends, by a command that works when it is pasted", async () => {
        const { messages, resource } = await gateway(true);
        const [urn] = resource("UsagePlanKey", "orders-acme").inputDependencies.keyId;
        expect(urn).to.match(/::orders-acme$/);
        expect(messages).to.deep.equal([
            'info: UsagePlanGateway "orders": the previous key of acme is protected. Before you drop ' +
                `keys.acme.keepPrevious: pulumi state unprotect '${urn}'`,
        ]);
    });

    it("says nothing where no previous key is kept, or nothing is protected", async () => {
        expect((await gateway(true, { keys: { acme: { plan: "gold", generation: 2 } } })).messages).to.deep.equal([]);
        expect((await gateway(undefined)).messages).to.deep.equal([]);
    });
});
