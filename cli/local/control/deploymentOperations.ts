import { DeployedStage } from "../deployed";
import { notFound } from "./controlError";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { ServedCustomers } from "./servedCustomers";
import { stagesOf } from "./restApiOperations";

/** The deployments that stages serve; earlier ones are not kept here. */
export function getDeployments({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { items, position } = page(deployedStages(parameters.apiId, customers), query);
    return { body: { item: items.map(stage => deploymentDocument(stage, query, customers)), position } };
}

export function getDeployment({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { apiId, deploymentId } = parameters;
    const stage = deployedStages(apiId, customers).find(each => each.deploymentId === deploymentId);
    if (!stage) throw notFound("Invalid Deployment identifier specified");
    return { body: deploymentDocument(stage, query, customers) };
}

/** One stage for each deployment. */
function deployedStages(apiId: string, customers: ServedCustomers): DeployedStage[] {
    const stages = new Map<string, DeployedStage>();
    for (const stage of stagesOf(apiId, customers)) {
        const { deploymentId } = stage;
        if (deploymentId !== undefined && !stages.has(deploymentId)) stages.set(deploymentId, stage);
    }
    return [...stages.values()];
}

function deploymentDocument(stage: DeployedStage, query: URLSearchParams, customers: ServedCustomers): object {
    return {
        id: stage.deploymentId,
        createdDate: Math.floor(customers.began / 1000),
        ...(query.getAll("embed").includes("apisummary") ? { apiSummary: apiSummary(stage) } : {}),
    };
}

/** What each method demands, by path and method. */
function apiSummary({ methods }: DeployedStage): object {
    const byPath = new Map<string, [httpMethod: string, demands: object][]>();
    for (const { path, httpMethod, authorization, apiKeyRequired } of methods) {
        const ofPath = byPath.get(path) ?? [];
        ofPath.push([httpMethod, { authorizationType: authorization, apiKeyRequired }]);
        byPath.set(path, ofPath);
    }
    return Object.fromEntries([...byPath].map(([path, ofPath]) => [path, Object.fromEntries(ofPath)]));
}
