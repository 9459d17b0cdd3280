import { expect } from "chai";
import { ApiKey } from "@pulumi/aws/apigateway";
import { OutputMap } from "@pulumi/pulumi/automation";
import { UsagePlanGateway } from "../../components/index";
import { FidelityTarget, checkRow, fidelityRows } from "../fidelity/customers";
import { fidelityGateway } from "../fidelity/customersGateway";
import { EngineStack, keyValues, stageUrl } from "./engine";

/** Two gateways whose stages the plans of the first cover, a key of the second's own plan, and a key of none. */
function program() {
    const { routes, plans, keys } = fidelityGateway;
    const other = new UsagePlanGateway("other", {
        routes,
        plans: { own: { throttle: plans.ample.throttle } },
        keys: { elsewhere: { plan: "own" } },
    });
    const apiStages = [{ apiId: other.restApiId, stageName: other.stageName }];
    const covering = Object.entries(plans).map(([name, plan]) => [name, { ...plan, apiStages }]);
    const shop = new UsagePlanGateway("shop", { routes, plans: Object.fromEntries(covering) as typeof plans, keys });
    const { value: planless } = new ApiKey("planless");
    const { url, restApiId, stageName, apiKeyValues } = shop;
    return {
        url,
        restApiId,
        stageName,
        apiKeyValues,
        other: other.restApiId,
        otherUrl: other.url,
        elsewhere: other.apiKeyValues,
        planless,
    };
}

describe("The deployed gateway answers as the local one does", () => {
    let stack: EngineStack;
    let target: FidelityTarget;

    before(async () => {
        stack = await EngineStack.create();
        const { outputs } = await stack.up(program);
        const other: OutputMap = { ...outputs, restApiId: outputs.other, url: outputs.otherUrl };
        const { elsewhere } = outputs.elsewhere.value as { elsewhere: string };
        target = {
            url: stageUrl(outputs),
            otherUrl: stageUrl(other),
            keys: { ...keyValues(outputs), elsewhere, planless: outputs.planless.value as string },
        };
    });
    after(() => stack.dispose());

    it("to as many questions as there are", () => expect(fidelityRows.length).to.be.greaterThan(15));

    for (const row of fidelityRows) it(row.title, () => checkRow(row, target));
});
