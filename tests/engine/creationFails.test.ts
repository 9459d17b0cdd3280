import { expect } from "chai";
import { FailingRun, callsOf, failInTurn, failUnnoticed, failWithRemedy } from "./failingCalls";
import { faultsCanBeInjected } from "./faults";

const creation: FailingRun = {
    program: "firstGateways",
    answers: { "/a": "first a", "/b": "first b", "/c": 403, bob: "first a", "rate of free": 1000 },
};

const inTurn = [
    ["CreateApiKey ApiKey-alice", "GetApiKey ApiKey-alice", "CreateApiKey ApiKey-bob", "GetApiKey ApiKey-bob"],
    ["CreateRestApi RestApi", "UpdateRestApi RestApi", "GetRestApi RestApi", "GetResources RestApi"],
    ["CreateDeployment Deployment", "GetDeployment Deployment", "CreateStage Stage", "GetStage Stage"],
    [
        "UpdateStage MethodSettings",
        "GetStage MethodSettings",
        "CreateUsagePlan UsagePlan-free",
        "GetUsagePlan UsagePlan-free",
    ],
    [
        "CreateUsagePlan UsagePlan-gold",
        "GetUsagePlan UsagePlan-gold",
        "CreateUsagePlanKey UsagePlanKey-alice",
        "GetUsagePlanKey UsagePlanKey-alice",
    ],
    ["CreateUsagePlanKey UsagePlanKey-bob", "GetUsagePlanKey UsagePlanKey-bob"],
];
const remedied = ["PutRestApi RestApi"];
const unnoticed = ["GetResources getResource"];

const promise = faultsCanBeInjected ? describe : () => undefined;

promise("When the service fails during the first `pulumi up`", () => {
    it("each call of it is one of those below", async () => {
        expect(await callsOf(creation)).to.have.members([...inTurn.flat(), ...remedied, ...unnoticed]);
    });

    for (const calls of inTurn) {
        it(`the next one completes, and clients get what the program says: ${calls.join(", ")}`, () =>
            failInTurn(calls, creation));
    }

    for (const call of remedied) {
        it(`the next one stops, and its remedy makes the one after it complete: ${call}`, () =>
            failWithRemedy(call, creation));
    }

    for (const call of unnoticed) {
        it(`it completes all the same: ${call}`, () => failUnnoticed(call, creation));
    }
});
