/* global require, exports, console */
const pulumi = require("@pulumi/pulumi");

/** A resource of the random provider, as `@pulumi/random` registers it. */
class Random extends pulumi.CustomResource {
    constructor(kind, name, args) {
        const token = `random:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
        super(token, name, { result: undefined, ...args }, { additionalSecretOutputs: ["result"] });
    }
}

const draws = new pulumi.Config().requireObject("draws");
const made = Object.entries(draws).map(([name, [kind, args]]) => [name, new Random(kind, name, args)]);
exports.shown = Promise.all(
    made.map(async ([name, { result }]) => console.log(`${name}: ${(await result.isSecret) ? "secret" : "plain"}`)),
);
