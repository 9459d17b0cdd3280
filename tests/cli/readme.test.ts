import { expect } from "chai";
import * as fs from "node:fs";
import { readExplainArguments } from "../../cli/commands/explainArguments";
import { readUsageArguments } from "../../cli/commands/usageArguments";
import { addressOf } from "../../cli/explain/address";
import { explain } from "../../cli/explain/explanation";
import { explanationLines } from "../../cli/explain/explanationLines";
import { Quota } from "../../cli/local/deployed";
import { dayOf } from "../../cli/local/limits/quotaPeriods";
import { byShare, customerUsage } from "../../cli/usage/customerUsage";
import { firstDayToRead, planRange } from "../../cli/usage/planRange";
import { reportNotes } from "../../cli/usage/reportNotes";
import { usageTable } from "../../cli/usage/usageTable";
import { method, request } from "./explain/requests";

const readme = fs.readFileSync("README.md", "utf8");
const examples = new Map(
    [...readme.matchAll(/^```\n\$ npx usage-plan-gateway (\w+) (.*)\n([^`]*)\n```$/gm)].map(
        ([, command, options, output]) => [command, { given: [command, ...options.split(" ")], output }],
    ),
);
const plain = (_: unknown, text: string) => text;

/** The made-up week of the README, the last day of which is not over. */
const readAt = Date.parse("2026-11-25T23:03:00Z");
const week: [plan: string, quota: Quota | undefined, requests: { [customer: string]: number[] }][] = [
    [
        "partners",
        undefined,
        {
            umbrella: [31, 31, 30, 7, 7, 32, 19],
        },
    ],
    [
        "gold",
        { limit: 2000, period: "MONTH", offset: 0 },
        {
            acme: [180, 210, 180, 70, 60, 250, 300],
            globex: [135, 135, 160, 110, 105, 175, 190],
        },
    ],
    [
        "free",
        { limit: 100, period: "DAY", offset: 0 },
        {
            initech: [0, 0, 20, 40, 55, 95, 100],
            hooli: [0, 0, 0, 0, 0, 12, 30],
        },
    ],
];

describe("The README's chapter on usage and explain", () => {
    it("shows a command and its output for each", () => {
        expect([...examples.keys()]).to.deep.equal(["usage", "explain"]);
    });

    it("shows what usage prints of such a week", () => {
        const { given, output } = examples.get("usage")!;
        const { fromDay } = readUsageArguments(given, dayOf(readAt));
        const plans = week.map(([name, quota]) =>
            planRange({ id: name, name, quota }, { from: fromDay }, dayOf(readAt)),
        );
        const customers = week.flatMap(([, quota, requests], index) =>
            Object.entries(requests).map(([customer, days]) => {
                const plan = plans[index];
                const read = [...new Array<number>(fromDay! - firstDayToRead(plan)).fill(0), ...days];
                const ofPeriod = plan.period ? read.slice(plan.period.start - firstDayToRead(plan)) : [];
                const remaining = quota && ofPeriod.reduce((left, count) => left - count, quota.limit);
                return customerUsage({ keyId: customer, customer }, plan, read, remaining, readAt);
            }),
        );
        customers.sort(byShare);
        const notes = reportNotes(plans, customers, { isExact: false, isRangeAsked: true });
        expect(output).to.equal(usageTable({ readAt, plans, customers, notes }, plain));
    });

    it("shows what explain prints of a route that is not deployed", () => {
        const { given, output } = examples.get("explain")!;
        const { url, method: httpMethod } = readExplainArguments(given);
        const address = addressOf(url!);
        if (address.kind !== "api") throw new Error(`${url} is not of an API`);
        const { restApiId, stageName, path, region } = address;
        const facts = request({
            now: readAt,
            request: { method: httpMethod, path, isExecuteApi: true },
            ...{ restApiId, stageName, region },
            api: { id: restApiId, name: "orders", disableExecuteApiEndpoint: false, isPrivate: false },
            stage: { deploymentId: "340d743c", deployedAt: readAt, methodThrottles: {} },
            present: { methods: [method("GET /orders"), method(`${httpMethod} ${path}`)], apiKeySource: "HEADER" },
        });
        expect(output).to.equal(explanationLines(explain(facts), facts, plain));
    });
});
