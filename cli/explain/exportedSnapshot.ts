import { isMap } from "../local/dictionary";
import { documentOperations } from "../local/deployedState/documentOperations";
import { SecuritySchemes, securitySchemes } from "../local/deployedState/securitySchemes";
import { ApiMethod, nameOf } from "./apiMethod";
import { comparedIntegration } from "./comparedIntegration";
import { exportedDefinitions } from "./definitions";
import { exportedParts } from "./methodParts";
import { Snapshot } from "./requestFacts";

type Json = { [key: string]: unknown };

/** A deployment's own summary of its methods (GetDeployment, `apisummary`). */
export type ApiSummary = {
    [path: string]: { [httpMethod: string]: { apiKeyRequired?: boolean; authorizationType?: string } };
};

/**
 * What a stage serves: the summary of its deployment says which methods there are and what they demand, and the export
 * of the stage their integrations. Either may be missing: the service refuses some exports, and emulators know no
 * summary or export the API as it is now.
 *
 * @param otherwise of the API as it is now: what the export leaves out
 * @param isWhole whether the export has all that is deployed, as AWS's (exports with a policy, a security policy, cache
 * namespaces and validators are in public repositories): what it leaves out then is not deployed
 */
export function deployedSnapshot(
    exported: Json | undefined,
    summary: ApiSummary | undefined,
    otherwise: Pick<Snapshot, "apiKeySource" | "policy">,
    isWhole = false,
): Snapshot {
    const source = exported?.["x-amazon-apigateway-api-key-source"];
    const policy = exported?.["x-amazon-apigateway-policy"];
    const isKnown = exported !== undefined && isWhole;
    const ofExport = exported ? exportedMethods(exported, isKnown) : [];
    return {
        methods: summary === undefined ? ofExport : summarized(summary, ofExport),
        apiKeySource: source === "AUTHORIZER" || source === "HEADER" ? source : otherwise.apiKeySource,
        policy: policy === undefined ? (isKnown ? undefined : otherwise.policy) : JSON.stringify(policy),
        ...(isKnown && { definitions: exportedDefinitions(exported) }),
    };
}

function summarized(summary: ApiSummary, exported: ApiMethod[]): ApiMethod[] {
    const byName = new Map(exported.map(method => [nameOf(method), method]));
    return Object.entries(summary).flatMap(([path, methods]) =>
        Object.entries(methods).map(([httpMethod, { apiKeyRequired, authorizationType }]) => {
            const ofExport = byName.get(nameOf({ httpMethod, path }));
            return {
                ...ofExport,
                httpMethod,
                path,
                apiKeyRequired: apiKeyRequired ?? ofExport?.apiKeyRequired,
                authorization: authorizationType ?? ofExport?.authorization,
            };
        }),
    );
}

function exportedMethods(document: Json, isWhole: boolean): ApiMethod[] {
    const schemes = securitySchemes(document);
    const isAuthorizer = (type: string) => type === "CUSTOM" || type === "COGNITO_USER_POOLS";
    const authorizers = new Set([...schemes].flatMap(([name, type]) => (isAuthorizer(type) ? [name] : [])));
    const paths = isMap(document.paths) ? document.paths : {};
    return Object.entries(paths).flatMap(([path, item]) =>
        Object.entries(documentOperations).flatMap(([key, httpMethod]) => {
            const operation = isMap(item) ? item[key] : undefined;
            if (!isMap(operation)) return [];
            const demanded = demands(operation, document, schemes);
            return [
                {
                    httpMethod,
                    path,
                    apiKeyRequired: demanded.includes("API_KEY"),
                    authorization: demanded.find(each => each !== "API_KEY" && each !== "NONE") ?? "NONE",
                    integration: comparedIntegration(operation["x-amazon-apigateway-integration"]),
                    ...(isWhole && exportedParts(operation, document, authorizers)),
                },
            ];
        }),
    );
}

/** What the security of an operation demands: `API_KEY`, and an authorization. */
function demands(operation: Json, document: Json, schemes: SecuritySchemes): string[] {
    const security = operation.security ?? document.security;
    const names = Array.isArray(security) ? security.filter(isMap).flatMap(each => Object.keys(each)) : [];
    const auth = operation["x-amazon-apigateway-auth"];
    const ofExtension = isMap(auth) && typeof auth.type === "string" ? [auth.type] : [];
    return [...names.map(name => schemes.get(name) ?? "NONE"), ...ofExtension];
}
