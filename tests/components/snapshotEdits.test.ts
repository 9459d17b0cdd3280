import { expect } from "chai";
import * as fc from "fast-check";
import { UsagePlanGatewayArgs } from "../../components/index";
import { gatewayProblems } from "../../components/gatewayArgs";
import { edited, edits, placesIn } from "./argumentEdits";
import { completeArgs } from "./completeArgs";
import { made, triggersOf } from "./ordersGateway";

const places = Object.keys(edits);
const triggers = async (args: UsagePlanGatewayArgs) => triggersOf(await made(args));

let before: { [part: string]: string };

async function changedParts(some: readonly string[]): Promise<string[]> {
    before ??= await triggers(completeArgs);
    const after = await triggers(edited(completeArgs, some));
    const parts = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...parts].filter(part => before[part] !== after[part]).sort();
}

/** Whether the edits may stand together: some of them are of things that others take away. */
const areValid = (some: readonly string[]) => gatewayProblems(edited(completeArgs, some), "dev").length === 0;

describe("An edit of any one argument", () => {
    it("is tried for each value of the arguments", () => {
        expect(placesIn(completeArgs).filter(place => !places.includes(place))).to.deep.equal([]);
    });

    it("leaves the arguments valid", () => {
        expect(places.filter(place => !areValid([place]))).to.deep.equal([]);
    });

    for (const place of places) {
        const parts = [...edits[place].parts].sort();
        const title = parts.length === 0 ? "redeploys nothing" : `redeploys, and names ${parts.join(", ")}`;
        it(`of ${place} ${title}`, async () => {
            expect(await changedParts([place])).to.deep.equal(parts);
        });
    }
});

describe("Any edits of the arguments together", () => {
    const some = fc.subarray(places, { minLength: 2, maxLength: 6 }).filter(areValid);

    it("redeploy if and only if one of them does, and each part that has changed is named", () =>
        fc.assert(
            fc.asyncProperty(some, async together => {
                const parts = new Set(together.flatMap(place => edits[place].parts));
                expect(await changedParts(together)).to.deep.equal([...parts].sort());
            }),
            { numRuns: 30 },
        ));
});
