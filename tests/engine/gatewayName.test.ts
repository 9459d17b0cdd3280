import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Role } from "@pulumi/aws/iam/role";
import { Function } from "@pulumi/aws/lambda/function";
import { UsagePlanGateway } from "../../components/index";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { outputsOf, ownValue, routes } from "./gateway";

const throttle = { rateLimit: 100, burstLimit: 100 };

const mayBeAssumed = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
});

function reports(): Function {
    const files = { "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 200 })") };
    return new Function("reports", {
        role: new Role("role", { assumeRolePolicy: mayBeAssumed }).arn,
        runtime: "nodejs20.x",
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive(files),
    });
}

/** A gateway with each kind of key and resource. */
function named(name: string, opts: pulumi.ComponentResourceOptions = {}) {
    const args = {
        routes: {
            ...routes(),
            "GET /c": { mock: { body: "c" }, throttle },
            "GET /reports": { lambda: { function: reports().arn } },
        },
        stage: { throttle },
        plans: { free: { throttle }, gold: { throttle } },
        keys: {
            alice: { plan: "free" },
            bob: { plan: "gold", value: ownValue("bob") },
            carol: { plan: "gold", generation: 2, keepPrevious: true },
        },
    };
    return outputsOf(new UsagePlanGateway(name, args, opts));
}

/** A parent of the gateway; the name of its type is part of all that is below it. */
class Shop extends pulumi.ComponentResource {
    constructor() {
        super("test:index:Shop", "shop");
    }
}

describe("A gateway with another name or place, whose `aliases` say the former one", () => {
    let stack: EngineStack;
    let first: Run;
    before(async () => {
        stack = await EngineStack.create();
        first = await stack.up(() => named("orders"));
    });
    after(() => stack.dispose());

    async function staysTheSame(run: Run): Promise<void> {
        for (const output of ["restApiId", "url", "apiKeyIds", "apiKeyValues", "usagePlanIds"]) {
            expect(run.outputs[output].value, output).to.deep.equal(first.outputs[output].value);
        }
        expect(run.calls.filter(operation => /^(Create|Delete)/.test(operation))).to.deep.equal([]);
        for (const key of Object.values(keyValues(run.outputs))) {
            expect((await call(run.outputs, "/a", { key })).status).to.equal(200);
        }
    }

    it("keeps every resource, id, URL and key when it is renamed", async () => {
        const run = await stack.up(() => named("shop", { aliases: [{ name: "orders" }] }));
        // The API's title and the name of the function's permission have the gateway's name in them.
        expect(taken(run)).to.have.members(["update RestApi shop", "replace Permission shop-GET /reports"]);
        const ofPermission = run.calls.filter(operation => /Permission$/.test(operation));
        expect(ofPermission).to.deep.equal(["AddPermission", "RemovePermission"]);
        await staysTheSame(run);
    });

    it("needs the former name for one update alone", async () => {
        expect(taken(await stack.preview(() => named("shop")))).to.deep.equal([]);
    });

    it("keeps them when it moves into another component", async () => {
        const moved = () =>
            named("shop", { parent: new Shop(), aliases: [{ parent: pulumi.rootStackResource, name: "shop" }] });
        const run = await stack.up(moved);
        expect(taken(run)).to.deep.equal(["create Shop shop"]);
        await staysTheSame(run);
    });
});
