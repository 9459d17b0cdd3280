import { shownKey } from "../../aws/apiKeys";
import { UsagePlan } from "../../aws/usagePlans";
import { Check, answers, note, ok, refused } from "../finding";
import { RequestFacts } from "../requestFacts";
import { needsKey } from "./keyRequired";

/** The plans of the key that cover the stage. */
export function coveringPlans({ plans, restApiId, stageName }: RequestFacts): UsagePlan[] {
    return plans.filter(({ stages }) =>
        stages.some(stage => stage.apiId === restApiId && stage.stageName === stageName),
    );
}

export const keyPlan: Check = facts => {
    const { plans, restApiId, stageName } = facts;
    const key = facts.key?.found;
    if (!key || !needsKey(facts)) return undefined;
    if (plans.length === 0) {
        return refused(
            answers.forbidden,
            `the key ${shownKey(key)} is in no usage plan`,
            `put it into one that covers this stage: aws apigateway create-usage-plan-key --key-type API_KEY --key-id ${key.id} --usage-plan-id <plan>`,
        );
    }
    const covering = coveringPlans(facts);
    if (covering.length === 0) {
        const [plan] = plans;
        return refused(
            answers.forbidden,
            `no plan of the key covers this stage: ${plans.map(covered).join("; ")}`,
            `add the stage to the plan: aws apigateway update-usage-plan --usage-plan-id ${plan.id} --patch-operations op=add,path=/apiStages,value=${restApiId}:${stageName}`,
        );
    }
    const names = covering.map(({ name, id }) => `${name} (${id})`);
    if (covering.length === 1) return ok(`the plan ${names[0]} covers this stage`);
    return note(
        `the key is in ${covering.length} plans that cover this stage, ${names.join(" and ")}: AWS allows one, and whose limits count is not known`,
        "take the key out of all of them but one",
    );
};

function covered({ name, id, stages }: UsagePlan): string {
    const covers = stages.map(({ apiId, stageName }) => `${apiId}:${stageName}`).join(", ");
    return `${name} (${id}) covers ${covers === "" ? "no stage" : covers}`;
}
