import { decoded } from "../percentDecoding";
import { getAccount } from "./accountOperations";
import { getExport } from "./apiExport";
import { createApiKey, deleteApiKey, getApiKey, getApiKeys, updateApiKey } from "./apiKeyOperations";
import {
    getAuthorizer,
    getAuthorizers,
    getModel,
    getModels,
    getRequestValidator,
    getRequestValidators,
} from "./apiPartOperations";
import { getDeployment, getDeployments } from "./deploymentOperations";
import { getGatewayResponse, getGatewayResponses } from "./gatewayResponseOperations";
import { getIntegration, getIntegrationResponse, getMethod, getMethodResponse } from "./methodOperations";
import { createUsagePlan, deleteUsagePlan } from "./newUsagePlans";
import { Operation } from "./operation";
import { getResource, getResources } from "./resourceOperations";
import { getRestApi, getRestApis, getStage, getStages } from "./restApiOperations";
import { getTags, tagResource, untagResource } from "./tagOperations";
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
    ["POST", "/usageplans", createUsagePlan],
    ["GET", "/usageplans/{planId}", getUsagePlan],
    ["PATCH", "/usageplans/{planId}", updateUsagePlan],
    ["DELETE", "/usageplans/{planId}", deleteUsagePlan],
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
    ["GET", "/restapis/{apiId}/resources/{resourceId}/methods/{httpMethod}", getMethod],
    ["GET", "/restapis/{apiId}/resources/{resourceId}/methods/{httpMethod}/responses/{statusCode}", getMethodResponse],
    ["GET", "/restapis/{apiId}/resources/{resourceId}/methods/{httpMethod}/integration", getIntegration],
    [
        "GET",
        "/restapis/{apiId}/resources/{resourceId}/methods/{httpMethod}/integration/responses/{statusCode}",
        getIntegrationResponse,
    ],
    ["GET", "/restapis/{apiId}/models", getModels],
    ["GET", "/restapis/{apiId}/models/{modelName}", getModel],
    ["GET", "/restapis/{apiId}/requestvalidators", getRequestValidators],
    ["GET", "/restapis/{apiId}/requestvalidators/{validatorId}", getRequestValidator],
    ["GET", "/restapis/{apiId}/authorizers", getAuthorizers],
    ["GET", "/restapis/{apiId}/authorizers/{authorizerId}", getAuthorizer],
    ["GET", "/restapis/{apiId}/gatewayresponses", getGatewayResponses],
    ["GET", "/restapis/{apiId}/gatewayresponses/{responseType}", getGatewayResponse],
    ["GET", "/account", getAccount],
    ["GET", "/tags/{resourceArn}", getTags],
    ["PUT", "/tags/{resourceArn}", tagResource],
    ["DELETE", "/tags/{resourceArn}", untagResource],
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
