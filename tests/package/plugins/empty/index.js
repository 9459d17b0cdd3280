/* global require, exports */
const pulumi = require("@pulumi/pulumi");

exports.Empty = class Empty extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("empty:index:Empty", name, {}, opts);
        this.registerOutputs({});
    }
};
