/* global require, console, process, setInterval */
const pulumi = require("@pulumi/pulumi");

// Each stack breaks in a way of its own.
const how = new pulumi.Config().get("how");
console.log("the program starts");
switch (how) {
    case "refused":
        throw new pulumi.RunError("plans.free.rateLimit: missing");
    case "asking":
        void pulumi.runtime.invoke("pulumi:pulumi:getResource", { urn: "urn:pulumi:dev::broken::x::y" });
        break;
    case "crashing":
        process.exit(3);
        break;
    case "hanging":
        setInterval(() => undefined, 1000);
        break;
    case "empty":
        new pulumi.CustomResource("aws:apigatewayv2/api:Api", "http", { protocolType: "HTTP" });
        break;
    case "offset":
        new pulumi.CustomResource("aws:apigateway/usagePlan:UsagePlan", "daily", {
            quotaSettings: { limit: 5, period: "DAY", offset: 1 },
        });
        break;
    default:
        throw new Error("the program is broken");
}
