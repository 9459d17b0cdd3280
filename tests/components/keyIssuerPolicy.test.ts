import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Plan, UsagePlanGateway } from "../../components/index";
import { keyIssuerPolicy } from "../../components/keyIssuerPolicy";
import { valueOf } from "../registrations";
import { IamRequest, allows } from "./iamPolicy";
import { made, ordersArgs, throttle } from "./ordersGateway";

type Tags = { [name: string]: string };

const service = "arn:aws:apigateway:us-east-1::";
const issuer = "usage-plan-gateway:issuer";

/** Keys by id, with their tags. */
const keys: { [id: string]: Tags } = {
    ownkey1234: { [issuer]: "orders-id", customer: "bob" },
    ofprogram1: { team: "orders" },
    otherapi12: {},
    otherissue: { [issuer]: "other-id" },
};

const on = (method: string, path: string, tags: Partial<IamRequest> = {}): IamRequest => ({
    action: `apigateway:${method}`,
    resource: `${service}${path}`,
    ...tags,
});
const tagsPath = (key: string) => `/tags/${encodeURIComponent(`${service}/apikeys/${key}`)}`;
const ofKey = (method: string, id: string) => on(method, `/apikeys/${id}`, { resourceTags: keys[id] });

/** What IAM is asked for each operation: all of it must be allowed. */
const operations = {
    createApiKey: (tags: Tags) => [
        on("POST", "/apikeys", { requestTags: tags }),
        ...(Object.keys(tags).length === 0 ? [] : [on("PUT", tagsPath("*"), { requestTags: tags })]),
    ],
    importApiKeys: () => [on("POST", "/apikeys")],
    getApiKeys: () => [on("GET", "/apikeys")],
    getApiKey: (id: string) => [ofKey("GET", id)],
    updateApiKey: (id: string) => [ofKey("PATCH", id)],
    deleteApiKey: (id: string) => [ofKey("DELETE", id)],
    tagResource: (id: string, tags: Tags) => [on("PUT", tagsPath(id), { requestTags: tags }), ofKey("PATCH", id)],
    untagResource: (id: string, ...names: string[]) => [
        on("DELETE", tagsPath(id), { requestTags: Object.fromEntries(names.map(name => [name, ""])) }),
        ofKey("PATCH", id),
    ],
    createUsagePlanKey: (plan: string) => [on("POST", `/usageplans/${plan}/keys`)],
    deleteUsagePlanKey: (plan: string, id: string) => [on("DELETE", `/usageplans/${plan}/keys/${id}`)],
    getUsagePlanKeys: (plan: string) => [on("GET", `/usageplans/${plan}/keys`)],
    getUsagePlanKey: (plan: string, id: string) => [on("GET", `/usageplans/${plan}/keys/${id}`)],
    updateUsage: (plan: string, id: string) => [on("PATCH", `/usageplans/${plan}/keys/${id}/usage`)],
    call: (method: string, path: string) => [on(method, path)],
};

const own = { [issuer]: "orders-id" };
const { createApiKey, tagResource, untagResource, call, ...others } = operations;

const allowed: { [what: string]: IamRequest[] } = {
    "makes a key with the issuer's tag": createApiKey(own),
    "makes a key with further tags": createApiKey({ ...own, customer: "bob", "cost-center": "7" }),
    "reads its key": others.getApiKey("ownkey1234"),
    "enables, disables and renames its key": others.updateApiKey("ownkey1234"),
    "tags its key": tagResource("ownkey1234", { customer: "Bob Ltd" }),
    "deletes its key": others.deleteApiKey("ownkey1234"),
    "puts a key into a plan of the gateway": others.createUsagePlanKey("orders-gold-id"),
    "takes a key out of a plan of the gateway": others.deleteUsagePlanKey("orders-gold-id", "ownkey1234"),
    "puts a key into a plan that exists already": others.createUsagePlanKey("p1a2n3"),
    "takes a key out of a plan that exists already": others.deleteUsagePlanKey("p1a2n3", "ownkey1234"),
};

const forbidden: { [what: string]: IamRequest[] } = {
    "a key without tags": createApiKey({}),
    "a key without the issuer's tag": createApiKey({ customer: "bob" }),
    "a key in another issuer's name": createApiKey({ [issuer]: "other-id" }),
    "an import of keys, which have no tags": others.importApiKeys(),
    "the list of all keys, with their values": others.getApiKeys(),
    "the list of a plan's keys, with their values": others.getUsagePlanKeys("orders-gold-id"),
    "the value of a key by its plan": others.getUsagePlanKey("orders-gold-id", "ofprogram1"),
    ...Object.fromEntries(
        ["ofprogram1", "otherapi12", "otherissue"].flatMap(id => [
            [`reading ${id}`, others.getApiKey(id)],
            [`disabling ${id}`, others.updateApiKey(id)],
            [`deleting ${id}`, others.deleteApiKey(id)],
            [`tagging ${id}`, tagResource(id, { team: "evil" })],
            [`taking over ${id} by the issuer's tag`, tagResource(id, own)],
            [
                `taking over ${id} by another spelling of it`,
                tagResource(id, { "Usage-Plan-Gateway:ISSUER": "orders-id" }),
            ],
            [`taking tags off ${id}`, untagResource(id, issuer)],
            // What is left where IAM asks for the tag's path alone.
            [`the tag's path of ${id} alone`, tagResource(id, own).slice(0, 1)],
            [
                `another spelling at the tag's path of ${id} alone`,
                tagResource(id, { "USAGE-plan-gateway:issuer": "x" }).slice(0, 1),
            ],
            [`the tag's path of ${id} alone, to take it off`, untagResource(id, issuer).slice(0, 1)],
        ]),
    ),
    "giving its key to another issuer": tagResource("ownkey1234", { [issuer]: "other-id" }),
    "hiding that among other tags": tagResource("ownkey1234", { a: "b", [issuer]: "other-id" }),
    "taking the issuer's tag off its key": untagResource("ownkey1234", issuer),
    "another plan": others.createUsagePlanKey("another"),
    "a plan with a longer id": others.createUsagePlanKey("orders-gold-id2"),
    "taking keys out of another plan": others.deleteUsagePlanKey("another", "ownkey1234"),
    "more requests for a key of the gateway's plan": others.updateUsage("orders-gold-id", "ownkey1234"),
    "changing a plan": call("PATCH", "/usageplans/orders-gold-id"),
    "deleting a plan": call("DELETE", "/usageplans/orders-gold-id"),
    "reading a plan": call("GET", "/usageplans/orders-gold-id"),
    "making a plan": call("POST", "/usageplans"),
    "reading the API": call("GET", "/restapis/orders-id"),
    "deleting the API": call("DELETE", "/restapis/orders-id"),
    "deploying the API": call("POST", "/restapis/orders-id/deployments"),
    "tagging the API": call("PUT", `/tags/${encodeURIComponent(`${service}/restapis/orders-id`)}`),
    "tagging a plan": call("PUT", `/tags/${encodeURIComponent(`${service}/usageplans/orders-gold-id`)}`),
    "keys in another Region": [{ ...createApiKey(own)[0], resource: "arn:aws:apigateway:eu-west-1::/apikeys" }],
    "its key's id in another Region": [
        { ...others.deleteApiKey("ownkey1234")[0], resource: "arn:aws:apigateway:eu-west-1::/apikeys/ownkey1234" },
    ],
};

const twoPlans = { gold: { throttle }, partners: { existingPlanId: "p1a2n3" } };

async function policyOf(plans: { [name: string]: Plan }): Promise<string> {
    const { result } = await made({ plans });
    return valueOf(result.keyIssuerPolicy);
}

describe("The role of a service that issues keys", () => {
    let policy: string;

    before(async () => (policy = await policyOf(twoPlans)));

    for (const [what, requests] of Object.entries(allowed)) {
        it(what, () => {
            expect(requests.filter(request => !allows(policy, request))).to.deep.equal([]);
        });
    }

    for (const [what, requests] of Object.entries(forbidden)) {
        it(`is refused ${what}`, () => {
            expect(requests.every(request => allows(policy, request))).to.equal(false);
        });
    }
});

describe("The policy of a key issuer", () => {
    it("is the same whatever the order of the plans, and when two names are of one plan", async () => {
        const policy = await policyOf(twoPlans);
        const partner = { existingPlanId: "p1a2n3" };
        expect(await policyOf({ resellers: partner, partners: partner, gold: { throttle } })).to.equal(policy);
    });

    it("is of the plans that there are now", async () => {
        const [one, two] = [await policyOf({ gold: { throttle } }), await policyOf(twoPlans)];
        const [request] = others.createUsagePlanKey("p1a2n3");
        expect([allows(one, request), allows(two, request)]).to.deep.equal([false, true]);
    });

    it("is valid where there is no plan", () => {
        const policy = keyIssuerPolicy({ ...where("aws", "us-east-1"), usagePlanIds: [] });
        expect(allows(policy, createApiKey({ [issuer]: "a1b2c3d4e5" })[0])).to.equal(true);
        expect(allows(policy, others.createUsagePlanKey("gold")[0])).to.equal(false);
    });

    const where = (partition: string, region: string) => ({ partition, region, restApiId: "a1b2c3d4e5" });
    for (const [partition, region] of [
        ["aws-cn", "cn-north-1"],
        ["aws-us-gov", "us-gov-west-1"],
    ]) {
        it(`names the resources of ${partition}`, () => {
            const policy = keyIssuerPolicy({ ...where(partition, region), usagePlanIds: ["abc123"] });
            const { Statement } = JSON.parse(policy) as { Statement: { Resource: string | string[] }[] };
            for (const resource of Statement.flatMap(({ Resource }) => Resource)) {
                expect(resource).to.match(new RegExp(`^arn:${partition}:apigateway:${region}::/`));
            }
            const ofKeys = encodeURIComponent(`arn:${partition}:apigateway:${region}::/apikeys/`);
            expect(policy).to.include(`arn:${partition}:apigateway:${region}::/tags/${ofKeys}*`);
        });
    }

    it("has room for as many plans as the reference says", () => {
        const size = (partition: string, region: string, count: number) => {
            const usagePlanIds = Array.from({ length: count }, (_, index) => String(100_000 + index));
            return keyIssuerPolicy({ ...where(partition, region), usagePlanIds }).length;
        };
        const most = (limit: number, partition: string, region: string) => {
            let count = 0;
            while (size(partition, region, count + 1) <= limit) count++;
            return count;
        };
        // The shortest and the longest names of partitions and Regions.
        const [managed, inline] = [6144, 10_240].map(limit => [
            most(limit, "aws-us-gov", "us-gov-west-1"),
            most(limit, "aws", "us-east-1"),
        ]);
        expect({ managed, inline }).to.deep.equal({ managed: [73, 89], inline: [134, 161] });
    });

    it("lets nothing be done where a program's mocks know no ARN, and breaks no test of theirs", async () => {
        await pulumi.runtime.setMocks({
            newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as object }),
            call: ({ inputs }) => inputs as object,
        });
        const { keyIssuerPolicy } = new UsagePlanGateway("orders", ordersArgs());
        const policy = await valueOf(keyIssuerPolicy);
        await pulumi.runtime.disconnect();
        expect(allows(policy, createApiKey(own)[0])).to.equal(false);
    });
});
