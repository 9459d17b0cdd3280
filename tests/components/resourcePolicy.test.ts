import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { made, problems, problemsWhenKnown, triggersOf } from "./ordersGateway";

const statement = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
const of = (changes: object) => ({ Version: "2012-10-17", Statement: [{ ...statement, ...changes }] });

describe("A resource policy that the service would not take is refused", () => {
    const refused: { [what: string]: [policy: unknown, lines: string[]] } = {
        "for a misspelt element, with the nearest": [
            of({ Principal: undefined, Principle: "*" }),
            [
                "policy.Statement.0.Principle: unknown; did you mean Principal?",
                'policy.Statement.0.Principal: missing; whom it applies to, such as "*"',
            ],
        ],
        "for an effect or a version that there is not": [
            { ...of({ Effect: "allow" }), Version: "2012-10-18" },
            [
                'policy.Version: "2012-10-18" is not one of 2012-10-17, 2008-10-17',
                'policy.Statement.0.Effect: "allow" is not one of Allow, Deny',
            ],
        ],
        "for all that a statement lacks, which may be one alone": [
            { Statement: {} },
            [
                "policy.Statement.Effect: missing; write Allow or Deny",
                'policy.Statement.Principal: missing; whom it applies to, such as "*"',
                'policy.Statement.Action: missing; what is allowed or denied, such as "execute-api:Invoke"',
                'policy.Statement.Resource: missing; where, such as "execute-api:/*"',
            ],
        ],
        "for an element and its opposite": [
            of({ NotAction: "execute-api:Invoke" }),
            ["policy.Statement.0: has Action and NotAction; give only one of them"],
        ],
        "for a statement that is none": [
            { Statement: ["allow"] },
            ['policy.Statement.0: "allow" is not a statement: a map with Effect and the rest'],
        ],
        "for names that begin with small letters": [
            { version: "2012-10-17", statement: [] },
            [
                "policy.version: unknown; did you mean Version?",
                "policy.statement: unknown; did you mean Statement?",
                "policy: has no Statement, so it is not a policy",
            ],
        ],
    };
    for (const [what, [policy, lines]] of Object.entries(refused)) {
        it(`${what}, as a map, as text, or known later`, async () => {
            expect(await problems({ policy })).to.deep.equal(lines);
            expect(await problems({ policy: JSON.stringify(policy) })).to.deep.equal(lines);
            expect(await problemsWhenKnown(() => ({ policy: pulumi.output(policy) }))).to.deep.equal(lines);
        });
    }

    it("in a document that is brought along too", async () => {
        const openApi = { openapi: "3.0.1", paths: {}, "x-amazon-apigateway-policy": of({ Effect: "Alow" }) };
        expect(await problems({ openApi })).to.deep.equal([
            'openApi.x-amazon-apigateway-policy.Statement.0.Effect: "Alow" is not one of Allow, Deny',
        ]);
    });

    it("when a part of it is known", async () => {
        expect(await problemsWhenKnown(() => ({ policy: of({ Effect: pulumi.output("Alow") }) }))).to.deep.equal([
            'policy.Statement.0.Effect: "Alow" is not one of Allow, Deny',
        ]);
    });
});

describe("A resource policy is taken", () => {
    it("with all elements that a statement may have, and Outputs in them", async () => {
        const { Principal: _all, Action: _invoke, Resource: _everywhere, ...rest } = statement;
        const policy = () => ({
            Version: "2008-10-17",
            Id: "orders",
            Statement: {
                ...rest,
                Sid: "partners",
                NotPrincipal: { AWS: [pulumi.output("arn:aws:iam::123456789012:root")] },
                NotAction: ["execute-api:*"],
                NotResource: pulumi.output("*"),
                Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } },
            },
        });
        expect(triggersOf(await made(() => ({ policy: policy() })))).to.include.keys("policy");
    });
});
