import { UsagePlanGateway } from "../components";
import { readConfiguration } from "./configuration";
import { ordersRoutes } from "./routes";

/** The orders API with its customers, as the configuration of the stack has them. */
export function ordersGateway(): UsagePlanGateway {
    const { backendUrl, plans, keys, stageThrottle } = readConfiguration(Object.keys(ordersRoutes(undefined)));
    return new UsagePlanGateway("orders", {
        description: "Orders",
        routes: ordersRoutes(backendUrl),
        stage: { throttle: stageThrottle },
        plans,
        keys,
    });
}
