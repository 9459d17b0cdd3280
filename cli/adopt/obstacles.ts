import { deployedSnapshot } from "../explain/exportedSnapshot";
import { nameOf } from "../explain/apiMethod";
import { Source } from "./adoptedDocument";
import { ExistingApi } from "./existingApi";

/** Why an API can't be taken over as it is: each is something that customers would notice. */
export function obstacles(api: ExistingApi, source: Source): string[] {
    const { stage, plans } = api;
    const { canarySettings, accessLogSettings, stageName } = stage;
    const plansOf = new Map<string, string[]>();
    for (const { plan, keys } of plans) {
        for (const { id } of keys) plansOf.set(id!, [...(plansOf.get(id!) ?? []), plan.name || plan.id!]);
    }
    const logs = accessLogSettings?.destinationArn;
    return [
        ...(stage.deploymentId ? [] : [`the stage ${stageName} serves no deployment`]),
        ...(canarySettings?.deploymentId
            ? [
                  `a canary is under way on the stage ${stageName}, with ${canarySettings.percentTraffic ?? 0} % of the requests: promote it or end it first`,
              ]
            : []),
        ...(plans.length > 0
            ? []
            : [`no usage plan covers the stage ${stageName}; the program needs one: make it, and add the stage to it`]),
        ...[...plansOf]
            .filter(([, names]) => names.length > 1)
            .map(
                ([id, names]) =>
                    `the key ${id} is in ${names.length} plans of the stage (${names.join(", ")}): take it out of all but one`,
            ),
        ...(logs === undefined || logs === "" || logs.includes(":log-group:")
            ? []
            : [`the access log of the stage goes to ${logs}, which is no log group, and the program knows only those`]),
        ...(source === "deployed" ? exportObstacles(api) : []),
    ];
}

/** That the document would be another API than the one that is deployed. */
function exportObstacles({ exported, summary, stage }: ExistingApi): string[] {
    if (!exported) {
        return [
            `what the stage ${stage.stageName} serves can't be exported: --from current takes the API as it is now`,
        ];
    }
    if (!summary) return [];
    const nothing = { apiKeySource: "HEADER" as const };
    const [ofSummary, ofExport] = [summary, undefined].map(
        each => new Set(deployedSnapshot(exported, each, nothing).methods.map(nameOf)),
    );
    const others = [...ofSummary]
        .filter(name => !ofExport.has(name))
        .concat([...ofExport].filter(name => !ofSummary.has(name)));
    if (others.length === 0) return [];
    return [
        `the export of the stage is not what it serves; it differs in ${others.join(", ")}: --from current takes the API as it is now`,
    ];
}
