import { expect } from "chai";
import { readAdoptArguments } from "../../../cli/commands/adoptArguments";

describe("The command line of adopt", () => {
    const whole = ["adopt", "--rest-api-id", "a1b2c3", "--stage", "prod"];

    it("needs the API and the stage", () => {
        expect(() => readAdoptArguments(["adopt"])).to.throw("say what to take over: --rest-api-id; see --help");
        expect(() => readAdoptArguments(whole.slice(0, 3))).to.throw("say what to take over: --stage; see --help");
        expect(readAdoptArguments(whole)).to.deep.equal({ "rest-api-id": "a1b2c3", stage: "prod" });
    });

    it("knows which of the two an API and a key can be", () => {
        expect(() => readAdoptArguments([...whole, "--from", "now"])).to.throw(
            "--from now is not one of deployed, current",
        );
        expect(() => readAdoptArguments([...whole, "--keys", "copy"])).to.throw(
            "--keys copy is not one of import, reference",
        );
    });
});
