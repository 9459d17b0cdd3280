import { expect } from "chai";
import { CallRate } from "../../../cli/aws/callRate";

describe("The rate of calls", () => {
    it("is ten in a second: ten at once, and then one in each tenth of it", async () => {
        let now = 0;
        const waits: number[] = [];
        const rate = new CallRate(
            10,
            () => now,
            milliseconds => Promise.resolve(waits.push(milliseconds)),
        );
        for (let call = 0; call < 12; call++) await rate.turn();
        expect(waits).to.deep.equal([100, 200]);
        now = 10_000;
        waits.length = 0;
        for (let call = 0; call < 11; call++) await rate.turn();
        expect(waits).to.deep.equal([100]);
    });
});
