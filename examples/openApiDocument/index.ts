import * as fs from "node:fs";
import { UsagePlanGateway } from "usage-plan-gateway";
import { parse } from "yaml";

const gateway = new UsagePlanGateway("books", {
    openApi: parse(fs.readFileSync("books.yaml", "utf8")) as { [property: string]: unknown },
    // What the document does not have. A route that stands in both is refused.
    routes: { "GET /books/{isbn}/stock": { mock: { body: '{"inStock":true}' } } },
    plans: {
        trial: { throttle: { rateLimit: 1, burstLimit: 2 }, quota: { limit: 100, period: "WEEK" } },
        shops: {
            throttle: { rateLimit: 50, burstLimit: 100 },
            // A route of the document, by its method and path.
            methodThrottles: { "GET /books": { rateLimit: 5, burstLimit: 10 } },
        },
    },
    keys: { acme: { plan: "shops" }, globex: { plan: "trial" } },
});

export const url = gateway.url;
export const apiKeyValues = gateway.apiKeyValues;
