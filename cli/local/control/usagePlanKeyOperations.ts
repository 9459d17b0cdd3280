import { ApiKey, UsagePlan } from "../deployed";
import { isMap } from "../dictionary";
import { badRequest, conflict, notFound } from "./controlError";
import { existingKey, existingPlan, keysIn } from "./existing";
import { newestFirst } from "./newestFirst";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { refuseSecondPlan } from "./planStages";
import { ServedCustomers } from "./servedCustomers";

/** An unknown plan has no keys, and is no error (localstack's recording). */
export function getUsagePlanKeys({ parameters, query }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const plan = customers.plan(parameters.planId);
    const name = query.get("name") ?? "";
    const wanted = plan ? keysIn(plan, customers).filter(key => key.name.startsWith(name)) : [];
    const { items, position } = page(...newestFirst(wanted, query, customers));
    return { body: { item: items.map(planKeyDocument), position } };
}

/** The words for a key that is not in the plan are moto #2927's, whose author compared with AWS. */
export function getUsagePlanKey({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const plan = existingPlan(parameters.planId, customers);
    return { body: planKeyDocument(keyIn(plan, parameters.keyId, customers)) };
}

export function createUsagePlanKey({ parameters, body }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const plan = existingPlan(parameters.planId, customers);
    const { keyId, keyType } = isMap(body) ? body : {};
    // The words for a wrong type and for a key that is there already are not recorded.
    if (keyType !== "API_KEY") throw badRequest("Invalid key type specified. Must be one of: [API_KEY]");
    const key = existingKey(String(keyId), customers);
    if (customers.plansOf(key).includes(plan)) {
        throw conflict(`Usage Plan ${plan.id} already contains API Key ${key.id}`);
    }
    refuseSecondPlan(key, plan, customers);
    customers.join(plan, key);
    return { status: 201, body: planKeyDocument(key) };
}

export function deleteUsagePlanKey({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const plan = existingPlan(parameters.planId, customers);
    customers.leave(plan, keyIn(plan, parameters.keyId, customers));
    return { status: 202 };
}

function keyIn(plan: UsagePlan, keyId: string, customers: ServedCustomers): ApiKey {
    const key = existingKey(keyId, customers);
    if (!customers.plansOf(key).includes(plan)) throw notFound("Invalid API Key identifier specified");
    return key;
}

/** With the value, whether one asks for it or not (aws-sdk-java-v2 #1792). */
function planKeyDocument({ id, name, value }: ApiKey) {
    return { id, type: "API_KEY", value, ...(name === "" ? {} : { name }) };
}
