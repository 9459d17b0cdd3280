import { ApiSnapshot, Deployed, DeployedStage, Method } from "../deployed";
import { methodName } from "../methodNames";
import { servedHere } from "../servedHere";
import { differences, phrase } from "./differences";
import { FrozenChange, frozenChanges, frozenSnapshot, methodDifferences } from "./frozenParts";
import { immediateChanges } from "./immediateChanges";

/** What is served, and what the program said last: they differ where no deployment has frozen the latter. */
export interface StackState {
    serving: Deployed;
    evaluated: Deployed;
}

export interface Update {
    state: StackState;
    /** Whether AWS would make a new deployment of a stage. */
    isRedeployed: boolean;
    /** `redeployed: "GET /orders" changed` */
    summary: string;
    /** What AWS would not do, though one may expect it. */
    notes: string[];
}

/** What `pulumi up` would make of the program as it is now. */
export function update(before: StackState, next: Deployed): Update {
    const stages = next.stages.map(stage => stageUpdate(before, stage));
    const reasons = stages.flatMap(({ stage, reasons }) =>
        reasons.map(reason => (next.stages.length > 1 ? `${reason} (stage ${stage.stageName})` : reason)),
    );
    const atOnce = immediateChanges(before.evaluated, next);
    const notes = stages.flatMap(stage => stage.notes);
    const serving = { ...next, stages: stages.map(({ stage }) => stage) };
    const said = servedHere(before.serving);
    return {
        state: { serving, evaluated: next },
        isRedeployed: reasons.length > 0,
        summary: summaryOf(reasons, atOnce, notes.length > 0),
        notes: [...notes, ...servedHere(serving).filter(note => !said.includes(note))],
    };
}

function summaryOf(reasons: string[], atOnce: string[], hasNotes: boolean): string {
    if (reasons.length > 0) {
        return `redeployed: ${reasons.join(", ")}${atOnce.length > 0 ? `; at once: ${atOnce.join(", ")}` : ""}`;
    }
    if (atOnce.length > 0) return `no redeployment: ${atOnce.join(", ")}`;
    return hasNotes ? "no redeployment" : "nothing changed";
}

function stageUpdate(
    before: StackState,
    next: DeployedStage,
): { stage: DeployedStage; reasons: string[]; notes: string[] } {
    const served = sameStage(before.serving, next);
    const live = sameStage(before.evaluated, next);
    if (!served || !live) return { stage: next, reasons: [`stage ${next.stageName} is new`], notes: [] };

    const reasons = deploymentReasons(live, next, frozenChanges(served, next));
    if (reasons.length > 0) {
        const left = leftMethods(live, next);
        const notes = left.map(
            ({ httpMethod, path }) =>
                `AWS goes on serving "${httpMethod} ${path}" until the next deployment: a method that is a resource of ` +
                "its own is deleted only after the deployment is made (pulumi-aws #3289)",
        );
        return { stage: { ...next, methods: [...next.methods, ...left] }, reasons, notes };
    }

    // The stage goes on serving what its deployment froze; what the functions are made of is not part of that.
    const frozen = frozenSnapshot(served);
    const stage: DeployedStage = {
        ...next,
        ...frozen,
        methods: withCurrentFunctions(frozen.methods, next.methods),
        authorizers: authorizersWithCurrentFunctions(frozen, next),
    };
    const changed = phrases(frozenChanges(stage, next));
    if (changed.length === 0) return { stage, reasons, notes: [] };
    const why = Object.keys(next.triggers).length === 0 ? "has no triggers" : "has the same triggers as before";
    const note = `AWS goes on serving the former snapshot, and so does this gateway, for the deployment ${why}: ${changed.join(", ")}`;
    return { stage, reasons, notes: [note] };
}

/** Why AWS would replace the deployment; none where it would not. */
function deploymentReasons(live: DeployedStage, next: DeployedStage, ofSnapshot: FrozenChange[]): string[] {
    const parts = [
        ...phrase(differences(live.triggers, next.triggers), "", part => `"${part}"`),
        ...phrase(differences(live.deploymentVariables ?? {}, next.deploymentVariables ?? {}), "variables."),
    ];
    if (parts.length === 0) return live.deploymentId === next.deploymentId ? [] : ["another deployment"];
    // Triggers such as one hash of everything do not name what changed.
    const named = new Set([...Object.keys(live.triggers), ...Object.keys(next.triggers)]);
    const unnamed = phrases(ofSnapshot.filter(({ name }) => !named.has(name)));
    return unnamed.length === 0 ? parts : [`${parts.join(", ")} (${unnamed.join(", ")})`];
}

function phrases(ofSnapshot: FrozenChange[]): string[] {
    return ofSnapshot.map(({ shown, verb }) => `${shown} ${verb}`);
}

/** Removed methods that the new deployment freezes all the same. */
function leftMethods(live: DeployedStage, next: DeployedStage): Method[] {
    if (next.hasMethodResources !== true && live.hasMethodResources !== true) return [];
    const { removed } = methodDifferences(live, next);
    return live.methods.filter(method => removed.includes(methodName(method)));
}

function withCurrentFunctions(frozen: Method[], next: Method[]): Method[] {
    const current = new Map(next.map(({ integration }) => [integration?.uri, integration?.lambda]));
    return frozen.map(method => {
        const lambda = method.integration && (current.get(method.integration.uri) ?? method.integration.lambda);
        return method.integration && lambda ? { ...method, integration: { ...method.integration, lambda } } : method;
    });
}

function authorizersWithCurrentFunctions({ authorizers = {} }: ApiSnapshot, next: ApiSnapshot) {
    const current = new Map(Object.values(next.authorizers ?? {}).map(({ uri, lambda }) => [uri, lambda]));
    return Object.fromEntries(
        Object.entries(authorizers).map(([name, authorizer]) => {
            const lambda = current.get(authorizer.uri) ?? authorizer.lambda;
            return [name, lambda ? { ...authorizer, lambda } : authorizer];
        }),
    );
}

function sameStage({ stages }: Deployed, { apiId, stageName }: DeployedStage): DeployedStage | undefined {
    return stages.find(stage => stage.apiId === apiId && stage.stageName === stageName);
}
