import * as pulumi from "@pulumi/pulumi";
import { EndpointType, QuotaPeriod, UsagePlanGateway } from "usage-plan-gateway";
import type { Key, Plan, Route, UsagePlanGatewayArgs } from "usage-plan-gateway";
import { serve } from "usage-plan-gateway-cli";

const routes: { [routeKey: string]: Route } = { "GET /orders": { http: { url: "https://orders.example.com/orders" } } };
const plans: { [name: string]: Plan } = { free: { quota: { limit: 1000, period: QuotaPeriod.Day } } };
const keys: { [name: string]: Key } = { acme: { plan: "free" } };
const args: UsagePlanGatewayArgs = { routes, plans, keys, endpointType: EndpointType.Regional };
const gateway = new UsagePlanGateway("orders", args);
export const url: pulumi.Output<string> = gateway.url;
export const served: typeof serve = serve;
