import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws/apigateway";

/** An API of single resources, as programs were written before `body`; the deployment hashes all of it at once. */
export = async () => {
    const config = new pulumi.Config();
    const greeting = await Promise.resolve(config.require("greeting"));
    const api = new aws.RestApi("hello");
    const greetings = new aws.Resource("greetings", {
        restApi: api.id,
        parentId: api.rootResourceId,
        pathPart: "greetings",
    });
    const greetingOf = new aws.Resource("one", { restApi: api.id, parentId: greetings.id, pathPart: "{name}" });
    const routes = [
        route("list", greetings.id, "GET", `{"text":"${greeting}"}`),
        route("one", greetingOf.id, "GET", `{"name":"$input.params('name')"}`),
    ];

    function route(name: string, resourceId: pulumi.Input<string>, httpMethod: string, template: string) {
        const place = { restApi: api.id, resourceId, httpMethod };
        const method = new aws.Method(name, { ...place, authorization: "NONE", apiKeyRequired: true });
        const integration = new aws.Integration(
            name,
            { ...place, type: "MOCK", requestTemplates: { "application/json": '{"statusCode":200}' } },
            { dependsOn: method },
        );
        const ok = new aws.MethodResponse(name, { ...place, statusCode: "200" }, { dependsOn: method });
        const response = new aws.IntegrationResponse(
            name,
            { ...place, statusCode: ok.statusCode, responseTemplates: { "application/json": template } },
            { dependsOn: integration },
        );
        return { resources: [method, integration, ok, response], template };
    }

    new aws.Response("quota", {
        restApiId: api.id,
        responseType: "QUOTA_EXCEEDED",
        statusCode: "402",
        responseTemplates: { "application/json": '{"message":"Pay more"}' },
    });
    const deployment = new aws.Deployment(
        "v1",
        { restApi: api.id, triggers: { redeployment: routes.map(({ template }) => template).join() } },
        { dependsOn: routes.flatMap(({ resources }) => resources) },
    );
    const stage = new aws.Stage("v1", { restApi: api.id, deployment: deployment.id, stageName: "v1" });
    new aws.MethodSettings("one", {
        restApi: api.id,
        stageName: stage.stageName,
        methodPath: "greetings/{name}/GET",
        settings: { throttlingRateLimit: 5, throttlingBurstLimit: 10 },
    });
    const plan = new aws.UsagePlan("basic", {
        apiStages: [{ apiId: api.id, stage: stage.stageName }],
        quotaSettings: { limit: 2, period: "WEEK", offset: 1 },
    });
    const key = new aws.ApiKey("ada", { value: config.requireSecret("keyValue") });
    new aws.UsagePlanKey("ada", { keyId: key.id, keyType: "API_KEY", usagePlanId: plan.id });
    new aws.UsagePlanKey("elsewhere", { keyId: "abcdefghij", keyType: "API_KEY", usagePlanId: plan.id });
    return { url: stage.invokeUrl };
};
