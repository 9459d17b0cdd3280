import { DeployedStage } from "../deployed";
import { notFound } from "./controlError";
import { methodDocument } from "./methodDocument";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { Resource, resourceTree } from "./resourceTree";
import { stagesOf } from "./restApiOperations";

/** The resources of an API as its first stage serves them, with their methods where `embed=methods` asks for them. */
export function getResources({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const [stage] = stagesOf(parameters.apiId, customers);
    const { items, position } = page(resourceTree(stage.apiId, stage.methods), query);
    return { body: { item: items.map(resource => resourceDocument(resource, query, stage)), position } };
}

export function getResource({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const [stage] = stagesOf(parameters.apiId, customers);
    const resource = resourceTree(stage.apiId, stage.methods).find(({ id }) => id === parameters.resourceId);
    if (!resource) throw notFound("Invalid Resource identifier specified");
    return { body: resourceDocument(resource, query, stage) };
}

function resourceDocument(
    { id, parentId, pathPart, path, methods }: Resource,
    query: URLSearchParams,
    stage: DeployedStage,
): object {
    const isEmbedded = query.getAll("embed").includes("methods");
    const shown = methods.map(method => [method.httpMethod, isEmbedded ? methodDocument(method, stage, id) : {}]);
    const resourceMethods = shown.length > 0 ? { resourceMethods: Object.fromEntries(shown) as object } : {};
    return { id, parentId, pathPart, path, ...resourceMethods };
}
