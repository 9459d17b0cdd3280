import {
    APIGatewayClient,
    DomainName,
    paginateGetBasePathMappings,
    paginateGetDomainNames,
} from "@aws-sdk/client-api-gateway";
import { isNotFound, isNotImplemented, isRefused } from "./awsErrors";

/** A base path of a custom domain that leads to an API. */
export interface DomainMapping {
    domainName: string;
    /** Undefined where it is all that no other mapping takes. */
    basePath?: string;
    /** Undefined where the stage is part of the path. */
    stage?: string;
}

const pageSize = 500;

/**
 * The custom domains of the account and Region that lead to an API; undefined where who asks may not read them, or the
 * endpoint does not know them.
 */
export async function domainMappings(
    client: APIGatewayClient,
    restApiId: string,
): Promise<DomainMapping[] | undefined> {
    try {
        const domains: DomainName[] = [];
        for await (const { items = [] } of paginateGetDomainNames({ client, pageSize }, {})) domains.push(...items);
        const found: DomainMapping[] = [];
        for (const domain of domains) found.push(...(await mappingsOf(client, domain, restApiId)));
        return found;
    } catch (error) {
        if (isRefused(error) || isNotImplemented(error)) return undefined;
        throw error;
    }
}

async function mappingsOf(
    client: APIGatewayClient,
    { domainName, domainNameId }: DomainName,
    restApiId: string,
): Promise<DomainMapping[]> {
    const found: DomainMapping[] = [];
    try {
        const pages = paginateGetBasePathMappings({ client, pageSize }, { domainName, domainNameId });
        for await (const { items = [] } of pages) {
            for (const { basePath, restApiId: id, stage } of items) {
                if (id !== restApiId) continue;
                found.push({ domainName: domainName!, basePath: named(basePath), stage: named(stage) });
            }
        }
    } catch (error) {
        // It was deleted meanwhile.
        if (!isNotFound(error)) throw error;
    }
    return found;
}

/** The service says `(none)` (API BasePathMapping). */
function named(text: string | undefined): string | undefined {
    return text === "" || text === "(none)" ? undefined : text;
}
