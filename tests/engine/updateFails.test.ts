import { expect } from "chai";
import { FailingRun, callsOf, failBeforeAnyChange, failInTurn, failUnnoticed, failWithRemedy } from "./failingCalls";
import { faultsCanBeInjected } from "./faults";

const update: FailingRun = {
    start: "firstGateways",
    program: "changedGateways",
    refresh: true,
    answers: { "/a": "second a", "/b": 403, "/c": "first c", bob: 403, "rate of free": 900 },
};

/** `--refresh` reads all that there is before the program runs. */
const refresh = [
    [
        "GetRestApi RestApi",
        "GetResources RestApi",
        "GetDeployment Deployment",
        "GetStage Stage",
        "GetStage MethodSettings",
        "GetUsagePlan UsagePlan-free",
    ],
    [
        "GetUsagePlan UsagePlan-gold",
        "GetApiKey ApiKey-alice",
        "GetApiKey ApiKey-bob",
        "GetUsagePlanKey UsagePlanKey-alice",
        "GetUsagePlanKey UsagePlanKey-bob",
    ],
];
const inTurn = [
    ["UpdateApiKey ApiKey-bob", "GetApiKey ApiKey-bob 2", "CreateApiKey ApiKey-carol", "GetApiKey ApiKey-carol"],
    ["UpdateRestApi RestApi 2", "GetRestApi RestApi 2", "GetResources RestApi 2"],
    ["CreateDeployment Deployment", "GetDeployment Deployment 2", "UpdateStage Stage", "GetStage Stage 2"],
    [
        "UpdateStage MethodSettings",
        "GetStage MethodSettings 2",
        "CreateUsagePlan UsagePlan-silver",
        "GetUsagePlan UsagePlan-silver",
    ],
    ["UpdateUsagePlan UsagePlan-free", "GetUsagePlan UsagePlan-free 2"],
    [
        "DeleteUsagePlanKey UsagePlanKey-alice",
        "CreateUsagePlanKey UsagePlanKey-alice",
        "GetUsagePlanKey UsagePlanKey-alice 2",
        "CreateUsagePlanKey UsagePlanKey-carol",
        "GetUsagePlanKey UsagePlanKey-carol",
    ],
    // What is not needed any more goes when all gateways are done, so these have a stack each.
    ["DeleteDeployment Deployment"],
    ["UpdateUsagePlan UsagePlan-gold"],
    ["DeleteUsagePlan UsagePlan-gold"],
];
const remedied = ["UpdateRestApi RestApi", "PutRestApi RestApi"];
const unnoticed = ["GetResources getResource"];

const promise = faultsCanBeInjected ? describe : () => undefined;

promise("When the service fails during an update", () => {
    it("each call of it is one of those below", async () => {
        const named = [...refresh.flat(), ...inTurn.flat(), ...remedied, ...unnoticed];
        expect(await callsOf(update)).to.have.members(named);
    });

    for (const calls of refresh) {
        it(`nothing was changed, and the next one completes: ${calls.join(", ")}`, () =>
            failBeforeAnyChange(calls, update));
    }

    for (const calls of inTurn) {
        it(`the next one completes, and clients get what the program says: ${calls.join(", ")}`, () =>
            failInTurn(calls, update));
    }

    for (const call of remedied) {
        it(`the next one stops, and its remedy makes the one after it complete: ${call}`, () =>
            failWithRemedy(call, update));
    }

    for (const call of unnoticed) {
        it(`it completes all the same: ${call}`, () => failUnnoticed(call, update));
    }
});
