import { ShownMethodSettings, ShownOfStage } from "../deployed";
import { RegisteredResource } from "../evaluation/registeredResource";
import { methodNameOfPath } from "../methodNames";
import { map, text } from "./resources";
import { tagsOf } from "./tags";

export function shownOfStage(
    api: RegisteredResource,
    stage: RegisteredResource,
    methodSettings: RegisteredResource[],
): ShownOfStage {
    const { cacheClusterEnabled, cacheClusterSize, xrayTracingEnabled } = stage.inputs;
    const { destinationArn, format } = map(stage.inputs.accessLogSettings);
    const apiTags = tagsOf(api.inputs).tags;
    // The provider takes one type, and its engine may give it as a list of one.
    const { types: given } = map(api.inputs.endpointConfiguration);
    const types = (Array.isArray(given) ? given : [given]).map(text).filter(type => type !== undefined);
    const settings = Object.fromEntries(methodSettings.map(shownMethodSettings));
    return {
        ...textsOf({
            description: stage.inputs.description,
            apiDescription: api.inputs.description,
            clientCertificateId: stage.inputs.clientCertificateId,
            documentationVersion: stage.inputs.documentationVersion,
            cacheClusterSize: cacheClusterEnabled === true ? cacheClusterSize : undefined,
        }),
        ...tagsOf(stage.inputs),
        ...(apiTags && { apiTags }),
        ...(types.length > 0 && { endpointTypes: types }),
        ...(destinationArn !== undefined && {
            // As the provider gives it to the service.
            accessLogSettings: textsOf({ destinationArn: text(destinationArn)?.replace(/:\*$/, ""), format }),
        }),
        ...(xrayTracingEnabled === true && { tracingEnabled: true }),
        ...(methodSettings.length > 0 && { methodSettings: settings }),
    };
}

/** Without the throttle, which is served. */
function shownMethodSettings({ inputs }: RegisteredResource): [method: string, settings: ShownMethodSettings] {
    const { throttlingRateLimit: _rate, throttlingBurstLimit: _burst, ...settings } = map(inputs.settings);
    const given = Object.entries(settings).filter(([, value]) => value !== undefined && value !== null);
    return [methodNameOfPath(text(inputs.methodPath) ?? "*/*"), Object.fromEntries(given)];
}

function textsOf(values: { [name: string]: unknown }): { [name: string]: string } {
    return Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => {
            const given = text(value);
            return given === undefined ? [] : [[name, given]];
        }),
    );
}
