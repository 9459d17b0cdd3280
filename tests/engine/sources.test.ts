import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { Role } from "@pulumi/aws/iam/role";
import { Function } from "@pulumi/aws/lambda/function";
import { EngineStack, call, keyValues, taken } from "./engine";
import { gateway } from "./gateway";

const mayBeAssumed = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
});

/** A gateway fed by resources with names of their own, which the engine deletes before it makes their replacements. */
function fedBy(generation: string) {
    const role = new Role("role", { assumeRolePolicy: mayBeAssumed });
    const files = { "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 200 })") };
    const fn = new Function("reports", {
        name: `reports-${generation}`,
        role: role.arn,
        runtime: "nodejs20.x",
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive(files),
    });
    const log = new LogGroup("log", { name: `/orders/${generation}` });
    return gateway({
        routes: {
            "GET /a": { mock: { body: "a" } },
            "GET /reports/{id+}": { lambda: { function: fn.arn } },
            "GET /$metadata": { http: { url: pulumi.interpolate`https://example.com/${fn.name}` } },
        },
        redeployOn: { log: log.arn },
    });
}

describe("A resource with a name of its own that feeds a gateway", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
    });
    after(() => stack.dispose());

    it("is replaced without the deployment going before its replacement serves, and clients are answered", async () => {
        const first = await stack.up(() => fedBy("one"));
        const { alice } = keyValues(first.outputs);
        const second = await stack.up(() => fedBy("two"));
        expect(taken(second)).to.include.members(["replace Function reports", "replace Deployment shop"]);
        const deployments = second.calls.filter(operation => /Deployment|UpdateStage/.test(operation));
        expect(deployments.filter(operation => !operation.startsWith("Get"))).to.deep.equal([
            "CreateDeployment",
            "UpdateStage",
            "DeleteDeployment",
        ]);
        expect((await call(second.outputs, "/a", { key: alice })).body).to.equal("a");
        expect(taken(await stack.up(() => fedBy("two")))).to.deep.equal([]);
    });
});
