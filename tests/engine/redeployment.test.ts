import { expect } from "chai";
import { OutputMap } from "@pulumi/pulumi/automation";
import { EngineStack, call, taken } from "./engine";
import { gateway, routes } from "./gateway";

const redeployed = ["update RestApi shop", "replace Deployment shop", "update Stage shop"];

describe("Redeployment", () => {
    let stack: EngineStack;
    let outputs: OutputMap;
    const answer = (path: string) =>
        call(outputs, path, { key: (outputs.apiKeyValues.value as { alice: string }).alice });

    before(async () => {
        stack = await EngineStack.create();
        ({ outputs } = await stack.up(() => gateway()));
    });
    after(() => stack.dispose());

    it("a changed route: the preview names its trigger and no other", async () => {
        const preview = await stack.preview(() => gateway({ routes: routes({ "GET /a": "second a" }) }));
        expect(preview.steps.find(({ op }) => op === "replace")?.diff).to.deep.equal(['triggers["GET /a"]']);
        expect(preview.log).to.match(/~ triggers *: \{\s*~ GET \/a: "[0-9a-f]{16}" => "[0-9a-f]{16}"\s*\}/);
    });

    it("a changed route: the API updated, the deployment replaced, the stage updated, nothing else; clients see it", async () => {
        const run = await stack.up(() => gateway({ routes: routes({ "GET /a": "second a" }) }));
        expect(taken(run)).to.deep.equal(redeployed);
        const order = run.steps.filter(({ type }) => type === "Deployment").map(({ op }) => op);
        expect(order, "new before old").to.deep.equal(["create-replacement", "replace", "delete-replaced"]);
        expect((await answer("/a")).body).to.equal("second a");
    });

    it("a removed route is answered 403 Missing Authentication Token after the same `pulumi up`", async () => {
        expect((await answer("/b")).status).to.equal(200);
        const run = await stack.up(() => gateway({ routes: routes({ "GET /b": undefined }) }));
        expect(taken(run)).to.deep.equal(redeployed);
        const { status, body } = await answer("/b");
        expect({ status, body }).to.deep.equal({ status: 403, body: '{"message":"Missing Authentication Token"}' });
    });
});
