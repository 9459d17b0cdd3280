import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { documentSizeProblem } from "../../components/documentSize";
import { mergedTagProblems, tagsCheck } from "../../components/tagLimits";
import { problemLines } from "./besideApi";

const lines = (tags: unknown) => problemLines(tagsCheck, "tags", tags);
const some = (count: number, prefix = "t") =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}`, "x"]));

describe("Tags", () => {
    it("are up to 50, with names of up to 128 and values of up to 256 characters", () => {
        expect(lines({ ...some(48), ["n".repeat(128)]: "v".repeat(256), ["😀".repeat(128)]: "" })).to.deep.equal([]);
        expect(lines(some(51))).to.deep.equal(["tags: are 51; a resource takes at most 50"]);
        const name = "n".repeat(129);
        expect(lines({ [name]: "v".repeat(257) })).to.deep.equal([
            `tags.${name}: has a name of 129 characters; a tag's name has up to 128`,
            `tags.${name}: has 257 characters; the value of a tag has up to 256`,
        ]);
        expect(lines({ "": "x" })).to.deep.equal(["tags.: is an empty name; a tag's name has 1 to 128 characters"]);
        expect(lines({ team: 1 })).to.deep.equal(["tags.team: 1 is not a string"]);
        expect(lines({ team: pulumi.output("shop") })).to.deep.equal([]);
    });

    it("may not have AWS's own names", () => {
        for (const name of ["aws:team", "AWS:team", "Aws:"]) {
            expect(lines({ [name]: "x" })).to.deep.equal([
                `tags.${name}: starts with aws:, which is AWS's own; take another name`,
            ]);
        }
        expect(lines({ awsTeam: "x" })).to.deep.equal([]);
    });

    it("of a plan or key are counted with those of the gateway", () => {
        const path = ["plans", "gold", "tags"];
        expect(mergedTagProblems(path, some(40), some(11, "own"))).to.deep.equal([
            { path, message: "are 51 with the gateway's tags; a resource takes at most 50" },
        ]);
        expect(mergedTagProblems(path, some(40), some(40))).to.deep.equal([]);
        expect(mergedTagProblems(path, some(51), undefined)).to.deep.equal([]);
        // Told of the gateway's tags already.
        expect(mergedTagProblems(path, some(51), some(1, "own"))).to.deep.equal([]);
        expect(mergedTagProblems(path, pulumi.output(some(50)), some(50, "own"))).to.deep.equal([]);
    });
});

describe("The API's document", () => {
    it("has up to 6 MB, counted as it is sent", () => {
        const most = 6 * 1024 * 1024;
        expect(documentSizeProblem("a".repeat(most))).to.equal(undefined);
        expect(documentSizeProblem("a".repeat(most + 1))).to.equal(
            "the API's document has 6.0 MB; the service takes 6 MB",
        );
        expect(documentSizeProblem("ü".repeat(most / 2 + 1))).to.match(/^the API's document has 6\.0 MB/);
    });
});
