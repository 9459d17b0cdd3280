import { expect } from "chai";
import { evaluate } from "../../../cli/local/evaluation/evaluate";
import { Properties } from "../../../cli/local/evaluation/registeredResource";
import { StackProject, readProject } from "../../../cli/local/project/pulumiProject";
import { programFolder } from "./programs";

type Draw = [kind: string, args: object];

async function drawn(draws: { [name: string]: Draw }) {
    const project: StackProject = { ...readProject(programFolder("random"), "dev") };
    const evaluation = await evaluate({ ...project, config: { "random:draws": JSON.stringify(draws) } });
    const states = evaluation.resources.filter(({ type }) => type.startsWith("random:"));
    return {
        output: evaluation.output.trim(),
        of: Object.fromEntries(states.map(({ name, id, state }): [string, Properties] => [name, { ...state, id }])),
    };
}

async function refusal(kind: string, args: object): Promise<string> {
    return drawn({ refused: [kind, args] }).then(
        () => "nothing was refused",
        (error: Error) => error.message,
    );
}

describe("A value of the random provider", () => {
    let of: { [name: string]: Properties };
    let output: string;
    const draws: { [name: string]: Draw } = {
        usual: ["RandomPassword", { length: 24 }],
        again: ["RandomString", { length: 24 }],
        plain: ["RandomPassword", { length: 100, special: false }],
        dashes: ["RandomPassword", { length: 24, overrideSpecial: "-_" }],
        lower: ["RandomString", { length: 24, upper: false, numeric: false, special: false }],
        former: ["RandomString", { length: 24, upper: false, special: false, number: false }],
        digits: ["RandomString", { length: 4, minNumeric: 4 }],
        least: ["RandomString", { length: 8, special: false, minSpecial: 2, overrideSpecial: "!", minUpper: 5 }],
        short: ["RandomString", { length: 1 }],
        kept: ["RandomString", { length: 24, keepers: { version: 1 } }],
        id: ["RandomId", { byteLength: 8, prefix: "p-" }],
        bytes: ["RandomBytes", { length: 100 }],
        uuid: ["RandomUuid", {}],
        uuid7: ["RandomUuid7", {}],
        pet: ["RandomPet", {}],
        long: ["RandomPet", { length: 4, separator: "_", prefix: "my" }],
        integer: ["RandomInteger", { min: 7, max: 9 }],
        only: ["RandomInteger", { min: -3, max: -3 }],
        shuffle: ["RandomShuffle", { inputs: ["a", "b", "c"], resultCount: 5 }],
        some: ["RandomShuffle", { inputs: ["a", "b", "c"], resultCount: 2 }],
    };

    before(async () => {
        ({ of, output } = await drawn(draws));
    });

    it("has the length and each class of characters that a password has by default", () => {
        for (const name of ["usual", "again"]) {
            expect(of[name].result)
                .to.match(/^[A-Za-z0-9!@#$%&*()\-_=+[\]{}<>:?]{24}$/)
                .and.match(/[A-Z]/)
                .and.match(/[a-z]/)
                .and.match(/[0-9]/)
                .and.match(/[^A-Za-z0-9]/);
        }
    });

    it("has only the classes that the program asks for", () => {
        expect(of.plain.result).to.match(/^[A-Za-z0-9]{100}$/);
        expect(of.dashes.result)
            .to.match(/^[A-Za-z0-9_-]{24}$/)
            .and.match(/[_-]/);
        expect(of.lower.result).to.match(/^[a-z]{24}$/);
        expect(of.former.result).to.match(/^[a-z]{24}$/);
        expect(of.short.result).to.match(/^.$/);
    });

    it("has at least as many of a class as the program demands", () => {
        expect(of.digits.result).to.match(/^[0-9]{4}$/);
        expect(String(of.least.result).replace(/[^A-Z]/g, "").length).to.be.at.least(5);
        expect(String(of.least.result).replace(/[^!]/g, "")).to.have.length(2);
    });

    it("is the same at every start, another for another name, and another for other keepers", async () => {
        const keepers = { version: 2 };
        const { of: next } = await drawn({ ...draws, kept: ["RandomString", { length: 24, keepers }] });
        expect(next.kept.result).not.to.equal(of.kept.result);
        expect({ ...next, kept: of.kept }).to.deep.equal(of);
        expect(new Set(["usual", "again", "kept"].map(name => of[name].result))).to.have.property("size", 3);
    });

    it("has the forms of its siblings", () => {
        expect(of.id).to.include({ hex: `p-${Buffer.from(String(of.id.id), "base64url").toString("hex")}` });
        expect(Buffer.from(String(of.id.id), "base64url")).to.have.length(8);
        expect(of.bytes.hex).to.match(/^[0-9a-f]{200}$/);
        expect(Buffer.from(String(of.bytes.base64), "base64").toString("hex")).to.equal(of.bytes.hex);
        expect(of.uuid.result).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(of.uuid7.result).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(of.pet.id).to.match(/^[a-z]+-[a-z]+$/);
        expect(of.long.id).to.match(/^my_[a-z]+_[a-z]+_[a-z]+_[a-z]+$/);
        expect(of.integer.result).to.be.within(7, 9);
        expect(of.only.result).to.equal(-3);
        expect(of.shuffle.results).to.have.length(5).and.include.members(["a", "b", "c"]);
        expect(new Set(of.some.results as string[])).to.have.property("size", 2);
    });

    it("is secret where the provider marks it so", () => {
        expect(output.split("\n")).to.include.members(["usual: secret", "again: secret", "pet: plain"]);
    });

    it("is refused where the provider refuses its arguments", async () => {
        expect(await refusal("RandomPassword", { length: 0 })).to.include(
            "length must be a whole number of at least 1",
        );
        expect(await refusal("RandomString", { length: 3, minUpper: 2, minSpecial: 2 })).to.include(
            "length must be at least 4",
        );
        const none = { length: 3, upper: false, lower: false, numeric: false, special: false };
        expect(await refusal("RandomString", none)).to.include("the character set specified is empty");
        expect(await refusal("RandomInteger", { min: 2, max: 1 })).to.include("smaller than or equal to maximum");
    });
});
