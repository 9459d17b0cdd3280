import { UsagePlanGateway } from "../components/index";
import { readConfiguration } from "./configuration";
import { ordersRoutes } from "./routes";

/** The orders API with its customers, as the configuration of the stack has them. */
export function ordersGateway(): UsagePlanGateway {
    const { routes, stageName, plans, keys, stageThrottle, stage, api } = readConfiguration(ordersRoutes);
    return new UsagePlanGateway("orders", {
        description: "Orders",
        routes,
        ...api,
        stage: { throttle: stageThrottle, ...stage, name: stageName },
        plans,
        keys,
    });
}
