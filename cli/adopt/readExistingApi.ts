import { APIGatewayClient, UsagePlan } from "@aws-sdk/client-api-gateway";
import { apiParts } from "../aws/apiParts";
import { domainMappings } from "../aws/domainMappings";
import { keyDetails, planDetails } from "../aws/customers";
import { deployment, exportedStage, resources, restApi, stages } from "../aws/restApis";
import { usagePlanKeys } from "../aws/usagePlans";
import { GatewayError } from "../local/gatewayError";
import { ExistingApi, PlanWithKeys } from "./existingApi";

/** Reads an API, one stage of it, and who its customers are. Nothing is changed. */
export async function readExistingApi(
    client: APIGatewayClient,
    restApiId: string,
    stageName: string,
): Promise<ExistingApi> {
    const api = await restApi(client, restApiId);
    const region = await client.config.region();
    if (!api) throw new GatewayError(`there is no REST API ${restApiId} in this account in ${region}`);
    const all = await stages(client, restApiId);
    const stage = all.find(each => each.stageName === stageName);
    if (!stage) {
        const known = all.map(each => each.stageName).join(", ") || "none";
        throw new GatewayError(`the API ${restApiId} has no stage ${stageName}; it has ${known}`);
    }
    const made = await deployment(client, restApiId, stage.deploymentId ?? "");
    return {
        region,
        restApi: api,
        stage,
        otherStages: all.filter(each => each !== stage).map(each => each.stageName!),
        exported: await exportedStage(client, restApiId, stageName),
        summary: made?.apiSummary,
        resources: await resources(client, restApiId),
        parts: await apiParts(client, restApiId),
        domains: await domainMappings(client, restApiId),
        ...(await customers(client, restApiId, stageName)),
    };
}

async function customers(
    client: APIGatewayClient,
    restApiId: string,
    stageName: string,
): Promise<Pick<ExistingApi, "plans" | "otherPlans">> {
    const all = await planDetails(client);
    const details = await keyDetails(client);
    const plans: PlanWithKeys[] = [];
    const otherPlans = new Map<string, UsagePlan[]>();
    for (const plan of all) {
        const covers = plan.apiStages?.some(({ apiId, stage }) => apiId === restApiId && stage === stageName);
        const ids: string[] = [];
        for await (const page of usagePlanKeys(client, plan.id!)) ids.push(...page.map(({ id }) => id));
        if (covers) plans.push({ plan, keys: ids.map(id => details.get(id) ?? { id }) });
        else for (const id of ids) otherPlans.set(id, [...(otherPlans.get(id) ?? []), plan]);
    }
    return { plans, otherPlans };
}
