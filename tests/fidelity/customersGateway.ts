import { UsagePlanGatewayArgs } from "../../components/index";

const ample = { rateLimit: 1000, burstLimit: 1000 };
/** So slow that no token comes back while a test runs. */
const slow = (burstLimit: number) => ({ rateLimit: 0.01, burstLimit });
const daily = (limit: number) => ({ limit, period: "DAY" as const });

/** What a target serves. A mock is enough: all rows are about what comes before an integration. */
export const fidelityGateway = {
    routes: {
        "GET /keyed": { mock: { body: "keyed" } },
        "POST /keyed": { mock: { body: "posted" } },
        "GET /keyed/{id}": { mock: { body: "one" } },
        "GET /keyed/static": { mock: { body: "static" } },
        "ANY /files/{path+}": { mock: { body: "file" } },
        "GET /open": { mock: { body: "open" }, apiKeyRequired: false },
        "GET /fine": { mock: { body: "fine" } },
        "GET /busy": { mock: { body: "busy" }, throttle: slow(1) },
    },
    plans: {
        ample: { throttle: ample },
        slow: { throttle: slow(2) },
        fine: { throttle: ample, methodThrottles: { "GET /fine": slow(1) } },
        two: { throttle: ample, quota: daily(2) },
        fineTwo: { throttle: ample, methodThrottles: { "GET /fine": slow(1) }, quota: daily(2) },
    },
    keys: {
        customer: { plan: "ample" },
        disabled: { plan: "ample", enabled: false },
        hasty: { plan: "slow" },
        hasty2: { plan: "slow" },
        hasty3: { plan: "slow" },
        picky: { plan: "fine" },
        frugal: { plan: "two" },
        open: { plan: "two" },
        roaming: { plan: "two" },
        refused: { plan: "fineTwo" },
    },
} satisfies Pick<UsagePlanGatewayArgs, "routes" | "plans" | "keys">;
