/* global console */
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway, QuotaPeriod } from "usage-plan-gateway";
import { serve } from "usage-plan-gateway-cli";

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
