import { Deployed, DeployedStage, MethodThrottles, Throttle, UsagePlan } from "../deployed";
import { allMethods, methodName } from "../methodNames";

/** Whose requests a throttle limits: a customer's in a plan, or everybody's at a method of a stage, or both at once. */
export interface ThrottleScope {
    customer?: { planId: string; keyId: string };
    method?: { apiId: string; stageName: string; name: string };
}

/** The throttles of what is deployed. */
export class Throttles {
    private readonly plans = new Map<string, { plan: UsagePlan; keyIds: Set<string> }>();
    private readonly stages = new Map<string, { stage: DeployedStage; methods: Set<string> }>();

    constructor(deployed: Deployed) {
        for (const plan of deployed.plans) this.plans.set(plan.id, { plan, keyIds: new Set(plan.keyIds) });
        for (const stage of deployed.stages) {
            this.stages.set(stageOf(stage), { stage, methods: new Set(stage.methods.map(methodName)) });
        }
    }

    join(planId: string, keyId: string): void {
        this.plans.get(planId)?.keyIds.add(keyId);
    }

    leave(planId: string, keyId: string): void {
        this.plans.get(planId)?.keyIds.delete(keyId);
    }

    /** Undefined where nothing limits: for a negative rate or burst too, and where customer or method are gone. */
    of({ customer, method }: ThrottleScope): Throttle | undefined {
        const owner = customer && this.plans.get(customer.planId);
        if (customer && !owner?.keyIds.has(customer.keyId)) return undefined;
        if (!method) return limiting(owner?.plan.throttle);
        const at = this.stages.get(stageOf(method));
        if (!at?.methods.has(method.name)) return undefined;
        if (!owner) return limiting(throttleOf(at.stage, method.name) ?? throttleOf(at.stage, allMethods));
        const covered = owner.plan.stages.find(each => stageOf(each) === stageOf(method));
        return limiting(covered && throttleOf(covered, method.name));
    }
}

function stageOf({ apiId, stageName }: { apiId: string; stageName: string }): string {
    return JSON.stringify([apiId, stageName]);
}

function limiting(throttle: Throttle | undefined): Throttle | undefined {
    return throttle && throttle.rateLimit >= 0 && throttle.burstLimit >= 0 ? throttle : undefined;
}

function throttleOf({ methodThrottles }: { methodThrottles: MethodThrottles }, name: string): Throttle | undefined {
    return methodThrottles[name];
}
