import {
    APIGatewayClient,
    Deployment,
    GetDeploymentCommand,
    GetExportCommand,
    GetRestApiCommand,
    GetStagesCommand,
    Resource,
    RestApi,
    Stage,
    paginateGetBasePathMappings,
    paginateGetDeployments,
    paginateGetResources,
    paginateGetRestApis,
} from "@aws-sdk/client-api-gateway";
import { isNotFound, isNotImplemented } from "./awsErrors";

const pageSize = 500;

export async function restApi(client: APIGatewayClient, restApiId: string): Promise<RestApi | undefined> {
    try {
        return await client.send(new GetRestApiCommand({ restApiId }));
    } catch (error) {
        if (isNotFound(error)) return undefined;
        if (!isNotImplemented(error)) throw error;
        return (await restApis(client)).find(({ id }) => id === restApiId);
    }
}

export async function restApis(client: APIGatewayClient): Promise<RestApi[]> {
    const apis: RestApi[] = [];
    for await (const { items = [] } of paginateGetRestApis({ client, pageSize }, {})) apis.push(...items);
    return apis;
}

/** All stages of an API, at most 10. */
export async function stages(client: APIGatewayClient, restApiId: string): Promise<Stage[]> {
    return (await client.send(new GetStagesCommand({ restApiId }))).item ?? [];
}

/** A deployment with the summary of its methods; undefined where it is gone, or the endpoint does not know it. */
export async function deployment(
    client: APIGatewayClient,
    restApiId: string,
    deploymentId: string,
): Promise<Deployment | undefined> {
    try {
        return await client.send(new GetDeploymentCommand({ restApiId, deploymentId, embed: ["apisummary"] }));
    } catch (error) {
        if (isNotFound(error) || isNotImplemented(error)) return undefined;
        throw error;
    }
}

/** The deployment that was made last; a stage may serve an older one. */
export async function newestDeployment(client: APIGatewayClient, restApiId: string): Promise<Deployment | undefined> {
    let newest: Deployment | undefined;
    const time = (each: Deployment | undefined) => each?.createdDate?.getTime() ?? 0;
    try {
        for await (const { items = [] } of paginateGetDeployments({ client, pageSize }, { restApiId })) {
            for (const each of items) if (time(each) > time(newest)) newest = each;
        }
    } catch (error) {
        if (!isNotImplemented(error)) throw error;
    }
    return newest;
}

/** What a stage serves, as an OpenAPI document; undefined where the service can't export it. */
export async function exportedStage(
    client: APIGatewayClient,
    restApiId: string,
    stageName: string,
): Promise<{ [key: string]: unknown } | undefined> {
    try {
        const parameters = { extensions: "integrations,authorizers,apigateway" };
        const { body } = await client.send(
            new GetExportCommand({
                restApiId,
                stageName,
                exportType: "oas30",
                accepts: "application/json",
                parameters,
            }),
        );
        return JSON.parse(Buffer.from(body!).toString()) as { [key: string]: unknown };
    } catch (error) {
        // Some APIs can't be put into OpenAPI 3, and the service says so with 400.
        if (error instanceof Error && error.name === "BadRequestException") return undefined;
        if (isNotFound(error) || isNotImplemented(error)) return undefined;
        throw error;
    }
}

/** All resources with their methods, as the API is now. */
export async function resources(client: APIGatewayClient, restApiId: string): Promise<Resource[]> {
    const all: Resource[] = [];
    const pages = paginateGetResources({ client, pageSize }, { restApiId, embed: ["methods"] });
    for await (const { items = [] } of pages) all.push(...items);
    return all;
}

/** The mappings of a custom domain; undefined where there is no such domain here. */
export async function basePathMappings(client: APIGatewayClient, domainName: string) {
    try {
        const mappings: { basePath?: string; restApiId?: string; stage?: string }[] = [];
        const pages = paginateGetBasePathMappings({ client, pageSize }, { domainName });
        for await (const { items = [] } of pages) mappings.push(...items);
        return mappings;
    } catch (error) {
        if (isNotFound(error) || isNotImplemented(error)) return undefined;
        throw error;
    }
}
