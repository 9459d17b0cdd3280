import { UsagePlan } from "../../../cli/aws/usagePlans";
import { ApiMethod } from "../../../cli/explain/apiMethod";
import { RequestFacts, Snapshot } from "../../../cli/explain/requestFacts";

export function method(route: string, changes: Partial<ApiMethod> = {}): ApiMethod {
    const [httpMethod, path] = route.split(" ");
    return { httpMethod, path, apiKeyRequired: true, authorization: "NONE", ...changes };
}

function snapshot(methods: ApiMethod[], changes: Partial<Snapshot> = {}): Snapshot {
    return { methods, apiKeySource: "HEADER", ...changes };
}

export function plan(changes: Partial<UsagePlan> = {}): UsagePlan {
    const stages = [{ apiId: "api1", stageName: "prod", methodThrottles: {} }];
    return { id: "p1", name: "gold", stages, ...changes };
}

export const orders = snapshot([method("GET /orders")]);

/** A request for `GET /orders` with the key of acme, which passes. */
export function request(changes: Partial<RequestFacts> = {}): RequestFacts {
    return {
        now: Date.parse("2026-11-25T12:00:00Z"),
        request: { method: "GET", path: "/orders", isExecuteApi: true },
        restApiId: "api1",
        stageName: "prod",
        isExact: false,
        api: { id: "api1", name: "orders", disableExecuteApiEndpoint: false, isPrivate: false },
        stageNames: ["prod", "test"],
        stage: { deploymentId: "d1", deployedAt: Date.parse("2026-11-20T10:00:00Z"), methodThrottles: {} },
        deployed: orders,
        present: changes.deployed ?? orders,
        key: { asked: "the id k1", found: { id: "k1", name: "acme", enabled: true } },
        plans: [plan()],
        usage: {},
        ...changes,
    };
}

export const of = (...methods: Parameters<typeof method>[]) => snapshot(methods.map(each => method(...each)));
export const stage = (methodThrottles: NonNullable<RequestFacts["stage"]>["methodThrottles"]) => ({
    stage: { deploymentId: "d1", methodThrottles },
});
export const covering = (methodThrottles: object, changes = {}) =>
    plan({ stages: [{ apiId: "api1", stageName: "prod", methodThrottles: { ...methodThrottles } }], ...changes });
export const never = { rateLimit: 0, burstLimit: 0 };
export const acme = (enabled: boolean) => ({ asked: "the id k1", found: { id: "k1", name: "acme", enabled } });
export const quota = { limit: 10, period: "MONTH" as const, offset: 0 };
