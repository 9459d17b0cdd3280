import { expect } from "chai";
import { canaryOf } from "../../../../cli/local/deployedState/canary";
import { withChosenFunctions } from "../../../../cli/local/deployedState/lambdaFunctions";
import { DeployedStage } from "../../../../cli/local/deployed";
import { update } from "../../../../cli/local/reload/redeployment";
import { deployed, key, keyValue, method, mock, plan, stage } from "../deployments";
import { served, stopAll } from "./served";

/** A stage whose one route, which needs a key, shows the variable `color`: blue, and green in the canary. */
function colored(percentTraffic: number, changes: Partial<DeployedStage> = {}): DeployedStage {
    const variables = { color: "blue" };
    const integration = mock("$stageVariables.color");
    return stage([method("GET /color", { apiKeyRequired: true, integration })], {
        variables,
        ...canaryOf({ percentTraffic, stageVariableOverrides: { color: "green" } }, variables),
        ...changes,
    });
}

describe("A canary", () => {
    after(stopAll);

    it("serves its share of the requests with its variables, and all others are served as before", async () => {
        const draws = [0, 0.29, 0.3, 0.99];
        const dev = colored(30);
        const gateway = await served(deployed([dev], [plan("free", ["acme"], [dev])], [key("acme")]), {
            random: () => draws.shift()!,
        });
        const colors = [];
        for (let request = 0; request < 4; request++) {
            colors.push((await gateway.get("/dev/color", { "x-api-key": keyValue("acme") })).body);
        }
        expect(colors).to.deep.equal(["green", "green", "blue", "blue"]);
    });

    it("shares the quota and the throttles of its stage", async () => {
        const draws = [0, 0.99, 0];
        const dev = colored(50);
        const plans = [plan("free", ["acme"], [dev], { quota: { limit: 2, period: "DAY", offset: 0 } })];
        const gateway = await served(deployed([dev], plans, [key("acme")]), { random: () => draws.shift()! });
        const statuses = [];
        for (let request = 0; request < 3; request++) {
            statuses.push((await gateway.get("/dev/color", { "x-api-key": keyValue("acme") })).status);
        }
        expect(statuses).to.deep.equal([200, 200, 429]);
    });

    it("takes another share and other variables at once, without a deployment", () => {
        const serving = deployed([colored(10)]);
        const { summary, state } = update({ serving, evaluated: serving }, deployed([colored(20)]));
        expect(summary).to.equal("no redeployment: stages.dev changed");
        expect(state.serving.stages[0].canary!.percentTraffic).to.equal(20);
    });

    it("calls the function that its variables choose", () => {
        const uri =
            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:${stageVariables.color}/invocations";
        const dev = colored(10, { methods: [method("GET /color", { integration: { type: "AWS_PROXY", uri } })] });
        const chosen = withChosenFunctions(dev, named => ({ unsupported: named.replace(/^.*functions/, "") }));
        expect(chosen.methods[0].integration!.lambda).to.deep.equal({ unsupported: "/arn:blue/invocations" });
        expect(chosen.canary!.functions![uri]).to.deep.equal({ unsupported: "/arn:green/invocations" });
    });
});
