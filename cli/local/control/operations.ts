import { decoded } from "../percentDecoding";
import { getExport } from "./apiExport";
import { createApiKey, deleteApiKey, getApiKey, getApiKeys, updateApiKey } from "./apiKeyOperations";
import { getDeployment, getDeployments } from "./deploymentOperations";
import { Operation } from "./operation";
import { getResource, getResources } from "./resourceOperations";
import { getRestApi, getRestApis, getStage, getStages } from "./restApiOperations";
import { getUsage, updateUsage } from "./usageOperations";
import { createUsagePlanKey, deleteUsagePlanKey, getUsagePlanKey, getUsagePlanKeys } from "./usagePlanKeyOperations";
import { getUsagePlan, getUsagePlans, updateUsagePlan } from "./usagePlanOperations";

/** The operations by method and path, as in the API reference. */
const operations: [method: string, path: string, operation: Operation][] = [
    ["GET", "/apikeys", getApiKeys],
    ["POST", "/apikeys", createApiKey],
    ["GET", "/apikeys/{keyId}", getApiKey],
    ["PATCH", "/apikeys/{keyId}", updateApiKey],
    ["DELETE", "/apikeys/{keyId}", deleteApiKey],
    ["GET", "/usageplans", getUsagePlans],
    ["GET", "/usageplans/{planId}", getUsagePlan],
    ["PATCH", "/usageplans/{planId}", updateUsagePlan],
    ["GET", "/usageplans/{planId}/keys", getUsagePlanKeys],
    ["POST", "/usageplans/{planId}/keys", createUsagePlanKey],
    ["GET", "/usageplans/{planId}/keys/{keyId}", getUsagePlanKey],
    ["DELETE", "/usageplans/{planId}/keys/{keyId}", deleteUsagePlanKey],
    ["GET", "/usageplans/{planId}/usage", getUsage],
    ["PATCH", "/usageplans/{planId}/keys/{keyId}/usage", updateUsage],
    ["GET", "/restapis", getRestApis],
    ["GET", "/restapis/{apiId}", getRestApi],
    ["GET", "/restapis/{apiId}/stages", getStages],
    ["GET", "/restapis/{apiId}/stages/{stageName}", getStage],
    ["GET", "/restapis/{apiId}/stages/{stageName}/exports/{exportType}", getExport],
    ["GET", "/restapis/{apiId}/deployments", getDeployments],
    ["GET", "/restapis/{apiId}/deployments/{deploymentId}", getDeployment],
    ["GET", "/restapis/{apiId}/resources", getResources],
    ["GET", "/restapis/{apiId}/resources/{resourceId}", getResource],
];

export function operationOf(
    method: string,
    path: string,
): { operation: Operation; parameters: { [name: string]: string } } | undefined {
    const given = path
        .replace(/\/$/, "")
        .split("/")
        .map(part => decoded(part));
    for (const [ofMethod, pattern, operation] of operations) {
        const parts = pattern.split("/");
        const matches = parts.every((part, index) => part.startsWith("{") || part === given[index]);
        if (method !== ofMethod || parts.length !== given.length || !matches) continue;
        const named = parts.flatMap((part, index) => (part.startsWith("{") ? [[part.slice(1, -1), given[index]]] : []));
        return { operation, parameters: Object.fromEntries(named) as { [name: string]: string } };
    }
    return undefined;
}
