import { expect } from "chai";
import { evaluate } from "../../../cli/local/evaluation/evaluate";
import { readProject } from "../../../cli/local/project/pulumiProject";
import { programFolder } from "./programs";

/** What a user reads of a stack whose program fails. */
async function errorOf(stack: string): Promise<string> {
    try {
        await evaluate(readProject(programFolder("failing"), stack), { timeout: 15_000 });
    } catch (error) {
        return (error as Error).message;
    }
    throw new Error("the program did not fail");
}

describe("The error of a program", () => {
    it("inside of apply is shown with its place in the program", async () => {
        expect(await errorOf("apply")).to.match(/exception:\n {4}Error: no such backend\n {8}at .*index\.ts:7:\d+/);
    });

    it("is shown whatever its stack looks like", async () => {
        expect(await errorOf("frame")).to.include("Error: framed\n        at x (/p/node_modules/x.js:1:1)");
    });

    it("may be printed by the program, though this process is told to use colours", async () => {
        const { FORCE_COLOR } = process.env;
        process.env.FORCE_COLOR = "1";
        try {
            expect(await errorOf("printed")).to.match(/Error: printed[^]*Error: after the print/);
        } finally {
            if (FORCE_COLOR === undefined) delete process.env.FORCE_COLOR;
            else process.env.FORCE_COLOR = FORCE_COLOR;
        }
    });

    it("has its texts and numbers, and not the resources that hang on it", async () => {
        const message = await errorOf("hanging");
        expect(message).to.include("Error: with all of the program");
        expect(message).to.include("code: E_ORDERS");
        expect(message).not.to.match(/RestApi \{|left|__pulumi/);
    });

    it("has its causes and its parts, each once", async () => {
        const [cause, circular, several] = await Promise.all(["cause", "circular", "several"].map(errorOf));
        expect(cause).to.match(/Error: outer[^]*\[cause\]: Error: inner/);
        expect(circular).to.match(/Error: circular[^]*\[cause\]: \[shown above\]/);
        expect(several).to.match(/Error: several[^]*\[error\]: Error: first[^]*\[error\]: Error: second/);
    });

    it("names the resource that it is about", async () => {
        expect(await errorOf("resource")).to.match(
            /^aws:apigateway\/restApi:RestApi \(orders\):\n {4}error: not this API$/m,
        );
    });

    it("need not be an error", async () => {
        const [thrown, nothing, output] = await Promise.all(["thrown", "nothing", "output"].map(errorOf));
        expect(thrown).to.match(/exception:\n {4}\{ api: \[RestApi\], text: 'not an error' \}/);
        expect(nothing).to.match(/exception:\n {4}undefined$/m);
        expect(output).to.include("failed with an unhandled exception");
    });

    it("is shown though a field of it throws", async () => {
        expect(await errorOf("throwing")).to.include("Error: a getter");
    });

    it("is shown while a timer or a server would keep the program up", async () => {
        const message = await errorOf("waiting");
        expect(message).to.include("Error: with a timer");
        expect(message).not.to.include("did not end");
    });

    it("is shown with the other errors of the run", async () => {
        expect(await errorOf("twice")).to.match(/Error: one[^]*Error: two/);
    });
});
