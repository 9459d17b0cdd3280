import { createHash } from "node:crypto";
import { accountId } from "../account";
import { standInId, standInValue } from "../project/standIns";
import { domainState } from "./domainState";
import { randomState } from "./randomState";
import { MadeResource, ResourceState, Surroundings } from "./resourceState";

/** The id of a resource and what the service computes for it: the same at every start, and of the service's form. */
export function computedState(made: MadeResource, surroundings: Surroundings): ResourceState {
    const { type, name, urn, inputs } = made;
    const random = randomState(made, surroundings);
    if (random) return random;
    if (!type.startsWith("aws:")) return { id: made.id ?? standInId(urn), state: {} };

    const [, module, kind = ""] = type.split(":");
    const [moduleName] = module.split("/");
    const autoname = text(inputs.name) ?? text(inputs.namePrefix, prefix => prefix + hex(urn)) ?? `${name}-${hex(urn)}`;
    const common = { name: autoname, tagsAll: inputs.tags ?? {} };
    const ofDomain = domainState(made, surroundings);
    if (ofDomain) return { id: ofDomain.id, state: { ...common, ...ofDomain.state } };
    const ofKind = moduleName === "apigateway" ? apiGatewayState(kind, made, surroundings) : undefined;
    if (ofKind) return { id: ofKind.id, state: { ...common, ...ofKind.state } };
    if (moduleName === "lambda") {
        const ofFunction = lambdaState(kind, made, autoname, surroundings);
        if (ofFunction) return { id: ofFunction.id, state: { ...common, ...ofFunction.state } };
    }
    const id = made.id ?? autoname;
    return { id, state: { ...common, arn: arn(moduleName, surroundings.region, `${lowerFirst(kind)}/${id}`) } };
}

function apiGatewayState(kind: string, made: MadeResource, { region, project, stack, known }: Surroundings) {
    const { inputs, urn, name } = made;
    const id = made.id ?? standInId(urn);
    const ownArn = (path: string) => `arn:aws:apigateway:${region}::/${path}`;
    const api = text(inputs.restApi) ?? "";
    switch (kind) {
        case "RestApi":
            return {
                id,
                state: {
                    arn: ownArn(`restapis/${id}`),
                    executionArn: `arn:aws:execute-api:${region}:${accountId}:${id}`,
                    rootResourceId: standInId(`${id} root`),
                    createdDate: "2024-01-01T00:00:00Z",
                },
            };
        case "Resource": {
            const parent = known("aws:apigateway/resource:Resource", inputs.parentId);
            return { id, state: { path: `${text(parent?.path) ?? ""}/${text(inputs.pathPart) ?? ""}` } };
        }
        case "Deployment": {
            const short = made.id ?? standInId(urn, 6);
            const stageName = text(inputs.stageName);
            return { id: short, state: stageName === undefined ? {} : stageUrls(stageName) };
        }
        case "UsagePlan": {
            const short = made.id ?? standInId(urn, 6);
            return { id: short, state: { arn: ownArn(`usageplans/${short}`) } };
        }
        case "Stage": {
            const stageName = text(inputs.stageName) ?? "";
            return {
                id: made.id ?? `ags-${api}-${stageName}`,
                state: { arn: ownArn(`restapis/${api}/stages/${stageName}`), ...stageUrls(stageName) },
            };
        }
        case "ApiKey":
            return {
                id,
                state: {
                    arn: ownArn(`apikeys/${id}`),
                    value: inputs.value ?? standInValue(project, stack, name),
                    enabled: inputs.enabled ?? true,
                },
            };
        case "UsagePlanKey": {
            const value = known("aws:apigateway/apiKey:ApiKey", inputs.keyId)?.value;
            return { id: made.id ?? String(inputs.keyId), state: { value: value ?? existingKeyValue(inputs.keyId) } };
        }
        default:
            return undefined;
    }

    function stageUrls(stageName: string) {
        return {
            executionArn: `arn:aws:execute-api:${region}:${accountId}:${api}/${stageName}`,
            invokeUrl: `https://${api}.execute-api.${region}.amazonaws.com/${stageName}`,
        };
    }

    function existingKeyValue(keyId: unknown): string {
        return standInValue(project, stack, `existing key ${String(keyId)}`);
    }
}

function lambdaState(kind: string, made: MadeResource, autoname: string, { region, known }: Surroundings) {
    const { inputs } = made;
    const invokeArn = (functionArn: string) =>
        `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
    switch (kind) {
        case "Function": {
            const name = made.id ?? autoname;
            const own = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
            const version = inputs.publish === true ? "1" : "$LATEST";
            return {
                id: name,
                state: {
                    name,
                    arn: own,
                    version,
                    invokeArn: invokeArn(own),
                    qualifiedArn: `${own}:${version}`,
                    qualifiedInvokeArn: invokeArn(`${own}:${version}`),
                },
            };
        }
        case "Alias": {
            // functionName may be a name or an ARN.
            const functionName = String(inputs.functionName).split(":").pop() ?? "";
            const ofFunction = known("aws:lambda/function:Function", functionName)?.arn;
            const base = text(ofFunction) ?? `arn:aws:lambda:${region}:${accountId}:function:${functionName}`;
            const own = `${base}:${text(inputs.name) ?? autoname}`;
            return { id: made.id ?? own, state: { arn: own, invokeArn: invokeArn(own) } };
        }
        default:
            return undefined;
    }
}

export function arn(service: string, region: string, resource: string): string {
    // These services have no Region in their ARNs.
    const isGlobal = ["iam", "cloudfront", "route53", "s3"].includes(service);
    return `arn:aws:${service}:${isGlobal ? "" : region}:${service === "s3" ? "" : accountId}:${resource}`;
}

/** The random part that the engine adds to a name. */
function hex(urn: string): string {
    return createHash("sha256").update(urn).digest("hex").slice(0, 7);
}

function text(value: unknown, made: (value: string) => string = same => same): string | undefined {
    return typeof value === "string" ? made(value) : undefined;
}

function lowerFirst(value: string): string {
    return value.charAt(0).toLowerCase() + value.slice(1);
}
