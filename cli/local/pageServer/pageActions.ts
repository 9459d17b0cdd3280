import { AddressInfo } from "net";
import { Deployed, UsagePlan } from "../deployed";
import { isMap } from "../dictionary";
import { GatewayError } from "../gatewayError";
import { Limits } from "../limits/limits";
import { sendRequest } from "./sentRequest";

/** What an action may look at and change. */
interface ActionContext {
    deployed: Deployed;
    limits: Limits;
    address: AddressInfo;
}

type Asked = { [name: string]: unknown };
type Action = (asked: Asked, context: ActionContext) => object | Promise<object>;

/** What the page can do, by the last part of the path that it posts to. */
export const pageActions = new Map<string, Action>([
    ["key", ({ keyId }, { deployed }) => ({ value: valueOf(keyId, deployed) })],
    ["fill", fillQuota],
    ["reset", resetLimits],
    ["send", send],
]);

/** As if the customer had made all requests that the quota allows. */
function fillQuota(asked: Asked, { deployed, limits }: ActionContext): object {
    const { plan, keyId } = customerOf(asked, deployed);
    if (!plan.quota) throw new GatewayError(`the plan ${plan.name} has no quota`);
    limits.counter(plan, keyId).setRemaining(plan.quota, limits.today(), 0);
    return {};
}

function resetLimits(asked: Asked, { deployed, limits }: ActionContext): object {
    const { plan, keyId } = customerOf(asked, deployed);
    limits.reset(plan, keyId);
    return {};
}

/** The key's value is put in here, so that the page need not know it. */
function send({ method, path, headers, body, keyId }: Asked, { deployed, address }: ActionContext): Promise<object> {
    const key: [string, string][] = keyId === undefined ? [] : [["x-api-key", valueOf(keyId, deployed)]];
    return sendRequest(address, {
        method: String(method),
        path: String(path),
        headers: [...headerList(headers), ...key],
        body: typeof body === "string" ? body : "",
    });
}

function headerList(given: unknown): [string, string][] {
    return isMap(given) ? Object.entries(given).map(([name, value]) => [name, String(value)]) : [];
}

function valueOf(keyId: unknown, { keys }: Deployed): string {
    const key = keys.find(({ id }) => id === keyId);
    if (!key) throw new GatewayError("there is no such key any more");
    return key.value;
}

function customerOf({ planId, keyId }: Asked, { plans }: Deployed): { plan: UsagePlan; keyId: string } {
    const plan = plans.find(({ id }) => id === planId);
    if (!plan || typeof keyId !== "string" || !plan.keyIds.includes(keyId)) {
        throw new GatewayError("there is no such customer any more");
    }
    return { plan, keyId };
}
