import { expect } from "chai";
import { explain } from "../../../cli/explain/explanation";
import { RequestFacts } from "../../../cli/explain/requestFacts";
import { acme, covering, never, of, orders, plan, quota, request, stage } from "./requests";

const deny = JSON.stringify({
    Statement: { Effect: "Deny", Principal: "*", Action: "execute-api:Invoke", Resource: "*" },
});

/** Each with the check that is the cause, and words of the cause and the remedy. */
const refusals: [title: string, facts: Partial<RequestFacts>, status: number, causedBy: string, words: RegExp][] = [
    [
        "no such API",
        { api: undefined, region: "eu-west-1" },
        403,
        "api",
        /no REST API api1 in this account in eu-west-1/,
    ],
    [
        "the execute-api endpoint is disabled",
        { api: { id: "api1", name: "orders", disableExecuteApiEndpoint: true, isPrivate: false } },
        403,
        "api",
        /custom domain only/,
    ],
    ["no such stage", { stage: undefined, stageName: "live" }, 403, "stage", /no stage live; the API has prod, test/],
    ["a URL without a stage", { stage: undefined, stageName: "" }, 403, "stage", /the URL names no stage/],
    [
        "no stage yet",
        { stage: undefined, stageNames: [] },
        403,
        "stage",
        /the API has none .*create-deployment --rest-api-id api1 --stage-name prod/,
    ],
    ["no such route", { deployed: of(["GET /stock"]) }, 403, "route", /no route for GET \/orders .*look at the path/],
    [
        "no such method",
        { deployed: of(["POST /orders"], ["PUT /orders"]) },
        403,
        "route",
        /that path has POST, PUT .*--method/,
    ],
    [
        "a route that is not deployed",
        { deployed: of(), present: orders },
        403,
        "redeployment",
        /GET \/orders is in the API, and not deployed; the stage prod still serves deployment d1 of 2026-11-20 10:00 UTC .*create-deployment/,
    ],
    [
        "a stage that was left at an older deployment",
        {
            deployed: of(),
            present: orders,
            stage: {
                ...request().stage!,
                newer: { deploymentId: "d2", deployedAt: Date.parse("2026-11-21T10:00:00Z") },
            },
        },
        403,
        "redeployment",
        /the deployment d2 of 2026-11-21 10:00 UTC is newer, and the stage does not serve it: aws apigateway update-stage .*value=d2/,
    ],
    [
        "a key that is needed in what is deployed only",
        { present: of(["GET /orders", { apiKeyRequired: false }]), key: undefined },
        403,
        "redeployment",
        /apiKeyRequired is true in what is deployed, and false now/,
    ],
    [
        "a key source that was changed and not deployed",
        { deployed: { ...orders, apiKeySource: "AUTHORIZER" }, present: orders },
        403,
        "redeployment",
        /key source is AUTHORIZER in what is deployed, and HEADER now/,
    ],
    ["a request without a key", { key: undefined }, 403, "keyRequired", /without one .*x-api-key/],
    [
        "a browser's question before a request with a key",
        {
            key: undefined,
            request: { method: "OPTIONS", path: "/orders", isExecuteApi: true },
            deployed: of(["ANY /orders"]),
        },
        403,
        "keyRequired",
        /let OPTIONS need no key/,
    ],
    [
        "a key that the authorizer gives",
        { deployed: { ...orders, apiKeySource: "AUTHORIZER" } },
        403,
        "keySource",
        /usageIdentifierKey, and this method has none/,
    ],
    [
        "a key that no user pool gives",
        { deployed: { ...of(["GET /orders", { authorization: "COGNITO_USER_POOLS" }]), apiKeySource: "AUTHORIZER" } },
        403,
        "keySource",
        /this method has none that does .*Lambda authorizer/,
    ],
    [
        "a custom domain without such a base path",
        {
            restApiId: "",
            stageName: "",
            api: undefined,
            stage: undefined,
            unmapped: { host: "api.example.com", basePaths: ["v1", "v2"] },
        },
        403,
        "basePath",
        /api.example.com maps no base path that fits; it maps v1, v2 .*create-base-path-mapping/,
    ],
    ["no such key", { key: { asked: "the given value" } }, 403, "keyExists", /no such key: the given value/],
    ["a disabled key", { key: acme(false) }, 403, "keyEnabled", /acme \(k1\) is disabled .*update-api-key/],
    [
        "a disabled key without a name",
        { key: { asked: "the id k1", found: { id: "k1", name: "", enabled: false } } },
        403,
        "keyEnabled",
        /the key without a name \(k1\) is disabled/,
    ],
    ["a key in no plan", { plans: [] }, 403, "keyPlan", /in no usage plan .*create-usage-plan-key/],
    [
        "a plan of another stage",
        { plans: [plan({ stages: [{ apiId: "api1", stageName: "test", methodThrottles: {} }] })] },
        403,
        "keyPlan",
        /gold \(p1\) covers api1:test .*value=api1:prod/,
    ],
    [
        "a plan of another API, and one of none",
        {
            plans: [
                plan({ stages: [{ apiId: "api2", stageName: "prod", methodThrottles: {} }] }),
                plan({ id: "p2", name: "new", stages: [] }),
            ],
        },
        403,
        "keyPlan",
        /gold \(p1\) covers api2:prod; new \(p2\) covers no stage/,
    ],
    [
        "a method throttle of 0 in the plan",
        { plans: [covering({ "/orders/GET": never })] },
        429,
        "planThrottle",
        /the plan gold gives GET \/orders a rate of 0 and a burst of 0/,
    ],
    [
        "a throttle of 0 of the plan",
        { plans: [plan({ throttle: { rateLimit: 10, burstLimit: 0 } })] },
        429,
        "planThrottle",
        /each key a rate of 10 and a burst of 0/,
    ],
    ["a method throttle of 0", stage({ "~1orders/GET": never }), 429, "stageThrottle", /prod gives GET \/orders/],
    ["a throttle of 0 for all methods", stage({ "*/*": never }), 429, "stageThrottle", /prod gives all methods/],
    [
        "a quota that is used up",
        { plans: [plan({ quota })], usage: { p1: { used: 10, remaining: 0 } } },
        429,
        "quota",
        /used up: 10 used of 10 a month .*begins again at 2026-12-01 00:00 UTC/,
    ],
    [
        "a quota of which UpdateUsage took the rest",
        { plans: [plan({ quota })], usage: { p1: { used: 3, remaining: 0 } } },
        429,
        "quota",
        /3 used of 10 a month, and the rest was taken from this key in this period/,
    ],
    [
        "a quota of a week",
        { plans: [plan({ quota: { ...quota, period: "WEEK" } })], usage: { p1: { used: 10, remaining: 0 } } },
        429,
        "quota",
        /begins again at 2026-11-29 00:00 UTC/,
    ],
    [
        "a quota of a plan that is one of two",
        { plans: [plan(), plan({ id: "p2", quota })], usage: { p2: { used: 12, remaining: 0 } } },
        429,
        "quota",
        /12 used of 10/,
    ],
    [
        "a resource policy",
        { deployed: { ...orders, policy: deny } },
        403,
        "resourcePolicy",
        /denies it .*deploy the API/,
    ],
    [
        "a resource policy that allows nobody",
        { deployed: { ...orders, policy: '{"Statement":[]}' } },
        403,
        "resourcePolicy",
        /allows nobody this request/,
    ],
];

describe("The explanation of a request that is refused", () => {
    for (const [title, facts, status, causedBy, words] of refusals) {
        it(`names the one cause of ${status}, and the remedy: ${title}`, () => {
            const explanation = explain(request(facts));
            expect(explanation.passes).to.equal(false);
            expect(explanation.causedBy).to.equal(causedBy);
            expect(explanation.answer!.status).to.equal(status);
            expect(`${explanation.cause} ${explanation.remedy}`).to.match(words);
            expect(explanation.findings.filter(each => each.status === "refused")).to.have.length(1);
            expect(explanation.findings.at(-1)!.status).to.equal("refused");
        });
    }
});
