import { expect } from "chai";
import * as fs from "node:fs";
import * as path from "node:path";
import { folder, once, project, root, run } from "./installed";
import { PluginHost, startPlugin } from "./pluginHost";

const type = "usage-plan-gateway:index:UsagePlanGateway";
const args = {
    routes: { "GET /orders": { mock: { body: "{}" } } },
    plans: { free: { quota: { limit: 1, period: "DAY" } } },
    keys: { acme: { plan: "free" } },
};
const secretMark = "1b47061264138c4ac30d75fd1eb44270";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const newTypeScript = `{ "compilerOptions": { "strict": true, "outDir": "bin", "target": "es2020", "module": "nodenext",
    "moduleResolution": "nodenext", "sourceMap": true, "experimentalDecorators": true, "pretty": true,
    "noFallthroughCasesInSwitch": true, "noImplicitReturns": true, "forceConsistentCasingInFileNames": true },
    "files": ["index.ts"] }`;

const callers: { [caller: string]: () => string } = {
    "an empty folder": once(() => folder("caller")),
    "a folder of pulumi new typescript": once(() => folder("caller-new", { "tsconfig.json": newTypeScript })),
    "a folder of tsc --init": once(() => {
        const made = folder("caller-init");
        run(made, path.join(root, "node_modules/.bin/tsc"), "--init");
        return made;
    }),
    "this project's folder": () => root,
};

const plugins = {
    "of the repository": () => path.join(root, "components"),
    "of an installed package": once(() =>
        path.join(project("plugin", "typescript@5.9"), "node_modules", "usage-plan-gateway"),
    ),
};

describe("The plugin for every Pulumi language", () => {
    let host: PluginHost | undefined;
    afterEach(() => host?.close());

    for (const [where, plugin] of Object.entries(plugins)) {
        for (const [caller, callersFolder] of Object.entries(callers)) {
            it(`${where} gives its schema and makes a gateway, started from ${caller}`, async () => {
                host = await startPlugin(plugin(), callersFolder());
                const schema = fs.readFileSync(path.join(root, "components", "schema.json"), "utf8");
                expect(await host.schema()).to.equal(schema);
                const state = await host.construct(type, "orders", args);
                expect(state).to.include({ stageName: "dev", restApiId: "orders-id" });
                expect(Object.values(state.apiKeyValues as object)).to.include(secretMark);
                expect(host.registered.map(({ name }) => name)).to.include.members(["orders-free", "orders-acme"]);
            });
        }
    }

    it("refuses all that is wrong in one error", async () => {
        host = await startPlugin(plugins["of the repository"](), callers["an empty folder"]());
        const wrong = { ...args, plans: { free: {} }, keys: { acme: { plan: "fre" } } };
        const error = await host.construct(type, "orders", wrong).catch((caught: Error) => caught.message);
        expect(error).to.equal(
            'UsagePlanGateway "orders" has 2 problems:\n' +
                "  plans.free: has no limit; give it a throttle or a quota, or say unlimited: true\n" +
                '  keys.acme.plan: there is no plan "fre"; the plans are free',
        );
        expect(host.registered).to.deep.equal([]);
    });

    it("refuses a map that is known only later, since it names resources, and says so", async () => {
        host = await startPlugin(plugins["of the repository"](), callers["an empty folder"]());
        const error = await host
            .construct(type, "orders", { ...args, routes: unknown }, true)
            .catch((caught: Error) => caught.message);
        expect(error).to.include("routes: is an Output; pass a plain map, and Outputs only for the values inside it");
    });

    it("has each of its resources looked at before an update", async () => {
        host = await startPlugin(plugins["of the repository"](), callers["an empty folder"]());
        const throttle = { rateLimit: 1, burstLimit: 1 };
        await host.construct(type, "orders", { ...args, stage: { throttle } });
        const own = host.registered.filter(({ beforeUpdate }) => beforeUpdate !== undefined);
        expect(own.map(({ type }) => type.split(":").pop())).to.include.members(["ApiKey", "MethodSettings", "Stage"]);
        for (const { type, beforeUpdate } of own)
            expect(beforeUpdate, type).to.deep.include("usage-plan-gateway:index:UsagePlanGateway$orders-last-update");
    });

    it("makes gateways of one name below several components, of which it does not know", async () => {
        host = await startPlugin(plugins["of the repository"](), callers["an empty folder"]());
        for (const attempt of [1, 2]) {
            expect(await host.construct(type, "orders", args), String(attempt)).to.include({ stageName: "dev" });
        }
        expect(host.hooks.filter(name => name.includes("last-update"))).to.have.length(2);
    });

    it("makes a gateway where the engine has no hooks", async () => {
        host = await startPlugin(plugins["of the repository"](), callers["an empty folder"](), false);
        expect(await host.construct(type, "orders", args)).to.include({ stageName: "dev" });
        expect(host.hooks).to.deep.equal([]);
    });

    it("starts in at most 1.5 times the time of an empty component of JavaScript", async () => {
        const best = { empty: Infinity, gateway: Infinity };
        const empty = path.join(__dirname, "plugins", "empty");
        for (let round = 0; round < 5; round++) {
            for (const [name, plugin] of Object.entries({ empty, gateway: plugins["of the repository"]() })) {
                host = await startPlugin(plugin, callers["an empty folder"]());
                best[name as keyof typeof best] = Math.min(best[name as keyof typeof best], host.startMs);
                host.close();
            }
        }
        console.log(`      empty ${best.empty.toFixed(0)} ms, this ${best.gateway.toFixed(0)} ms`);
        expect(best.gateway / best.empty).to.be.at.most(1.5);
    });
});
