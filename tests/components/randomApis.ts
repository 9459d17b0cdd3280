import * as fc from "fast-check";
import { Route } from "../../components/index";
import { KnownRoute } from "../../components/routes";

/** All of an API that a deployment's snapshot holds, with every value known. */
export interface Api {
    routes: { [routeKey: string]: KnownRoute };
    apiKeySource: "HEADER" | "AUTHORIZER";
    endpointType: "REGIONAL" | "EDGE" | "PRIVATE";
    redeployOn: { [name: string]: string };
}

/** Another API, and the one part of its snapshot that is different. */
export interface Change {
    part: string;
    api: Api;
}

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const methods = ["GET", "POST", "PUT", "DELETE", "ANY"] as const;
const headerValue = fc.string().map(text => text.replaceAll("'", ""));

// One name for each depth of the path, so that no two parameters of different names stand at one place.
const path = fc
    .array(fc.constantFrom("orders", "items", "v1.0", "{}"), { maxLength: 3 })
    .map(parts => `/${parts.map((part, depth) => (part === "{}" ? `{p${depth}}` : part)).join("/")}`);
const greedyPath = word.map(first => `/all-${first}/{rest+}`);
const routeKey = fc
    .tuple(fc.constantFrom(...methods), fc.oneof({ weight: 4, arbitrary: path }, greedyPath))
    .map(([method, where]) => `${method} ${where}`);

const optional = { requiredKeys: [] };
const integration = fc.oneof(
    fc
        .record(
            { url: word.map(host => `https://${host}.example.com/orders`), method: fc.constantFrom("GET", "POST") },
            { requiredKeys: ["url"] },
        )
        .map(http => ({ http })),
    word.map(name => ({ lambda: { function: `arn:aws:lambda:us-east-1:123456789012:function:${name}` } })),
    fc
        .record(
            {
                statusCode: fc.integer({ min: 200, max: 599 }),
                body: fc.string(),
                contentType: fc.constantFrom("application/json", "text/plain"),
                headers: fc.dictionary(word, headerValue, { maxKeys: 2 }),
            },
            optional,
        )
        .map(mock => ({ mock })),
);
const route: fc.Arbitrary<KnownRoute> = fc
    .tuple(integration, fc.record({ apiKeyRequired: fc.boolean() }, optional))
    .map(([kind, key]) => ({ ...kind, ...key }));

export const apis: fc.Arbitrary<Api> = fc.record({
    routes: fc.dictionary(routeKey, route, { minKeys: 1, maxKeys: 4 }),
    apiKeySource: fc.constantFrom("HEADER" as const, "AUTHORIZER" as const),
    endpointType: fc.constantFrom("REGIONAL" as const, "EDGE" as const, "PRIVATE" as const),
    redeployOn: fc.dictionary(
        word.filter(reason => reason !== "policy"),
        fc.string(),
        { maxKeys: 2 },
    ),
});

/** An API and one of all its single changes. */
export const changedApis: fc.Arbitrary<{ before: Api; change: Change }> = apis.chain(before =>
    fc.constantFrom(...changesOf(before)).map(change => ({ before, change })),
);

/** Each change of one field that the snapshot holds. */
function changesOf(api: Api): Change[] {
    const { routes, redeployOn } = api;
    const added = "GET /added";
    return [
        { part: "apiKeySource", api: { ...api, apiKeySource: other(["HEADER", "AUTHORIZER"], api.apiKeySource) } },
        { part: "endpointType", api: { ...api, endpointType: other(["REGIONAL", "EDGE"], api.endpointType) } },
        { part: added, api: { ...api, routes: { ...routes, [added]: { mock: {} } } } },
        { part: "added reason", api: { ...api, redeployOn: { ...redeployOn, "added reason": "" } } },
        ...Object.entries(redeployOn).flatMap(([part, value]) => [
            { part, api: { ...api, redeployOn: { ...redeployOn, [part]: `${value}.` } } },
            { part, api: { ...api, redeployOn: without(redeployOn, part) } },
        ]),
        ...Object.entries(routes).flatMap(([part, value]) => [
            ...routeChanges(value).map(changed => ({ part, api: { ...api, routes: { ...routes, [part]: changed } } })),
            { part, api: { ...api, routes: without(routes, part) } },
        ]),
    ];
}

function routeChanges(route: KnownRoute): KnownRoute[] {
    const { http, lambda, mock, apiKeyRequired = true } = route;
    const key = { ...route, apiKeyRequired: !apiKeyRequired };
    if (http) {
        return [
            key,
            { ...route, http: { ...http, url: `${http.url}/more` } },
            { ...route, http: { ...http, method: http.method === "PATCH" ? "HEAD" : "PATCH" } },
            { apiKeyRequired, mock: {} },
        ];
    }
    if (lambda) {
        return [
            key,
            { ...route, lambda: { function: `${lambda.function}x` } },
            { ...route, lambda: { function: `${lambda.function}:alias` } },
            { apiKeyRequired, http: { url: "https://example.com" } },
        ];
    }
    const { statusCode = 200, body = "", contentType = "application/json", headers = {} } = mock ?? {};
    return [
        key,
        { ...route, mock: { ...mock, statusCode: statusCode === 599 ? 200 : statusCode + 1 } },
        { ...route, mock: { ...mock, body: `${body}.` } },
        { ...route, mock: { ...mock, contentType: `${contentType}+x` } },
        { ...route, mock: { ...mock, headers: { ...headers, "X-Added": "" } } },
        ...Object.keys(headers).flatMap(name => [
            { ...route, mock: { ...mock, headers: { ...headers, [name]: `${headers[name]}.` } } },
            { ...route, mock: { ...mock, headers: without(headers, name) } },
        ]),
    ];
}

function other<T>(values: T[], value: T): T {
    return values.find(each => each !== value)!;
}

function without<T>(map: { [key: string]: T }, key: string): { [key: string]: T } {
    return Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));
}

/** The value with the entries of each map in the opposite order, at every depth. */
export function reordered<T>(value: T): T {
    if (Array.isArray(value)) return value.map(reordered) as T;
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, reordered(inner as unknown)] as const);
    return Object.fromEntries(entries.reverse()) as T;
}

/** The routes with a throttle each, which no snapshot holds. */
export function throttled(routes: Api["routes"]): { [routeKey: string]: Route } {
    const throttle = { rateLimit: 1, burstLimit: 2 };
    return Object.fromEntries(Object.entries(routes).map(([key, value]) => [key, { ...value, throttle }]));
}
