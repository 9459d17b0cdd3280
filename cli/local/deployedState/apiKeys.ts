import { ApiKey } from "../deployed";
import { standInValue } from "../project/standIns";
import { Naming } from "./naming";
import { Resources, text } from "./resources";
import { tagsOf } from "./tags";

/** The keys of the program, and those that exist elsewhere and that it only puts into a plan. */
export function apiKeys(
    resources: Resources,
    naming: Naming,
    { project, stack, standIns }: { project: string; stack: string; standIns: string[] },
): ApiKey[] {
    const keys = resources.ofType("apigateway", "ApiKey");
    const names = naming(keys);
    const encrypted = new Set(standIns);
    const random = randomValues(resources);
    const own = keys.map((key): ApiKey => {
        const { inputs, state, id } = key;
        const value = text(state.value) ?? "";
        const isGenerated = inputs.value === undefined || random.has(value);
        return {
            id,
            name: names.get(key) ?? key.name,
            value,
            origin: isGenerated ? "generated" : encrypted.has(value) ? "encrypted" : "program",
            enabled: inputs.enabled !== false,
            ...(typeof inputs.description === "string" && { description: inputs.description }),
            ...(typeof inputs.customerId === "string" && { customerId: inputs.customerId }),
            ...tagsOf(inputs),
        };
    });
    const known = new Set(own.map(({ id }) => id));
    const associations = resources
        .ofType("apigateway", "UsagePlanKey")
        .filter(({ inputs }) => !known.has(text(inputs.keyId) ?? ""));
    const associationNames = naming(associations);
    const existing = new Map(
        associations.map(association => {
            const id = text(association.inputs.keyId) ?? "";
            const key: ApiKey = {
                id,
                name: associationNames.get(association) ?? association.name,
                value: text(association.state.value) ?? standInValue(project, stack, id),
                origin: "generated",
                enabled: true,
            };
            return [id, key];
        }),
    );
    return [...own, ...existing.values()];
}

/** Values that the random provider draws: they are generated, and others than on AWS. */
function randomValues(resources: Resources): Set<string> {
    const drawn = ["RandomPassword", "RandomString"].flatMap(kind => resources.ofType("random", kind));
    return new Set(drawn.map(({ state }) => String(state.result)));
}
