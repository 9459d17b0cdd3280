import { DeployedStage, Throttle } from "../deployed";
import { RegisteredResource } from "../evaluation/registeredResource";
import { ApiSnapshot } from "./apiSnapshot";
import { classicMethods } from "./classicResources";
import { classicGatewayResponses } from "./gatewayResponses";
import { FunctionLookup } from "./lambdaFunctions";
import { openApiSnapshot } from "./openApiDocument";
import { Resources, list, map, text, texts } from "./resources";
import { throttle } from "./throttles";

/** The stages of a program's APIs, each with the snapshot that its deployment makes now. */
export function stages(resources: Resources, functions: FunctionLookup): DeployedStage[] {
    const apis = new Map(resources.ofType("apigateway", "RestApi").map(api => [api.id, api]));
    const deployments = new Map(resources.ofType("apigateway", "Deployment").map(each => [each.id, each]));
    const snapshots = new Map<string, ApiSnapshot>();
    return stageResources(resources).flatMap(stage => {
        const api = apis.get(text(stage.inputs.restApi) ?? "");
        if (!api) return [];
        const snapshot = snapshots.get(api.id) ?? apiSnapshot(api, resources, functions);
        snapshots.set(api.id, snapshot);
        const deployment = deployments.get(text(stage.inputs.deployment) ?? "");
        const stageName = text(stage.inputs.stageName) ?? "";
        return [
            {
                apiId: api.id,
                apiName: text(api.inputs.name) ?? api.name,
                stageName,
                // The variables of a deployment are a stage's variables at the time of the deployment.
                variables: { ...texts(deployment?.inputs.variables), ...texts(stage.inputs.variables) },
                methodThrottles: methodThrottles(api.id, stageName, resources),
                ...snapshot,
                triggers: texts(deployment?.inputs.triggers),
                deploymentId: deployment?.id,
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

/** The API as it is now: the document of its body, and what resources add to it. */
function apiSnapshot(api: RegisteredResource, resources: Resources, functions: FunctionLookup): ApiSnapshot {
    const methods = classicMethods(api, resources, functions);
    const gatewayResponses = classicGatewayResponses(api, resources);
    const body = text(api.inputs.body);
    const ofBody = body
        ? openApiSnapshot(api.name, body, functions, text(map(api.inputs.parameters).basepath))
        : undefined;
    const source = text(api.inputs.apiKeySource) ?? ofBody?.apiKeySource;
    const binaryMediaTypes = list(api.inputs.binaryMediaTypes).map(String);
    return {
        apiKeySource: source === "AUTHORIZER" ? "AUTHORIZER" : "HEADER",
        methods: [...(ofBody?.methods ?? []), ...methods],
        gatewayResponses: { ...ofBody?.gatewayResponses, ...gatewayResponses },
        hasMethodResources: methods.length > 0,
        binaryMediaTypes: binaryMediaTypes.length > 0 ? binaryMediaTypes : (ofBody?.binaryMediaTypes ?? []),
    };
}

function methodThrottles(apiId: string, stageName: string, resources: Resources): DeployedStage["methodThrottles"] {
    const settings = resources
        .ofType("apigateway", "MethodSettings")
        .filter(({ inputs }) => text(inputs.restApi) === apiId && text(inputs.stageName) === stageName);
    const throttles = settings.flatMap(({ inputs }): [string, Throttle][] => {
        const { throttlingRateLimit, throttlingBurstLimit } = map(inputs.settings);
        const limits = throttle(throttlingRateLimit, throttlingBurstLimit);
        return limits ? [[encodedMethodPath(text(inputs.methodPath) ?? "*/*"), limits]] : [];
    });
    return Object.fromEntries(throttles);
}

/** `orders/{id}/GET`, as the provider takes it, is `~1orders~1{id}/GET` to the service, and the root is `~1`. */
function encodedMethodPath(methodPath: string): string {
    const decoded = methodPath.replaceAll("~1", "/");
    const [, path, method] = /^\/?(.*)\/([^/]+)$/.exec(decoded) ?? ["", "", decoded];
    return path === "*" ? `*/${method}` : `~1${path.replaceAll("/", "~1")}/${method}`;
}
