import { UsagePlanGatewayArgs } from "../../components/index";
import { throttle } from "./ordersGateway";

/** The value of the customer that brings one. */
export const keyValue = "AcmesOwnKeyValue0123456789";

/** Valid arguments that use each property. */
export const completeArgs = {
    description: "All orders",
    routes: {
        "GET /orders": { http: { url: "https://example.com/orders", method: "POST" }, apiKeyRequired: false, throttle },
        "GET /orders/{id}": { lambda: { function: "arn:aws:lambda:us-east-1:123456789012:function:get" } },
        "POST /orders": { mock: { statusCode: 201, body: "{}", contentType: "text/plain", headers: { A: "b" } } },
    },
    stage: { name: "live", description: "Live", variables: { level: "low" }, throttle },
    plans: {
        free: { quota: { limit: 1, period: "WEEK", offset: 1 }, description: "Free", productCode: "p" },
        gold: {
            throttle,
            methodThrottles: { "GET /orders": throttle },
            apiStages: [{ apiId: "other", stageName: "live" }],
            tags: { tier: "gold" },
            formerName: "golden",
        },
        internal: { unlimited: true },
        shared: { existingPlanId: "p123" },
    },
    keys: {
        acme: {
            plan: "gold",
            value: keyValue,
            displayName: "Acme Inc.",
            description: "Acme",
            enabled: true,
            customerId: "c",
            tags: { a: "b" },
            formerName: "acne",
        },
        globex: { plan: "free", generation: 2, keepPrevious: true },
        initech: { plan: "shared", existingKeyId: "k123" },
    },
    endpointType: "EDGE",
    apiKeySource: "AUTHORIZER",
    redeployOn: { policy: "1" },
    tags: { team: "orders" },
} satisfies UsagePlanGatewayArgs;
