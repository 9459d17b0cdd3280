import { expect } from "chai";
import { GetRestApiCommandOutput, GetStageCommandOutput } from "@aws-sdk/client-api-gateway";
import { UsagePlanGatewayArgs } from "../../components/index";
import { EngineStack, Run, call, taken } from "./engine";
import { gateway } from "./gateway";

/** What the service says of a gateway when the program has been deployed. */
interface Live {
    run: Run;
    api: GetRestApiCommandOutput;
    stage: GetStageCommandOutput;
}

async function live(stack: EngineStack, run: Run): Promise<Live> {
    const service = stack.service();
    const restApiId = run.outputs.restApiId.value as string;
    const [api, stage] = [
        await service.getRestApi({ restApiId }),
        await service.getStage({ restApiId, stageName: "dev" }),
    ];
    return { run, api, stage };
}

interface Setting {
    args: Partial<UsagePlanGatewayArgs>;
    /** What of the service's answers the setting is seen in. */
    seen: (live: Live) => unknown;
    set: unknown;
    dropped: unknown;
    /** The trigger that names it; undefined where the snapshot does not hold it. */
    part?: string;
}

const settings: { [name: string]: Setting } = {
    binaryMediaTypes: {
        args: { binaryMediaTypes: ["image/png"] },
        seen: ({ api }) => api.binaryMediaTypes ?? [],
        set: ["image/png"],
        dropped: [],
        part: "binaryMediaTypes",
    },
    minimumCompressionSize: {
        args: { minimumCompressionSize: 1024 },
        seen: ({ api }) => api.minimumCompressionSize,
        set: 1024,
        dropped: undefined,
        part: "minimumCompressionSize",
    },
    disableExecuteApiEndpoint: {
        args: { disableExecuteApiEndpoint: true },
        seen: ({ api }) => api.disableExecuteApiEndpoint ?? false,
        set: true,
        dropped: false,
        part: "endpointConfiguration",
    },
    description: {
        args: { description: "All orders" },
        seen: ({ api }) => api.description,
        set: "All orders",
        dropped: "Managed by Pulumi",
    },
    tracing: {
        args: { stage: { tracing: true } },
        seen: ({ stage }) => stage.tracingEnabled ?? false,
        set: true,
        dropped: false,
    },
    cacheSize: {
        args: { stage: { cacheSize: "0.5" } },
        seen: ({ stage }) => stage.cacheClusterEnabled ?? false,
        set: true,
        dropped: false,
    },
    canary: {
        args: { stage: { canary: { percent: 10, variables: { level: "high" } } } },
        seen: ({ stage }) => stage.canarySettings?.percentTraffic,
        set: 10,
        dropped: undefined,
    },
    metrics: {
        args: { stage: { metrics: true } },
        seen: ({ stage }) => stage.methodSettings?.["*/*"]?.metricsEnabled ?? false,
        set: true,
        dropped: false,
    },
    accessLogs: {
        args: { stage: { accessLogs: {} } },
        seen: ({ stage }) => /"requestId":"\$context.requestId"/.test(stage.accessLogSettings?.format ?? ""),
        set: true,
        dropped: false,
    },
};

describe("A setting that is dropped again is as if it had never been", () => {
    let stack: EngineStack;
    before(async () => (stack = await EngineStack.create()));
    after(() => stack.dispose());

    it("all at once, in the API, its stage and what is deployed", async () => {
        const all = Object.values(settings);
        const stageArgs = Object.assign({}, ...all.map(({ args }) => args.stage)) as UsagePlanGatewayArgs["stage"];
        const args = { ...(Object.assign({}, ...all.map(each => each.args)) as object), stage: stageArgs };
        const of = (seen: Live) =>
            Object.fromEntries(Object.entries(settings).map(([name, each]) => [name, each.seen(seen)]));
        const expected = (which: "set" | "dropped") =>
            Object.fromEntries(Object.entries(settings).map(([name, each]) => [name, each[which]]));

        await stack.up(() => gateway());
        const set = await live(stack, await stack.up(() => gateway(args)));
        expect(of(set)).to.deep.equal(expected("set"));
        const parts = Object.values(settings).flatMap(({ part }) => (part === undefined ? [] : [part]));
        const preview = await stack.preview(() => gateway());
        for (const part of parts) expect(preview.log).to.include(part);
        const dropped = await live(stack, await stack.up(() => gateway()));
        expect(of(dropped)).to.deep.equal(expected("dropped"));
        expect((await stack.up(() => gateway())).steps).to.deep.equal([]);
    });
});

describe("A setting of a method that is dropped while others stay", () => {
    let stack: EngineStack;
    before(async () => (stack = await EngineStack.create()));
    after(() => stack.dispose());

    it("is off, for all methods and for a route", async () => {
        const throttle = { rateLimit: 5, burstLimit: 5 };
        const program = (stage: UsagePlanGatewayArgs["stage"], cache?: { ttl: number }) => () =>
            gateway({
                stage: { throttle, cacheSize: "0.5", manageLoggingRole: true, ...stage },
                routes: { "GET /a": { mock: { body: "a" }, throttle, cache } },
            });
        const settings = async (run: Run) => {
            const { methodSettings = {} } = (await live(stack, run)).stage;
            return Object.entries(methodSettings).map(([path, each]) => [
                path,
                [each.metricsEnabled, each.loggingLevel, each.cachingEnabled, each.throttlingRateLimit],
            ]);
        };
        const set = await stack.up(program({ metrics: true, loggingLevel: "INFO" }, { ttl: 60 }));
        expect(Object.fromEntries(await settings(set))).to.deep.equal({
            "*/*": [true, "INFO", false, 5],
            "/a/GET": [true, "INFO", true, 5],
        });
        const dropped = await stack.up(program({}));
        expect(Object.fromEntries(await settings(dropped))).to.deep.equal({
            "*/*": [false, "OFF", false, 5],
            "/a/GET": [false, "OFF", false, 5],
        });
        expect(taken(await stack.up(program({})))).to.deep.equal([]);
    });
});

const allowAll = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" }],
};

describe("A private API", () => {
    let stack: EngineStack;
    const isPrivate = (changes: Partial<UsagePlanGatewayArgs> = {}) =>
        gateway({ endpointType: "PRIVATE", policy: allowAll, vpcEndpointIds: ["vpce-1", "vpce-2"], ...changes });
    before(async () => {
        stack = await EngineStack.create();
        await stack.up(() => isPrivate());
    });
    after(() => stack.dispose());

    it("has its policy before it is deployed, and its VPC endpoints", async () => {
        const { api } = await live(stack, await stack.up(() => isPrivate()));
        expect(api.endpointConfiguration).to.deep.include({ types: ["PRIVATE"], vpcEndpointIds: ["vpce-1", "vpce-2"] });
        expect(api.policy).to.include("execute-api:Invoke");
    });

    it("is refused when it shall become an edge-optimized one, in the preview already", async () => {
        const refused = await failure(stack.preview(() => isPrivate({ endpointType: "EDGE", vpcEndpointIds: [] })));
        expect(refused).to.include("AWS can't make a private API an edge-optimized one");
    });

    it("has one VPC endpoint less when one is dropped", async () => {
        const { api } = await live(stack, await stack.up(() => isPrivate({ vpcEndpointIds: ["vpce-1"] })));
        expect(api.endpointConfiguration?.vpcEndpointIds).to.deep.equal(["vpce-1"]);
    });

    it("that becomes a regional one without a policy is deployed only when the policy is gone", async () => {
        const regional = () => gateway({});
        const message = await failure(stack.up(regional));
        const command = /aws apigateway update-rest-api .* (--patch-operations .*) && pulumi up/.exec(message);
        expect(command?.[1]).to.include("op=replace,path=/policy,value=");
        const restApiId = /--rest-api-id (\w+)/.exec(message)![1];
        await stack.service().updateRestApi({ restApiId, patchOperations: patches(command![1]) });
        await stack.refresh();
        const { run, api } = await live(stack, await stack.up(regional));
        expect(taken(run)).to.include("replace Deployment shop");
        expect(api.policy ?? "").to.equal("");
        const { alice } = run.outputs.apiKeyValues.value as { alice: string };
        expect((await call(run.outputs, "/a", { key: alice })).status).to.equal(200);
    });
});

async function failure(run: Promise<Run>): Promise<string> {
    const error: unknown = await run.then(
        () => new Error("the run was green"),
        (reason: unknown) => reason,
    );
    return String(error);
}

/** `'op=replace,path=/policy,value='`, as the CLI of AWS reads it. */
function patches(operations: string) {
    return [...operations.matchAll(/'op=(\w+),path=([^,]+),value=([^']*)'/g)].map(([, op, path, value]) => ({
        op: op as "replace",
        path,
        value,
    }));
}
