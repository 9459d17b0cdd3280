import { expect } from "chai";
import { reportNotes } from "../../../cli/usage/reportNotes";
import { usageCsv } from "../../../cli/usage/usageCsv";
import { usageJson } from "../../../cli/usage/usageJson";
import { usagePage } from "../../../cli/usage/usagePage";
import { usageTable } from "../../../cli/usage/usageTable";
import { report } from "./reports";

const plain = (_: unknown, text: string) => text;

describe("The report of usage", () => {
    it("is a table, with what AWS does not know said below", () => {
        expect(usageTable(report("acme", "globex"), plain).split("\n")).to.deep.equal([
            "requests from 2026-11-22 to 2026-11-25 (UTC)",
            "",
            "customer  plan  used  limit         share            a day  used up",
            "globex    gold   300  1,000 a week  ███░░░░░░░  30%   ·███  not in this period",
            "acme      gold   200  1,000 a week  ██░░░░░░░░  20%   ·█·█  not in this period",
            "trial     free     3  no quota                        ··▄█",
            "",
            "AWS counts 30 to 40 minutes late: the last requests are not in here.",
            "free: no quota, so AWS knows nothing that remains.",
            "gold: 1,000 a week, again from 2026-11-29 00:00 UTC, as AWS's older documentation has the first day of a period.",
        ]);
    });

    it("is JSON with dates and numbers", () => {
        const { customers, plans } = JSON.parse(JSON.stringify(usageJson(report("acme")))) as {
            customers: object[];
            plans: object[];
        };
        expect(plans[0]).to.deep.equal({
            id: "p1",
            name: "gold",
            from: "2026-11-22",
            to: "2026-11-25",
            quota: { limit: 1000, period: "WEEK", offset: 0 },
            period: { from: "2026-11-22", until: "2026-11-29" },
        });
        expect(customers[0]).to.deep.equal({
            keyId: "k0",
            customer: "acme",
            planId: "p1",
            plan: "gold",
            used: 200,
            usedInPeriod: 200,
            remaining: 800,
            allowed: 1000,
            limit: 1000,
            share: 0.2,
            usedUp: "notInThisPeriod",
            requests: { "2026-11-22": 0, "2026-11-23": 100, "2026-11-24": 0, "2026-11-25": 100 },
        });
        expect(customers[1]).to.not.have.any.keys("remaining", "share", "limit", "usedUp");
    });

    it("is CSV that a spreadsheet reads as text, whatever a customer is called", () => {
        const lines = usageCsv(report('=cmd|"/c"!A1', "a,b\nc")).split("\r\n");
        expect(lines[0]).to.equal(
            "customer,key_id,plan,plan_id,used,limit,period,used_in_period,remaining,share,used_up,2026-11-22,2026-11-23,2026-11-24,2026-11-25",
        );
        expect(lines[1]).to.equal('"a,b\nc",k1,gold,p1,300,1000,WEEK,300,700,0.3000,notInThisPeriod,0,100,100,100');
        expect(lines[2]).to.match(/^"'=cmd\|""\/c""!A1",k0,/);
        expect(lines[3]).to.equal("trial,kf,free,p2,3,,,,,,,0,0,1,2");
    });

    it("is one page that loads nothing, in which a name is only ever text", () => {
        const page = usagePage(report("<script>alert(1)</script>", `"><img src=x onerror='a'>`));
        expect(page).to.include("&lt;script&gt;alert(1)&lt;/script&gt;");
        expect(page).to.not.include("<img");
        expect(page).to.not.match(/https?:|url\(|@import|<link/);
        expect(page).to.include("default-src 'none'");
        expect(page.match(/<script>/g)).to.have.length(1);
    });

    it("shows nobody's control characters to a terminal", () => {
        expect(usageTable(report("a\u001b[31mb\u202e"), plain)).to.include("a\\u001b[31mb\\u202e");
    });

    it("is as narrow as the terminal", () => {
        const lines = (width: number) => usageTable(report("acme"), plain, width).split("\n").slice(2, 4);
        expect(lines(80)[0]).to.match(/share +a day +used up$/);
        expect(lines(72)).to.deep.equal([
            "customer  plan  used  limit         share            used up",
            "acme      gold   200  1,000 a week  ██░░░░░░░░  20%  not in this period",
        ]);
        expect(lines(64)).to.deep.equal([
            "customer  plan  used  limit         share  used up",
            "acme      gold   200  1,000 a week  20%    not in this period",
        ]);
        expect(lines(40)).to.deep.equal(["customer  used  limit         share", "acme       200  1,000 a week  20%"]);
    });

    it("has room for all columns, however long a customer is called", () => {
        const [row] = usageTable(report("é".repeat(1024)), plain)
            .split("\n")
            .slice(3);
        expect(row).to.match(/^é{39}… {2}gold /);
    });

    it("is CSV in which no name is a formula, however it begins", () => {
        for (const name of ["=1", "+1", "-1", "@x", " =1", "\t=1", "\r\n=1", "＝1", "＋1", "－1", "＠x"]) {
            expect(usageCsv(report(name)), name).to.match(/^"?'/m);
        }
    });

    it("is CSV without control characters, which the format does not have and a terminal obeys", () => {
        const [, row] = usageCsv(report("a\u001b]0;b\u0007")).split("\r\n");
        expect(row).to.match(/^a\\u001b\]0;b\\u0007,k0,/);
        expect(usageCsv(report("\t =1+1"))).to.include("\r\n'\\u0009 =1+1,k0,");
    });

    it("says of many plans in one line what is the same of them", () => {
        const [gold] = report().plans;
        const named = (index: number) => ({ name: `plan ${index}` });
        const golds = Array.from({ length: 8 }, (_, index) => ({ ...gold, ...named(index) }));
        const frees = golds.map(({ id, name, from, to }) => ({ id, name, from, to }));
        expect(reportNotes([...golds, ...frees], [], { isExact: true, isRangeAsked: true })).to.deep.equal([
            "plan 0, plan 1, plan 2, plan 3, plan 4 and 3 more: no quota, so AWS knows nothing that remains.",
            "plan 0, plan 1, plan 2, plan 3, plan 4 and 3 more: 1,000 a week, again from 2026-11-29 00:00 UTC, as AWS's older documentation has the first day of a period.",
        ]);
    });

    it("has a chart with a bar for each day and customer, the smaller ones together", () => {
        const names = Array.from({ length: 12 }, (_, index) => `customer ${index}`);
        const page = usagePage(report(...names));
        expect(page).to.include("<title>2026-11-23 customer 11: 100</title>");
        expect(page).to.include('<li class="s7">6 others</li>');
        // 100 of each of 5 customers.
        expect(page).to.include("<title>2026-11-23 6 others: 500</title>");
        expect(page.match(/<li class="s\d">/g)).to.have.length(8);
    });

    it("is there without any customer, too", () => {
        const empty = { ...report(), customers: [] };
        expect(usageTable(empty, plain)).to.include("no customers");
        expect(usagePage(empty)).to.include("<tbody>");
        expect(usageCsv({ ...empty, plans: [] }).split("\r\n")).to.have.length(2);
    });
});
