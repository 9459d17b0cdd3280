/* global require, module, setTimeout, __dirname */
const fs = require("node:fs/promises");
const path = require("node:path");
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

/** Says that it runs, and goes on until a while after its configuration was edited. */
async function takeTime(sign) {
    const file = path.join(__dirname, "Pulumi.dev.yaml");
    const before = await fs.readFile(file, "utf8");
    await fs.writeFile(sign, "running");
    while ((await fs.readFile(file, "utf8")) === before) await pause(20);
    await pause(500);
}

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

// A stack whose program runs long enough for an edit to come in between.
module.exports = async () => {
    const config = new pulumi.Config();
    const sign = config.get("sign");
    if (sign !== undefined) await takeTime(sign);
    const api = new aws.apigateway.RestApi("slow", { body: '{ "openapi": "3.0.1", "paths": {} }' });
    const deployment = new aws.apigateway.Deployment("slow", { restApi: api.id });
    const variables = { value: config.require("value") };
    new aws.apigateway.Stage("live", { restApi: api.id, deployment: deployment.id, stageName: "live", variables });
};
