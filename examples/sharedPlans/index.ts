import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway } from "usage-plan-gateway";

// Each gateway needs something of the other: this one the plan, and the plan this one's stage.
const [sharedPlanId, setSharedPlanId] = pulumi.deferredOutput<string>();

const invoices = new UsagePlanGateway("invoices", {
    routes: { "GET /invoices": { mock: { body: '{"invoices":[]}' } } },
    plans: { partners: { existingPlanId: sharedPlanId } },
    keys: { globex: { plan: "partners" } },
});

const orders = new UsagePlanGateway("orders", {
    routes: { "GET /orders": { mock: { body: '{"orders":[]}' } } },
    plans: {
        partners: {
            throttle: { rateLimit: 1, burstLimit: 3 },
            quota: { limit: 1000, period: "MONTH" },
            apiStages: [{ apiId: invoices.restApiId, stageName: invoices.stageName }],
        },
    },
    keys: { acme: { plan: "partners" } },
});
setSharedPlanId(orders.usagePlanIds.apply(({ partners }) => partners));

export const urls = { orders: orders.url, invoices: invoices.url };
export const apiKeyValues = pulumi
    .all([orders.apiKeyValues, invoices.apiKeyValues])
    .apply(([ofOrders, ofInvoices]) => ({ ...ofOrders, ...ofInvoices }));
