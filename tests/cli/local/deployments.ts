import { ApiKey, Deployed, DeployedStage, Integration, Method, UsagePlan } from "../../../cli/local/deployed";

/** A mock that answers with a constant, as the component's routes have it. */
export function mock(body = '{"ok":true}', changes: Partial<Integration> = {}): Integration {
    return {
        type: "MOCK",
        passthroughBehavior: "NEVER",
        requestTemplates: { "application/json": '{"statusCode":200}', "text/plain": '{"statusCode":200}' },
        responses: { default: { statusCode: "200", responseTemplates: { "application/json": body } } },
        ...changes,
    };
}

/** A method by its route, `GET /orders/{id}`; its answer names the route. */
export function method(route: string, changes: Partial<Method> = {}): Method {
    const [httpMethod, path] = route.split(" ");
    const integration = mock(JSON.stringify({ route }));
    return { httpMethod, path, apiKeyRequired: false, authorization: "NONE", integration, ...changes };
}

export function stage(methods: Method[], changes: Partial<DeployedStage> = {}): DeployedStage {
    return {
        apiId: "api1",
        apiName: "orders",
        stageName: "dev",
        variables: {},
        methodThrottles: {},
        apiKeySource: "HEADER",
        methods,
        gatewayResponses: {},
        triggers: {},
        ...changes,
    };
}

/** A plan of the stages, with the keys of these names. */
export function plan(
    name: string,
    keys: string[],
    stages: DeployedStage[],
    changes: Partial<UsagePlan> = {},
): UsagePlan {
    return {
        id: `plan-${name}`,
        name,
        stages: stages.map(({ apiId, stageName }) => ({ apiId, stageName, methodThrottles: {} })),
        keyIds: keys.map(keyId),
        ...changes,
    };
}

export function key(name: string, changes: Partial<ApiKey> = {}): ApiKey {
    return { id: keyId(name), name, value: keyValue(name), origin: "program", enabled: true, ...changes };
}

export function keyId(name: string): string {
    return `key-${name}`;
}

export function keyValue(name: string): string {
    return `value0of0${name}`.padEnd(24, "0");
}

export function deployed(stages: DeployedStage[], plans: UsagePlan[] = [], keys: ApiKey[] = []): Deployed {
    return { stages, plans, keys };
}

/** One stage, one keyed route `GET /orders`, one plan, one customer `acme`. */
export function keyedOrders(changes: Partial<UsagePlan> = {}, ofStage: Partial<DeployedStage> = {}): Deployed {
    const dev = stage([method("GET /orders", { apiKeyRequired: true }), method("GET /health")], ofStage);
    return deployed([dev], [plan("free", ["acme"], [dev], changes)], [key("acme")]);
}
