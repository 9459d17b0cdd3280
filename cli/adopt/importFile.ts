import { Choices } from "./choices";
import { CustomerNames } from "./customerNames";
import { ExistingApi } from "./existingApi";
import { hasSettingsForAll } from "./stageArguments";

/** What `pulumi import --file` reads. */
export interface ImportFile {
    resources: ImportedResource[];
}

interface ImportedResource {
    type: string;
    /** Unique in the file, where others name it as their parent. */
    name: string;
    /** The name in the program, of which several types may have one. */
    logicalName: string;
    id?: string;
    parent?: string;
    component?: true;
}

const component = "gateway";

/**
 * Every resource that the component makes, under the component itself. Ids are in the form that the provider imports each
 * type by.
 *
 * @param importedPlans the ids of the plans that the program has as its own
 */
export function importFile(
    { restApi, stage, plans }: ExistingApi,
    names: CustomerNames,
    importedPlans: ReadonlySet<string>,
    { gateway, keysAreReferenced }: Pick<Choices, "gateway" | "keysAreReferenced">,
): ImportFile {
    const api = restApi.id!;
    const stageId = `${api}/${stage.stageName}`;
    const resource = (type: string, kind: string, id: string, suffix?: string): ImportedResource => ({
        type: `aws:apigateway/${type}:${type[0].toUpperCase()}${type.slice(1)}`,
        name: suffix === undefined ? kind : `${kind}-${suffix}`,
        logicalName: suffix === undefined ? gateway : `${gateway}-${suffix}`,
        id,
        parent: component,
    });
    return {
        resources: [
            {
                type: "usage-plan-gateway:index:UsagePlanGateway",
                name: component,
                logicalName: gateway,
                component: true,
            },
            resource("restApi", "restApi", api),
            resource("deployment", "deployment", `${api}/${stage.deploymentId}`),
            resource("stage", "stage", stageId),
            ...(hasSettingsForAll(stage) ? [resource("methodSettings", "methodSettings", `${stageId}/*/*`)] : []),
            ...plans
                .filter(({ plan }) => importedPlans.has(plan.id!))
                .map(({ plan: { id } }) => resource("usagePlan", "plan", id!, names.plans.get(id!))),
            ...plans.flatMap(({ plan, keys }) =>
                keys.flatMap(({ id }) => {
                    const name = names.keys.get(id!);
                    return [
                        ...(keysAreReferenced ? [] : [resource("apiKey", "key", id!, name)]),
                        resource("usagePlanKey", "planKey", `${plan.id}/${id}`, name),
                    ];
                }),
            ),
        ],
    };
}
