import { expect } from "chai";
import { readUsageArguments } from "../../../cli/commands/usageArguments";
import { dayOfDate } from "../../../cli/local/limits/quotaPeriods";

const today = dayOfDate("2026-11-25")!;
const read = (line: string) => readUsageArguments(["usage", ...line.split(" ").filter(Boolean)], today);

describe("The arguments of usage", () => {
    it("name a source, days and a form", () => {
        expect(
            read("--rest-api-id a1 --stage prod --from 2026-11-01 --to 2026-11-25 --csv --html u.html"),
        ).to.deep.equal({
            "rest-api-id": "a1",
            stage: "prod",
            from: "2026-11-01",
            to: "2026-11-25",
            fromDay: dayOfDate("2026-11-01"),
            toDay: today,
            csv: true,
            html: "u.html",
        });
        expect(read("")).to.deep.equal({ fromDay: undefined, toDay: undefined });
    });

    for (const [line, message] of [
        ["--rest-api a", "--rest-api is unknown; did you mean --rest-api-id?"],
        ["--stack a --usage-plan-id b", "only one of --stack, --usage-plan-id"],
        ["--stage prod", "--stage goes with --rest-api-id only"],
        ["--json --csv", "either --json or --csv, not both"],
        ["--from 2026-02-30", "--from 2026-02-30 is not a date such as 2026-11-30"],
        ["--from 2026-02-02 --to 2026-02-01", "--from 2026-02-02 is after --to 2026-02-01"],
        ["--from 2026-11-26", "--from 2026-11-26 is after today"],
        ["--from 0001-01-01", "--from 0001-01-01 is too long before: at most 366 days are shown at once"],
        ["--from 2025-11-24", "--from 2025-11-24 is too long before"],
        ["--to 2026-11-26", "--to 2026-11-26 has not come yet (UTC)"],
    ]) {
        it(`are refused: ${line}`, () => expect(() => read(line)).to.throw(message));
    }
});
