import { isMap } from "./checks";
import { LeftOut, UpdatedState, isSame } from "./takenAsDone";

/*
 * A creation of several calls that fails at a later one leaves a resource of which the inputs are saved as if all had
 * been made. The next run updates it without sending anything, since nothing differs.
 */

interface Creation {
    /** What only a later call of the creation gives the resource. */
    later: readonly string[];
    /** What an update may change besides. */
    other: readonly string[];
}

/** terraform-provider-aws: `stage.go`, `usage_plan.go`, `logs/group.go`, their `Create` */
const creations: { [kind: string]: Creation } = {
    Stage: {
        later: ["accessLogSettings", "clientCertificateId"],
        other: [
            ...["cacheClusterEnabled", "cacheClusterSize", "canarySettings", "deployment", "description"],
            ...["documentationVersion", "tags", "variables", "xrayTracingEnabled"],
        ],
    },
    UsagePlan: {
        later: ["productCode"],
        other: ["apiStages", "description", "name", "quotaSettings", "tags", "throttleSettings"],
    },
    LogGroup: { later: ["retentionInDays"], other: ["kmsKeyId", "tags"] },
};

/**
 * What a creation that failed may not have given the resource. Where nothing differs, the engine makes an update only
 * after a failure; and one whose old inputs are those of now is no update that failed.
 */
export function leftOutByCreation(kind: string, { oldInputs, newInputs, oldOutputs }: UpdatedState): LeftOut[] {
    const creation = Object.hasOwn(creations, kind) ? creations[kind] : undefined;
    if (creation === undefined || !isMap(oldInputs) || !isMap(newInputs) || !isMap(oldOutputs)) return [];
    const { later, other } = creation;
    const differs = [...later, ...other].some(
        name => !isSame(name, oldInputs[name], newInputs[name]) || !isSame(name, oldOutputs[name], newInputs[name]),
    );
    if (differs) return [];
    return later
        .filter(name => newInputs[name] !== undefined)
        .map(path => ({ path, wanted: newInputs[path], isAdded: false }));
}
