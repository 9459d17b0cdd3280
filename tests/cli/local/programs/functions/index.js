/* global require */
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

// Functions of several assets, and a stage whose variables choose among them.
const { StringAsset, FileAsset, FileArchive, AssetArchive, RemoteAsset } = pulumi.asset;
const text = code => new StringAsset(code);
const config = new pulumi.Config();

const codes = {
    blue: { "index.js": text('exports.get = async () => ({ body: "blue" });') },
    green: { "index.js": text('exports.get = async () => ({ body: "green" });') },
    linked: {
        "index.js": new FileAsset("./linked/handler.js"),
        lib: new FileArchive("./lib"),
        "lib/name.json": text('{ "name": "text" }'),
    },
    where: { "index.js": text("exports.get = async () => ({ body: __dirname });") },
    up: { "../up.js": text("0;") },
    within: { lib: new AssetArchive({ "x/../../../up.js": text("0;") }) },
    "..dots": { "..index.js": text('exports.get = async () => ({ body: "dots" });') },
    packed: { lib: new FileArchive("./lib.zip"), "index.js": text("0;") },
    remote: { "index.js": new RemoteAsset("https://example.com/index.js") },
};
const functions = Object.fromEntries(
    Object.entries(codes).map(([name, assets]) => [
        name,
        new aws.lambda.Function(name.replaceAll(".", ""), {
            name: name.replaceAll(".", ""),
            code: new AssetArchive(assets),
            handler: name === "..dots" ? "..index.get" : "index.get",
            runtime: "nodejs20.x",
            role: "arn:aws:iam::123456789012:role/x",
            timeout: 20,
        }),
    ]),
);
const uri = arn => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
const uris = {
    ...Object.fromEntries(Object.entries(functions).map(([name, { invokeArn }]) => [name, invokeArn])),
    chosen: uri("arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}"),
    withoutProxy: uri("arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}"),
    whole: uri("${stageVariables.arn}"),
    missing: uri("arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.nothing}"),
};
const api = new aws.apigateway.RestApi("functions", {
    body: pulumi.all(uris).apply(all =>
        JSON.stringify({
            openapi: "3.0.1",
            paths: Object.fromEntries(
                Object.entries(all).map(([name, each]) => [
                    `/${name}`,
                    {
                        get: {
                            "x-amazon-apigateway-integration": {
                                type: name === "withoutProxy" ? "aws" : "aws_proxy",
                                httpMethod: "POST",
                                uri: each,
                                responses: { default: { statusCode: "200" } },
                            },
                        },
                    },
                ]),
            ),
        }),
    ),
});
const deployment = new aws.apigateway.Deployment("functions", { restApi: api.id, triggers: { body: "1" } });
const stages = { live: config.get("fn") ?? "blue", next: "green:alias" };
for (const [stageName, fn] of Object.entries(stages)) {
    const variables = { fn, arn: functions[fn.split(":")[0]].arn };
    new aws.apigateway.Stage(stageName, { restApi: api.id, deployment: deployment.id, stageName, variables });
}
