import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
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
            const inputs = { size: 1, word: pulumi.secret("hidden") };
            return new Thing("child", inputs, { parent, deleteBeforeReplace: true, ignoreChanges: ["size"] });
        });
        const child = resource("Thing", "child");
        expect(child.inputs).to.deep.equal({ size: 1, word: "hidden" });
        expect(child.secretInputs).to.deep.equal(["word"]);
        expect(child.parent).to.match(/::parent$/);
        expect(child.deleteBeforeReplace).to.equal(true);
        expect(child.ignoreChanges).to.deep.equal(["size"]);
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
