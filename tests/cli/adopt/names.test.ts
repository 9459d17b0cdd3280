import { expect } from "chai";
import * as fc from "fast-check";
import { mapNames } from "../../../cli/adopt/names";
import { nameProblem } from "../../../components/names";

const named = (...names: (string | undefined)[]) => [
    ...mapNames(names.map((name, index) => ({ id: `id${index}`, texts: [name], kind: "key" }))).values(),
];

describe("The names of customers that are taken over", () => {
    it("are those at AWS where a map of keys takes them", () => {
        expect(named("acme", "jane.doe@example.com", "a_b+c-1")).to.deep.equal([
            "acme",
            "jane.doe@example.com",
            "a_b+c-1",
        ]);
    });

    it("have a dash for what a map of keys does not take, and none at an end", () => {
        expect(named("Acme Inc.", "emea/west", " spaced ", "Zoë Müller", "(new)")).to.deep.equal([
            "Acme-Inc",
            "emea-west",
            "spaced",
            "Zoe-Muller",
            "new",
        ]);
    });

    it("are numbered where two are alike, also where the number is taken", () => {
        expect(named("acme", "acme-2", "acme", "ACME")).to.deep.equal(["acme", "acme-2", "acme-3", "ACME-4"]);
    });

    it("are made of the id where there is none", () => {
        expect(named(undefined, "", "///", "株式会社")).to.deep.equal(["key-id0", "key-id1", "key-id2", "key-id3"]);
    });

    it("are always such that the program takes them, and no two alike", () => {
        fc.assert(
            fc.property(fc.array(fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.constant("a"))), texts => {
                const names = named(...texts);
                expect(new Set(names).size).to.equal(names.length);
                expect(names.map(nameProblem).filter(problem => problem !== undefined)).to.deep.equal([]);
            }),
            { numRuns: 50 },
        );
    });
});
