import { Stage } from "@aws-sdk/client-api-gateway";
import { Json } from "./existingApi";

/** The stage's settings as the program's `stage` has them, without its name. */
export function stageArguments(stage: Stage): Json {
    const { description, variables = {}, tracingEnabled, cacheClusterEnabled, cacheClusterSize } = stage;
    const { clientCertificateId, accessLogSettings } = stage;
    return {
        ...(description && { description }),
        ...(Object.keys(variables).length > 0 && { variables }),
        ...settingsForAll(stage),
        ...(tracingEnabled && { tracing: true }),
        ...(cacheClusterEnabled && { cacheSize: cacheClusterSize ?? "0.5" }),
        ...(clientCertificateId && { clientCertificateId }),
        ...(accessLogSettings?.destinationArn && {
            accessLogs: {
                logGroupArn: accessLogSettings.destinationArn,
                ...(accessLogSettings.format && { format: accessLogSettings.format }),
            },
        }),
    };
}

/** Whether the stage has settings for all its methods, of which the program makes a resource. */
export function hasSettingsForAll(stage: Stage): boolean {
    return Object.keys(settingsForAll(stage)).length > 0;
}

/** Whether all methods have a rate without a burst, or a burst without a rate. */
export function isHalfLimited(stage: Stage): boolean {
    return limits(stage).filter(limit => limit >= 0).length === 1;
}

/** -1 says that there is no throttle of the stage's. */
function limits({ methodSettings = {} }: Stage): number[] {
    const { throttlingRateLimit = -1, throttlingBurstLimit = -1 } = methodSettings["*/*"] ?? {};
    return [throttlingRateLimit, throttlingBurstLimit];
}

function settingsForAll(stage: Stage): Json {
    const { metricsEnabled, loggingLevel } = stage.methodSettings?.["*/*"] ?? {};
    const [throttlingRateLimit, throttlingBurstLimit] = limits(stage);
    return {
        ...(throttlingRateLimit >= 0 &&
            throttlingBurstLimit >= 0 && {
                throttle: { rateLimit: throttlingRateLimit, burstLimit: throttlingBurstLimit },
            }),
        ...(metricsEnabled && { metrics: true }),
        ...(loggingLevel && loggingLevel !== "OFF" && { loggingLevel }),
    };
}
