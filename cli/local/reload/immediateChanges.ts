import { Deployed, LambdaFunction } from "../deployed";
import { localFunctions } from "../localFunctions";
import { plansByKey } from "../plansByKey";
import { byName, differences, phrase } from "./differences";

/** What takes effect without a deployment: `plans.free changed`, `keys.acme moved to gold`. */
export function immediateChanges(before: Deployed, next: Deployed): string[] {
    const ofKeys = differences(keysByName(before), keysByName(next));
    const moves = plansOfKeys(before);
    const newPlans = plansOfKeys(next);
    const moved = Object.keys(newPlans).filter(
        name => moves[name] !== undefined && moves[name] !== newPlans[name] && !ofKeys.added.includes(name),
    );
    return [
        ...phrase(differences(plansByName(before), plansByName(next)), "plans."),
        ...phrase(ofKeys, "keys."),
        ...moved.map(name => `keys.${name} moved to ${newPlans[name] || "no plan"}`),
        ...phrase(differences(stagesByName(before), stagesByName(next)), "stages."),
        ...phrase(differences(functionsByName(before), functionsByName(next)), "functions."),
    ];
}

function plansByName({ plans }: Deployed) {
    // Whose keys are in it is said of the keys.
    return byName(
        plans.map(plan => ({ ...plan, keyIds: undefined })),
        plan => plan.name,
    );
}

function keysByName({ keys }: Deployed) {
    return byName(keys, key => key.name);
}

function plansOfKeys({ plans, keys }: Deployed): { [key: string]: string } {
    const ofKey = plansByKey(plans);
    const names = (id: string) => (ofKey.get(id) ?? []).map(plan => plan.name).sort();
    return Object.fromEntries(keys.map(({ id, name }) => [name, names(id).join(" and ")]));
}

/** The parts of a stage that no deployment freezes. */
function stagesByName({ stages }: Deployed) {
    return byName(
        stages.map(({ apiName, stageName, variables, methodThrottles, canary }) => ({
            name:
                stages.filter(each => each.stageName === stageName).length > 1 ? `${apiName}/${stageName}` : stageName,
            variables,
            methodThrottles,
            canary: canary && { ...canary, functions: undefined },
        })),
        stage => stage.name,
    );
}

function functionsByName(deployed: Deployed): { [name: string]: LambdaFunction } {
    return byName(localFunctions(deployed), ({ name }) => name);
}
