import { expect } from "chai";
import { UsagePlanGateway, UsagePlanGatewayArgs } from "../../components/index";
import { EngineStack, Run, call, keyValues, taken } from "./engine";
import { outputsOf } from "./gateway";

const account = "123456789012";
const functionArn = (name: string) => `arn:aws:lambda:us-east-1:${account}:function:${name}`;

const whole: Partial<UsagePlanGatewayArgs> = {
    cors: { allowOrigins: ["https://app.example.com"] },
    authorizers: {
        people: { cognito: { userPoolArns: [`arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_people`] } },
    },
    models: { Order: { schema: { type: "object", required: ["id"] } } },
    gatewayResponses: { THROTTLED: { headers: { "Retry-After": "1" } } },
};

function gateway(changes: Partial<UsagePlanGatewayArgs>) {
    return outputsOf(
        new UsagePlanGateway("shop", {
            routes: { "GET /a": { mock: { body: "a" } } },
            plans: { free: { throttle: { rateLimit: 100, burstLimit: 100 } } },
            keys: { alice: { plan: "free" } },
            ...changes,
        }),
    );
}

describe("All that a document can carry", () => {
    let stack: EngineStack;
    const live = async ({ outputs }: Run) => {
        const restApiId = outputs.restApiId.value as string;
        const service = stack.service();
        const [authorizers, models, responses] = [
            await service.getAuthorizers({ restApiId }),
            await service.getModels({ restApiId }),
            await service.getGatewayResponses({ restApiId, limit: 500 }),
        ];
        return {
            authorizers: (authorizers.items ?? []).map(({ name }) => name),
            models: (models.items ?? []).map(({ name }) => name).filter(name => name === "Order"),
            responses: (responses.items ?? [])
                .filter(({ defaultResponse }) => !defaultResponse)
                .map(each => each.responseType!),
        };
    };
    before(async () => (stack = await EngineStack.create()));
    after(() => stack.dispose());

    it("comes with the API in one call, and with no resource of its own", async () => {
        const without = await stack.up(() => gateway({}));
        const run = await stack.up(() => gateway(whole));
        expect(taken(run)).to.have.members(["update RestApi shop", "replace Deployment shop", "update Stage shop"]);
        expect(await live(run)).to.deep.equal({
            authorizers: ["people"],
            models: ["Order"],
            responses: (await live(run)).responses,
        });
        expect((await live(run)).responses).to.have.members(["DEFAULT_4XX", "DEFAULT_5XX", "THROTTLED"]);
        expect(Object.keys(without.outputs)).to.deep.equal(Object.keys(run.outputs));
    });

    it("goes with it, when it is dropped", async () => {
        expect(await live(await stack.up(() => gateway({})))).to.deep.equal({
            authorizers: [],
            models: [],
            responses: [],
        });
    });

    it("for 100 routes is three resources, beside what lets the API invoke its functions", async () => {
        const names = Array.from({ length: 100 }, (_none, n) => `POST /r${n}`);
        const route = { lambda: { function: functionArn("orders") }, authorizer: "people", requestModel: "Order" };
        const routes = Object.fromEntries(names.map(routeKey => [routeKey, route]));
        const preview = await stack.preview(() =>
            outputsOf(
                new UsagePlanGateway("big", {
                    ...whole,
                    routes,
                    plans: { free: { throttle: { rateLimit: 1, burstLimit: 1 } } },
                }),
            ),
        );
        const made = preview.steps.filter(({ op, name }) => op === "create" && name.startsWith("big"));
        const others = made.filter(({ type }) => type !== "Permission");
        expect(others.map(({ type }) => type).sort()).to.deep.equal([
            "Deployment",
            "RestApi",
            "Stage",
            "UsagePlan",
            "UsagePlanGateway",
        ]);
        expect(made.filter(({ type }) => type === "Permission")).to.have.length(100);
    });
});

describe("An OpenAPI document that a team brings along", () => {
    let stack: EngineStack;
    const integration = (body: string) => ({
        type: "mock",
        requestTemplates: { "application/json": '{"statusCode":200}' },
        responses: { default: { statusCode: "200", responseTemplates: { "application/json": body } } },
    });
    const operation = (body: string, more: object = {}) => ({
        responses: { "200": { description: "ok" } },
        "x-amazon-apigateway-integration": integration(body),
        ...more,
    });
    const document = (paths: object) => ({ openapi: "3.0.1", info: { title: "pets", version: "7" }, paths });
    const pets = document({
        "/pets": { get: operation("pets"), post: operation("made") },
        "/open": { get: operation("open", { security: [] }) },
    });
    before(async () => (stack = await EngineStack.create()));
    after(() => stack.dispose());

    it("is served, keyed where it says nothing else, with routes laid over it", async () => {
        const run = await stack.up(() => gateway({ openApi: pets }));
        const { alice: key } = keyValues(run.outputs);
        expect((await call(run.outputs, "/pets")).status).to.equal(403);
        expect((await call(run.outputs, "/pets", { key })).body).to.equal("pets");
        expect((await call(run.outputs, "/open")).body).to.equal("open");
        expect((await call(run.outputs, "/a", { key })).body).to.equal("a");
    });

    it("is redeployed when it changes, by the name of the route, and an operation that it drops stops answering", async () => {
        const changed = document({
            "/pets": { get: operation("other pets") },
            "/open": { get: operation("open", { security: [] }) },
        });
        const preview = await stack.preview(() => gateway({ openApi: changed }));
        expect(preview.steps.find(({ op }) => op === "replace")?.diff).to.have.members([
            'triggers["GET /pets"]',
            'triggers["POST /pets"]',
        ]);
        const run = await stack.up(() => gateway({ openApi: changed }));
        const { alice: key } = keyValues(run.outputs);
        expect((await call(run.outputs, "/pets", { key })).body).to.equal("other pets");
        expect((await call(run.outputs, "/pets", { key, method: "POST" })).status).to.equal(403);
    });
});
