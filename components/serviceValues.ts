/*
 * What a property has where it was never given (terraform-provider-aws, the resources' schemas and their `Read`; the API
 * reference of each type). A program that writes it out changes nothing, and no update sends it.
 */

/** The values of the properties for which it is something; for all others it is nothing, 0, false or an empty text. */
const byItself: { [property: string]: readonly unknown[] } = {
    // MethodSettings: API reference "MethodSetting". A throttle of 0 refuses all, which is not nothing.
    cacheTtlInSeconds: [300],
    loggingLevel: ["OFF", ""],
    throttlingBurstLimit: [-1],
    throttlingRateLimit: [-1],
    unauthorizedCacheControlHeaderStrategy: ["SUCCEED_WITH_RESPONSE_HEADER", ""],
    // RestApi: API reference "RestApi". -1 asks for no compression, which is answered as no size.
    apiKeySource: ["HEADER", ""],
    ipAddressType: ["ipv4", ""],
    minimumCompressionSize: ["-1", -1, ""],
    // ApiKey and MetricAlarm: what is off there is not nothing.
    enabled: [true],
    actionsEnabled: [true],
    // DomainName: API reference "DomainName".
    routingMode: ["BASE_PATH_MAPPING_ONLY", ""],
    // MetricAlarm: API reference "PutMetricAlarm".
    evaluateLowSampleCountPercentiles: ["evaluate", ""],
    treatMissingData: ["missing", ""],
    // LogMetricFilter and MetricAlarm: API reference "MetricTransformation".
    unit: ["None", ""],
    // Role: API reference "CreateRole".
    maxSessionDuration: [3600],
};

/** Whether the service has the value of a property by itself. */
export function isByItself(property: string, value: unknown): boolean {
    if (Object.hasOwn(byItself, property)) return byItself[property].includes(value);
    return value === "" || value === 0 || value === false;
}

/**
 * Top-level properties that no update sends: a change of one replaces the resource, and one that is written out is what
 * the service had made up before (ForceNew and Computed in the schemas); or it tells the provider how to work.
 */
const neverSent: readonly string[] = [
    "region",
    // ApiKey
    "value",
    // Permission
    "statementId",
    // LogGroup and Role
    "namePrefix",
    "logGroupClass",
    "skipDestroy",
    "forceDetachPolicies",
    // Certificate
    "keyAlgorithm",
    "subjectAlternativeNames",
    "validationMethod",
    // RestApi
    "putRestApiMode",
    "failOnWarnings",
    // Record
    "allowOverwrite",
];

export function isNeverSent(path: readonly string[]): boolean {
    return path.length === 1 && neverSent.includes(path[0]);
}
