import { adoptedDocument } from "./adoptedDocument";
import { Choices } from "./choices";
import { CustomerNames, customerNames } from "./customerNames";
import { ExistingApi, Json } from "./existingApi";
import { importFile, ImportFile } from "./importFile";
import { keyArguments } from "./keyArguments";
import { planArguments } from "./planArguments";
import { operationsOf } from "./routeKeys";
import { stageArguments } from "./stageArguments";
import { commonTags } from "./tags";

/** All that is written, and what is to be said of it. */
export interface Adoption {
    document: Json;
    /** The project's own keys of the stack's configuration. */
    configuration: Json;
    imports: ImportFile;
    names: CustomerNames;
    notes: string[];
}

export function adoption(api: ExistingApi, choices: Choices): Adoption {
    const { restApi, stage, plans } = api;
    const names = customerNames(api);
    const document = adoptedDocument(api, choices.source, choices.isWholeExport);
    const routeKeys = new Set(operationsOf(document).map(({ routeKey }) => routeKey));
    const adopted = plans.map(each => ({ ...each, ...planArguments(each.plan, api, routeKeys) }));
    const importedKeys = choices.keysAreReferenced ? [] : plans.flatMap(each => each.keys);
    const importedPlans = adopted.filter(each => each.isImported).map(each => each.plan);
    const tags = commonTags([restApi, stage, ...importedPlans, ...importedKeys].map(each => each.tags));
    const endpointType = restApi.endpointConfiguration?.types?.[0] ?? "EDGE";
    const stageSettings = stageArguments(stage);
    return {
        document,
        configuration: {
            api: {
                displayName: restApi.name,
                ...(restApi.description && { description: restApi.description }),
                openApi: documentFile(choices.stack),
                ...(endpointType !== "REGIONAL" && { endpointType }),
                ...(Object.keys(tags).length > 0 && { tags }),
            },
            ...(stage.stageName !== choices.stack && { stageName: stage.stageName }),
            ...(Object.keys(stageSettings).length > 0 && { stage: stageSettings }),
            plans: Object.fromEntries(adopted.map(each => [names.plans.get(each.plan.id!)!, each.arguments])),
            keys: Object.fromEntries(
                plans.flatMap(({ plan, keys }) =>
                    keys.map(key => [
                        names.keys.get(key.id!)!,
                        keyArguments(names.plans.get(plan.id!)!, key, choices.keysAreReferenced),
                    ]),
                ),
            ),
        },
        imports: importFile(api, names, new Set(importedPlans.map(({ id }) => id!)), choices),
        names,
        notes: adopted.flatMap(each => each.notes),
    };
}

export function documentFile(stack: string): string {
    return `openapi.${stack}.json`;
}
