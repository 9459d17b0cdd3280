import { expect } from "chai";
import { made, problems, throttle } from "./ordersGateway";

const gold = { throttle };
const route = { mock: {} };

/** What YAML gives for a map with nothing under it. */
const nothing = null;

const sqs = { service: "sqs", path: "1/orders", role: "arn:aws:iam::123456789012:role/gateway" };

/** Each map that may be empty, as something in its place. */
const maps: { [path: string]: (map: unknown) => object } = {
    keys: keys => ({ keys }),
    tags: tags => ({ tags }),
    stage: stage => ({ stage }),
    redeployOn: redeployOn => ({ redeployOn }),
    "stage.variables": variables => ({ stage: { variables } }),
    "routes.*.mock": mock => ({ routes: { "GET /orders": { mock } } }),
    "routes.*.mock.headers": headers => ({ routes: { "GET /orders": { mock: { headers } } } }),
    "plans.*.methodThrottles": methodThrottles => ({ plans: { gold: { ...gold, methodThrottles } } }),
    "plans.*.tags": tags => ({ plans: { gold: { ...gold, tags } } }),
    "routes.*.aws.requestTemplates": requestTemplates => ({
        routes: { "GET /orders": { aws: { ...sqs, requestTemplates } } },
    }),
    "routes.*.aws.responses.*.templates": templates => ({
        routes: { "GET /orders": { aws: { ...sqs, responses: { default: { templates } } } } },
        cors: { allowOrigins: ["https://a.example.com", "https://b.example.com"] },
    }),
    "keys.*.tags": tags => ({ keys: { acme: { plan: "gold", tags } } }),
};

async function registered(changes: object): Promise<object> {
    const { resources } = await made(changes);
    return resources.map(({ type, name, inputs }) => ({ type, name, inputs }));
}

const fn = "arn:aws:lambda:us-east-1:123456789012:function:authorize";
const lambda = (changes: object) => ({ authorizers: { jwt: { lambda: { function: fn, ...changes } } } });
const alarms = { latencyP99: 1 };

describe("A list with nothing under it", () => {
    const lists: { [path: string]: (list: unknown) => object } = {
        binaryMediaTypes: binaryMediaTypes => ({ binaryMediaTypes }),
        vpcEndpointIds: vpcEndpointIds => ({ vpcEndpointIds }),
        "cors.allowHeaders": allowHeaders => ({ cors: { allowOrigins: ["*"], allowHeaders } }),
        "cors.exposeHeaders": exposeHeaders => ({ cors: { allowOrigins: ["*"], exposeHeaders } }),
        "authorizers.jwt.lambda.identitySources": identitySources => lambda({ identitySources, ttl: 0 }),
        "routes.GET /orders.scopes": scopes => ({ routes: { "GET /orders": { ...route, scopes } } }),
        "plans.gold.apiStages": apiStages => ({ plans: { gold: { ...gold, apiStages } } }),
        "monitoring.alarms.topicArns": topicArns => ({ monitoring: { alarms: { ...alarms, topicArns } } }),
    };
    for (const [path, args] of Object.entries(lists)) {
        it(`is an empty list at ${path}`, async () => {
            expect(await registered(args(nothing))).to.deep.equal(await registered(args([])));
        });
    }

    const needed: { [path: string]: (list: unknown) => object } = {
        "cors.allowOrigins": allowOrigins => ({ cors: { allowOrigins } }),
        "cors.allowMethods": allowMethods => ({ cors: { allowOrigins: ["*"], allowMethods } }),
        "authorizers.people.cognito.userPoolArns": userPoolArns => ({
            authorizers: { people: { cognito: { userPoolArns } } },
        }),
        "authorizers.jwt.lambda.identitySources": identitySources => lambda({ identitySources }),
        "authorizers.jwt.lambda.identitySources, of a TOKEN": identitySources =>
            lambda({ identitySources, type: "TOKEN" }),
    };
    for (const [path, args] of Object.entries(needed)) {
        it(`is refused at ${path} as an empty list is`, async () => {
            const [line, ...others] = await problems(args(nothing));
            expect([line, ...others]).to.deep.equal(await problems(args([])));
            expect(line.startsWith(path.replace(/,.*/, "")), line).to.equal(true);
        });
    }
});

describe("A map with nothing under it", () => {
    for (const [path, args] of Object.entries(maps)) {
        it(`is an empty map at ${path}`, async () => {
            expect(await registered(args(nothing))).to.deep.equal(await registered(args({})));
        });
    }

    /** Each map that may not be empty, as something in its place. */
    const needed: { [path: string]: (map: unknown) => object } = {
        routes: routes => ({ routes }),
        "routes.GET /orders": map => ({ routes: { "GET /orders": map } }),
        "routes.GET /orders.http": http => ({ routes: { "GET /orders": { http } } }),
        "routes.GET /orders.lambda": lambda => ({ routes: { "GET /orders": { lambda } } }),
        "routes.GET /orders.throttle": limits => ({ routes: { "GET /orders": { ...route, throttle: limits } } }),
        "stage.throttle": limits => ({ stage: { throttle: limits } }),
        plans: plans => ({ plans }),
        "plans.gold": map => ({ plans: { gold: map } }),
        "plans.gold.throttle": limits => ({ plans: { gold: { throttle: limits } } }),
        "plans.gold.quota": quota => ({ plans: { gold: { quota } } }),
        "keys.acme": acme => ({ keys: { acme } }),
    };
    for (const [path, args] of Object.entries(needed)) {
        it(`is refused at ${path} as an empty map is`, async () => {
            const lines = await problems(args(nothing));
            expect(lines).to.deep.equal(await problems(args({})));
            for (const line of lines) expect(line.startsWith(path), line).to.equal(true);
        });
    }

    it("is none where a text or a number must be", async () => {
        expect(
            await problems({ description: null, keys: { acme: { plan: "gold", displayName: null } } }),
        ).to.have.members(["description: null is not a string", "keys.acme.displayName: null is not a string"]);
    });
});
