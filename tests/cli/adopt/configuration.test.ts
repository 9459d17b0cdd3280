import { expect } from "chai";
import { parse } from "yaml";
import { configurationYaml } from "../../../cli/adopt/files";
import { plansCheck } from "../../../components/usagePlans";
import { adopted, existingApi, plan } from "./apis";

const configured = (...given: Parameters<typeof adopted>) => adopted(...given).configuration;

describe("The configuration of an API that is taken over", () => {
    it("has each plan with its limits, and the names at AWS", () => {
        const other = { apiId: "zzz", stage: "live" };
        const throttle = { "/orders/{id}/GET": { rateLimit: 1, burstLimit: 2 } };
        const apiStages = [{ apiId: "a1b2c3", stage: "prod", throttle }, other];
        const full = {
            name: "Gold plan",
            description: "Pays",
            quota: { limit: 100, period: "WEEK" as const, offset: 1 },
            apiStages,
            productCode: "pc",
            tags: { tier: "gold" },
        };
        const free = plan({ id: "p2", name: "free", throttle: undefined });
        expect(configured(existingApi({ plans: [plan(full), free] })).plans).to.deep.equal({
            "Gold-plan": {
                displayName: "Gold plan",
                description: "Pays",
                throttle: { rateLimit: 10, burstLimit: 20 },
                quota: { limit: 100, period: "WEEK", offset: 1 },
                methodThrottles: { "GET /orders/{id}": { rateLimit: 1, burstLimit: 2 } },
                apiStages: [{ apiId: "zzz", stageName: "live" }],
                productCode: "pc",
                tags: { tier: "gold" },
            },
            free: { displayName: "free", unlimited: true },
        });
    });

    it("has each key with its plan, and no description but its own", () => {
        const keys = [
            { id: "k1", name: "Acme Inc.", description: "Pays", customerId: "c-1", enabled: false, tags: { a: "b" } },
            { id: "k2" },
        ];
        expect(configured(existingApi({ plans: [plan({}, keys)] })).keys).to.deep.equal({
            "Acme-Inc": {
                plan: "gold",
                displayName: "Acme Inc.",
                description: "Pays",
                enabled: false,
                customerId: "c-1",
                tags: { a: "b" },
            },
            "key-k2": { plan: "gold", displayName: "", description: "" },
        });
    });

    it("has the keys by their ids alone where they are managed elsewhere, and does not import them", () => {
        const api = existingApi({ plans: [plan({}, [{ id: "k1", name: "acme" }])] });
        const { configuration, imports } = adopted(api, { keysAreReferenced: true });
        expect(configuration.keys).to.deep.equal({ acme: { plan: "gold", existingKeyId: "k1" } });
        const types = imports.resources.map(({ type }) => type.split(":").pop());
        expect(types).to.include("UsagePlanKey");
        expect(types).to.not.include("ApiKey");
    });

    it("has the settings of the stage and of the API that are not the default", () => {
        const stage = {
            stageName: "live",
            deploymentId: "d1",
            description: "What customers call",
            variables: { colour: "blue" },
            methodSettings: {
                "*/*": { throttlingRateLimit: 5, throttlingBurstLimit: 6, metricsEnabled: true, loggingLevel: "ERROR" },
            },
            tracingEnabled: true,
            cacheClusterEnabled: true,
            cacheClusterSize: "0.5" as const,
            clientCertificateId: "cert1",
            accessLogSettings: {
                destinationArn: "arn:aws:logs:eu-central-1:1:log-group:x",
                format: "$context.requestId",
            },
        };
        const restApi = {
            id: "a1b2c3",
            name: "Orders",
            description: "All",
            endpointConfiguration: { types: ["EDGE" as const] },
        };
        const { api, stage: settings, stageName } = configured(existingApi({ stage, restApi }));
        expect(api).to.deep.equal({
            displayName: "Orders",
            description: "All",
            openApi: "openapi.prod.json",
            endpointType: "EDGE",
        });
        expect(stageName).to.equal("live");
        expect(settings).to.deep.equal({
            description: "What customers call",
            variables: { colour: "blue" },
            throttle: { rateLimit: 5, burstLimit: 6 },
            metrics: true,
            loggingLevel: "ERROR",
            tracing: true,
            cacheSize: "0.5",
            clientCertificateId: "cert1",
            accessLogs: { logGroupArn: "arn:aws:logs:eu-central-1:1:log-group:x", format: "$context.requestId" },
        });
    });

    it("leaves a plan that it can't say to AWS, and puts its keys into it", () => {
        const throttle = { "/a/GET": { rateLimit: 1, burstLimit: 2 } };
        const apiStages = [
            { apiId: "a1b2c3", stage: "prod" },
            { apiId: "zzz", stage: "live", throttle },
        ];
        const { configuration, imports, notes } = adopted(existingApi({ plans: [plan({ apiStages })] }));
        expect(configuration.plans).to.deep.equal({ gold: { existingPlanId: "p1" } });
        expect(imports.resources.map(({ type }) => type)).to.not.include("aws:apigateway/usagePlan:UsagePlan");
        expect(notes.join()).to.include("limits methods of zzz:live too");
    });

    const own = (throttle: object) => [{ apiId: "a1b2c3", stage: "prod", throttle: { ...throttle } }];
    for (const [what, changes, said] of [
        ["a throttle of 0", { throttle: { rateLimit: 0, burstLimit: 0 } }, "has a limit of 0"],
        ["a rate without a burst", { throttle: { rateLimit: 5 } }, "has a limit of 0"],
        [
            "a method that it refuses",
            { apiStages: own({ "/health/GET": { rateLimit: 0, burstLimit: 0 } }) },
            "has a limit of 0",
        ],
        ["a quota of 0", { quota: { limit: 0, period: "DAY" as const } }, "has a limit of 0"],
        [
            "limits of methods alone",
            { throttle: undefined, apiStages: own({ "/health/GET": { rateLimit: 1, burstLimit: 1 } }) },
            "limits methods, and has no throttle of its own",
        ],
        ["no name", { name: "" }, "has no name"],
    ] as const) {
        it(`leaves a plan to AWS that the program refuses: one with ${what}`, () => {
            const { configuration, notes } = adopted(existingApi({ plans: [plan(changes)] }));
            expect(Object.values(configuration.plans as object)).to.deep.equal([{ existingPlanId: "p1" }]);
            expect(notes.join()).to.include(said);
            expect(plansCheck(["GET /health"]).problems([], configuration.plans)).to.deep.equal([]);
        });
    }

    it("gives everything the tags that all have, and none of AWS's own", () => {
        const tags = { team: "orders", "aws:cloudformation:stack-name": "s" };
        const { restApi, stage } = existingApi();
        const plans = [plan({ tags: { ...tags, tier: "gold" } }, [{ id: "k1", name: "acme", tags }])];
        const written = configured(existingApi({ restApi: { ...restApi, tags }, stage: { ...stage, tags }, plans }));
        expect(written.api).to.have.deep.property("tags", { team: "orders" });
        expect(written.plans).to.have.deep.nested.property("gold.tags", { team: "orders", tier: "gold" });
        expect(written.keys).to.have.deep.nested.property("acme.tags", { team: "orders" });
    });

    it("keeps what a file says of other things, and quotes what YAML would take for something else", () => {
        const before =
            "encryptionsalt: v1:abc\nconfig:\n  aws:profile: ops\n  shop:backendUrl: https://a\n  shop:plans: {}\n";
        const text = configurationYaml(before, "shop", "eu-central-1", {
            plans: { yes: { displayName: "no", description: "2026-01-01" } },
        });
        expect(parse(text)).to.deep.equal({
            encryptionsalt: "v1:abc",
            config: {
                "aws:region": "eu-central-1",
                "aws:profile": "ops",
                "shop:backendUrl": "https://a",
                "shop:plans": { yes: { displayName: "no", description: "2026-01-01" } },
            },
        });
        expect(text)
            .to.match(/"no"/)
            .and.match(/"2026-01-01"/);
    });
});
