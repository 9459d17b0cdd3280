import { expect } from "chai";
import { defaultAccessLogFormat } from "../../components/accessLogFormat";
import { Options, apiName, monitored } from "./monitoredApi";

interface Widget {
    type: string;
    x: number;
    y: number;
    width: number;
    height: number;
    properties: { title: string; region: string; view: string; query?: string; metrics?: unknown[][] };
}

async function widgetsOf(options?: Options): Promise<Widget[]> {
    const { resource } = await monitored({ dashboard: true }, options);
    const { dashboardBody } = resource("Dashboard", "orders").inputs;
    return (JSON.parse(dashboardBody as string) as { widgets: Widget[] }).widgets;
}

/** A query of Logs Insights: its log group, and the fields that its commands read. */
function parsedQuery(query: string): { logGroup: string; fields: string[] } {
    const [source, ...commands] = query.split(" | ");
    const made = new Set<string>();
    const fields = commands.flatMap(command => {
        const [name, ...rest] = command.split(" ");
        const text = rest.join(" ");
        switch (name) {
            case "filter":
                return text.split(" and ").map(each => /^([\w.]+) = (?:\d+|"[^"]*")$/.exec(each)![1]);
            case "stats": {
                const [, alias, by] = /^count\(\*\) as (\w+) by ([\w., ]+)$/.exec(text)!;
                made.add(alias);
                return by.split(", ");
            }
            case "sort":
                return [/^(\w+) desc$/.exec(text)![1]].filter(each => !made.has(each));
            case "limit":
                return /^\d+$/.test(text) ? [] : [text];
            default:
                throw new Error(`no command of Logs Insights: ${command}`);
        }
    });
    return { logGroup: /^SOURCE '([^']+)'$/.exec(source)![1], fields };
}

const titles = (widgets: Widget[]) => widgets.map(each => each.properties.title);
const queriesOf = (widgets: Widget[]) => widgets.flatMap(({ properties: { query } }) => (query ? [query] : []));

describe("The dashboard", () => {
    it("shows requests, errors and latency of the stage in its Region, side by side", async () => {
        const widgets = await widgetsOf({ hasLog: false });
        expect(titles(widgets)).to.deep.equal(["Requests", "Errors", "Latency"]);
        const metrics = widgets.flatMap(({ properties }) => properties.metrics!);
        const named = ["Count", "4XXError", "5XXError", "Latency", "Latency", "Latency"];
        expect(metrics.map(metric => metric.slice(0, -1))).to.deep.equal(
            named.map(name => ["AWS/ApiGateway", name, "ApiName", apiName, "Stage", "prod"]),
        );
        expect(metrics.map(metric => (metric.at(-1) as { stat: string }).stat)).to.deep.equal(
            ["Sum", "Sum", "Sum", "p50", "p90", "p99"], // prettier-ignore
        );
        for (const { properties } of widgets) expect(properties.region).to.equal("us-east-1");
    });

    it("has no two widgets in one place", async () => {
        const cells = (await widgetsOf({ routeMetrics: true })).flatMap(({ x, y, width, height }) => {
            expect(x + width).to.be.at.most(24);
            return Array.from(
                { length: width * height },
                (_, at) => `${x + (at % width)},${y + Math.floor(at / width)}`,
            );
        });
        expect(new Set(cells).size).to.equal(cells.length);
    });

    it("shows the routes where the stage has metrics of them", async () => {
        const [expression] = (await widgetsOf({ routeMetrics: true }))
            .filter(({ properties }) => properties.title === "Requests by route")
            .flatMap(({ properties }) => properties.metrics!.flat() as { expression: string }[]);
        expect(expression.expression).to.equal(
            `SORT(SEARCH('{AWS/ApiGateway,ApiName,Method,Resource,Stage} MetricName="Count" ApiName="or\\"ders" Stage="prod"', 'Sum', 60), SUM, DESC, 20)`,
        );
        expect(titles(await widgetsOf({}))).not.to.include("Requests by route");
    });

    it("asks the access log for customers by key id, who is refused or throttled and why, and the top routes", async () => {
        const widgets = await widgetsOf();
        expect(titles(widgets).slice(3)).to.deep.equal([
            "Requests by key id",
            "Refused (403) by key id and reason",
            "Throttled or over quota (429) by key id and reason",
            "Top routes",
        ]);
        const fields = Object.keys(JSON.parse(defaultAccessLogFormat) as object);
        for (const query of queriesOf(widgets)) {
            const parsed = parsedQuery(query);
            expect(parsed.logGroup).to.equal("orders-access-1a2b3c4");
            expect(fields).to.include.members(parsed.fields);
            expect(query).to.include(' | filter apiId = "orders-id" and stage = "prod"');
        }
        expect(queriesOf(widgets)[2]).to.equal(
            `SOURCE 'orders-access-1a2b3c4' | filter apiId = "orders-id" and stage = "prod" and status = 429 | ` +
                "stats count(*) as requests by apiKeyId, errorType | sort requests desc | limit 25",
        );
    });

    it("asks by the fields of a format of your own, and only what these can answer", async () => {
        const format =
            '{"id":"$context.requestId","who":{"key":"$context.identity.apiKeyId"},"code":$context.status,"m":"$context.httpMethod"}';
        const widgets = await widgetsOf({ format });
        expect(queriesOf(widgets)).to.deep.equal([
            "SOURCE 'orders-access-1a2b3c4' | stats count(*) as requests by who.key | sort requests desc | limit 25",
        ]);
        expect(queriesOf(await widgetsOf({ format: "$context.requestId $context.status" }))).to.deep.equal([]);
    });

    it("has a name that no other stage's dashboard of the account has", async () => {
        const { resource } = await monitored({ dashboard: true });
        expect(resource("Dashboard", "orders").inputs.dashboardName).to.equal("orders-orders-id-prod");
    });

    it("is made only where it is asked for", async () => {
        const { names } = await monitored({ dashboard: false });
        expect(names("Dashboard")).to.deep.equal([]);
        expect(names("MetricAlarm")).to.deep.equal([]);
    });
});
