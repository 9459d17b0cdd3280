import {
    APIGatewayClient,
    Authorizer,
    GatewayResponse,
    Model,
    RequestValidator,
    GetAuthorizersCommand,
    GetDocumentationPartsCommand,
    GetGatewayResponsesCommand,
    GetRequestValidatorsCommand,
    paginateGetModels,
} from "@aws-sdk/client-api-gateway";
import { isNotImplemented } from "./awsErrors";

/** What an API has beside its resources and methods, as it is now. */
export interface ApiParts {
    authorizers: Authorizer[];
    models: Model[];
    requestValidators: RequestValidator[];
    /** Those that were set; the service gives the others too, as `defaultResponse`. */
    gatewayResponses: GatewayResponse[];
    hasDocumentationParts: boolean;
}

const pageSize = 500;

export async function apiParts(client: APIGatewayClient, restApiId: string): Promise<ApiParts> {
    const { items: models = [] } = await orNothing(allModels(client, restApiId));
    // An API has few of these: 10 authorizers, fewer than 30 types of answers; so one page has them all.
    const page = { restApiId, limit: pageSize };
    const { items: authorizers = [] } = await orNothing(client.send(new GetAuthorizersCommand(page)));
    const { items: requestValidators = [] } = await orNothing(client.send(new GetRequestValidatorsCommand(page)));
    const { items: responses = [] } = await orNothing(client.send(new GetGatewayResponsesCommand(page)));
    const { items: parts = [] } = await orNothing(
        client.send(new GetDocumentationPartsCommand({ restApiId, limit: 1 })),
    );
    return {
        authorizers,
        models,
        requestValidators,
        gatewayResponses: responses.filter(({ defaultResponse }) => defaultResponse !== true),
        hasDocumentationParts: parts.length > 0,
    };
}

async function allModels(client: APIGatewayClient, restApiId: string): Promise<{ items: Model[] }> {
    const models: Model[] = [];
    for await (const { items = [] } of paginateGetModels({ client, pageSize }, { restApiId })) models.push(...items);
    return { items: models };
}

async function orNothing<T extends { items?: unknown[] }>(answer: Promise<T>): Promise<Partial<T>> {
    try {
        return await answer;
    } catch (error) {
        if (!isNotImplemented(error)) throw error;
        return {};
    }
}
