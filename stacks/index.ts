import { ordersGateway } from "./ordersGateway";

export const {
    url,
    stageName,
    restApiId,
    deploymentId,
    deploymentTriggers,
    usagePlanIds,
    apiKeyIds,
    previousApiKeyIds,
    apiKeyValues,
    keyIssuerPolicy,
} = ordersGateway();
