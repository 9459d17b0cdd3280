import { expect } from "chai";
import { UsagePlanGateway } from "../../components/index";
import { evaluate } from "../registrations";
import { ordersArgs } from "./ordersGateway";

const keys = { acme: { plan: "gold" }, initech: { plan: "gold", existingKeyId: "k1" } };

async function goesFirst(retainOnDelete: boolean | undefined): Promise<(boolean | undefined)[]> {
    const { resource } = await evaluate(() => new UsagePlanGateway("orders", ordersArgs({ keys }), { retainOnDelete }));
    return Object.keys(keys).map(key => resource("UsagePlanKey", `orders-${key}`).deleteBeforeReplace);
}

describe("The association of a key with its plan", () => {
    it("goes before its replacement is made, unless it is retained and would not go", async () => {
        expect(await goesFirst(undefined)).to.deep.equal([true, true]);
        expect(await goesFirst(false)).to.deep.equal([true, true]);
        expect(await goesFirst(true)).to.deep.equal([false, false]);
    });
});
