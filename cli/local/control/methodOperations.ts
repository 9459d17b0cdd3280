import { Method } from "../deployed";
import { notFound } from "./controlError";
import { integrationDocument, methodDocument } from "./methodDocument";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { Resource, resourceTree } from "./resourceTree";
import { ServedCustomers } from "./servedCustomers";

/** Errors are localstack's recordings: an unknown API is an unknown resource to these calls. */
export function getMethod({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    return { body: documentOf(existing(parameters, customers)) };
}

export function getMethodResponse({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { methodResponses = {} } = documentOf(existing(parameters, customers));
    return { body: ofStatus(methodResponses, parameters.statusCode) };
}

export function getIntegration({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    return { body: integrationOf(parameters, customers) };
}

export function getIntegrationResponse({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { integrationResponses = {} } = integrationOf(parameters, customers);
    return { body: ofStatus(integrationResponses, parameters.statusCode) };
}

interface Found {
    apiId: string;
    resource: Resource;
    method: Method;
}

function documentOf({ apiId, resource, method }: Found) {
    return methodDocument(method, { apiId }, resource.id);
}

function integrationOf(parameters: ControlRequest["parameters"], customers: ServedCustomers) {
    const { method, resource } = existing(parameters, customers);
    if (!method.integration) throw notFound("Invalid Integration identifier specified");
    return integrationDocument(method, method.integration, resource.id);
}

function existing({ apiId, resourceId, httpMethod }: ControlRequest["parameters"], customers: ServedCustomers): Found {
    const stage = customers.deployed.stages.find(each => each.apiId === apiId);
    const resource = stage && resourceTree(apiId, stage.methods).find(({ id }) => id === resourceId);
    if (!resource) throw notFound("Invalid Resource identifier specified");
    const method = resource.methods.find(each => each.httpMethod === httpMethod);
    if (!method) throw notFound("Invalid Method identifier specified");
    return { apiId, resource, method };
}

function ofStatus(responses: { [statusCode: string]: object }, statusCode: string): object {
    if (!Object.hasOwn(responses, statusCode)) throw notFound("Invalid Response status code specified");
    return responses[statusCode];
}
