import { changedDefinitions, changedMethods, changedSettings, definitionChange, differences } from "../differences";
import { Check, note, ok } from "../finding";
import { findRoute } from "../findRoute";
import { deploymentName, moment } from "../moments";
import { RequestFacts } from "../requestFacts";

/** Whether what is deployed is the API as it is now: a change reaches clients by a deployment only. */
export const redeployment: Check = facts => {
    const { deployed, present, request } = facts;
    const [before, now] = [deployed, present].map(({ methods }) => findRoute(methods, request.method, request.path));
    const definitions = changedDefinitions(deployed, present);
    const used = definitions.filter(name => before?.uses?.includes(name) === true);
    const different = [
        ...differences(before, now),
        ...used.map(name => definitionChange(name, present)),
        ...changedSettings(deployed, present),
    ];
    if (different.length > 0) {
        return note(notRedeployed(facts, different), deployCommand(facts));
    }
    const others = [...changedMethods(deployed, present), ...definitions];
    const isUnknown = deployed.definitions !== undefined && present.definitions === undefined;
    const unknown = isUnknown
        ? ", as far as it can be read: apigateway:GET on its models and authorizers is refused"
        : "";
    if (others.length === 0) return ok(`what is deployed is the API as it is now${unknown}`);
    const named = others.slice(0, 3).join(", ");
    const more = others.length > 3 ? ` and ${others.length - 3} more` : "";
    return ok(`this route is deployed as it is now (changed and not deployed: ${named}${more})`);
};

export function notRedeployed(facts: RequestFacts, changes: string[]): string {
    const serves = `the stage ${facts.stageName} still serves ${deploymentName(facts)}`;
    return `the API was changed and not redeployed: ${changes.join("; ")}; ${serves}`;
}

export function deployCommand({ restApiId, stageName, stage }: RequestFacts): string {
    const newer = stage?.newer;
    const pointTo = newer
        ? `the deployment ${newer.deploymentId} of ${moment(newer.deployedAt)} is newer, and the stage does not serve it: ` +
          `aws apigateway update-stage --rest-api-id ${restApiId} --stage-name ${stageName} ` +
          `--patch-operations op=replace,path=/deploymentId,value=${newer.deploymentId}; or `
        : "";
    return (
        pointTo +
        `deploy the API, by pulumi up or what made it, or: ` +
        `aws apigateway create-deployment --rest-api-id ${restApiId} --stage-name ${stageName}`
    );
}
