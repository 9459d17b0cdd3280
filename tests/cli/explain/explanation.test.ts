import { expect } from "chai";
import { checks } from "../../../cli/explain/checks";
import { explain } from "../../../cli/explain/explanation";
import { explanationJson, explanationLines } from "../../../cli/explain/explanationLines";
import { RequestFacts } from "../../../cli/explain/requestFacts";
import { acme, request } from "./requests";

describe("The explanation of a request", () => {
    it("goes through the checks in API Gateway's order, and stops at the first that refuses", () => {
        const order = checks.map(([name]) => name);
        const all = request({ key: acme(false), plans: [] });
        const { findings, causedBy } = explain(all);
        expect(causedBy).to.equal("keyEnabled");
        const positions = findings.map(({ check }) => order.indexOf(check));
        expect(positions).to.deep.equal([...positions].sort((a, b) => a - b));
    });

    it("says which host and path are called where no stage is reached", () => {
        const unmapped = { host: "api.example.com", basePaths: [] };
        const nowhere = { restApiId: "", stageName: "", api: undefined, stage: undefined };
        const title = (changes: Partial<RequestFacts>) => {
            const facts = request({ ...nowhere, ...changes });
            return explanationLines(explain(facts), facts, (_, text) => text).split("\n")[0];
        };
        expect(title({ unmapped })).to.equal("GET /orders at api.example.com");
        expect(title({ restApiId: "api1" })).to.equal("GET /orders at no stage of api1");
    });

    it("is shown in lines, and no name moves the cursor", () => {
        const facts = request({ key: { asked: "a customer \u001b[2J" } });
        const lines = explanationLines(explain(facts), facts, (_, text) => text).split("\n");
        expect(lines[0]).to.equal("GET /orders at stage prod of api1");
        expect(lines.slice(-4)).to.deep.equal([
            "",
            'The client gets 403 {"message":"Forbidden"}',
            "cause:  there is no such key: a customer \\u001b[2J",
            "remedy: give the client a key that exists: keys are of one account and Region, and a replaced one is gone",
        ]);
        expect(explanationJson(explain(facts), facts)).to.deep.include({
            request: { method: "GET", path: "/orders", restApiId: "api1", stageName: "prod" },
            passes: false,
            causedBy: "keyExists",
        });
    });
});
