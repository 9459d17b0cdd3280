import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { gatewayProblems } from "../../components/gatewayArgs";
import { made, ordersArgs, problems, problemsWhenKnown, throttle } from "./ordersGateway";

const greatest = 2_147_483_647;
const mock = { mock: {} };

const named = <T>(count: number, name: (n: number) => string, value: T): { [name: string]: T } =>
    Object.fromEntries(Array.from({ length: count }, (_none, n) => [name(n), value]));

const isTaken = (changes: object) => expect(gatewayProblems(ordersArgs(changes), "dev")).to.deep.equal([]);

/** The places of whole numbers that the service keeps in 32 bits. */
const wholeNumbers: { [path: string]: { unit: string; args: (value: pulumi.Input<number>) => object } } = {
    "stage.throttle.burstLimit": {
        unit: "requests",
        args: burstLimit => ({ stage: { throttle: { rateLimit: 1, burstLimit } } }),
    },
    "routes.GET /orders.throttle.burstLimit": {
        unit: "requests",
        args: burstLimit => ({ routes: { "GET /orders": { ...mock, throttle: { rateLimit: 1, burstLimit } } } }),
    },
    "plans.gold.throttle.burstLimit": {
        unit: "requests",
        args: burstLimit => ({ plans: { gold: { throttle: { rateLimit: 1, burstLimit } } } }),
    },
    "plans.gold.methodThrottles.GET /orders.burstLimit": {
        unit: "requests",
        args: burstLimit => ({
            plans: { gold: { throttle, methodThrottles: { "GET /orders": { rateLimit: 1, burstLimit } } } },
        }),
    },
    "plans.gold.quota.limit": {
        unit: "requests",
        args: limit => ({ plans: { gold: { quota: { limit, period: "DAY" } } } }),
    },
};

describe("A number of requests", () => {
    for (const [path, { unit, args }] of Object.entries(wholeNumbers)) {
        it(`at ${path} may be 1 to ${greatest}`, async () => {
            isTaken(args(1));
            const { resources } = await made(() => args(pulumi.output(greatest)));
            expect(JSON.stringify(resources.map(({ inputs }) => inputs))).to.include(String(greatest));
        });

        it(`at ${path} is refused with the greatest when it is more, known now or later`, async () => {
            for (const value of [greatest + 1, 9_999_999_999, 1e21, Infinity]) {
                const problem = `${path}: ${value} is more than the greatest, ${greatest} ${unit}`;
                expect(await problems(args(value))).to.deep.equal([problem]);
                expect(await problemsWhenKnown(() => args(pulumi.output(value)))).to.deep.equal([problem]);
            }
        });
    }
});

/** What there may be so many of, and what is said of one more. */
const counts: { [what: string]: { most: number; args: (count: number) => object; problem: string } } = {
    "method throttles of a plan": {
        most: 20,
        args: count => ({
            routes: named(count, n => `GET /${n}`, mock),
            plans: { gold: { throttle, methodThrottles: named(count, n => `GET /${n}`, throttle) } },
        }),
        problem: "plans.gold.methodThrottles: are 21; a usage plan takes at most for a stage: 20",
    },
    plans: {
        most: 300,
        args: count => ({ plans: named(count, n => `plan-${n}`, { throttle }) }),
        problem: "plans: are 301; an account takes at most 300",
    },
    keys: {
        most: 10_000,
        args: count => ({ keys: named(count, n => `customer-${n}`, { plan: "gold" }) }),
        problem: "keys: are 10001; an account takes at most 10000",
    },
    "path parts beside each other": {
        most: 299,
        args: count => ({ routes: named(count, n => `GET /${n}`, mock) }),
        problem: "routes: have 300 path parts together; an API takes 299",
    },
    "path parts below each other": {
        most: 299,
        args: count => ({ routes: { [`GET ${"/a".repeat(count)}`]: mock } }),
        problem: "routes: have 300 path parts together; an API takes 299",
    },
};

describe("The count of", () => {
    for (const [what, { most, args, problem }] of Object.entries(counts)) {
        it(`${what} may be ${most}, and no more`, async () => {
            isTaken(args(most));
            expect(await problems(args(most + 1))).to.deep.equal([problem]);
        });
    }

    it("path parts counts those that routes share once", () => {
        const routes = named(298, n => `GET /shared/${n}`, mock);
        isTaken({ routes: { ...routes, "POST /shared/0": mock, "GET /shared": mock, "GET /": mock } });
    });

    it("path parts counts those of a document too, with routes and without", async () => {
        const integration = { "x-amazon-apigateway-integration": { type: "mock" } };
        const openApi = (count: number) => ({
            openapi: "3.0.1",
            paths: named(count, n => `/${n}`, { get: integration }),
        });
        isTaken({ routes: undefined, openApi: openApi(299) });
        expect(await problems({ routes: undefined, openApi: openApi(300) })).to.deep.equal([
            "openApi.paths: have 300 path parts together; an API takes 299",
        ]);
        expect(await problems({ routes: { "GET /a": mock }, openApi: openApi(299) })).to.deep.equal([
            "routes: have 300 path parts together; an API takes 299",
        ]);
    });

    it("authorizers counts those of a document too", async () => {
        const authorizer = { type: "token", authorizerUri: "arn:aws:apigateway:…" };
        const scheme = { type: "apiKey", name: "Authorization", in: "header" };
        const openApi = (count: number) => ({
            openapi: "3.0.1",
            components: {
                securitySchemes: named(count, n => `brought${n}`, {
                    ...scheme,
                    "x-amazon-apigateway-authtype": "custom",
                    "x-amazon-apigateway-authorizer": authorizer,
                }),
            },
        });
        const lambda = { function: "arn:aws:lambda:us-east-1:123456789012:function:authorize" };
        const authorizers = named(4, n => `own${n}`, { lambda });
        isTaken({ authorizers: { ...authorizers, brought0: { lambda } }, openApi: openApi(6) });
        expect(await problems({ authorizers, openApi: openApi(7) })).to.deep.equal([
            "authorizers: are 11 with those of openApi; an API takes at most 10",
        ]);
        expect(await problems({ openApi: openApi(11) })).to.deep.equal([
            "openApi.components.securitySchemes: are 11 authorizers; an API takes at most 10",
        ]);
    });
});

describe("The length of", () => {
    const lengths: { [what: string]: { least?: number; most: number; args: (name: string) => object } } = {
        "a plan's name": { most: 128, args: name => ({ plans: { [name]: { throttle } } }) },
        "a key's name": { most: 128, args: name => ({ keys: { [name]: { plan: "gold" } } }) },
        "a stage's name": { most: 128, args: name => ({ stage: { name } }) },
        "another API's stage's name": {
            most: 128,
            args: stageName => ({ plans: { gold: { throttle, apiStages: [{ apiId: "a1b2c3", stageName }] } } }),
        },
        "a key's display name": {
            least: 0,
            most: 1024,
            args: displayName => ({ keys: { a: { plan: "gold", displayName } } }),
        },
    };
    for (const [what, { least = 1, most, args }] of Object.entries(lengths)) {
        it(`${what} may be ${least} to ${most} characters`, async () => {
            isTaken(args("a".repeat(least)));
            isTaken(args("a".repeat(most)));
            for (const length of least === 0 ? [most + 1] : [0, most + 1])
                expect(await problems(args("a".repeat(length)))).to.have.length(1);
        });
    }

    it("a key's display name is in characters, of which any may be in it", () => {
        isTaken({ keys: { a: { plan: "gold", displayName: "😀".repeat(1024) } } });
    });
});

describe("A stage of another API is refused", () => {
    const withStages = (...apiStages: object[]) => ({ plans: { gold: { throttle, apiStages } } });
    const later = (text: string) => pulumi.output(text);
    const twice = "plans.gold.apiStages.1: is the stage of plans.gold.apiStages.0 too; drop one of them";

    it("when it stands twice in a plan, known now or later", async () => {
        const stage = { apiId: "a1b2c3", stageName: "live" };
        expect(await problems(withStages(stage, { ...stage }))).to.deep.equal([twice]);
        const known = () => withStages(stage, { apiId: later("a1b2c3"), stageName: later("live") });
        expect(await problemsWhenKnown(known)).to.deep.equal([twice]);
        isTaken(withStages(stage, { ...stage, stageName: "test" }, { ...stage, apiId: "d4e5f6" }));
    });

    it("when it is the gateway's own, once its id is known", async () => {
        const own = () => withStages({ apiId: later("orders-id"), stageName: "dev" });
        expect(await problemsWhenKnown(own)).to.deep.equal([
            'plans.gold.apiStages.0: "orders-id" is this gateway\'s own stage, which each plan covers already; drop it',
        ]);
    });

    it("when its name is none that a stage can have, known now or later", async () => {
        const problem = 'plans.gold.apiStages.0.stageName: "a/b" is not 1 to 128 letters, digits, _ and -';
        expect(await problems(withStages({ apiId: "a1b2c3", stageName: "a/b" }))).to.deep.equal([problem]);
        const known = () => withStages({ apiId: "a1b2c3", stageName: later("a/b") });
        expect(await problemsWhenKnown(known)).to.deep.equal([problem]);
    });
});

describe("The header of a mock is refused", () => {
    const headers = (given: object) => problems({ routes: { "GET /orders": { mock: { headers: given } } } });

    // "Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$"
    for (const name of ["", "X Note", "X\nNote", "X:Note", "X!Note", "X'Note", "X*", "Größe"]) {
        it(`when its name is ${JSON.stringify(name)}`, async () => {
            const [line, ...others] = await headers({ [name]: "1" });
            expect(line).to.match(/ is not the name of a header; use letters, digits and - \. _ \$$/);
            expect(others).to.deep.equal([]);
        });
    }

    it("when its value has a line break or another control character, known now or later", async () => {
        for (const sign of ["\n", "\r", "\0", "\u007f", "\u0085"]) {
            const problem =
                "routes.GET /orders.mock.headers.Note: has a line break or another control character, which no header can carry";
            expect(await headers({ Note: `a${sign}b` })).to.deep.equal([problem]);
            const later = () => ({ routes: { "GET /orders": { mock: { headers: { Note: pulumi.output(sign) } } } } });
            expect(await problemsWhenKnown(later)).to.deep.equal([problem]);
        }
    });

    it("no sooner", () => isTaken({ routes: { "GET /a": { mock: { headers: { "X-Note_1.$": 'a "b", c=d; é' } } } } }));
});
