import { ApiMethod, nameOf } from "../explain/apiMethod";
import { deployedSnapshot } from "../explain/exportedSnapshot";
import { isMap } from "../local/dictionary";
import { authorizerOf, schemesOf, securitySchemes } from "../local/deployedState/securitySchemes";
import { keySourceExtension } from "./adoptedDocument";
import { ExistingApi, Json } from "./existingApi";
import { operationsOf } from "./routeKeys";

/** That the document would be another API than the one that is deployed. */
export function exportObstacles({ exported, summary, stage, restApi }: ExistingApi, isWholeExport: boolean): string[] {
    if (!exported) {
        return [`what the stage ${stage.stageName} serves can't be exported${remedy}`];
    }
    const lost = lostAuthorizers(exported);
    // No export of such an API was seen: it may leave out the source, or the source may have been HEADER.
    const isSourceUnknown =
        isWholeExport && restApi.apiKeySource === "AUTHORIZER" && exported[keySourceExtension] === undefined;
    const others = differing({ exported, summary });
    return [
        ...(isSourceUnknown
            ? [`the export of the stage does not say the key source, which is AUTHORIZER now${remedy}`]
            : []),
        ...(others.length > 0
            ? [`the export of the stage is not what it serves; it differs in ${others.join(", ")}${remedy}`]
            : []),
        ...(lost.length > 0
            ? [`the export of the stage does not say what these authorizers are: ${lost.join(", ")}${remedy}`]
            : []),
    ];
}

const remedy = ": --from current takes the API as it is now";

/** The methods that only one of both has, or that demand another thing in it: who gets in must stay as it is. */
function differing({ exported, summary }: Pick<ExistingApi, "exported" | "summary">): string[] {
    if (!summary) return [];
    const nothing = { apiKeySource: "HEADER" as const };
    const [ofSummary, ofExport] = [summary, undefined].map(
        each => new Map(deployedSnapshot(exported, each, nothing).methods.map(method => [nameOf(method), method])),
    );
    const names = new Set([...ofSummary.keys(), ...ofExport.keys()]);
    return [...names].filter(name => !demandsTheSame(ofSummary.get(name), ofExport.get(name)));
}

function demandsTheSame(one: ApiMethod | undefined, other: ApiMethod | undefined): boolean {
    return (
        one?.apiKeyRequired === other?.apiKeyRequired &&
        one?.authorization === other?.authorization &&
        !!one === !!other
    );
}

/** An import takes a scheme that has no authorizer for documentation, and opens the methods that name it. */
function lostAuthorizers(exported: Json): string[] {
    const types = securitySchemes(exported);
    const lost = new Set(
        schemesOf(exported).flatMap(([name, scheme]) => {
            const isWhole =
                types.get(name) === "API_KEY" || types.get(name) === "AWS_IAM" || isMap(authorizerOf(scheme));
            return isWhole ? [] : [name];
        }),
    );
    const named = operationsOf(exported).flatMap(({ operation }) => {
        const security = operation.security ?? exported.security;
        return Array.isArray(security) ? security.filter(isMap).flatMap(each => Object.keys(each)) : [];
    });
    return [...new Set(named)].filter(name => lost.has(name)).sort();
}
