import { expect } from "chai";
import { evaluatePolicy } from "../../../cli/explain/policy";
import { matchesWildcards } from "../../../cli/explain/wildcards";

const request = { restApiId: "api1", stageName: "prod", method: "GET", path: "/orders/7" };
const allow = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
const deny = { ...allow, Effect: "Deny" };
const fromOffice = { IpAddress: { "aws:SourceIp": ["192.0.2.0/24"] } };
const arn = (rest: string) => `arn:aws:execute-api:eu-west-1:123456789012:${rest}`;

describe("A resource policy", () => {
    for (const [title, statements, result] of [
        ["allows what a statement allows", [allow], "allowed"],
        ["allows nothing else", [], "notAllowed"],
        ["denies what a statement denies, whatever others allow", [allow, deny], "denied"],
        ["is of principals, in both forms", [{ ...allow, Principal: { AWS: "*" } }], "allowed"],
        ["allows nobody who is not named", [{ ...allow, Principal: { AWS: arn("root") } }], "notAllowed"],
        [
            "is of the call, and of no other action",
            [{ ...allow, Action: "execute-api:ManageConnections" }],
            "notAllowed",
        ],
        ["is of actions with wildcards", [{ ...allow, Action: ["execute-api:*"] }], "allowed"],
        ["is of an ARN", [{ ...allow, Resource: arn("api1/prod/GET/orders/*") }], "allowed"],
        ["is of an ARN of another stage", [{ ...allow, Resource: arn("api1/test/*") }], "notAllowed"],
        ["is of an ARN of another API", [{ ...allow, Resource: arn("api2/*") }], "notAllowed"],
        ["is of an ARN that ends with the API", [{ ...allow, Resource: arn("api1") }], "allowed"],
        ["is of an ARN that ends with another API", [{ ...allow, Resource: arn("api2") }], "notAllowed"],
        ["is of all, in short", [{ ...allow, Resource: "execute-api:*" }], "allowed"],
        ["is of a method", [allow, { ...deny, Resource: ["execute-api:/prod/POST/*"] }], "allowed"],
        ["is of a path", [allow, { ...deny, Resource: ["execute-api:/prod/*/orders/?"] }], "denied"],
        ["decides by the caller where it allows with a condition", [{ ...allow, Condition: fromOffice }], "depends"],
        [
            "decides by the caller where it denies with a condition",
            [allow, { ...deny, Condition: fromOffice }],
            "depends",
        ],
        ["allows where one of two statements has a condition", [allow, { ...allow, Condition: fromOffice }], "allowed"],
        ["decides by what is excepted", [allow, { Effect: "Deny", NotPrincipal: "*" }], "depends"],
    ] as const) {
        it(title, () => {
            expect(evaluatePolicy(JSON.stringify({ Statement: statements }), request).result).to.equal(result);
        });
    }

    it("names the condition that it decides by", () => {
        const statements = [
            allow,
            { ...deny, Condition: { NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24", "::1"] } } },
        ];
        expect(evaluatePolicy(JSON.stringify({ Statement: statements }), request)).to.deep.equal({
            result: "depends",
            why: "it denies when NotIpAddress aws:SourceIp 192.0.2.0/24, ::1",
        });
    });

    it("that can't be read decides nothing", () => {
        expect(evaluatePolicy("{", request)).to.deep.equal({ result: "depends", why: "it can't be read" });
    });
});

describe("Wildcards", () => {
    for (const [pattern, text, isMatch] of [
        ["*", "", true],
        ["", "", true],
        ["", "a", false],
        ["a*c", "abcbc", true],
        ["a*c", "abcb", false],
        ["*a*b*", "xaxbx", true],
        ["a?c", "abc", true],
        ["a?c", "ac", false],
        ["prod/*/orders", "prod/GET/orders", true],
    ] as const) {
        it(`${pattern} ${isMatch ? "is" : "is not"} ${text}`, () =>
            expect(matchesWildcards(pattern, text)).to.equal(isMatch));
    }
});
