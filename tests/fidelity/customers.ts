import { expect } from "chai";

/**
 * How API Gateway answers, as rows that hold for any endpoint: the local gateway and the engine suite's emulator are
 * both held to this table. `DG` is the AWS developer guide; the other sources are named where they are cited.
 */
export interface FidelityRow {
    title: string;
    source: string;
    /** One after the other; each row has customers of its own where it uses up a limit. */
    steps: FidelityStep[];
}

interface FidelityStep {
    method?: string;
    path: string;
    /** At the other stage that the plans cover. */
    elsewhere?: boolean;
    /** The customer whose key is sent. */
    customer?: string;
    headers?: { [name: string]: string };
    status: number;
    /** The exact body. */
    body?: string;
    /** The `x-amzn-ErrorType` header. */
    errorType?: string;
    /** Whether the answer must have a request id. */
    ids?: boolean;
    /** Headers that the answer must not have. */
    without?: string[];
}

/** Where the rows are run: something that serves `fidelityGateway` (customersGateway.ts). */
export interface FidelityTarget {
    /** Of the stage, without a slash at its end. */
    url: string;
    /** Of a stage of another API with the same routes, which all plans cover as well. */
    otherUrl: string;
    /** The key values of the customers; also `planless`, in no plan, and `elsewhere`, in a plan of another stage. */
    keys: { [customer: string]: string };
}

/** No refusal says when to try again (observed by users; DG names no such header). */
const without = ["retry-after"];

const forbidden = { status: 403, body: '{"message":"Forbidden"}', errorType: "ForbiddenException", without };
const noRoute = {
    status: 403,
    body: '{"message":"Missing Authentication Token"}',
    errorType: "MissingAuthenticationTokenException",
    without,
};
const throttled = {
    status: 429,
    body: '{"message":"Too Many Requests"}',
    errorType: "TooManyRequestsException",
    without,
};
const usedUp = { status: 429, body: '{"message":"Limit Exceeded"}', errorType: "LimitExceededException", without };

const ministack = "ministack #1746, measured on AWS";
const gatewayResponseTypes = "DG, Gateway response types";
const order = "DG, Throttle requests to your REST APIs";
const usagePlans = "DG, Usage plans and API keys for REST APIs";

export const fidelityRows: FidelityRow[] = [
    {
        title: "no key is 403 Forbidden",
        source: gatewayResponseTypes,
        steps: [{ path: "/keyed", ...forbidden }],
    },
    {
        title: "an unknown key is 403 Forbidden",
        source: ministack,
        steps: [{ path: "/keyed", headers: { "x-api-key": "nobodysKey0123456789abcd" }, ...forbidden }],
    },
    {
        title: "a disabled key is 403 Forbidden",
        source: usagePlans,
        steps: [{ path: "/keyed", customer: "disabled", ...forbidden }],
    },
    {
        title: "a key of no plan is 403 Forbidden",
        source: usagePlans,
        steps: [{ path: "/keyed", customer: "planless", ...forbidden }],
    },
    {
        title: "a key whose plan does not cover the stage is 403 Forbidden",
        source: usagePlans,
        steps: [{ path: "/keyed", customer: "elsewhere", ...forbidden }],
    },
    {
        title: "a key opens the stage that its plan covers",
        source: usagePlans,
        steps: [{ path: "/keyed", customer: "customer", status: 200, body: "keyed" }],
    },
    {
        title: "the key is read from the x-api-key header alone",
        source: "DG, Choose an API key source",
        steps: [
            { path: "/keyed?x-api-key={customer}&api_key={customer}", ...forbidden },
            { path: "/keyed", headers: { authorization: "Bearer {customer}" }, ...forbidden },
        ],
    },
    {
        title: "a valid key opens every stage of its plan, also another API's",
        source: usagePlans,
        steps: [{ path: "/keyed", elsewhere: true, customer: "customer", status: 200, body: "keyed" }],
    },
    {
        title: "past the plan's burst is 429 Too Many Requests",
        source: `${order}; ${ministack}`,
        steps: [
            { path: "/keyed", customer: "hasty", status: 200 },
            { path: "/keyed", customer: "hasty", status: 200 },
            { path: "/keyed", customer: "hasty", ...throttled },
        ],
    },
    {
        title: "a plan's throttle counts for each key by itself",
        source: usagePlans,
        steps: [
            { path: "/keyed", customer: "hasty2", status: 200 },
            { path: "/keyed", customer: "hasty2", status: 200 },
            { path: "/keyed", customer: "hasty2", ...throttled },
            { path: "/keyed", customer: "customer", status: 200 },
        ],
    },
    {
        title: "a plan's throttle counts over all routes of the stage",
        source: usagePlans,
        steps: [
            { path: "/keyed", customer: "hasty3", status: 200 },
            { path: "/keyed/1", customer: "hasty3", status: 200 },
            { method: "POST", path: "/keyed", customer: "hasty3", ...throttled },
        ],
    },
    {
        title: "a method's throttle in a plan holds for that method only",
        source: order,
        steps: [
            { path: "/fine", customer: "picky", status: 200 },
            { path: "/fine", customer: "picky", ...throttled },
            { path: "/keyed", customer: "picky", status: 200 },
        ],
    },
    {
        title: "a method's throttle of the stage is 429 Too Many Requests",
        source: order,
        steps: [
            { path: "/busy", customer: "customer", status: 200 },
            { path: "/busy", customer: "customer", ...throttled },
            { path: "/keyed", customer: "customer", status: 200 },
        ],
    },
    {
        title: "a quota that is used up is 429 Limit Exceeded",
        source: `${gatewayResponseTypes}; ${ministack}`,
        steps: [
            { path: "/keyed", customer: "frugal", status: 200 },
            { path: "/keyed", customer: "frugal", status: 200 },
            { path: "/keyed", customer: "frugal", ...usedUp },
        ],
    },
    {
        title: "a route that needs no key is never metered, though a key is sent",
        source: usagePlans,
        steps: [
            ...Array.from({ length: 4 }, () => ({ path: "/open", customer: "open", status: 200 })),
            { path: "/keyed", customer: "open", status: 200 },
            { path: "/keyed", customer: "open", status: 200 },
            { path: "/keyed", customer: "open", ...usedUp },
            { path: "/open", customer: "open", status: 200 },
        ],
    },
    {
        title: "a quota counts over all stages of the plan together",
        source: usagePlans,
        steps: [
            { path: "/keyed", customer: "roaming", status: 200 },
            { path: "/keyed", elsewhere: true, customer: "roaming", status: 200 },
            { path: "/keyed", customer: "roaming", ...usedUp },
            { path: "/keyed", elsewhere: true, customer: "roaming", ...usedUp },
        ],
    },
    {
        title: "a request that is refused with 403 or 429 does not count against the quota",
        source: "observed by users, not in the AWS documentation",
        steps: [
            { path: "/fine", customer: "refused", status: 200 },
            { path: "/fine", customer: "refused", ...throttled },
            { path: "/nowhere", customer: "refused", ...noRoute },
            { path: "/keyed", customer: "refused", status: 200 },
            { path: "/keyed", customer: "refused", ...usedUp },
        ],
    },
    {
        title: "no such route is 403 Missing Authentication Token, with or without a key",
        source: gatewayResponseTypes,
        steps: [
            { path: "/nowhere", ...noRoute },
            { path: "/nowhere", customer: "customer", ...noRoute },
            { path: "/Keyed", customer: "customer", ...noRoute },
            { path: "/keyed/1/2", customer: "customer", ...noRoute },
        ],
    },
    {
        title: "a route without the method is 403 Missing Authentication Token",
        source: gatewayResponseTypes,
        steps: [{ method: "DELETE", path: "/keyed", customer: "customer", ...noRoute }],
    },
    {
        title: "a static path goes before a parameter, and ANY serves every method",
        source: "DG, Set up a proxy integration with a proxy resource",
        steps: [
            { path: "/keyed/static", customer: "customer", status: 200, body: "static" },
            { path: "/keyed/other", customer: "customer", status: 200, body: "one" },
            { method: "PATCH", path: "/files/a/b", customer: "customer", status: 200, body: "file" },
        ],
    },
    {
        title: "every answer has a request id",
        source: "DG, Troubleshooting; observed by users",
        steps: [
            { path: "/open", status: 200, ids: true },
            { path: "/keyed", status: 403, ids: true },
        ],
    },
    {
        title: "an answer of an integration has no error type",
        source: "observed by users",
        steps: [{ path: "/open", status: 200, without: ["x-amzn-errortype"] }],
    },
];

/** Sends a row's requests, and throws at the first answer that differs. */
export async function checkRow(row: FidelityRow, target: FidelityTarget): Promise<void> {
    for (const [index, step] of row.steps.entries()) {
        const withKeys = (text: string) => text.replace("{customer}", () => target.keys.customer);
        const headers = Object.entries(step.headers ?? {}).map(([name, value]) => [name, withKeys(value)] as const);
        const { method = "GET" } = step;
        const answer = await fetch(`${step.elsewhere ? target.otherUrl : target.url}${withKeys(step.path)}`, {
            method,
            headers: {
                "content-type": "application/json",
                ...Object.fromEntries(headers),
                ...(step.customer ? { "x-api-key": target.keys[step.customer] } : {}),
            },
        });
        const body = await answer.text();
        const what = `request ${index + 1}, ${method} ${step.path}`;
        expect(answer.status, `${what}: status (${body})`).to.equal(step.status);
        if (step.body !== undefined) expect(body, `${what}: body`).to.equal(step.body);
        if (step.errorType) expect(answer.headers.get("x-amzn-errortype"), what).to.equal(step.errorType);
        if (step.ids) expect(answer.headers.get("x-amzn-requestid"), `${what}: request id`).to.match(/^[0-9a-f-]{36}$/);
        for (const name of step.without ?? []) expect(answer.headers.get(name), `${what}: ${name}`).to.equal(null);
    }
}
