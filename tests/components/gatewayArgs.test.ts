import { expect } from "chai";
import * as fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { gatewayProblems } from "../../components/gatewayArgs";
import { refuse } from "../../components/problems";
import { evaluate, refusal } from "../registrations";
import { completeArgs, keyValue } from "./completeArgs";
import { anything, junk, withJunkInOnePlace } from "./randomJunk";
import { ordersArgs, problems, problemsWhenKnown, throttle } from "./ordersGateway";

const plainMap = "is an Output; pass a plain map, and Outputs only for the values inside it";
/** The arguments are valid, or refused by the one readable error, which shows no key value. */
function expectReadable(args: unknown): void {
    const problems = gatewayProblems(args, "dev");
    if (problems.length === 0) return;
    expect(() => refuse("The gateway", problems)).to.throw(
        pulumi.RunError,
        new RegExp(`^The gateway has ${problems.length} problems?:(\n  .+){${problems.length}}$`),
    );
    expect(problems.map(({ path, message }) => `${path}: ${message}`).join("\n")).not.to.include(keyValue);
}

describe("The arguments of UsagePlanGateway", () => {
    it("are accepted when they are complete and valid", () => {
        expect(gatewayProblems(completeArgs, "dev")).to.deep.equal([]);
    });

    it("may be texts and numbers that are known later", () => {
        const { routes, plans } = ordersArgs();
        const later = { routes, plans, description: pulumi.output("later"), tags: pulumi.output({ team: "orders" }) };
        expect(gatewayProblems(later, "dev")).to.deep.equal([]);
    });

    it("are refused with all problems at once, one a line, each with its path", async () => {
        const { message, error } = await refusal(
            () =>
                new UsagePlanGateway("orders", {
                    routes: { "GET orders": { mock: {} }, "GET /health": {} },
                    plans: { gold: { quota: { limit: 1, period: "MONTHLY" }, qouta: {} }, free: {} },
                    keys: { acme: { plan: "glod", value: "Abc12" } },
                    endpointType: "LOCAL",
                } as unknown as UsagePlanGatewayArgs),
        );
        expect(pulumi.RunError.isInstance(error)).to.equal(true);
        expect(message).to.equal(
            [
                'UsagePlanGateway "orders" has 8 problems:',
                '  endpointType: "LOCAL" is not one of REGIONAL, EDGE, PRIVATE',
                '  routes.GET orders: the path must start with a slash: "GET /orders"',
                "  routes.GET /health: has no integration; give one of http, lambda, mock, aws",
                '  plans.gold.quota.period: "MONTHLY" is not one of DAY, WEEK, MONTH',
                "  plans.gold.qouta: unknown; did you mean quota?",
                "  plans.free: has no limit; give it a throttle or a quota, or say unlimited: true",
                "  keys.acme.value: has 5 characters; a key value has 20 to 128 printable characters without spaces",
                '  keys.acme.plan: there is no plan "glod"; the plans are gold, free',
            ].join("\n"),
        );
    });

    it("are refused with the count in words when there is one problem", async () => {
        const { message } = await refusal(() => new UsagePlanGateway("orders", ordersArgs({ plans: {} })));
        expect(message).to.equal(
            'UsagePlanGateway "orders" has 1 problem:\n  plans: is empty; there must be at least one plan',
        );
    });

    it("are refused when they have no routes", async () => {
        expect(await problems({ routes: {} })).to.deep.equal([
            'routes: is empty; an API needs a route, such as "GET /orders"',
        ]);
        expect(await problems({ routes: undefined })).to.deep.equal(["routes: missing"]);
    });

    it("are refused when the key source is unknown", async () => {
        expect(await problems({ apiKeySource: "QUERY" })).to.deep.equal([
            'apiKeySource: "QUERY" is not one of HEADER, AUTHORIZER',
        ]);
    });

    it("are refused with what a map takes, where something else stands for it", async () => {
        const routes = { "GET /a": { lambda: "list" }, "GET /b": { http: [] }, "GET /c": { mock: {}, cache: 60 } };
        expect(await problems({ routes, stage: { cacheSize: "0.5", canary: 10, accessLogs: true } })).to.deep.equal([
            "routes.GET /a.lambda: a string is not a map; known in it: function, timeout",
            "routes.GET /b.http: a list is not a map; known in it: url, method, headers, query, timeout, vpcLinkId",
            "routes.GET /c.cache: a number is not a map; known in it: ttl, keyParameters",
            "stage.accessLogs: true is not a map; known in it: retentionInDays, format, logGroupArn",
            "stage.canary: a number is not a map; known in it: percent, variables",
        ]);
    });

    it("are refused when the description or a tag is not a text", async () => {
        expect(await problems({ description: 5, tags: { team: 5 } })).to.deep.equal([
            "description: 5 is not a string",
            "tags.team: 5 is not a string",
        ]);
    });

    it("are refused by an Output of a bad description or tag when that is known", async () => {
        expect(await problemsWhenKnown(() => ({ description: pulumi.output(5) }))).to.deep.equal([
            "description: 5 is not a string",
        ]);
        expect(await problemsWhenKnown(() => ({ tags: pulumi.output({ team: 5 }) }))).to.deep.equal([
            "tags.team: 5 is not a string",
        ]);
    });

    for (const name of ["__proto__", "constructor", "toString"]) {
        it(`are refused when the value of a tag, header or reason named ${name} is not a text`, async () => {
            const bad = Object.fromEntries([[name, 5]]);
            expect(
                await problems({ tags: bad, redeployOn: bad, routes: { "GET /orders": { mock: { headers: bad } } } }),
            ).to.have.members([
                `tags.${name}: 5 is not a string`,
                `routes.GET /orders.mock.headers.${name}: 5 is not a string`,
                `redeployOn.${name}: 5 is not a string`,
            ]);
        });
    }
});

describe("An unknown argument is refused", () => {
    it("with the nearest known one", async () => {
        expect(await problems({ endpointTypes: "EDGE" })).to.deep.equal([
            "endpointTypes: unknown; did you mean endpointType?",
        ]);
    });

    it("with all known ones, when none is near", async () => {
        expect(await problems({ routes: { "GET /orders": { mock: { latency: 5 } } } })).to.deep.equal([
            "routes.GET /orders.mock.latency: unknown; known here: statusCode, body, contentType, headers",
        ]);
    });

    it("together with all others of its map", async () => {
        const gold = { throttle: { ratelimit: 1, burst: 1, ...throttle }, descripton: "", tag: {} };
        expect(await problems({ plans: { gold } })).to.deep.equal([
            "plans.gold.throttle.ratelimit: unknown; did you mean rateLimit?",
            "plans.gold.throttle.burst: unknown; known here: rateLimit, burstLimit",
            "plans.gold.descripton: unknown; did you mean description?",
            "plans.gold.tag: unknown; did you mean tags?",
        ]);
    });

    for (const name of ["__proto__", "constructor", "toString"]) {
        it(`when its name is ${name}, which every map inherits`, async () => {
            const acme: object = { plan: "gold", ...Object.fromEntries([[name, {}]]) };
            const [line, ...others] = await problems({ keys: { acme } });
            expect(line).to.match(new RegExp(`^keys.acme.${name}: unknown; `));
            expect(others).to.deep.equal([]);
        });
    }

    it("once, beside an existing key, when its name is one that every map inherits", async () => {
        const acme = { plan: "gold", existingKeyId: "k123", toString: "x" };
        const lines = await problems({ keys: { acme } });
        expect(lines.filter(line => line.startsWith("keys.acme.toString: "))).to.have.length(1);
    });
});

describe("An Output where a plain map must be is refused", () => {
    const output = (value: unknown): unknown => pulumi.output(value as object);

    for (const name of ["routes", "stage", "plans", "keys", "redeployOn"]) {
        it(`as all ${name}`, async () => {
            expect(await problems({ [name]: output({}) })).to.deep.equal([`${name}: ${plainMap}`]);
        });
    }

    it("as one of the routes, plans or keys", async () => {
        const one = { routes: { "GET /orders": output({}) }, plans: { gold: output({}) }, keys: { acme: output({}) } };
        expect(await problems(one)).to.deep.equal([
            `routes.GET /orders: ${plainMap}`,
            `plans.gold: ${plainMap}`,
            `keys.acme: ${plainMap}`,
        ]);
    });

    it("as a throttle, a quota, method throttles or the headers of a mock", async () => {
        const routes = { "GET /orders": { mock: { headers: output({}) } } };
        const gold = { throttle: output({}), quota: output({}), methodThrottles: output({}) };
        expect(await problems({ routes, plans: { gold } })).to.deep.equal([
            `routes.GET /orders.mock.headers: ${plainMap}`,
            `plans.gold.throttle: ${plainMap}`,
            `plans.gold.quota: ${plainMap}`,
            `plans.gold.methodThrottles: ${plainMap}`,
        ]);
    });

    it("as the plan of a key", async () => {
        expect(await problems({ keys: { acme: { plan: output("gold") } } })).to.deep.equal([
            "keys.acme.plan: an Output is not the name of a plan",
        ]);
    });
});

describe("Junk in the arguments of UsagePlanGateway", () => {
    it("gives nothing but readable problems, whatever it is", () => {
        fc.assert(fc.property(anything, expectReadable), { numRuns: 300 });
        const names = fc.constantFrom(...Object.keys(completeArgs));
        fc.assert(fc.property(fc.dictionary(names, anything), expectReadable), { numRuns: 300 });
    });

    it("gives nothing but readable problems when it is in one place, and never shows a key value", () => {
        fc.assert(fc.property(withJunkInOnePlace(completeArgs, fc.oneof(junk, anything)), expectReadable), {
            numRuns: 1000,
        });
    });

    it("is refused by nothing but the readable error, or gives a gateway", () =>
        fc.assert(
            fc.asyncProperty(withJunkInOnePlace(completeArgs, junk), async args => {
                const program = () => new UsagePlanGateway("orders", args as UsagePlanGatewayArgs);
                const count = gatewayProblems(args, "dev").length;
                if (count === 0) {
                    expect((await evaluate(program)).names("RestApi")).to.deep.equal(["orders"]);
                } else {
                    expect((await refusal(program)).message.split("\n")).to.have.length(count + 1);
                }
            }),
            { numRuns: 50 },
        ));
});
