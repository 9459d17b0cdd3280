import { expect } from "chai";
import { selectionPatternProblem } from "../../components/selectionPatterns";

describe("The expression of a service's answers", () => {
    for (const pattern of [
        "default",
        "4\\d{2}",
        "(?s).*Bad.*",
        "(?i:bad).*",
        "4\\d{2}+",
        "(?>a|b)c*+",
        "5\\p{Digit}{2}",
    ]) {
        it(`may be Java's, as the service's are: ${pattern}`, () => {
            expect(selectionPatternProblem(pattern)).to.equal(undefined);
        });
    }

    it("is refused when it is none", () => {
        expect(selectionPatternProblem("4(")).to.equal('"4(" is not an expression');
        expect(selectionPatternProblem("(?s)[")).to.equal('"(?s)[" is not an expression');
        expect(selectionPatternProblem("")).to.equal("is empty; write default");
    });

    it("is refused in the form that OpenAPI has for a class of status codes, which would match none", () => {
        for (const [given, right] of [
            ["4XX", "4\\d{2}"],
            ["5xx", "5\\d{2}"],
        ])
            expect(selectionPatternProblem(given)).to.equal(
                `stands for the letters X in an expression; write ${right}`,
            );
    });
});
