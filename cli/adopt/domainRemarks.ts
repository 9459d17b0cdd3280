import { DomainMapping } from "../aws/domainMappings";
import { ExistingApi } from "./existingApi";

/** The custom domains by which customers reach the stage: they are resources of their own, which name the API by its id. */
export function domainRemarks({ domains, stage: { stageName } }: Pick<ExistingApi, "domains" | "stage">): string[] {
    if (domains === undefined) {
        return [
            "custom domains could not be read (apigateway:GET on /domainnames): those that lead to the stage stay as they are, outside the program",
        ];
    }
    const leading = domains.filter(({ stage }) => stage === undefined || stage === stageName);
    if (leading.length === 0) return [];
    return [
        `custom domains go on leading to the stage, outside the program: ${leading.map(shown).join(", ")}. Do not give them to the program as domain, which would make them anew`,
    ];
}

/** `api.example.com/v1` */
function shown({ domainName, basePath, stage }: DomainMapping): string {
    const path = basePath === undefined ? "" : `/${basePath}`;
    return `${domainName}${path}${stage === undefined ? "/<stage>" : ""}`;
}
