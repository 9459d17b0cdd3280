import { expect } from "chai";
import { resourcesOf } from "../../../cli/local/deployedState/resources";
import { stages } from "../../../cli/local/deployedState/stages";
import { usagePlans } from "../../../cli/local/deployedState/usagePlans";
import { Properties, RegisteredResource } from "../../../cli/local/evaluation/registeredResource";

function resource(kind: string, id: string, inputs: Properties): RegisteredResource {
    const type = `aws:apigateway/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
    return { type, name: id, urn: id, parent: "", provider: "", id, inputs, state: inputs, read: false };
}

/** The methods that a stage's method settings and a usage plan limit. */
function limitedMethods(methodPath: string): [ofStage: string, ofPlan: string] {
    const at = { restApi: "api", stageName: "dev" };
    const settings = { throttlingRateLimit: 1, throttlingBurstLimit: 2 };
    const throttles = [{ path: methodPath, rateLimit: 1, burstLimit: 2 }];
    const resources = resourcesOf([
        resource("RestApi", "api", {}),
        resource("Stage", "dev", at),
        resource("MethodSettings", "settings", { ...at, methodPath, settings }),
        resource("UsagePlan", "plan", { apiStages: [{ apiId: "api", stage: "dev", throttles }] }),
    ]);
    const [stage] = stages(resources, () => ({ unsupported: "none" }));
    const [plan] = usagePlans(resources, () => new Map());
    const [[ofStage], [ofPlan]] = [stage, plan.stages[0]].map(each => Object.keys(each.methodThrottles));
    return [ofStage, ofPlan];
}

describe("A throttle", () => {
    const throttleOf = (throttleSettings: Properties) =>
        usagePlans(resourcesOf([resource("UsagePlan", "plan", { throttleSettings })]), () => new Map())[0].throttle;

    it("of 0 lets nothing pass", () => {
        expect(throttleOf({ rateLimit: 0, burstLimit: 0 })).to.deep.equal({ rateLimit: 0, burstLimit: 0 });
        expect(throttleOf({ rateLimit: 5, burstLimit: 0 })).to.deep.equal({ rateLimit: 5, burstLimit: 0 });
    });

    it("of -1 is none", () => {
        expect(throttleOf({ rateLimit: -1, burstLimit: -1 })).to.equal(undefined);
    });
});

describe("A throttle of a method", () => {
    const methods: { [name: string]: string[] } = {
        "GET /orders": ["/orders/GET", "orders/GET", "~1orders/GET", "/orders//GET"],
        "GET /orders/{id}": ["/orders/{id}/GET", "orders/{id}/GET", "~1orders~1{id}/GET"],
        "GET /": ["//GET", "/GET", "~1/GET", "~1GET"],
        "* /*": ["*/*"],
    };
    for (const [name, paths] of Object.entries(methods)) {
        it(`is that of ${name} by any of the paths that the service has for it`, () => {
            for (const path of paths) expect(limitedMethods(path), path).to.deep.equal([name, name]);
        });
    }
});
