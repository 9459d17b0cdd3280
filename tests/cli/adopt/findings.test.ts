import { expect } from "chai";
import { ExistingApi } from "../../../cli/adopt/existingApi";
import { obstacles } from "../../../cli/adopt/obstacles";
import { remarks } from "../../../cli/adopt/remarks";
import { adopted, existingApi, plan } from "./apis";

const stage = (changes: object) => existingApi({ stage: { ...existingApi().stage, ...changes } });

describe("What can't be taken over", () => {
    const refused: { [what: string]: [api: ExistingApi, message: RegExp] } = {
        "a canary under way": [
            stage({ canarySettings: { deploymentId: "d2", percentTraffic: 10 } }),
            /^a canary is under way on the stage prod, with 10 % of the requests: promote it or end it first$/,
        ],
        "a key in two plans of the stage": [
            existingApi({ plans: [plan({}, [{ id: "k1" }]), plan({ id: "p2", name: "free" }, [{ id: "k1" }])] }),
            /^the key k1 is in 2 plans of the stage \(gold, free\): take it out of all but one$/,
        ],
        "a stage without customers": [existingApi({ plans: [] }), /^no usage plan covers the stage prod/],
        "a log that goes to a stream": [
            stage({ accessLogSettings: { destinationArn: "arn:aws:firehose:eu-central-1:1:deliverystream/x" } }),
            /which is no log group/,
        ],
        "an export that fails": [existingApi({ exported: undefined }), /can't be exported: --from current takes/],
        "an export of something else": [
            existingApi({ summary: { "/orders/{id}": { GET: {} } } }),
            /^the export of the stage is not what it serves; it differs in GET \/health/,
        ],
    };
    for (const [what, [api, message]] of Object.entries(refused)) {
        it(`is refused: ${what}`, () => {
            const found = obstacles(api, "deployed");
            expect(found).to.have.length(1);
            expect(found[0]).to.match(message);
        });
    }

    it("is nothing of a plain API", () => {
        const api = existingApi();
        expect(obstacles(api, "deployed")).to.deep.equal([]);
        expect(remarks(api, adopted(api))).to.deep.equal([]);
    });

    it("is named, where it stays as it is", () => {
        const base = existingApi();
        const functionUri =
            "arn:aws:apigateway:r:lambda:path/2015-03-31/functions/arn:aws:lambda:r:1:function:pay/invocations";
        const api = existingApi({
            stage: {
                ...base.stage,
                clientCertificateId: "cert1",
                webAclArn: "arn:acl",
                methodSettings: { "*/*": {}, "orders/GET": { metricsEnabled: true } },
                tags: { "aws:cloudformation:stack-name": "legacy", cost: "1" },
            },
            otherStages: ["test"],
            parts: { ...base.parts, hasDocumentationParts: true, authorizers: [{ authorizerUri: functionUri }] },
            plans: [plan({}, [{ id: "k1", name: "acme" }])],
            otherPlans: new Map([["k1", [{ id: "p9", name: "partners" }]]]),
        });
        const text = remarks(api, adopted(api)).join("\n");
        for (const part of [
            "CloudFormation made it, by legacy",
            "documentation parts",
            "cert1",
            "arn:acl",
            "orders/GET",
            "test",
            "pay",
            "cost",
            "the key acme is in plans of other stages too",
            "partners",
        ]) {
            expect(text).to.include(part);
        }
    });
});
