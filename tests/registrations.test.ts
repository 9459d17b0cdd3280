import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Function } from "@pulumi/aws/lambda/function";
import { evaluate, refusal } from "./registrations";

class Thing extends pulumi.CustomResource {
    readonly size!: pulumi.Output<number>;

    constructor(name: string, inputs: pulumi.Inputs = {}, opts?: pulumi.CustomResourceOptions) {
        super("test:index:Thing", name, { size: undefined, ...inputs }, opts);
    }
}

async function failure(program: () => unknown): Promise<string> {
    try {
        await evaluate(program);
    } catch (error) {
        return (error as Error).message;
    }
    return "";
}

describe("The harness of these tests", () => {
    it("shows a resource's inputs, secrets and options", async () => {
        const { resource } = await evaluate(() => {
            const parent = new Thing("parent");
            const inputs = { size: parent.urn.apply(() => 1), word: pulumi.secret("hidden") };
            const options = { ignoreChanges: ["size"], replaceOnChanges: ["*"], hideDiffs: ["word"], protect: true };
            return new Thing("child", inputs, { parent, deleteBeforeReplace: true, ...options });
        });
        const child = resource("Thing", "child");
        expect(child.inputs).to.deep.equal({ size: 1, word: "hidden" });
        expect(child.secretInputs).to.deep.equal(["word"]);
        expect(child.parent).to.match(/::parent$/);
        expect(child.deleteBeforeReplace).to.equal(true);
        expect(child.protect).to.equal(true);
        expect(child.ignoreChanges).to.deep.equal(["size"]);
        expect(child.replaceOnChanges).to.deep.equal(["*"]);
        expect(child.hideDiffs).to.deep.equal(["word"]);
        expect(child.inputDependencies).to.deep.equal({ size: [child.parent], word: [] });
        const { deleteBeforeReplace, protect } = resource("Thing", "parent");
        expect({ deleteBeforeReplace, protect }).to.deep.equal({ deleteBeforeReplace: undefined, protect: false });
    });

    it("shows which inputs are known only later, as a preview has them", async () => {
        const { resource, previewed } = await evaluate(() => {
            const fn = new Function("list", { role: "r", runtime: "nodejs22.x", handler: "index.main" });
            return new Thing("a", { size: 1, word: [fn.arn] });
        });
        expect(previewed("Thing", "a").unknownInputs).to.deep.equal(["word"]);
        expect(resource("Thing", "a").unknownInputs).to.deep.equal([]);
    });

    it("shows what the program says, once, and prints nothing of it", async () => {
        const { messages } = await evaluate(() => {
            void pulumi.log.info("well");
            void pulumi.log.warn("beware");
        });
        expect(messages).to.deep.equal(["info: well", "warning: beware"]);
    });

    it("takes two resources of one name for two when they are below different types", async () => {
        const below = (type: string) =>
            new Thing("a", {}, { parent: new pulumi.ComponentResource(`test:index:${type}`, type) });
        expect((await evaluate(() => [below("X"), below("Y")])).names("Thing")).to.deep.equal(["a", "a"]);
        const parents = () => ["x", "y"].map(name => new pulumi.ComponentResource("test:index:X", name));
        const program = () => parents().map(parent => new Thing("a", {}, { parent }));
        expect(await failure(program)).to.equal("registered twice: test:index:Thing::a");
    });

    it("fails on an error inside apply", async () => {
        const program = () => {
            new Thing("a").urn.apply(() => {
                throw new Error("in apply");
            });
        };
        expect(await failure(program)).to.equal("in apply");
    });

    it("fails on a rejection that nobody handles", async () => {
        expect(await failure(() => void Promise.reject(new Error("unhandled")))).to.equal("unhandled");
    });

    it("fails on two resources of one type and name", async () => {
        expect(await failure(() => [new Thing("a"), new Thing("a")])).to.equal("registered twice: test:index:Thing::a");
    });

    it("fails on a resource that is made inside apply", async () => {
        const program = () => new Thing("a").id.apply(() => new Thing("b"));
        expect(await failure(program)).to.equal("made inside apply: test:index:Thing::b");
    });

    it("shows what a refused program had begun to register", async () => {
        const { message, resources } = await refusal(() => {
            new Thing("a");
            throw new Error("refused");
        });
        expect(message).to.equal("refused");
        expect(resources.map(({ name }) => name)).to.deep.equal(["a"]);
    });

    it("fails when a program that must be refused is not", async () => {
        const error: unknown = await refusal(() => new Thing("a")).catch((thrown: unknown) => thrown);
        expect((error as Error).message).to.equal("the program was not refused");
    });
});
