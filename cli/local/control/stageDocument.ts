import { DeployedStage, ShownMethodSettings, Throttle } from "../deployed";

/** A stage as the control plane shows it. */
export function stageDocument(stage: DeployedStage, created: number): object {
    const { stageName, deploymentId, shown = {}, variables, methodThrottles } = stage;
    const { description, tags, accessLogSettings, tracingEnabled = false, clientCertificateId } = shown;
    const { cacheClusterSize, documentationVersion, methodSettings = {} } = shown;
    const names = [...new Set([...Object.keys(methodThrottles), ...Object.keys(methodSettings)])];
    const settings = names.map(name => [settingPath(name), setting(methodThrottles[name], methodSettings[name])]);
    const hasCache = cacheClusterSize !== undefined;
    return {
        deploymentId,
        clientCertificateId,
        stageName,
        description,
        cacheClusterEnabled: hasCache,
        cacheClusterSize,
        cacheClusterStatus: hasCache ? "AVAILABLE" : "NOT_AVAILABLE",
        methodSettings: Object.fromEntries(settings) as object,
        ...(Object.keys(variables).length > 0 ? { variables } : {}),
        documentationVersion,
        accessLogSettings,
        canarySettings: canarySettings(stage),
        tracingEnabled,
        tags,
        createdDate: created,
        lastUpdatedDate: created,
    };
}

/** Variables that are the stage's own are no overrides; without any there is no map of them (localstack's recordings). */
function canarySettings({ canary, variables, deploymentId }: DeployedStage): object | undefined {
    if (!canary) return undefined;
    const { percentTraffic } = canary;
    const overrides = Object.entries(canary.variables).filter(([name, value]) => variables[name] !== value);
    const stageVariableOverrides = Object.fromEntries(overrides);
    return {
        percentTraffic,
        deploymentId,
        ...(overrides.length > 0 ? { stageVariableOverrides } : {}),
        useStageCache: false,
    };
}

/** `orders/{id}/GET` of `GET /orders/{id}`, and of the root `~1/GET`; `*\/*` for all methods. */
function settingPath(name: string): string {
    const space = name.indexOf(" ");
    const path = name.slice(space + 2);
    return `${path === "" ? "~1" : path}/${name.slice(0, space)}`;
}

const unlimited = Number.MAX_SAFE_INTEGER;

/** What is not set has the service's defaults (localstack's recordings). */
function setting(
    { rateLimit, burstLimit }: Throttle = { rateLimit: unlimited, burstLimit: unlimited },
    given: ShownMethodSettings = {},
): object {
    return {
        metricsEnabled: false,
        dataTraceEnabled: false,
        throttlingBurstLimit: burstLimit === unlimited ? 5_000 : burstLimit,
        throttlingRateLimit: rateLimit === unlimited ? 10_000 : rateLimit,
        cachingEnabled: false,
        cacheTtlInSeconds: 300,
        cacheDataEncrypted: false,
        requireAuthorizationForCacheControl: true,
        unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
        ...given,
    };
}
