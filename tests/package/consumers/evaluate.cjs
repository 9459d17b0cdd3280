/* global console */
const pulumi = require("@pulumi/pulumi");
const { UsagePlanGateway, QuotaPeriod } = require("usage-plan-gateway");
const { serve } = require("usage-plan-gateway-cli");

async function evaluate() {
    const made = [];
    const newResource = ({ type, name, inputs }) => (
        made.push(type.split(":")[2]),
        { id: `${name}-id`, state: inputs }
    );
    await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "project", "dev");
    new UsagePlanGateway("orders", {
        routes: { "GET /orders": { mock: { body: "{}" } } },
        plans: { free: { quota: { limit: 1, period: QuotaPeriod.Day } } },
        keys: { acme: { plan: "free" } },
    });
    await pulumi.runtime.disconnect();
    console.log(`${typeof serve}: ${made.sort().join(" ")}`);
}

void evaluate();
