/* global require */
const apigateway = require("@pulumi/aws/apigateway");
const cognito = require("@pulumi/aws/cognito");
const lambda = require("@pulumi/aws/lambda");
const pulumi = require("@pulumi/pulumi");

// Authorizers that are resources of their own; the stage's variable chooses the function of one of them.
const tokens = new lambda.Function("tokens", {
    name: "tokens",
    code: new pulumi.asset.FileArchive("./tokens"),
    handler: "index.decide",
    runtime: "nodejs20.x",
    role: "arn:aws:iam::123456789012:role/x",
});
const pool = new cognito.UserPool("customers");
const api = new apigateway.RestApi("guarded");
const authorizers = {
    token: { authorizerUri: tokens.invokeArn, identityValidationExpression: "[a-z]+" },
    chosen: {
        type: "REQUEST",
        identitySource: "method.request.header.X-Who",
        authorizerUri:
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}/invocations",
    },
    absent: {
        authorizerUri:
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:elsewhere/invocations",
    },
    pool: { type: "COGNITO_USER_POOLS", providerArns: [pool.arn] },
    known: {
        type: "COGNITO_USER_POOLS",
        identitySource: "method.request.header.X-Token",
        providerArns: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc"],
    },
};
const resources = Object.entries(authorizers).map(([name, args]) => {
    const authorizer = new apigateway.Authorizer(name, { restApi: api.id, ...args });
    return guarded(name, {
        authorization: args.type === "COGNITO_USER_POOLS" ? "COGNITO_USER_POOLS" : "CUSTOM",
        authorizerId: authorizer.id,
        ...(name === "known" && { authorizationScopes: ["orders/read"] }),
    });
});
resources.push(guarded("iam", { authorization: "AWS_IAM" }));

function guarded(name, args) {
    const resource = new apigateway.Resource(name, { restApi: api.id, parentId: api.rootResourceId, pathPart: name });
    const place = { restApi: api.id, resourceId: resource.id, httpMethod: "GET" };
    const method = new apigateway.Method(name, { ...place, ...args });
    const integration = new apigateway.Integration(
        name,
        { ...place, type: "MOCK", requestTemplates: { "application/json": '{"statusCode":200}' } },
        { dependsOn: method },
    );
    return new apigateway.IntegrationResponse(
        name,
        {
            ...place,
            statusCode: "200",
            responseTemplates: { "application/json": "$context.authorizer.principalId" },
        },
        { dependsOn: integration },
    );
}

const deployment = new apigateway.Deployment("v1", { restApi: api.id, triggers: { v: "1" } }, { dependsOn: resources });
const stage = new apigateway.Stage("v1", {
    restApi: api.id,
    deployment: deployment.id,
    stageName: "v1",
    variables: { fn: "tokens" },
});
new apigateway.MethodSettings("off", {
    restApi: api.id,
    stageName: stage.stageName,
    methodPath: "off/GET",
    settings: { throttlingRateLimit: 0, throttlingBurstLimit: 0 },
});
