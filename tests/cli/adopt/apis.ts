import { ExistingApi, PlanWithKeys } from "../../../cli/adopt/existingApi";
import { adoption } from "../../../cli/adopt/adoption";
import { Choices } from "../../../cli/adopt/choices";

const method = (apiKeyRequired: boolean) => ({
    apiKeyRequired,
    authorizationType: "NONE",
    methodIntegration: { type: "MOCK" as const, requestTemplates: { "application/json": '{"statusCode":200}' } },
    methodResponses: { 200: { statusCode: "200" } },
});

/** An API with two routes, of which one is open. */
export function existingApi(changes: Partial<ExistingApi> = {}): ExistingApi {
    return {
        region: "eu-central-1",
        restApi: { id: "a1b2c3", name: "Orders API", endpointConfiguration: { types: ["REGIONAL"] } },
        stage: { stageName: "prod", deploymentId: "d1" },
        otherStages: [],
        exported: exported(),
        resources: [
            { path: "/orders/{id}", resourceMethods: { GET: method(true) } },
            { path: "/health", resourceMethods: { GET: method(false) } },
        ],
        parts: {
            authorizers: [],
            models: [],
            requestValidators: [],
            gatewayResponses: [],
            hasDocumentationParts: false,
        },
        domains: [],
        plans: [plan()],
        otherPlans: new Map(),
        ...changes,
    };
}

export function plan(changes: PlanWithKeys["plan"] = {}, keys: PlanWithKeys["keys"] = []): PlanWithKeys {
    const throttle = { rateLimit: 10, burstLimit: 20 };
    return {
        plan: { id: "p1", name: "gold", throttle, apiStages: [{ apiId: "a1b2c3", stage: "prod" }], ...changes },
        keys,
    };
}

/** The export of the same. */
function exported() {
    const integration = { type: "mock", requestTemplates: { "application/json": '{"statusCode":200}' } };
    const operation = (security?: object[]) => ({
        responses: { 200: { description: "200 response" } },
        ...(security && { security }),
        "x-amazon-apigateway-integration": integration,
    });
    return {
        openapi: "3.0.1",
        info: { title: "Orders API", version: "1.0" },
        servers: [{ url: "https://a1b2c3.execute-api.eu-central-1.amazonaws.com/prod" }],
        paths: { "/orders/{id}": { get: operation([{ api_key: [] }]) }, "/health": { get: operation() } },
        components: { securitySchemes: { api_key: { type: "apiKey", name: "x-api-key", in: "header" } } },
    };
}

export function adopted(api: ExistingApi, choices: Partial<Choices> = {}) {
    return adoption(api, {
        gateway: "orders",
        stack: "prod",
        source: "deployed",
        keysAreReferenced: false,
        isWholeExport: true,
        ...choices,
    });
}
