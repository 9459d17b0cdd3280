import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway } from "../../components/index";
import { evaluate } from "../registrations";
import { made, ordersArgs, problems, problemsWhenKnown } from "./ordersGateway";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:list";
const executionArn = "arn:aws:execute-api:us-east-1:123456789012:orders-id";
const lambda = { function: functionArn };

async function permission(routeKey: string, fn: pulumi.Input<string> = functionArn, stage = {}) {
    const gateway = await made({ routes: { [routeKey]: { lambda: { function: fn } } }, stage });
    return gateway.resource("Permission", `orders-${routeKey}`).inputs;
}

describe("The permission to invoke a function", () => {
    it("is for API Gateway at the function's route of the stage alone", async () => {
        const { statementId: _, ...inputs } = await permission("GET /orders/{id}");
        expect(inputs).to.deep.equal({
            action: "lambda:InvokeFunction",
            function: functionArn,
            principal: "apigateway.amazonaws.com",
            sourceArn: `${executionArn}/dev/GET/orders/*`,
        });
    });

    it("follows the stage's name", async () => {
        const { sourceArn } = await permission("GET /orders", functionArn, { name: "live" });
        expect(sourceArn).to.equal(`${executionArn}/live/GET/orders`);
    });

    it("is for every method of an ANY route and every path below a greedy one", async () => {
        expect((await permission("ANY /files/{rest+}")).sourceArn).to.equal(`${executionArn}/dev/*/files/*`);
    });

    it("of the root has the method and a slash", async () => {
        expect((await permission("GET /")).sourceArn).to.equal(`${executionArn}/dev/GET/`);
    });

    it("is for the version or alias that the ARN names", async () => {
        const inputs = await permission("GET /orders", `${functionArn}:live`);
        expect(inputs).to.include({ function: functionArn, qualifier: "live" });
    });

    it("is for the function that a variable of the stage names", async () => {
        const fn = "arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}";
        const { resource } = await made(() => ({
            routes: { "GET /orders": { lambda: { function: fn } } },
            stage: { variables: { fn: pulumi.output("list:live") } },
        }));
        expect(resource("Permission", "orders-GET /orders").inputs).to.include({
            function: functionArn,
            qualifier: "live",
        });
    });

    it("is replaced by one that is there before it goes, so the route is never without", async () => {
        const { resource } = await made({ routes: { "GET /orders": { lambda } } });
        expect(resource("Permission", "orders-GET /orders").deleteBeforeReplace).to.equal(false);
    });

    it("is made for each route with a function, and for no other", async () => {
        const routes = { "GET /orders": { lambda }, "POST /orders": { lambda }, "GET /health": { mock: {} } };
        const { names } = await made({ routes });
        expect(names("Permission")).to.have.members(["orders-GET /orders", "orders-POST /orders"]);
    });

    it("is there before the route is deployed", async () => {
        const { resource } = await made({ routes: { "GET /orders": { lambda }, "POST /orders": { lambda } } });
        const { dependencies } = resource("Deployment", "orders");
        const permissions = dependencies.filter(urn => urn.includes("aws:lambda/permission:Permission"));
        expect(permissions.map(urn => urn.split("::").pop())).to.have.members([
            "orders-GET /orders",
            "orders-POST /orders",
        ]);
    });
});

describe("The name of a permission in the function's policy", () => {
    /** As the provider checks it (hashicorp/terraform-provider-aws, `internal/service/lambda/validate.go`). */
    const valid = /^[A-Za-z0-9_-]{1,100}$/;
    const idOf = async (...given: Parameters<typeof permission>) => (await permission(...given)).statementId as string;

    it("is valid for every route key and every name of a gateway", () =>
        fc.assert(
            fc.asyncProperty(gatewayNames, routeKeys, async (name, routeKey) => {
                const { resource } = await evaluate(
                    () => new UsagePlanGateway(name, ordersArgs({ routes: { [routeKey]: { lambda } } })),
                );
                expect(resource("Permission", `${name}-${routeKey}`).inputs.statementId).to.match(valid);
            }),
            {
                numRuns: 50,
                endOnFailure: true,
                examples: [
                    ["orders", "GET /"],
                    ["Ω".repeat(300), "ANY /a,b/$x/{rest+}"],
                    ["a".repeat(150), "GET /"],
                    ["-", "GET /-"],
                ],
            },
        ));

    it("tells whoever reads the policy what the permission is for", async () => {
        expect(await idOf("GET /orders/{id}")).to.match(/^orders-GET-orders-id--[0-9a-f]{16}$/);
    });

    it("is another for every route, also for those that differ only in characters that it can't have", async () => {
        const keys = [
            "GET /a",
            "POST /a",
            "ANY /a",
            "GET /a/b",
            "GET /a.b",
            "GET /a:b",
            "GET /a,b",
            "GET /a$b",
            "GET /a-b",
        ];
        const tail = "x".repeat(100);
        const routes = [...keys, `GET /${tail}1`, `GET /${tail}2`].map(routeKey => [routeKey, { lambda }] as const);
        const { resources } = await made({ routes: Object.fromEntries(routes) });
        const ids = resources.filter(({ type }) => type.endsWith(":Permission")).map(each => each.inputs.statementId);
        expect(new Set(ids).size).to.equal(routes.length);
    });

    it("is another for every gateway, API and stage, function, and version or alias", async () => {
        const gateways = await evaluate(() =>
            ["orders", "orders.", "invoices"].map(
                name => new UsagePlanGateway(name, ordersArgs({ routes: { "GET /orders": { lambda } } })),
            ),
        );
        const ids = [
            ...gateways.names("Permission").map(name => gateways.resource("Permission", name).inputs.statementId),
            await idOf("GET /orders", functionArn, { name: "live" }),
            await idOf("GET /orders", `${functionArn}2`),
            await idOf("GET /orders", `${functionArn}:live`),
            await idOf("GET /orders", `${functionArn}:2`),
        ];
        expect(new Set(ids).size).to.equal(3 + 4);
        expect(await idOf("GET /orders")).to.equal(ids[0], "the same permission keeps its name");
    });

    const gatewayNames = fc
        .oneof(
            fc.string({ unit: "binary", minLength: 1, maxLength: 150 }),
            fc.stringMatching(/^[A-Za-z0-9._-]{1,150}$/),
        )
        .filter(name => !name.includes("::") && !name.includes("\0"));
    const segments = fc.oneof(fc.stringMatching(/^[A-Za-z0-9._:$,-]{1,40}$/), fc.constant("{}"));
    const routeKeys = fc
        .tuple(fc.constantFrom("GET", "ANY", "OPTIONS"), fc.array(segments, { maxLength: 6 }))
        .map(([method, parts]) => `${method} /${parts.map((part, n) => (part === "{}" ? `{p${n}}` : part)).join("/")}`);
});

describe("A function is refused", () => {
    const bad: { [what: string]: string } = {
        "with an account of other than 12 digits": "arn:aws:lambda:us-east-1:1:function:list",
        "in no Region": "arn:aws:lambda:everywhere:123456789012:function:list",
        "with a space in its name": "arn:aws:lambda:us-east-1:123456789012:function:my list",
        "with a name of 65 characters": `arn:aws:lambda:us-east-1:123456789012:function:${"a".repeat(65)}`,
        "with an alias of 129 characters": `${functionArn}:${"a".repeat(129)}`,
    };
    const example = ", arn:aws:lambda:…:function:…";
    const refused = async (fn: string, end: string) => {
        const [now, ...others] = await problems({ routes: { "GET /orders": { lambda: { function: fn } } } });
        expect(now).to.match(/^routes\.GET \/orders\.lambda\.function: "arn:aws:/);
        expect(now.endsWith(`is not the ARN of a function${end}`), now).to.equal(true);
        expect(others).to.deep.equal([]);
        const later = () => ({ routes: { "GET /orders": { lambda: { function: pulumi.output(fn) } } } });
        expect(await problemsWhenKnown(later)).to.deep.equal([now]);
    };
    for (const [what, fn] of Object.entries(bad)) {
        it(`${what}, known now or later`, () => refused(fn, example));
    }

    it("at $LATEST, for which the service takes no permission, with what to drop", () =>
        refused(`${functionArn}:$LATEST`, " that takes a permission; drop :$LATEST"));

    it("as the invokeArn of one, with what to give", () =>
        refused(
            `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
            " but where API Gateway invokes one (invokeArn); give its arn",
        ));

    it("no sooner: a name of 64 and an alias of 128 characters are taken", async () => {
        const name = "a".repeat(64);
        const alias = "a".repeat(128);
        const fn = `arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:${name}:${alias}`;
        expect(await permission("GET /orders", fn)).to.include({ qualifier: alias });
    });
});
