import { expect } from "chai";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import type { Gateway, serve } from "usage-plan-gateway-cli";
import { newest, once, root, typeCheck } from "./installed";

const examples = path.join(root, "examples");
const names = ["ordersWithCors", "openApiDocument", "keyFromAuthorizer", "sharedPlans", "queue"];

/** The examples in a project that has the packages from npm's registry and these two from their tarballs. */
const copies = once(() => {
    const folder = path.join(newest(), "examples");
    fs.cpSync(examples, folder, { recursive: true });
    return folder;
});

type Headers = { [name: string]: string };

describe("The examples, with the packages as npm installs them", () => {
    let gateway: Gateway;
    let transpileOnly: string | undefined;

    before(() => {
        transpileOnly = process.env.PULUMI_NODEJS_TRANSPILE_ONLY;
        // Their types are checked by the first test, all at once.
        process.env.PULUMI_NODEJS_TRANSPILE_ONLY = "true";
    });
    after(() => {
        if (transpileOnly === undefined) delete process.env.PULUMI_NODEJS_TRANSPILE_ONLY;
        else process.env.PULUMI_NODEJS_TRANSPILE_ONLY = transpileOnly;
    });

    /** Each is served before its tests, at a moment that does not pass, so that no throttle is refilled. */
    function served(name: string): void {
        before(async () => {
            const cli = createRequire(path.join(newest(), "index.js"))("usage-plan-gateway-cli") as {
                serve: typeof serve;
            };
            gateway = await cli.serve({ cwd: path.join(copies(), name), now: () => Date.UTC(2026, 0, 15, 12) });
        });
        after(() => gateway.close());
    }

    async function call(route: string, headers: Headers = {}, body?: string) {
        const [method, url] = route.split(" ");
        const response = await fetch(url.startsWith("http") ? url : gateway.url + url, { method, headers, body });
        const text = await response.text();
        return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
    }
    const key = (customer: string): Headers => ({ "x-api-key": gateway.keys[customer] });
    const statuses = async (...calls: Promise<{ status: number }>[]) =>
        (await Promise.all(calls)).map(({ status }) => status);

    it("are all run, here or with the other languages", () => {
        expect(fs.readdirSync(examples)).to.have.members([...names, "python", "yaml"]);
    });

    it("type-check as `pulumi new typescript` sets a project up", () => {
        const files = names.map(name => `${name}/index.ts`);
        const options = { target: "es2020", module: "nodenext", moduleResolution: "nodenext", skipLibCheck: true };
        expect(typeCheck(copies(), options, files)).to.equal("");
    });

    it("ask for the packages' version as it is", () => {
        const versionOf = (folder: string) =>
            (JSON.parse(fs.readFileSync(path.join(root, folder, "package.json"), "utf8")) as { version: string })
                .version;
        for (const name of names) {
            const manifest = fs.readFileSync(path.join(examples, name, "package.json"), "utf8");
            const { dependencies, devDependencies } = JSON.parse(manifest) as { [kind: string]: Headers };
            expect(dependencies["usage-plan-gateway"], name).to.equal(`^${versionOf("components")}`);
            expect(devDependencies["usage-plan-gateway-cli"], name).to.equal(`^${versionOf("cli")}`);
        }
    });

    describe("ordersWithCors", () => {
        served("ordersWithCors");
        const origin = "https://shop.example.com";

        it("asks a page's browser for no key, and lets the page send one", async () => {
            const asked = { "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-api-key" };
            const preflight = await call("OPTIONS /orders/1", { Origin: origin, ...asked });
            expect(preflight).to.include({ status: 204, body: "" });
            expect(preflight.headers).to.include({
                "access-control-allow-origin": origin,
                "access-control-max-age": "600",
            });
            expect(preflight.headers["access-control-allow-methods"].split(",")).to.include("GET");
            expect(preflight.headers["access-control-allow-headers"].split(",")).to.include("x-api-key");
        });

        it("gives the page orders with a key, and a refusal that it can read without", async () => {
            const answers = {
                "200 GET /orders": '{"orders":[{"id":"1","status":"shipped"}]}',
                "200 GET /orders/1": '{"id":"1","status":"shipped"}',
                "404 GET /orders/7": '{"message":"There is no such order"}',
                "201 POST /orders": '{"id":"2","status":"new"}',
            };
            for (const [answer, body] of Object.entries(answers)) {
                const [status, ...route] = answer.split(" ");
                const keyed = await call(route.join(" "), { Origin: origin, ...key("acme") });
                expect(keyed, answer).to.include({ status: Number(status), body });
                expect(keyed.headers, answer).to.include({ "access-control-allow-origin": origin });
                const refused = await call(route.join(" "), { Origin: origin });
                expect(refused, answer).to.include({ status: 403, body: '{"message":"Forbidden"}' });
                expect(refused.headers, answer).to.include({ "access-control-allow-origin": origin });
            }
        });
    });

    describe("openApiDocument", () => {
        served("openApiDocument");

        it("answers at the document's routes: with a key where it says nothing, without one where it is open", async () => {
            const books = '[{"isbn":"9780306406157","title":"Lost at Sea"}]';
            expect(await call("GET /books", key("acme"))).to.include({ status: 200, body: books });
            expect(await call("GET /books")).to.include({ status: 403 });
            expect(await call("GET /health")).to.include({ status: 200 });
        });

        it("answers at the route that is laid over the document", async () => {
            const route = "GET /books/9780306406157/stock";
            expect(await call(route, key("acme"))).to.include({ status: 200, body: '{"inStock":true}' });
            expect(await call(route)).to.include({ status: 403 });
        });

        it("throttles each customer by the plan", async () => {
            const ofTrial = () => call("GET /books", key("globex"));
            expect(await statuses(ofTrial(), ofTrial(), ofTrial())).to.have.members([200, 200, 429]);
            expect(await call("GET /books", key("acme"))).to.include({ status: 200 });
        });
    });

    describe("keyFromAuthorizer", () => {
        served("keyFromAuthorizer");
        const token = (customer: string): Headers => ({ Authorization: `Bearer ${customer}s-development-token` });

        it("lets a customer in by the token, and nobody by a key", async () => {
            const reports = { status: 200, body: '{"reports":[]}' };
            expect(await call("GET /reports", token("acme"))).to.include(reports);
            const refused = { status: 401, body: '{"message":"Unauthorized"}' };
            expect(await call("GET /reports")).to.include(refused);
            expect(await call("GET /reports", key("acme"))).to.include(refused);
            expect(await call("GET /reports", token("initech"))).to.include(refused);
        });

        it("throttles the customer whose token it is by the plan of the customer's key", async () => {
            const ofFree = () => call("GET /reports", token("globex"));
            expect(await statuses(ofFree(), ofFree(), ofFree())).to.have.members([200, 200, 429]);
            expect(await call("GET /reports", token("acme"))).to.include({ status: 200 });
            const usage = gateway.usage().map(({ customer, plan, used }) => [customer, plan, used]);
            expect(usage).to.have.deep.members([
                ["acme", "gold", 2],
                ["globex", "free", 2],
            ]);
        });
    });

    describe("sharedPlans", () => {
        served("sharedPlans");
        const at = (api: string) => `GET ${new URL(`/${api}/dev/${api}`, gateway.url).href}`;

        it("lets the customers of either API into both, and nobody without a key", async () => {
            for (const api of ["orders", "invoices"]) {
                for (const customer of ["acme", "globex"]) {
                    const body = JSON.stringify({ [api]: [] });
                    expect(await call(at(api), key(customer)), `${customer} ${api}`).to.include({ status: 200, body });
                }
                expect(await call(at(api)), api).to.include({ status: 403 });
            }
        });

        it("counts a customer's requests to both together, and each customer's by itself", async () => {
            expect(await call(at("orders"), key("acme")), "the third").to.include({ status: 200 });
            expect(await call(at("invoices"), key("acme")), "the fourth").to.include({ status: 429 });
            expect(await call(at("invoices"), key("globex"))).to.include({ status: 200 });
        });
    });

    describe("queue", () => {
        served("queue");
        const order = '{"article":"chair","count":2}';
        const json = { "Content-Type": "application/json" };

        it("asks for a key, and says that the queue is not on this machine", async () => {
            expect(await call("POST /orders", json, order)).to.include({ status: 403 });
            const { status, body } = await call("POST /orders", { ...json, ...key("acme") }, order);
            expect([status, body]).to.deep.equal([
                501,
                '{"message": "The local gateway can\'t serve this method: its AWS integration calls sqs, which is not run here"}',
            ]);
        });

        it("refuses what is no order", async () => {
            for (const body of ['{"article":"chair","count":0}', '{"count":2}', "chair"]) {
                const refused = await call("POST /orders", { ...json, ...key("acme") }, body);
                expect(refused, body).to.include({ status: 400, body: '{"message": "Invalid request body"}' });
            }
        });

        it("sends an order to the queue, as the API's role", () => {
            const [method] = gateway.deployed.stages[0].methods;
            const [, name] = /:sqs:path\/\d{12}\/(.+)$/.exec(method.integration!.uri!) ?? [];
            expect(name).to.match(/^orders-[0-9a-f]{7}$/);
            expect(method.integration).to.deep.include({
                type: "AWS",
                httpMethod: "POST",
                requestParameters: {
                    "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
                },
                requestTemplates: { "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)" },
            });
            expect(Object.keys(method.integration!.responses!)).to.have.members(["default", "[45]\\d{2}"]);
        });
    });
});
