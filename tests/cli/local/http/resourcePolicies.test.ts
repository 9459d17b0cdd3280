import { expect } from "chai";
import { deployed, method, stage } from "../deployments";
import { served, stopAll } from "./served";

/** What a request from this machine gets, and what the log says of it. */
async function answerUnder(...statements: object[]) {
    const policy = { Version: "2012-10-17", Statement: statements };
    const gateway = await served(deployed([stage([method("GET /orders")], { policy })]));
    const { status, body } = await gateway.get("/dev/orders");
    return { status, body, reason: (await gateway.told(1))[0].reason };
}

const everyone = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
const allow = { Effect: "Allow", ...everyone };
const deny = { Effect: "Deny", ...everyone };
const fromEndpoint = { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } };
const notFromEndpoint = { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } };

describe("A resource policy", () => {
    after(stopAll);

    it("does not shut out this machine by what can't be known here, such as a VPC endpoint", async () => {
        expect((await answerUnder({ ...allow, Condition: fromEndpoint })).status).to.equal(200);
        expect((await answerUnder(allow, { ...deny, Condition: notFromEndpoint })).status).to.equal(200);
        const dated = { DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } };
        expect((await answerUnder({ ...allow, Condition: dated })).status).to.equal(200);
    });

    it("denies where a condition that is known speaks against it, whatever else is not known", async () => {
        const both = { ...fromEndpoint, IpAddress: { "aws:SourceIp": "192.0.2.1" } };
        expect((await answerUnder({ ...allow, Condition: both })).status).to.equal(403);
    });

    it("tells in the log which statement denies a request", async () => {
        const office = { NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24"] } };
        const { status, reason } = await answerUnder(allow, { ...deny, Sid: "OfficeOnly", Condition: office });
        expect(status).to.equal(403);
        expect(reason).to.equal(
            'statement 2 (OfficeOnly, NotIpAddress {"aws:SourceIp":["192.0.2.0/24"]}) of the API\'s policy denies 127.0.0.1',
        );
    });

    it("tells in the log what would have had to allow a request", async () => {
        const { reason } = await answerUnder({ ...allow, Condition: { IpAddress: { "aws:SourceIp": "192.0.2.1" } } });
        expect(reason).to.equal(
            "nothing in the API's policy allows it, for 127.0.0.1: " +
                'statement 1 (IpAddress {"aws:SourceIp":"192.0.2.1"})',
        );
        expect((await answerUnder(deny)).reason).to.match(/^statement 1 of the API's policy denies/);
    });

    it("holds for all actions and resources that its patterns name, and for none that they leave out", async () => {
        expect((await answerUnder({ ...allow, Action: "*" })).status).to.equal(200);
        expect(
            (await answerUnder({ ...allow, Action: ["execute-api:InvalidateCache", "execute-api:Inv*"] })).status,
        ).to.equal(200);
        expect((await answerUnder({ ...allow, Action: "execute-api:InvalidateCache" })).status).to.equal(403);
        expect((await answerUnder({ ...allow, Resource: "*" })).status).to.equal(200);
        expect((await answerUnder({ ...allow, Resource: "execute-api:/prod/*" })).status).to.equal(403);
        expect((await answerUnder({ ...allow, Resource: "execute-api:/dev/GET/order" })).status).to.equal(403);
        const { Resource: _all, ...others } = allow;
        expect((await answerUnder({ ...others, NotResource: "execute-api:/*/POST/*" })).status).to.equal(200);
        expect((await answerUnder({ ...others, NotResource: "execute-api:/*/GET/*" })).status).to.equal(403);
    });

    it("leaves it to a Lambda authorizer to allow what it does not speak of, and denies before one is asked", async () => {
        const answer = async (...Statement: object[]) => {
            const guarded = method("GET /orders", { authorization: "CUSTOM" });
            const gateway = await served(deployed([stage([guarded], { policy: { Statement } })]));
            return (await gateway.get("/dev/orders")).body;
        };
        expect(await answer({ ...allow, Resource: "execute-api:/*/POST/*" })).to.not.include("execute-api:Invoke");
        expect(await answer(allow, deny)).to.include("execute-api:Invoke");
    });

    it("is AWS's 403, or the API's own ACCESS_DENIED", async () => {
        const policy = { Statement: deny };
        const own = { statusCode: "404", responseParameters: {}, responseTemplates: { "application/json": "{}" } };
        const gatewayResponses = { ACCESS_DENIED: own };
        const gateway = await served(deployed([stage([method("GET /orders")], { policy, gatewayResponses })]));
        expect(await gateway.get("/dev/orders")).to.include({ status: 404, body: "{}" });
    });

    it("lets an address of IPv6 in by a range of IPv6, and knows 127.0.0.1 in its form of IPv6", async () => {
        const ranges = { IpAddress: { "aws:SourceIp": ["::1/128", "127.0.0.1"] } };
        const policy = { Statement: [{ ...allow, Condition: ranges }] };
        const gateway = await served(deployed([stage([method("GET /orders")], { policy })]), { host: "::" });
        const port = Number(new URL(gateway.url).port);
        for (const hostname of ["127.0.0.1", "::1"]) {
            const { status } = await gateway.request("/dev/orders", { hostname, port });
            expect(status).to.equal(200);
        }
    });
});
