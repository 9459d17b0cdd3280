import { isMap } from "../local/dictionary";
import { presentSnapshot } from "../explain/presentSnapshot";
import { currentDocument } from "./currentDocument";
import { ExistingApi, Json } from "./existingApi";
import { operationsOf } from "./routeKeys";
import { withoutEmpty } from "./withoutEmpty";

export type Source = "deployed" | "current";

/**
 * The document that the program takes.
 *
 * @param isWholeExport whether the export has all that is deployed, as AWS's: emulators leave out settings, and they have
 * them as the API has them now
 */
export function adoptedDocument(api: ExistingApi, source: Source, isWholeExport: boolean): Json {
    const isExport = source === "deployed" && api.exported !== undefined;
    const { servers: _, tags: __, ...document } = isExport ? api.exported! : currentDocument(api);
    const settings = presentSettings(api);
    return completed({
        ...(isExport && isWholeExport ? {} : settings),
        // A snapshot has no endpoint: that is the API's, and its own document may say it elsewhere.
        ...withoutEmpty({ [endpointExtension]: settings[endpointExtension] }),
        ...document,
    });
}

/**
 * What says nothing of security would need a key in the program; in the API it is open. Methods made by hand need not
 * declare their path's parameters, and an import warns of each that is not declared.
 */
function completed(document: Json): Json {
    const paths = { ...(isMap(document.paths) ? document.paths : {}) };
    for (const { path, property, operation } of operationsOf(document)) {
        const item = paths[path] as Json;
        const security = operation.security ?? document.security ?? [];
        const declared = [item.parameters, operation.parameters].flatMap(
            list => (Array.isArray(list) ? list : []) as Json[],
        );
        const missing = undeclared(path, declared);
        const parameters = [...((operation.parameters as Json[] | undefined) ?? []), ...missing];
        paths[path] = {
            ...item,
            [property]: { ...operation, ...(parameters.length > 0 && { parameters }), security },
        };
    }
    return { ...document, paths };
}

function undeclared(path: string, declared: Json[]): Json[] {
    const names = path.split("/").flatMap(part => (part.startsWith("{") ? [part.replace(/^\{|\+?\}$/g, "")] : []));
    return names
        .filter(name => !declared.some(parameter => parameter.in === "path" && parameter.name === name))
        .map(name => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

const endpointExtension = "x-amazon-apigateway-endpoint-configuration";
export const gatewayResponsesExtension = "x-amazon-apigateway-gateway-responses";
export const binaryTypesExtension = "x-amazon-apigateway-binary-media-types";
export const policyExtension = "x-amazon-apigateway-policy";
export const compressionExtension = "x-amazon-apigateway-minimum-compression-size";
export const keySourceExtension = "x-amazon-apigateway-api-key-source";

/** The API's settings as it is now, by their extensions. */
export function presentSettings({ restApi, resources, parts }: ExistingApi): Json {
    const { policy } = presentSnapshot(restApi, resources);
    const { minimumCompressionSize, disableExecuteApiEndpoint, endpointConfiguration, securityPolicy = "" } = restApi;
    // The older policies, TLS_1_0 and the like, are what an API has where nobody chose one.
    const isChosen = securityPolicy.startsWith("SecurityPolicy_");
    return withoutEmpty({
        [keySourceExtension]: restApi.apiKeySource,
        [binaryTypesExtension]: restApi.binaryMediaTypes,
        [compressionExtension]: minimumCompressionSize,
        [policyExtension]: policy === undefined ? undefined : (JSON.parse(policy) as unknown),
        "x-amazon-apigateway-security-policy": isChosen ? securityPolicy : undefined,
        "x-amazon-apigateway-endpoint-access-mode": isChosen ? restApi.endpointAccessMode : undefined,
        [endpointExtension]: withoutEmpty({
            disableExecuteApiEndpoint: disableExecuteApiEndpoint || undefined,
            vpcEndpointIds: endpointConfiguration?.vpcEndpointIds,
        }),
        [gatewayResponsesExtension]: Object.fromEntries(
            parts.gatewayResponses.map(({ responseType, statusCode, responseParameters, responseTemplates }) => [
                responseType!,
                withoutEmpty({ statusCode, responseParameters, responseTemplates }),
            ]),
        ),
    });
}
