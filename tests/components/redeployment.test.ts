import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGatewayArgs } from "../../components/index";
import { apiDocument } from "../../components/apiDocument";
import { gatewayProblems } from "../../components/gatewayArgs";
import { deploymentTriggers } from "../../components/redeployment";
import { valueOf } from "../registrations";
import { made, ordersArgs, problems, throttle, triggersOf } from "./ordersGateway";
import { Api, apis, changedApis, reordered, throttled } from "./randomApis";

type Triggers = { [part: string]: string };

/** The triggers of an API, without a gateway around it. */
function triggers({ routes, apiKeySource, ...reasons }: Api): Promise<Triggers> {
    const document = apiDocument("", routes, routes, { description: "", apiKeySource });
    return valueOf(pulumi.output(deploymentTriggers(document, reasons)));
}

/** What a gateway needs with another key source or endpoint type. */
const needed = {
    authorizers: { jwt: { lambda: { function: "arn:aws:lambda:us-east-1:123456789012:function:authorize" } } },
    policy: { Version: "2012-10-17", Statement: [] },
};

const triggersOfGateway = async (args: Partial<UsagePlanGatewayArgs>) => triggersOf(await made(args));

function differences(before: Triggers, after: Triggers): string[] {
    const parts = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...parts].filter(part => before[part] !== after[part]);
}

describe("A deployment", () => {
    it("has a trigger for each route, for each other part of the snapshot and for each reason of the user", async () => {
        const routes = { "GET /orders": { mock: {} }, "ANY /files/{rest+}": { mock: {} } };
        const found = await triggersOfGateway({ routes, redeployOn: { policy: "1" } });
        expect(found).to.have.all.keys(
            ...Object.keys(routes),
            "apiKeySource",
            "securitySchemes.api_key",
            "endpointType",
            "policy",
        );
        for (const hash of Object.values(found)) expect(hash).to.match(/^[0-9a-f]{16}$/);
    });

    it("takes a reason from an Output", async () => {
        const policy = async (text: pulumi.Input<string>) =>
            (await triggersOfGateway({ redeployOn: { policy: text } })).policy;
        expect(await policy(pulumi.output("1"))).to.equal(await policy("1"));
        expect(await policy(pulumi.output("1"))).not.to.equal(await policy("2"));
    });

    it("is of the gateway's API, and made before the old one is deleted", async () => {
        const { inputs, deleteBeforeReplace } = (await made()).resource("Deployment", "orders");
        expect(inputs.restApi).to.equal("orders-id");
        expect(deleteBeforeReplace).to.equal(false);
    });

    it("of any API is replaced by a change of one field of the snapshot, and only that part's trigger changes", () =>
        fc.assert(
            fc.asyncProperty(changedApis, async ({ before, change }) => {
                expect(differences(await triggers(before), await triggers(change.api))).to.deep.equal([change.part]);
            }),
            { numRuns: 500 },
        ));

    it("of any gateway is replaced by a change of one field of the snapshot, and only that part's trigger changes", () =>
        fc.assert(
            fc.asyncProperty(
                changedApis.filter(({ change }) => Object.keys(change.api.routes).length > 0),
                async ({ before, change }) => {
                    const [first, second] = [
                        await triggersOfGateway({ ...before, ...needed }),
                        await triggersOfGateway({ ...change.api, ...needed }),
                    ];
                    expect(differences(first, second)).to.deep.equal([change.part]);
                },
            ),
            { numRuns: 25 },
        ));

    it("of any API is not replaced when its maps are written in another order", () =>
        fc.assert(
            fc.asyncProperty(apis, async api => {
                expect(await triggers(reordered(api))).to.deep.equal(await triggers(api));
            }),
        ));

    it("of any gateway is not replaced by a change of anything that the snapshot does not hold", () =>
        fc.assert(
            fc.asyncProperty(apis, async api => {
                const same = { ...api, ...needed };
                const other = {
                    routes: throttled(reordered(api.routes)),
                    description: "Changed",
                    tags: { team: "orders" },
                    stage: { name: "other", description: "Changed", variables: { a: "b" }, throttle },
                    plans: { free: { quota: { limit: 1, period: "DAY" as const } }, gold: { unlimited: true } },
                    keys: { acme: { plan: "free", generation: 2, keepPrevious: true } },
                };
                expect(await triggersOfGateway({ ...same, ...other })).to.deep.equal(await triggersOfGateway(same));
            }),
            { numRuns: 25 },
        ));

    it("is not replaced when a default is written out", async () => {
        const routes = { "GET /orders": { mock: { statusCode: 200, body: "", headers: {} }, apiKeyRequired: true } };
        const written = { routes, apiKeySource: "HEADER", endpointType: "REGIONAL", redeployOn: {} } as const;
        expect(await triggersOfGateway(written)).to.deep.equal(await triggersOfGateway({}));
    });

    it("of any API has valid arguments, so that the properties above are about APIs that can be made", () => {
        fc.assert(
            fc.property(apis, api => {
                expect(gatewayProblems(ordersArgs({ ...api, ...needed }), "dev")).to.deep.equal([]);
            }),
        );
    });
});

describe("A reason for a redeployment is refused", () => {
    it("when it has the name of a route or of another part of the snapshot", async () => {
        const redeployOn = {
            "GET /orders": "1",
            apiKeySource: "1",
            endpointType: "1",
            "securitySchemes.api_key": "1",
            policy: "1",
        };
        const taken = Object.keys(redeployOn).filter(name => name !== "policy");
        expect(await problems({ redeployOn })).to.deep.equal(
            taken.map(name => `redeployOn.${name}: is a name that is taken already; choose another`),
        );
    });

    it("when it is not a text", async () => {
        expect(await problems({ redeployOn: { policy: 1 } })).to.deep.equal(["redeployOn.policy: 1 is not a string"]);
    });

    it("when all of them are an Output", async () => {
        expect(await problems({ redeployOn: pulumi.output({ policy: "1" }) })).to.deep.equal([
            "redeployOn: is an Output; pass a plain map, and Outputs only for the values inside it",
        ]);
    });
});
