import { MethodSetting, Stage } from "@aws-sdk/client-api-gateway";
import { hasSettingsForAll, isHalfLimited } from "./stageArguments";

/** What the stage has that the program can't say. */
export function stageRemarks(stage: Stage): string[] {
    const { clientCertificateId, webAclArn, documentationVersion, methodSettings = {} } = stage;
    const ofMethods = Object.keys(methodSettings).filter(path => path !== "*/*");
    const forAll = unsaid(methodSettings["*/*"] ?? {});
    return [
        ...(clientCertificateId
            ? [`the client certificate ${clientCertificateId} stays outside the program, which names it by its id`]
            : []),
        ...(webAclArn ? [`the web ACL ${webAclArn} stays with the stage, outside the program`] : []),
        ...(documentationVersion
            ? [`pulumi up takes the version ${documentationVersion} of the documentation off the stage`]
            : []),
        ...halfThrottle(stage),
        ...(forAll.length > 0
            ? [`the stage's settings for all methods stay as they are, outside the program: ${forAll.join(", ")}`]
            : []),
        ...(ofMethods.length > 0
            ? [`the stage's settings of single methods stay as they are, outside the program: ${ofMethods.join(", ")}`]
            : []),
    ];
}

/** What a setting is where nobody set it (API MethodSetting). */
const defaults: Omit<
    Required<MethodSetting>,
    "metricsEnabled" | "loggingLevel" | "throttlingRateLimit" | "throttlingBurstLimit"
> = {
    dataTraceEnabled: false,
    cachingEnabled: false,
    cacheTtlInSeconds: 300,
    cacheDataEncrypted: false,
    requireAuthorizationForCacheControl: true,
    unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
};

/** `cachingEnabled true`: the provider keeps what the program does not say (`method_settings.go`: Computed). */
function unsaid(settings: MethodSetting): string[] {
    return Object.entries(defaults).flatMap(([name, value]) => {
        const given = settings[name as keyof MethodSetting] ?? value;
        return given === value ? [] : [`${name} ${given}`];
    });
}

function halfThrottle(stage: Stage): string[] {
    if (!isHalfLimited(stage)) return [];
    const { throttlingRateLimit: rate = -1, throttlingBurstLimit: burst = -1 } = stage.methodSettings!["*/*"];
    const limit = rate >= 0 ? `the rate ${rate} without a burst` : `the burst ${burst} without a rate`;
    const end = hasSettingsForAll(stage) ? "pulumi up takes it off" : "it stays as it is, outside the program";
    return [`the stage limits all methods by ${limit}, which this program can't say: ${end}`];
}
