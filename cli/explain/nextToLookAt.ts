import { coveringPlans } from "./checks/keyPlan";
import { needsKey } from "./checks/keyRequired";
import { RequestFacts } from "./requestFacts";

/** Nothing that can be read refuses the request: what else may. */
export function nextToLookAt(facts: RequestFacts): string[] {
    const { stage } = facts;
    const plans = needsKey(facts) ? coveringPlans(facts) : [];
    return [
        stage?.webAclArn === undefined
            ? "403 Forbidden from elsewhere: a WAF or CloudFront in front of the API"
            : `403 Forbidden: the rules of the WAF ${stage.webAclArn} come before all of this`,
        ...plans.flatMap(({ name, throttle }) =>
            throttle ? [`429 Too Many Requests: the plan ${name} allows each key ${shown(throttle)}`] : [],
        ),
        "429 Too Many Requests: the throttles of the stage, and 10,000 requests a second of the whole account and Region",
        ...(plans.some(({ quota }) => quota) && !facts.isExact
            ? ["429 Limit Exceeded: AWS counts 30 to 40 minutes late, so the quota may be used up all the same"]
            : []),
        "400: the request validator of the method; 5XX: the integration (the access log of the stage has error.responseType)",
        ...(needsKey(facts) ? [otherKey(facts)] : []),
    ];
}

function otherKey({ deployed }: RequestFacts): string {
    return deployed.apiKeySource === "AUTHORIZER"
        ? "403 Forbidden: the authorizer returns another key, or none, as usageIdentifierKey; what it returned is cached for its TTL"
        : "403 Forbidden: the client sends another key, or not in the header x-api-key";
}

function shown({ rateLimit, burstLimit }: { rateLimit?: number; burstLimit?: number }): string {
    return `${rateLimit ?? "any number"}/s, ${burstLimit ?? "any number"} at once`;
}
