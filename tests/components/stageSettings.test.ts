import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Stage } from "../../components/index";
import { made, problems, problemsWhenKnown, throttle } from "./ordersGateway";

const mock = { mock: {} };
const cached = { mock: {}, cache: { ttl: 60 } };

const stageOf = async (stage: Stage, changes: object = {}) =>
    (await made({ stage, ...changes })).resource("Stage", "orders").inputs;

/** The settings of methods by the methods that they are for. */
async function methodSettings(changes: object): Promise<{ [methodPath: string]: object }> {
    const { resources } = await made(changes);
    const all = resources.filter(({ type }) => type.endsWith(":MethodSettings"));
    return Object.fromEntries(all.map(({ inputs }) => [inputs.methodPath as string, inputs.settings as object]));
}

describe("The stage's settings", () => {
    it("trace, cache, and show a certificate to backends when the arguments say so", async () => {
        expect(await stageOf({ tracing: true, cacheSize: "0.5", clientCertificateId: "cert12" })).to.include({
            xrayTracingEnabled: true,
            cacheClusterEnabled: true,
            cacheClusterSize: "0.5",
            clientCertificateId: "cert12",
        });
    });

    it("do none of that by default", async () => {
        const inputs = await stageOf({});
        for (const name of ["xrayTracingEnabled", "cacheClusterEnabled"]) expect(inputs[name]).not.to.equal(true);
        for (const name of ["cacheClusterSize", "clientCertificateId", "canarySettings", "accessLogSettings"]) {
            expect(inputs).not.to.have.property(name);
        }
    });

    it("may be every size of a cache that AWS has, as a text", async () => {
        const sizes = ["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"] as const;
        for (const cacheSize of sizes) expect(await stageOf({ cacheSize })).to.include({ cacheClusterSize: cacheSize });
        expect(await problems({ stage: { cacheSize: "1" } })).to.deep.equal([
            `stage.cacheSize: "1" is not one of ${sizes.join(", ")}`,
        ]);
        expect(await problems({ stage: { cacheSize: 0.5 } })).to.deep.equal([
            `stage.cacheSize: 0.5 is a number; write it as a text, one of ${sizes.join(", ")}`,
        ]);
    });

    it("are refused when they are none that AWS takes", async () => {
        const stage = {
            loggingLevel: "DEBUG",
            tracing: "yes",
            metrics: 1,
            clientCertificateId: "",
            deploymentId: "a/b",
            manageLoggingRole: "no",
            webAclArn: "acl",
            cache: "0.5",
        };
        const lines = await problems({ stage });
        expect(lines).to.include.members([
            'stage.loggingLevel: "DEBUG" is not one of OFF, ERROR, INFO',
            'stage.tracing: "yes" is not true or false',
            "stage.metrics: 1 is not true or false",
            "stage.clientCertificateId: is empty; give the id of a client certificate",
            'stage.deploymentId: "a/b" is not the id of a deployment',
            'stage.manageLoggingRole: "no" is not true or false',
        ]);
        expect(lines.filter(line => line.startsWith("stage.webAclArn: "))).to.have.length(1);
        expect(lines.filter(line => line.startsWith("stage.cache: unknown"))).to.have.length(1);
    });
});

describe("Settings of methods", () => {
    it("are those of the stage, for all methods", async () => {
        const stage = { throttle, metrics: true, loggingLevel: "INFO" as const };
        expect(await methodSettings({ stage })).to.deep.equal({
            "*/*": { throttlingRateLimit: 10, throttlingBurstLimit: 20, metricsEnabled: true, loggingLevel: "INFO" },
        });
    });

    it("are none where nothing is on", async () => {
        expect(await methodSettings({ stage: { metrics: false, loggingLevel: "OFF" } })).to.deep.equal({});
    });

    it("of a route repeat the stage's, of which AWS takes none where a method has its own", async () => {
        const own = { rateLimit: 1, burstLimit: 2 };
        const stage = { throttle, metrics: true, loggingLevel: "ERROR" as const, cacheSize: "0.5" as const };
        const routes = { "GET /a": { ...mock, throttle: own }, "GET /b/{id}": cached, "GET /c": mock };
        const ofStage = { metricsEnabled: true, loggingLevel: "ERROR" };
        const ofThrottle = { throttlingRateLimit: 10, throttlingBurstLimit: 20 };
        expect(await methodSettings({ stage, routes })).to.deep.equal({
            "*/*": { ...ofStage, ...ofThrottle },
            "~1a/GET": { ...ofStage, throttlingRateLimit: 1, throttlingBurstLimit: 2, cachingEnabled: false },
            "~1b~1{id}/GET": {
                ...ofStage,
                ...ofThrottle,
                cachingEnabled: true,
                cacheTtlInSeconds: 60,
                cacheDataEncrypted: true,
            },
        });
    });

    it("never write whole requests to a log, which may have keys in them", async () => {
        const stage = { loggingLevel: "INFO" as const, cacheSize: "0.5" as const };
        const all = await methodSettings({ stage, routes: { "GET /a": cached } });
        for (const settings of Object.values(all)) expect(settings).not.to.have.property("dataTraceEnabled");
    });
});

describe("A canary", () => {
    it("gives a share to the newest deployment, with variables of its own", async () => {
        const { resource } = await made({
            stage: { variables: { level: "low" }, canary: { percent: 0.5, variables: { level: "high", added: "1" } } },
        });
        const { deployment, variables, canarySettings } = resource("Stage", "orders").inputs;
        expect(canarySettings).to.deep.equal({
            deploymentId: "orders-id",
            percentTraffic: 0.5,
            stageVariableOverrides: { level: "high", added: "1" },
        });
        expect(deployment).to.equal("orders-id");
        expect(variables).to.deep.equal({ level: "low" });
    });

    it("beside an older deployment gives the newest its share, and the older one the rest", async () => {
        const { resource } = await made({ stage: { deploymentId: "old123", canary: { percent: 10 } } });
        const { deployment, canarySettings } = resource("Stage", "orders").inputs;
        expect(deployment).to.equal("old123");
        expect(canarySettings).to.deep.equal({ deploymentId: "orders-id", percentTraffic: 10 });
    });

    it("may have from none to all", async () => {
        for (const percent of [0, 100]) await made({ stage: { canary: { percent } } });
        for (const percent of [-1, 100.1, NaN, "10"]) {
            expect(await problems({ stage: { canary: { percent } } })).to.deep.equal([
                `stage.canary.percent: ${JSON.stringify(percent) === "null" ? "NaN" : JSON.stringify(percent)} is not a share from 0 to 100 percent`,
            ]);
        }
    });

    it("is refused without a share, and with variables that the service does not take", async () => {
        expect(await problems({ stage: { canary: { variables: { "a-b": "c", d: "e f" } } } })).to.deep.equal([
            "stage.canary.percent: missing; the share of the requests, in percent",
            'stage.canary.variables.a-b: "a-b" is not 1 to 64 letters, digits and _',
            'stage.canary.variables.d: "e f" is not 1 to 512 letters, digits and - . _ ~ : / ? # & = ,',
        ]);
    });

    it("is refused by an Output of a bad share when that is known", async () => {
        const changes = () => ({ stage: { canary: { percent: pulumi.output(101) } } });
        expect(await problemsWhenKnown(changes)).to.deep.equal([
            "stage.canary.percent: 101 is not a share from 0 to 100 percent",
        ]);
        await made();
    });
});

describe("A rollback", () => {
    it("has the stage serve the deployment that is named, while the newest is made all the same", async () => {
        const { resource, result } = await made({ stage: { deploymentId: "old123" } });
        expect(resource("Stage", "orders").inputs.deployment).to.equal("old123");
        expect(resource("Deployment", "orders").inputs.triggers).to.have.property("GET /orders");
        expect(result).to.have.property("deploymentId");
    });

    it("needs replaced deployments to stay, which they do on demand alone", async () => {
        expect((await made({ retainDeployments: true })).resource("Deployment", "orders").retainOnDelete).to.equal(
            true,
        );
        for (const changes of [{}, { retainDeployments: false }]) {
            expect((await made(changes)).resource("Deployment", "orders").retainOnDelete).not.to.equal(true);
        }
        expect(await problems({ retainDeployments: "yes" })).to.deep.equal([
            'retainDeployments: "yes" is not true or false',
        ]);
    });
});
