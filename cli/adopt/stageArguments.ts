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
        ...(cacheClusterEnabled && { cacheSize: cacheClusterSize }),
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

function settingsForAll({ methodSettings = {} }: Stage): Json {
    const { throttlingRateLimit, throttlingBurstLimit, metricsEnabled, loggingLevel } = methodSettings["*/*"] ?? {};
    // -1 says that there is no throttle of the stage's.
    const isLimited = (throttlingRateLimit ?? -1) >= 0 && (throttlingBurstLimit ?? -1) >= 0;
    return {
        ...(isLimited && { throttle: { rateLimit: throttlingRateLimit, burstLimit: throttlingBurstLimit } }),
        ...(metricsEnabled && { metrics: true }),
        ...(loggingLevel && loggingLevel !== "OFF" && { loggingLevel }),
    };
}
