import { expect } from "chai";
import { explain } from "../../../cli/explain/explanation";
import { RequestFacts } from "../../../cli/explain/requestFacts";
import { acme, covering, never, of, orders, plan, quota, request, stage } from "./requests";

/** Each passes, with the check whose finding one should know, if any. */
const passing: [title: string, facts: Partial<RequestFacts>, noted: string | string[] | undefined, words: RegExp][] = [
    ["all is well", {}, undefined, /the plan gold \(p1\) covers this stage/],
    [
        "a method without a key",
        { deployed: of(["GET /orders", { apiKeyRequired: false }]), key: undefined },
        undefined,
        /needs no key/,
    ],
    [
        "a method without a key, whatever is sent",
        { deployed: of(["GET /orders", { apiKeyRequired: false }]), key: acme(false), plans: [] },
        undefined,
        /needs no key/,
    ],
    [
        "a key that is not demanded yet",
        { deployed: of(["GET /orders", { apiKeyRequired: false }]), present: orders, key: undefined },
        "redeployment",
        /apiKeyRequired is false in what is deployed, and true now/,
    ],
    [
        "another backend that is not deployed, whose address is not shown",
        {
            deployed: of(["GET /orders", { integration: { uri: '"https://user:secret@old"' } }]),
            present: of(["GET /orders", { integration: { uri: '"https://user:secret@new"' } }]),
        },
        "redeployment",
        /the integration has another uri now/,
    ],
    [
        "a route that is deployed, and gone",
        { present: of() },
        "redeployment",
        /GET \/orders is deployed, and not in the API any more/,
    ],
    [
        "another route that is not deployed",
        { present: of(["GET /orders"], ["GET /stock"]) },
        undefined,
        /changed and not deployed: GET \/stock/,
    ],
    [
        "two plans",
        { plans: [plan(), plan({ id: "p2", name: "free" })] },
        "keyPlan",
        /gold \(p1\) and free \(p2\): AWS allows one/,
    ],
    [
        "a plan beside that covers another stage",
        { plans: [plan({ id: "p2", stages: [] }), plan()] },
        undefined,
        /the plan gold \(p1\) covers this stage/,
    ],
    [
        "a throttle of the method that is more than the plan's 0",
        { plans: [covering({ "/orders/GET": { rateLimit: 1, burstLimit: 1 } }, { throttle: never })] },
        undefined,
        /covers this stage/,
    ],
    ["a throttle of 0 of another method", stage({ "~1stock/GET": never }), undefined, /needs a key/],
    ["a throttle that is turned off", stage({ "*/*": { rateLimit: -1, burstLimit: -1 } }), undefined, /needs a key/],
    [
        "a method throttle over that of all methods",
        stage({ "*/*": never, "~1orders/GET": { rateLimit: 1, burstLimit: 1 } }),
        undefined,
        /needs a key/,
    ],
    [
        "a quota that UpdateUsage raised",
        { plans: [plan({ quota })], usage: { p1: { used: 12, remaining: 3 } } },
        undefined,
        /12 used of 10 a month, 3 left/,
    ],
    ["a quota that AWS knows nothing of yet", { plans: [plan({ quota })] }, undefined, /0 used of 10 a month$/],
    [
        "a resource policy that leaves it to a Lambda authorizer",
        { deployed: { ...of(["GET /orders", { authorization: "CUSTOM" }]), policy: '{"Statement":[]}' } },
        ["resourcePolicy", "authorization"],
        /neither allows nor denies it/,
    ],
    [
        "an authorizer",
        { deployed: of(["GET /orders", { authorization: "CUSTOM" }]) },
        "authorization",
        /Lambda authorizer accepts/,
    ],
    [
        "a canary",
        { stage: { ...request().stage!, canary: { percent: 10 } } },
        "stage",
        /10% of requests get its canary/,
    ],
    [
        "a key that the authorizer gives",
        { deployed: { ...of(["GET /orders", { authorization: undefined }]), apiKeySource: "AUTHORIZER" } },
        "keySource",
        /taken to return this one/,
    ],
    [
        "an authorizer that gives a key, of which nothing is said",
        {
            deployed: { ...of(["GET /orders", { authorization: undefined }]), apiKeySource: "AUTHORIZER" },
            key: undefined,
        },
        "keySource",
        /Whose it returns is not known here/,
    ],
    ["a private API", { api: { ...request().api!, isPrivate: true } }, "api", /through its VPC endpoints only/],
];

const fromAuthorizer = { ...of(["GET /orders", { authorization: "CUSTOM" }]), apiKeySource: "AUTHORIZER" as const };

describe("The explanation of a request that passes", () => {
    it("goes on to the plan and quota of the key that a Lambda authorizer gives, and says that it may be another", () => {
        const { passes, next } = explain(request({ deployed: fromAuthorizer }));
        expect(passes).to.equal(true);
        expect(next.at(-1)).to.include("returns another key, or none, as usageIdentifierKey");
        const used = { plans: [plan({ quota })], usage: { p1: { used: 10, remaining: 0 } } };
        expect(explain(request({ deployed: fromAuthorizer, ...used })).causedBy).to.equal("quota");
    });

    for (const [title, facts, noted, words] of passing) {
        it(`passes, and says what one should know: ${title}`, () => {
            const { passes, findings, next, cause } = explain(request(facts));
            expect(passes, cause).to.equal(true);
            expect(findings.filter(({ status }) => status === "note").map(({ check }) => check)).to.deep.equal(
                noted === undefined ? [] : [noted].flat(),
            );
            expect(
                findings.some(({ text }) => words.test(text)),
                JSON.stringify(findings),
            ).to.equal(true);
            expect(next.join()).to.match(/WAF/);
            expect(JSON.stringify(findings)).to.not.include("secret");
        });
    }
});
