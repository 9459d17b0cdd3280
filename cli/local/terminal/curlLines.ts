import { ApiKey, Deployed, DeployedStage, Method, Throttle, UsagePlan } from "../deployed";
import { methodName } from "../methodNames";
import { plansByKey } from "../plansByKey";

interface Customer {
    key: ApiKey;
    plan: UsagePlan;
    /** Requests at once after which one is refused. */
    limit: number;
}

/** Commands to copy that show the three answers that a customer's client must handle: 200, 403 and 429. */
export function curlLines(deployed: Deployed, urlOf: (stage: DeployedStage) => string): string[] {
    for (const stage of deployed.stages) {
        const method = sampleMethod(stage);
        if (!method) continue;
        const url = urlOf(stage) + samplePath(method.path);
        const customers = customersOf(deployed, stage, method);
        if (customers.length === 0) continue;
        const verb = method.httpMethod === "GET" || method.httpMethod === "ANY" ? "" : ` -X ${method.httpMethod}`;
        const [first] = customers;
        const limited = customers.filter(({ limit }) => limit < Infinity).sort((a, b) => a.limit - b.limit)[0];
        return [
            `curl -i${verb} -H ${quoted(`x-api-key: ${first.key.value}`)} ${shellWord(url)}`,
            `curl -i${verb} ${shellWord(url)}`,
            ...(limited ? [manyRequests(limited, verb, url)] : []),
        ];
    }
    return [];
}

/**
 * More requests than the plan lets through, in one line. curl sends a range of URLs over one connection, about a
 * thousand a second, which a loop of curls would not reach.
 */
function manyRequests({ key, plan, limit }: Customer, verb: string, url: string): string {
    const rate = plan.throttle?.rateLimit ?? 0;
    const count = Math.ceil(limit + 2 + (rate < 1000 ? (limit * rate) / 500 : limit));
    return `curl -s -o /dev/null -w '%{http_code}\\n'${verb} -H ${quoted(`x-api-key: ${key.value}`)} ${quoted(`${url}?n=[1-${count}]`)}`;
}

/** A key or path may have characters of the shell's, such as `'` and `$`. */
function shellWord(text: string): string {
    return /[^\w@%+=:,./-]/.test(text) ? quoted(text) : text;
}

function quoted(text: string): string {
    return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The simplest method that needs a key, of those whose answer can be 200 here. */
function sampleMethod({ methods, apiKeySource }: DeployedStage): Method | undefined {
    if (apiKeySource !== "HEADER") return undefined;
    const keyed = methods.filter(
        method => method.apiKeyRequired && method.authorization === "NONE" && isAnsweredHere(method),
    );
    const cost = ({ httpMethod, path }: Method) =>
        (httpMethod === "GET" ? 0 : httpMethod === "ANY" ? 1 : 10) + 2 * (path.split("{").length - 1);
    return keyed.sort((a, b) => cost(a) - cost(b))[0];
}

/** Services of AWS are answered with 501 here, and what a validator demands is not made up. */
function isAnsweredHere({ integration, validation }: Method): boolean {
    const isService = integration?.type === "AWS" || integration?.type === "AWS_PROXY";
    const isRun = !isService || (integration.lambda !== undefined && !("unsupported" in integration.lambda));
    return isRun && validation === undefined;
}

function samplePath(path: string): string {
    return path === "/" ? "/" : path.replace(/\{[^{}]*\}/g, "1");
}

/** The customers who may call a method. */
function customersOf({ plans, keys }: Deployed, stage: DeployedStage, method: Method): Customer[] {
    const ofKey = plansByKey(plans);
    return keys.flatMap(key => {
        const plan = ofKey.get(key.id)?.find(each => coverage(each, stage) !== undefined);
        if (!key.enabled || !plan) return [];
        const ofMethod = coverage(plan, stage)?.methodThrottles[methodName(method)];
        const bursts = [plan.throttle, ofMethod].map(throttle => burstOf(throttle));
        const limit = Math.min(...bursts, plan.quota?.limit ?? Infinity);
        // A limit of 0 lets nothing pass, so there is nothing to try.
        return limit > 0 ? [{ key, plan, limit }] : [];
    });
}

function coverage({ stages }: UsagePlan, { apiId, stageName }: DeployedStage) {
    return stages.find(each => each.apiId === apiId && each.stageName === stageName);
}

function burstOf(throttle: Throttle | undefined): number {
    return throttle && throttle.burstLimit < Number.MAX_SAFE_INTEGER ? throttle.burstLimit : Infinity;
}
