import { poolOf } from "./authorizers/cognitoToken";
import { Authorizer, Deployed } from "./deployed";
import { GatewayError } from "./gatewayError";
import { isLoopback } from "./http/loopback";

/** What is served in another way than a user may think, for the start. */
export function servedHere(deployed: Deployed): string[] {
    return [...cognitoNotes(deployed), ...zeroNotes(deployed)];
}

function cognitoNotes(deployed: Deployed): string[] {
    const used = cognitoAuthorizers(deployed);
    if (used.size === 0) return [];
    const isKnown = [...used.values()].every(({ providerArns }) => providerArns.every(arn => poolOf(arn)));
    return [
        `of tokens for the Cognito ${used.size === 1 ? "authorizer" : "authorizers"} ${[...used.keys()].join(", ")} ` +
            "the form, issuer, expiry, kind and scopes are checked, and never the signature" +
            (isKnown
                ? ""
                : "; a pool that the program makes has no id here, so that any pool's tokens count as its own"),
    ];
}

/** Where tokens are believed without a signature, nobody but this machine may send some. */
export function mustStayLocal(deployed: Deployed, host: string): void {
    const names = [...cognitoAuthorizers(deployed).keys()];
    if (names.length === 0 || isLoopback(host)) return;
    throw new GatewayError(
        `the signatures of tokens are not verified here, so an API with Cognito authorizers (${names.join(", ")}) is ` +
            `served to this machine alone, and not at ${host}; leave --host out`,
    );
}

/** Those that a method uses, by their names. */
function cognitoAuthorizers({ stages }: Deployed): Map<string, Authorizer> {
    const used = new Map<string, Authorizer>();
    for (const { methods, authorizers = {} } of stages) {
        for (const { authorization, authorizer: name = "" } of methods) {
            const isUsed = authorization !== "NONE" && Object.hasOwn(authorizers, name);
            if (isUsed && authorizers[name].type === "COGNITO_USER_POOLS") used.set(name, authorizers[name]);
        }
    }
    return used;
}

/** The provider leaves a 0 out when it first makes a resource (its SDK's form of numbers), and sends it afterwards. */
function zeroNotes({ plans, stages }: Deployed): string[] {
    const isZero = (throttle?: { rateLimit: number; burstLimit: number }) =>
        throttle !== undefined && (throttle.rateLimit === 0 || throttle.burstLimit === 0);
    const hasZero = (throttles: { [method: string]: { rateLimit: number; burstLimit: number } }) =>
        Object.values(throttles).some(isZero);
    const names = [
        ...plans
            .filter(plan => isZero(plan.throttle) || plan.stages.some(each => hasZero(each.methodThrottles)))
            .map(({ name }) => `plans.${name}`),
        ...stages.filter(stage => hasZero(stage.methodThrottles)).map(({ stageName }) => `stages.${stageName}`),
    ];
    if (names.length === 0) return [];
    return [
        `a throttle of 0 (${names.join(", ")}) lets nothing pass, but the AWS provider leaves a 0 out when it first ` +
            "makes a plan or a stage's settings: check what AWS has after the first deployment",
    ];
}
