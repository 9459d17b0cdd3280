import { checks } from "./checks";
import { deployCommand, notRedeployed } from "./checks/redeployment";
import { changedSettings, differences } from "./differences";
import { Answer, Finding } from "./finding";
import { findRoute } from "./findRoute";
import { nextToLookAt } from "./nextToLookAt";
import { RequestFacts } from "./requestFacts";

/** Why a request is refused, or that it is not. */
export interface Explanation {
    passes: boolean;
    /** Of each check, up to the one that refuses. */
    findings: NamedFinding[];
    /** The check that refuses, or `redeployment` where a missing deployment is why it does. */
    causedBy?: string;
    cause?: string;
    remedy?: string;
    /** What the client gets. */
    answer?: Answer;
    /** Where nothing refuses: what is not known here, and may. */
    next: string[];
}

type Cause = Pick<NamedFinding, "check" | "text" | "remedy">;

export type NamedFinding = Finding & { check: string };

export function explain(facts: RequestFacts): Explanation {
    const findings = walk(facts);
    const refusal = findings.find(({ status }) => status === "refused");
    if (!refusal) return { passes: true, findings, next: nextToLookAt(facts) };
    const missing = missingDeployment(facts, refusal);
    const { check: causedBy, text: cause, remedy } = missing ?? refusal;
    return { passes: false, findings, causedBy, cause, remedy, answer: refusal.answer, next: [] };
}

function walk(facts: RequestFacts): NamedFinding[] {
    const findings: NamedFinding[] = [];
    for (const [check, of] of checks) {
        const finding = of(facts);
        if (finding) findings.push({ check, ...finding });
        if (finding?.status === "refused") break;
    }
    return findings;
}

/** If what refuses the request would not, were the API deployed as it is now, then the cause is that it was not. */
function missingDeployment(facts: RequestFacts, refusal: NamedFinding): Cause | undefined {
    const { deployed, present, request, stage } = facts;
    if (!stage) return undefined;
    const [before, now] = [deployed, present].map(({ methods }) => findRoute(methods, request.method, request.path));
    const changes = [...differences(before, now), ...changedSettings(deployed, present)];
    const isGone = !walk({ ...facts, deployed: present }).some(
        ({ check, status }) => check === refusal.check && status === "refused",
    );
    if (changes.length === 0 || !now || !isGone) return undefined;
    return { check: "redeployment", text: notRedeployed(facts, changes), remedy: deployCommand(facts) };
}
