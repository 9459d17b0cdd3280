import { Map, isMap } from "./checks";
import { layered } from "./layers";
import { OpenApi } from "./openApiDocument";

export const endpointExtension = "x-amazon-apigateway-endpoint-configuration";

/**
 * The document with the settings of its endpoint at the root, where arguments are laid over them. An OpenAPI 3.0 document
 * has them in its server (DG "x-amazon-apigateway-endpoint-configuration object"), as SAM writes it, and the provider's
 * arguments, which are given always, would undo what stays there.
 *
 * @param disableExecuteApiEndpoint the argument, of which `false` is the same as none but for a document that says more
 */
export function withEndpointAtRoot(document: OpenApi, disableExecuteApiEndpoint: boolean | undefined): OpenApi {
    const { servers, [endpointExtension]: root, ...others } = document;
    const all: unknown[] = Array.isArray(servers) ? servers : [];
    const found = [...all.map(server => (isMap(server) ? server[endpointExtension] : undefined)), root].filter(isMap);
    if (found.length === 0) return document;
    const { disableExecuteApiEndpoint: brought, ...endpoint } = layered<Map>({}, ...found);
    const disables = disableExecuteApiEndpoint === false ? undefined : brought;
    return {
        ...others,
        ...(Array.isArray(servers)
            ? serversWithoutEndpoint(all)
            : servers !== undefined && { servers: servers as unknown }),
        [endpointExtension]: { ...endpoint, ...(disables !== undefined && { disableExecuteApiEndpoint: disables }) },
    };
}

/** One that had nothing else has no address, and is none. */
function serversWithoutEndpoint(servers: unknown[]) {
    const left = servers
        .map(server => (isMap(server) ? withoutEndpoint(server) : server))
        .filter(server => !isMap(server) || Object.keys(server).length > 0);
    return left.length === 0 ? {} : { servers: left };
}

function withoutEndpoint(server: Map): Map {
    return Object.fromEntries(Object.entries(server).filter(([name]) => name !== endpointExtension));
}
