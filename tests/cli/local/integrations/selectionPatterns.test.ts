import { expect } from "chai";
import { selectionPattern } from "../../../../cli/local/integrations/selectionPatterns";

describe("A selection pattern", () => {
    it("matches the whole text, of one line", () => {
        expect(selectionPattern("Not.*")("Not found")).to.equal(true);
        expect(selectionPattern("Not")("Not found")).to.equal(false);
        expect(selectionPattern(".*")("two\nlines")).to.equal(false);
        expect(selectionPattern("4\\d{2}|5.*")("404")).to.equal(true);
        expect(selectionPattern("4|504")("404")).to.equal(false);
    });

    it("takes Java's flags at its start", () => {
        expect(selectionPattern("(?i)not.*")("NOT FOUND")).to.equal(true);
        expect(selectionPattern("(?is).*found")("TWO\nFOUND")).to.equal(true);
    });

    it("that takes too long for what a function says matches nothing, and holds up nobody", () => {
        expect(selectionPattern("(a+)+b")(`${"a".repeat(60)}!`)).to.equal(false);
    });

    it("that is no expression is refused before anything is served", () => {
        expect(() => selectionPattern("(")).to.throw("its selection pattern is no regular expression");
    });
});
