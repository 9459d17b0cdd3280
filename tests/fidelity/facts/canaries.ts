import { RecordedFact, documentOf } from "../recordedFact";
import { mock } from "./bodyIntegrations";

/** Canaries. */
export const canaryFacts: RecordedFact[] = [
    {
        id: "U9",
        title: "the canary's share of the requests has its variables, and knows that it is the canary",
        source: "LS test_apigateway_canary.py::test_invoking_canary_deployment",
        stageVariables: { testVar: "default", defaultVar: "default" },
        canary: { percentTraffic: 100, stageVariableOverrides: { testVar: "canary", noStageVar: "canary" } },
        document: documentOf({ "/": { get: variablesShown() } }),
        steps: [{ path: "/dev/", status: 200, answer: "canary canary default true" }],
    },
    {
        id: "U9b",
        title: "a canary without a share serves nobody, and all others know that they are not it",
        source: "LS test_apigateway_canary.py::test_invoking_canary_deployment",
        stageVariables: { testVar: "default", defaultVar: "default", noStageVar: "none" },
        canary: { percentTraffic: 0, stageVariableOverrides: { testVar: "canary", noStageVar: "canary" } },
        document: documentOf({ "/": { get: variablesShown() } }),
        steps: [{ path: "/dev/", status: 200, answer: "default none default false" }],
    },
];

function variablesShown() {
    const shown =
        "$stageVariables.testVar $stageVariables.noStageVar $stageVariables.defaultVar $context.isCanaryRequest";
    return mock({
        responses: { default: { statusCode: "200", responseTemplates: { "application/json": shown } } },
    });
}
