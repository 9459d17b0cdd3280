import { expect } from "chai";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { gateway, routes } from "./gateway";

const plan = (rateLimit: number) => ({ plans: { free: { throttle: { rateLimit, burstLimit: 100 } } } });

describe("While a change of a route waits", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
        await stack.up(() => gateway());
    });
    after(() => stack.dispose());

    const changed = () => gateway({ routes: routes({ "GET /a": "second a" }), ...plan(50) });
    const errorsOf = (log: string) => new Set(log.match(/error: (?!update failed).*/g));

    it("`pulumi up --target` of a plan changes that plan, and nothing else", async () => {
        const run = await stack.up(changed, { target: ["**UsagePlan::shop-free"] });
        expect(taken(run)).to.deep.equal(["update UsagePlan shop-free"]);
    });

    it("a run that makes a deployment without the API is refused by one error, which says so", async () => {
        for (const options of [{ exclude: ["**RestApi::shop"] }, { target: ["**Deployment::shop"] }]) {
            const refused = await stack.up(changed, options).then(() => "not refused", String);
            const errors = errorsOf(refused);
            expect(errors.size).to.equal(1);
            expect([...errors][0]).to.match(/leaves out the API .*Run pulumi up without --target and --exclude/);
        }
    });

    it("a run of all deploys it", async () => {
        const run: Run = await stack.up(changed);
        expect(taken(run)).to.include("replace Deployment shop");
        const { alice } = keyValues(run.outputs);
        expect((await call(run.outputs, "/a", { key: alice })).body).to.equal("second a");
    });
});
