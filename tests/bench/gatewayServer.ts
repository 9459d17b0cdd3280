/** The local gateway with a keyed, throttled and quota-counted mock route, and as many customers as the argument says. */
import { startServer } from "../../cli/local/http/httpServer";
import { allMethods } from "../../cli/local/methodNames";
import { deployed, key, method, mock, plan, stage } from "../cli/local/deployments";

const throttle = { rateLimit: 1e9, burstLimit: 1e9 };

function customers(count: number) {
    const orders = mock(JSON.stringify({ orders: [{ id: "1", status: "shipped" }] }));
    const dev = stage([method("GET /orders", { apiKeyRequired: true, integration: orders })], {
        methodThrottles: { [allMethods]: throttle },
    });
    const names = Array.from({ length: count }, (_, index) => `customer${index}`);
    const quota = { limit: 1e9, period: "MONTH" as const, offset: 0 };
    const keys = names.map(name => key(name));
    return deployed([dev], [plan("gold", names, [dev], { throttle, quota })], keys);
}

async function run(): Promise<void> {
    const server = await startServer({
        deployed: customers(0),
        host: "127.0.0.1",
        port: 0,
        accountThrottle: throttle,
        onRequest: process.argv[3] === "log" ? () => undefined : undefined,
    });
    const heap = () => {
        for (let run = 0; run < 3; run++) gc!();
        return process.memoryUsage().heapUsed;
    };
    const before = heap();
    server.swap(customers(Number(process.argv[2])));
    process.send!({ port: Number(new URL(server.url).port), before, after: heap() });
    process.on("message", () => process.send!({ heap: heap() }));
}

void run();
