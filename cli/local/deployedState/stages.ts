import { DeployedStage, Throttle } from "../deployed";
import { RegisteredResource } from "../evaluation/registeredResource";
import { methodNameOfPath } from "../methodNames";
import { apiSnapshot } from "./apiSnapshot";
import { canaryOf } from "./canary";
import { FunctionLookup } from "./lambdaFunctions";
import { Resources, map, text, texts } from "./resources";
import { shownOfStage } from "./shownOfStage";
import { throttle } from "./throttles";

/** The stages of a program's APIs, each with the snapshot that its deployment makes now. */
export function stages(resources: Resources, functions: FunctionLookup): DeployedStage[] {
    const apis = new Map(resources.ofType("apigateway", "RestApi").map(api => [api.id, api]));
    const deployments = new Map(resources.ofType("apigateway", "Deployment").map(each => [each.id, each]));
    const snapshots = new Map<string, ReturnType<typeof apiSnapshot>>();
    return stageResources(resources).flatMap(stage => {
        const api = apis.get(text(stage.inputs.restApi) ?? "");
        if (!api) return [];
        const snapshot = snapshots.get(api.id) ?? apiSnapshot(api, resources, functions);
        snapshots.set(api.id, snapshot);
        const deployment = deployments.get(text(stage.inputs.deployment) ?? "");
        const stageName = text(stage.inputs.stageName) ?? "";
        const settings = methodSettingsOf(api.id, stageName, resources);
        // The variables of a deployment are a stage's variables at the time of the deployment.
        const variables = { ...texts(deployment?.inputs.variables), ...texts(stage.inputs.variables) };
        return [
            {
                apiId: api.id,
                apiName: text(api.inputs.name) ?? api.name,
                region: text(api.state.executionArn)?.split(":")[3],
                stageName,
                variables,
                methodThrottles: methodThrottles(settings),
                ...snapshot,
                triggers: texts(deployment?.inputs.triggers),
                deploymentVariables: texts(deployment?.inputs.variables),
                deploymentId: deployment?.id,
                executionArn: text(api.state.executionArn),
                ...canaryOf(stage.inputs.canarySettings, variables),
                shown: shownOfStage(api, stage, settings),
            },
        ];
    });
}

/** Before version 7 of the provider a Deployment could make a stage as well, by `stageName`. */
function stageResources(resources: Resources): RegisteredResource[] {
    const stages = resources.ofType("apigateway", "Stage");
    const place = ({ inputs }: RegisteredResource) => `${text(inputs.restApi)} ${text(inputs.stageName)}`;
    const known = new Set(stages.map(place));
    const ofDeployments = resources
        .ofType("apigateway", "Deployment")
        .filter(deployment => text(deployment.inputs.stageName) && !known.has(place(deployment)))
        .map(deployment => ({ ...deployment, inputs: { ...deployment.inputs, deployment: deployment.id } }));
    return [...stages, ...ofDeployments];
}

function methodSettingsOf(apiId: string, stageName: string, resources: Resources): RegisteredResource[] {
    return resources
        .ofType("apigateway", "MethodSettings")
        .filter(({ inputs }) => text(inputs.restApi) === apiId && text(inputs.stageName) === stageName);
}

function methodThrottles(settings: RegisteredResource[]): DeployedStage["methodThrottles"] {
    const throttles = settings.flatMap(({ inputs }): [string, Throttle][] => {
        const { throttlingRateLimit, throttlingBurstLimit } = map(inputs.settings);
        const limits = throttle(throttlingRateLimit, throttlingBurstLimit);
        return limits ? [[methodNameOfPath(text(inputs.methodPath) ?? "*/*"), limits]] : [];
    });
    return Object.fromEntries(throttles);
}
