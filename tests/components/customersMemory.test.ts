import { execFileSync } from "child_process";
import { expect } from "chai";
import * as path from "path";

/** Bytes that are alive in the middle of a run of so many customers, in a process of its own. */
function aliveBytes(program: "gateway" | "bare", count: number): number {
    const args = [
        ...process.execArgv,
        "--expose-gc",
        path.join(__dirname, "customersInFlight.ts"),
        program,
        `${count}`,
    ];
    return Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

describe("The memory of the program, while a run is under way", () => {
    let few: number, more: number, many: number;

    before(() => {
        [few, more, many] = [200, 400, 600].map(count => aliveBytes("gateway", count));
    });

    it("grows with the customers, and no faster", () => {
        expect((many - more) / (more - few)).to.be.within(0.8, 1.2);
    });

    it("is, for each customer, hardly more than the SDK's own for a key and its place in a plan", () => {
        const bare = aliveBytes("bare", 600) - aliveBytes("bare", 200);
        expect((many - few) / bare).to.be.lessThan(1.2);
    });
});
