import { DeployedStage, Quota, Throttle, UsagePlan } from "../deployed";
import { isPeriod, offsetProblem } from "../limits/quotaPeriods";
import { methodNameOfPath } from "../methodNames";
import { badRequest, conflict, notFound } from "./controlError";
import { PatchOperation, invalidPath, rateOf, wholeNumber } from "./patchOperations";
import { stageOf } from "./planStages";

/** A plan between two patch operations: a quota may still lack its limit. */
interface Draft extends Omit<UsagePlan, "quota"> {
    quota?: Partial<Quota>;
}

type Stages = Pick<DeployedStage, "apiId" | "stageName">[];

/** What patch operations make of a plan, all of them or none. The order within one call does not matter to limits. */
export function patchedPlan(plan: UsagePlan, operations: PatchOperation[], stages: Stages): UsagePlan {
    const draft = operations.reduce((each, operation) => patched(each, operation, stages), plan as Draft);
    const throttled = draft.stages.some(({ methodThrottles }) => Object.keys(methodThrottles).length > 0);
    if (throttled && !draft.throttle) {
        // aws-cdk #6411
        throw badRequest("Can not define fine grain throttling if usage plan throttle is not defined");
    }
    // The same object where nothing has changed: its period goes on.
    const quota = draft.quota === plan.quota ? plan.quota : wholeQuota(draft.quota);
    return withoutAbsent({ ...draft, quota });
}

function patched(plan: Draft, operation: PatchOperation, stages: Stages): Draft {
    const { op, path } = operation;
    if (path === "/apiStages") return patchedStages(plan, operation, stages);
    if (path.startsWith("/apiStages/")) return patchedMethod(plan, operation);
    const known = op === "remove" ? removable : settable;
    const change = op === "remove" || op === "replace" || op === "add" ? known.get(path) : undefined;
    if (!change) throw invalidPath(operation, pathsOf(op));
    return { ...plan, ...change(operation, plan) };
}

type Change = (operation: PatchOperation, plan: Draft) => Partial<Draft>;

/** By `replace`, and by `add`, which AWS's own examples use for what is not there yet. */
const settable = new Map<string, Change>([
    ["/name", operation => ({ name: text(operation) })],
    ["/description", operation => ({ description: text(operation) })],
    ["/productCode", operation => ({ productCode: text(operation) })],
    ["/throttle/rateLimit", (operation, { throttle }) => ({ throttle: withRate(operation, throttle) })],
    ["/throttle/burstLimit", (operation, { throttle }) => ({ throttle: withBurst(operation, throttle) })],
    ["/quota/limit", (operation, { quota }) => ({ quota: { ...quota, limit: wholeNumber(operation) } })],
    ["/quota/offset", (operation, { quota }) => ({ quota: { ...quota, offset: wholeNumber(operation) } })],
    ["/quota/period", (operation, { quota }) => ({ quota: { ...quota, period: period(operation) } })],
]);

const removable = new Map<string, Change>([
    ["/quota", () => ({ quota: undefined })],
    ["/throttle", () => ({ throttle: undefined })],
    ["/productCode", () => ({ productCode: undefined })],
    ["/description", () => ({ description: undefined })],
]);

/** In AWS's words, as boto3 #2629 shows them for `remove`; those of the others are not recorded. */
function pathsOf(op: string): string[] {
    const throttles = "/apiStages/<apidId:stageName>/throttle";
    if (op === "remove") {
        const ofMethod = `${throttles}/<resourcePath>/<httpMethod>`;
        return ["/apiStages", "/quota", "/throttle", "/productCode", ofMethod, throttles];
    }
    if (op !== "replace" && op !== "add") return [];
    const ofMethod = ["rateLimit", "burstLimit"].map(limit => `${throttles}/<resourcePath>/<httpMethod>/${limit}`);
    return [...settable.keys(), ...(op === "add" ? ["/apiStages"] : []), ...ofMethod];
}

/** Adds or removes a stage; the errors of `remove` are localstack's recordings, that of `add` is boto3 #825's. */
function patchedStages(plan: Draft, operation: PatchOperation, stages: Stages): Draft {
    const { op, value = "" } = operation;
    if (op !== "add" && op !== "remove") throw invalidPath(operation, pathsOf(op));
    const [apiId, stageName, ...others] = value.split(":");
    if (!apiId || !stageName || others.length > 0) throw badRequest("Invalid API Stage specified");
    const isIt = (stage: { apiId: string; stageName: string }) => stageOf(stage) === value;
    if (op === "remove") {
        if (!plan.stages.some(isIt)) {
            throw notFound(`Invalid API Stage {api: ${apiId}, stage: ${stageName}} specified for usageplan ${plan.id}`);
        }
        return { ...plan, stages: plan.stages.filter(stage => !isIt(stage)) };
    }
    if (!stages.some(isIt)) throw notFound(`API Stage not found: ${value}`);
    // The words are not recorded.
    if (plan.stages.some(isIt)) throw conflict(`Usage Plan already includes the API stage ${value}`);
    return { ...plan, stages: [...plan.stages, { apiId, stageName, methodThrottles: {} }] };
}

/** `/apiStages/<api>:<stage>/throttle/<path>/<METHOD>/rateLimit`, where a path may have `~1` for `/`. */
function patchedMethod(plan: Draft, operation: PatchOperation): Draft {
    const { op, path } = operation;
    const [stageId, throttle, ...rest] = path.slice("/apiStages/".length).split("/");
    const stage = plan.stages.find(each => stageOf(each) === stageId);
    const isRemoval = op === "remove";
    const limit = isRemoval ? undefined : rest.pop();
    const isSet = (op === "replace" || op === "add") && (limit === "rateLimit" || limit === "burstLimit");
    if (throttle !== "throttle" || !(isRemoval || isSet) || rest.length === 1)
        throw invalidPath(operation, pathsOf(op));
    if (!stage) throw notFound(`API Stage not found: ${stageId}`);
    if (rest.length === 0 && !isRemoval) throw invalidPath(operation, pathsOf(op));
    const name = methodNameOfPath(rest.join("/"));
    const { [name]: before, ...others } = stage.methodThrottles;
    const set = limit === "rateLimit" ? withRate : withBurst;
    const kept = rest.length === 0 ? {} : others;
    const methodThrottles = isRemoval ? kept : { ...others, [name]: set(operation, before) };
    return { ...plan, stages: plan.stages.map(each => (each === stage ? { ...stage, methodThrottles } : each)) };
}

const unlimited: Throttle = { rateLimit: Number.MAX_SAFE_INTEGER, burstLimit: Number.MAX_SAFE_INTEGER };

/** A limit that is not given does not limit (unverified, as in `deployedState/throttles`). */
function withRate(operation: PatchOperation, throttle = unlimited): Throttle {
    return { ...throttle, rateLimit: rateOf(operation) };
}

function withBurst(operation: PatchOperation, throttle = unlimited): Throttle {
    return { ...throttle, burstLimit: wholeNumber(operation) };
}

function text({ path, value }: PatchOperation): string {
    if (value === undefined || value === "") throw badRequest(`Invalid value for ${path}: ${value ?? ""}`);
    return value;
}

function period({ value }: PatchOperation): Quota["period"] {
    if (!isPeriod(value)) throw badRequest("Usage Plan quota period must be DAY, WEEK or MONTH");
    return value;
}

function wholeQuota(quota: Partial<Quota> | undefined): Quota | undefined {
    if (quota === undefined) return undefined;
    const { limit, period: of, offset = 0 } = quota;
    if (limit === undefined || of === undefined) throw badRequest("Usage Plan quota needs a limit and a period");
    const problem = offsetProblem({ period: of, offset });
    if (problem !== undefined) throw badRequest(problem);
    return { limit, period: of, offset };
}

function withoutAbsent(plan: UsagePlan): UsagePlan {
    return Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined)) as unknown as UsagePlan;
}
