import { expect } from "chai";
import { OutputMap } from "@pulumi/pulumi/automation";
import { Key, Plan, UsagePlanGateway } from "../../components/index";
import { KeyIssuer, keyIssuer } from "../keyIssuer";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { outputsOf, routes } from "./gateway";

/** Wide enough for every call of a test. */
const limits = { throttle: { rateLimit: 1000, burstLimit: 1000 } };

describe("Keys that a service issues at run time", () => {
    let stack: EngineStack;
    let issuer: KeyIssuer;
    let outputs: OutputMap;

    let plans: { [name: string]: Plan } = { free: limits, gold: limits };
    let keys: { [name: string]: Key } = { alice: { plan: "gold" }, carol: { plan: "free" } };
    const program = () => {
        const gateway = new UsagePlanGateway("shop", { routes: routes(), plans, keys });
        return { ...outputsOf(gateway), keyIssuerPolicy: gateway.keyIssuerPolicy };
    };
    async function up(): Promise<Run> {
        const run = await stack.up(program);
        outputs = run.outputs;
        return run;
    }
    const status = async (key: string) => (await call(outputs, "/a", { key })).status;
    const planId = (name: string) => (outputs.usagePlanIds.value as { [name: string]: string })[name];

    before(async () => {
        stack = await EngineStack.create();
        await up();
        issuer = keyIssuer(outputs.restApiId.value as string, stack.serviceConfig());
    });
    after(() => stack.dispose());

    it("are served, refused while they are disabled, and refused when they are revoked", async () => {
        const { keyId, value } = await issuer.issueKey("dave", planId("free"));
        expect(await status(value)).to.equal(200);
        await issuer.setEnabled(keyId, false);
        expect(await status(value)).to.equal(403);
        await issuer.setEnabled(keyId, true);
        expect(await status(value)).to.equal(200);
        await issuer.revokeKey(keyId);
        expect(await status(value)).to.equal(403);
    });

    it("come by a policy that names the stack's plans", () => {
        const policy = outputs.keyIssuerPolicy.value as string;
        for (const name of ["free", "gold"]) expect(policy).to.include(`::/usageplans/${planId(name)}/keys*`);
    });

    it("are left as they are by `pulumi up`, by a refresh, and when a customer of the program leaves", async () => {
        const { value } = await issuer.issueKey("erin", planId("free"));
        plans = { ...plans, free: { throttle: { rateLimit: 500, burstLimit: 500 } } };
        expect(taken(await up())).to.deep.equal(["update UsagePlan shop-free"]);
        expect(await status(value)).to.equal(200);
        expect(taken(await stack.refresh())).to.deep.equal([]);
        expect(taken(await up())).to.deep.equal([]);
        expect(await status(value)).to.equal(200);
        const carols = keyValues(outputs).carol;
        keys = { alice: { plan: "gold" } };
        expect(taken(await up())).to.have.members(["delete ApiKey shop-carol", "delete UsagePlanKey shop-carol"]);
        expect([await status(value), await status(carols)]).to.deep.equal([200, 403]);
    });
});
