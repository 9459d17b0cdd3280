import { DeployedStage } from "../deployed";
import { accountId } from "../account";
import { notFound } from "./controlError";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { resourceId } from "./resourceTree";
import { ServedCustomers } from "./servedCustomers";
import { stageDocument } from "./stageDocument";

/** The APIs that have a stage here, each as its first stage serves it. */
export function getRestApis({ query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { stages } = customers.deployed;
    const first = stages.filter(stage => stages.find(({ apiId }) => apiId === stage.apiId) === stage);
    const { items, position } = page(first, query);
    return { body: { item: items.map(stage => apiDocument(stage, customers)), position } };
}

export function getRestApi({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const [stage] = stagesOf(parameters.apiId, customers);
    return { body: apiDocument(stage, customers) };
}

export function getStages({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const deployment = query.get("deploymentId");
    const item = stagesOf(parameters.apiId, customers)
        .filter(({ deploymentId }) => deployment === null || deploymentId === deployment)
        .map(stage => stageDocument(stage, secondsOf(customers.began)));
    return { body: { item } };
}

export function getStage({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    return { body: stageDocument(existingStage(parameters, customers), secondsOf(customers.began)) };
}

export function stagesOf(apiId: string, customers: ServedCustomers): DeployedStage[] {
    const stages = customers.deployed.stages.filter(stage => stage.apiId === apiId);
    // localstack's recording, with the account before the id.
    if (stages.length === 0) throw notFound(`Invalid API identifier specified ${accountId}:${apiId}`);
    return stages;
}

export function existingStage(
    { apiId, stageName }: ControlRequest["parameters"],
    customers: ServedCustomers,
): DeployedStage {
    const stage = stagesOf(apiId, customers).find(each => each.stageName === stageName);
    if (!stage) throw notFound("Invalid Stage identifier specified");
    return stage;
}

function apiDocument(stage: DeployedStage, customers: ServedCustomers): object {
    const { apiId, apiName, shown = {}, info = {}, binaryMediaTypes = [], policy } = stage;
    return {
        id: apiId,
        name: apiName,
        description: shown.apiDescription ?? info.description,
        version: info.version,
        createdDate: secondsOf(customers.began),
        ...(binaryMediaTypes.length > 0 ? { binaryMediaTypes } : {}),
        minimumCompressionSize: stage.minimumCompressionSize,
        apiKeySource: stage.apiKeySource,
        endpointConfiguration: { types: shown.endpointTypes ?? ["EDGE"], ipAddressType: "ipv4" },
        policy: policy === undefined ? undefined : escapedPolicy(policy),
        disableExecuteApiEndpoint: stage.disableExecuteApiEndpoint ?? false,
        rootResourceId: resourceId(apiId, "/"),
        tags: shown.apiTags,
    };
}

/** With backslashes before its quotes, as AWS gives a policy (terraform-provider-aws unquotes it for that). */
function escapedPolicy(policy: unknown): string {
    const text = typeof policy === "string" ? policy : JSON.stringify(policy);
    return JSON.stringify(text).slice(1, -1);
}

function secondsOf(time: number): number {
    return Math.floor(time / 1000);
}
