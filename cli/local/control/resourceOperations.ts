import { Integration, IntegrationResponse, Method } from "../deployed";
import { notFound } from "./controlError";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { Resource, resourceTree } from "./resourceTree";
import { stagesOf } from "./restApiOperations";

/** The resources of an API as its first stage serves them, with their methods where `embed=methods` asks for them. */
export function getResources({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const [{ apiId, methods }] = stagesOf(parameters.apiId, customers);
    const { items, position } = page(resourceTree(apiId, methods), query);
    return { body: { item: items.map(resource => resourceDocument(resource, query)), position } };
}

export function getResource({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const [{ apiId, methods }] = stagesOf(parameters.apiId, customers);
    const resource = resourceTree(apiId, methods).find(({ id }) => id === parameters.resourceId);
    if (!resource) throw notFound("Invalid Resource identifier specified");
    return { body: resourceDocument(resource, query) };
}

function resourceDocument({ id, parentId, pathPart, path, methods }: Resource, query: URLSearchParams): object {
    const isEmbedded = query.getAll("embed").includes("methods");
    const shown = methods.map(method => [method.httpMethod, isEmbedded ? methodDocument(method, id) : {}]);
    const resourceMethods = shown.length > 0 ? { resourceMethods: Object.fromEntries(shown) as object } : {};
    return { id, parentId, pathPart, path, ...resourceMethods };
}

function methodDocument(
    { httpMethod, authorization, apiKeyRequired, integration }: Method,
    resourceId: string,
): object {
    return {
        httpMethod,
        authorizationType: authorization,
        apiKeyRequired,
        ...(integration ? { methodIntegration: integrationDocument(integration, resourceId) } : {}),
    };
}

function integrationDocument(integration: Integration, resourceId: string): object {
    const { type, httpMethod, uri, requestParameters, requestTemplates, responses } = integration;
    const byStatus = Object.entries(responses ?? {}).map(([pattern, response]) => [
        response.statusCode,
        responseDocument(pattern, response),
    ]);
    return {
        type,
        httpMethod,
        uri,
        requestParameters,
        requestTemplates,
        passthroughBehavior: integration.passthroughBehavior ?? "WHEN_NO_MATCH",
        timeoutInMillis: integration.timeoutInMillis ?? 29_000,
        cacheNamespace: resourceId,
        cacheKeyParameters: [],
        ...(byStatus.length > 0 ? { integrationResponses: Object.fromEntries(byStatus) as object } : {}),
    };
}

function responseDocument(pattern: string, response: IntegrationResponse): object {
    return { ...response, ...(pattern === "default" ? {} : { selectionPattern: pattern }) };
}
