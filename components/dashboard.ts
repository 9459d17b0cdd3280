import { canonicalJson } from "./canonicalJson";

/** What a dashboard shows. */
export interface DashboardSubject {
    apiId: string;
    apiName: string;
    stageName: string;
    region: string;
    /** Whether the stage has metrics of each method ("detailed metrics"). */
    routeMetrics: boolean;
    accessLog?: {
        logGroupName: string;
        /** The field of a line that has a `$context` variable, by the variable. */
        fields: { [variable: string]: string };
    };
}

interface Widget {
    type: "metric" | "log";
    properties: { [name: string]: unknown };
}

/** CloudWatch's grid. */
const gridWidth = 24;
const columns = 2;
const height = 6;

/** The body of a CloudWatch dashboard ("Dashboard Body Structure and Syntax"). */
export function dashboardBody(subject: DashboardSubject): string {
    const width = gridWidth / columns;
    const widgets = [...metricWidgets(subject), ...logWidgets(subject)].map((widget, index) => ({
        ...widget,
        x: (index % columns) * width,
        y: Math.floor(index / columns) * height,
        width,
        height,
    }));
    return canonicalJson({ widgets });
}

function metricWidgets({ apiName, stageName, region, routeMetrics }: DashboardSubject): Widget[] {
    const metric = (metricName: string, stat: string, label: string) => [
        ...["AWS/ApiGateway", metricName, "ApiName", apiName, "Stage", stageName],
        { stat, label },
    ];
    const graph = (title: string, unit: string, metrics: unknown[]): Widget => ({
        type: "metric",
        properties: {
            title,
            region,
            view: "timeSeries",
            period: 60,
            metrics,
            yAxis: { left: { min: 0, label: unit, showUnits: false } },
        },
    });
    const byRoute = [[{ expression: routeCounts(apiName, stageName), id: "routes" }]];
    return [
        graph("Requests", "a minute", [metric("Count", "Sum", "requests")]),
        graph("Errors", "a minute", [metric("4XXError", "Sum", "4XX"), metric("5XXError", "Sum", "5XX")]),
        graph(
            "Latency",
            "ms",
            ["p50", "p90", "p99"].map(stat => metric("Latency", stat, stat)),
        ),
        ...(routeMetrics ? [graph("Requests by route", "a minute", byRoute)] : []),
    ];
}

/** The twenty routes with the most requests ("Use search expressions in graphs"). */
function routeCounts(apiName: string, stageName: string): string {
    // Mocks that give back the inputs alone know no name.
    const quoted = (text = "") => `"${text.replace(/["\\]/g, "\\$&")}"`;
    const terms = `MetricName="Count" ApiName=${quoted(apiName)} Stage=${quoted(stageName)}`;
    const search = `SEARCH('{AWS/ApiGateway,ApiName,Method,Resource,Stage} ${terms}', 'Sum', 60)`;
    return `SORT(${search}, SUM, DESC, 20)`;
}

/** The questions to the access log, each with the variables that it needs. */
const questions = [
    { title: "Requests by key id", needs: ["identity.apiKeyId"] },
    { title: "Refused (403) by key id and reason", status: 403, needs: ["identity.apiKeyId", "error.responseType"] },
    {
        title: "Throttled or over quota (429) by key id and reason",
        status: 429,
        needs: ["identity.apiKeyId", "error.responseType"],
    },
    { title: "Top routes", needs: ["httpMethod", "resourcePath"] },
];

function logWidgets({ apiId, stageName, region, accessLog }: DashboardSubject): Widget[] {
    if (accessLog === undefined) return [];
    const { logGroupName, fields } = accessLog;
    const own = [
        ...(fields.apiId === undefined ? [] : [`${fields.apiId} = "${apiId}"`]),
        ...(fields.stage === undefined ? [] : [`${fields.stage} = "${stageName}"`]),
    ];
    return questions.flatMap(({ title, status, needs }) => {
        if ([...needs, ...(status === undefined ? [] : ["status"])].some(each => fields[each] === undefined)) return [];
        const conditions = [...own, ...(status === undefined ? [] : [`${fields.status} = ${status}`])];
        const query = [
            `SOURCE '${logGroupName}'`,
            ...(conditions.length === 0 ? [] : [`filter ${conditions.join(" and ")}`]),
            `stats count(*) as requests by ${needs.map(each => fields[each]).join(", ")}`,
            "sort requests desc",
            "limit 25",
        ];
        return [{ type: "log", properties: { title, region, view: "table", query: query.join(" | ") } }];
    });
}
