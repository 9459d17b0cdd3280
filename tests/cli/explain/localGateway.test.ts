import { expect } from "chai";
import { deployed, key, keyValue, method, plan, stage } from "../local/deployments";
import { Served, served, stopAll } from "../local/http/served";
import { ranCommand } from "../ranCommand";

const keyed = { apiKeyRequired: true };
const routes = [method("GET /orders/{id}", keyed), method("GET /health")];
const orders = stage(routes);
const test = stage(routes, { stageName: "test" });
const stock = stage([method("GET /stock", keyed)], { apiId: "api2", apiName: "stock", stageName: "test" });
const quota = { limit: 1, period: "DAY" as const, offset: 0 };
const state = deployed(
    [orders, test, stock],
    [plan("free", ["acme", "globex", "off"], [orders], { quota }), plan("stock", ["initech"], [stock])],
    [key("acme"), key("globex"), key("initech"), key("off", { enabled: false }), key("planless")],
);

describe("explain at the local gateway", () => {
    let running: Served;

    before(async () => {
        running = await served(state);
        await running.get("/dev/orders/7", { "x-api-key": keyValue("globex") });
    });
    after(stopAll);

    for (const [path, customer, status, cause] of [
        ["/dev/orders/7", "acme", 200, undefined],
        ["/dev/health", undefined, 200, undefined],
        ["/stock/test/stock", "initech", 200, undefined],
        ["/restapis/api2/test/_user_request_/stock", "initech", 200, undefined],
        ["/dev/orders/7", undefined, 403, "the method needs a key, and the request is without one"],
        ["/dev/nowhere", "acme", 403, / has no route for GET \/nowhere$/],
        ["/dev/orders/7", "off", 403, "the key off (key-off) is disabled"],
        ["/dev/orders/7", "planless", 403, "the key planless (key-planless) is in no usage plan"],
        [
            "/orders/test/orders/7",
            "acme",
            403,
            "no plan of the key covers this stage: free (plan-free) covers api1:dev",
        ],
        ["/dev/orders/7", "globex", 429, "the quota of the plan free is used up: 1 used of 1 a day"],
    ] as const) {
        it(`says what it will answer: ${status} to ${customer ?? "nobody"} at ${path}${cause ? `, since ${cause}` : ""}`, async () => {
            const whose = customer === undefined ? [] : ["--customer", customer];
            const { code, stdout, stderr } = await ranCommand([
                "explain",
                "--json",
                "--url",
                `${running.url}${path}`,
                ...whose,
            ]);
            expect(stderr).to.equal("");
            const said = JSON.parse(stdout) as { cause?: string; answer?: { status: number; message: string } };
            if (cause instanceof RegExp) expect(said.cause).to.match(cause);
            else expect(said.cause).to.equal(cause);
            expect(said.answer?.status ?? 200).to.equal(status);
            expect(code).to.equal(status === 200 ? 0 : 2);
            const answer = await running.get(path, customer ? { "x-api-key": keyValue(customer) } : {});
            expect(answer.status).to.equal(status);
            if (said.answer) expect(JSON.parse(answer.body)).to.deep.equal({ message: said.answer.message });
        });
    }

    it("names the stages that there are", async () => {
        const { stderr } = await ranCommand(["explain", "--url", `${running.url}/live/orders/7`]);
        expect(stderr).to.match(
            /^which stage is \/live\? There are orders \(api1\) dev, orders \(api1\) test, stock \(api2\) test;/,
        );
    });
});
