import * as pulumi from "@pulumi/pulumi";
import { Cors, Route, UsagePlanGateway } from "../../../../components/index";

/** The origins of the pages that may call, and the backend: the test's own servers, which it starts before this runs. */
const config = new pulumi.Config();
const pages = config.requireObject<string[]>("pages");
const backend = config.require("backend");

const order = { mock: { body: '{"id":7}', headers: { "X-Total": "3" } } };
const routes: { [routeKey: string]: Route } = {
    "GET /orders": order,
    "PUT /orders/{id}": order,
    "DELETE /orders/{id}": order,
    "GET /files/{path+}": order,
    "ANY /anything": order,
    "GET /backend": { http: { url: `${backend}/` } },
};

const plans = {
    free: { unlimited: true },
    slow: { throttle: { rateLimit: 0.001, burstLimit: 1 } },
    small: { quota: { limit: 1, period: "MONTH" as const } },
};

/** Which pages may call the stage of each name. */
const stages: { [stageName: string]: Cors } = {
    one: { allowOrigins: [pages[0]], exposeHeaders: ["X-Total"], allowHeaders: ["X-Trace", "Content-Type"] },
    several: { allowOrigins: pages, exposeHeaders: ["X-Total"] },
    everyone: { allowOrigins: ["*"] },
    credentials: { allowOrigins: [pages[0]], allowCredentials: true },
    severalcredentials: { allowOrigins: pages, allowCredentials: true },
    remembered: { allowOrigins: [pages[0]], maxAge: 600 },
    forgotten: { allowOrigins: [pages[0]], maxAge: 0 },
    getonly: { allowOrigins: [pages[0]], allowMethods: ["GET"] },
};

for (const [name, cors] of Object.entries(stages)) {
    const keys = Object.keys(plans).map(plan => [`${plan}-${name}`, { plan }] as const);
    new UsagePlanGateway(name, { routes, plans, keys: Object.fromEntries(keys), stage: { name }, cors });
}
