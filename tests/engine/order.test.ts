import { expect } from "chai";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { UsagePlanGateway } from "../../components/index";
import { EngineStack } from "./engine";
import { routes } from "./gateway";

/** A resource that the gateway waits for, and one that waits for the gateway. */
function inOrder() {
    const throttle = { rateLimit: 100, burstLimit: 100 };
    const first = new LogGroup("first", {});
    const args = {
        routes: { ...routes(), "GET /c": { mock: {}, throttle } },
        stage: { throttle },
        plans: { free: { throttle } },
        keys: { alice: { plan: "free" } },
    };
    const gateway = new UsagePlanGateway("shop", args, { dependsOn: first });
    new LogGroup("last", {}, { dependsOn: gateway });
    return {};
}

describe("`dependsOn`", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
    });
    after(() => stack.dispose());

    async function namesSince(count: number, changes: RegExp): Promise<string[]> {
        const calls = (await stack.recordedCalls()).slice(count).filter(({ op }) => changes.test(op));
        return calls.map(({ urn }) => urn.split("::").pop()!);
    }

    it("lets a gateway wait for a resource, and a resource for all that a gateway is made of", async () => {
        await stack.up(inOrder);
        const names = await namesSince(0, /^(Create|Put|Update)/);
        expect(names.length).to.be.greaterThan(9);
        expect(names.indexOf("first")).to.equal(0);
        expect(names.lastIndexOf("first")).to.be.lessThan(names.findIndex(name => name.startsWith("shop")));
        expect(names.indexOf("last")).to.be.greaterThan(names.findLastIndex(name => name.startsWith("shop")));
    });

    it("lets them go in the other order", async () => {
        const count = await stack.callCount();
        await stack.destroy();
        const names = await namesSince(count, /^Delete/);
        expect(names[0]).to.equal("last");
        expect(names.slice(1, -1).every(name => name.startsWith("shop"))).to.equal(true, names.join());
        expect(names.at(-1)).to.equal("first");
    });
});
