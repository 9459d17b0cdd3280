import { expect } from "chai";
import { OutputMap } from "@pulumi/pulumi/automation";
import { EngineStack, Run, call, keyValues } from "./engine";
import { Kind, changeOf, changedKind, kinds, limited, logging, remote } from "./failedUpdatesProgram";
import { pathWithPlugin } from "./pluginOnPath";
import { ProgramName } from "./programs";
import { Refusals, refusalsBefore } from "./refusals";
import { RunOptions, runElsewhere } from "./runElsewhere";

const endpoint = process.env.AWS_ENDPOINT_URL;
/** The refusals are made before a local service; AWS can't be told to refuse. */
const promise = endpoint === undefined ? describe.skip : describe;

interface Refusable {
    /** As the refusal names it. */
    resource: string;
    /** Where its calls go. */
    isAt: (path: string) => boolean;
    /** Whether its tags are put by a call of their own. */
    hasTags: boolean;
}

const isOfTags = (path: string) => path.startsWith("/tags/");

/** The kinds of resources that are updated in place; that with the most calls has three: PATCH, PUT and that of its tags. */
const refusable: { [kind in Kind]: Refusable } = {
    ApiKey: { resource: "ApiKey shop-alice", isAt: path => path.includes("/apikeys/"), hasTags: true },
    UsagePlan: { resource: "UsagePlan shop-free", isAt: path => path.includes("/usageplans/"), hasTags: true },
    MethodSettings: { resource: "MethodSettings shop", isAt: path => path.includes("/stages/"), hasTags: false },
    Stage: { resource: "Stage shop", isAt: path => path.includes("/stages/"), hasTags: true },
    RestApi: {
        resource: "RestApi shop",
        isAt: path => path.includes("/restapis/") && !path.includes("/stages/"),
        hasTags: true,
    },
};

const isWrite = (method: string) => ["PATCH", "PUT", "POST"].includes(method);

promise("After an update that the service refused, without a refresh", () => {
    let service: Refusals;
    let stack: EngineStack;
    before(async () => {
        service = await refusalsBefore(endpoint!);
    });
    beforeEach(async () => {
        stack = await EngineStack.create();
        stack.env.AWS_ENDPOINT_URL = service.url;
    });
    afterEach(async () => {
        service.statusOf = () => undefined;
        await stack.dispose();
    });
    after(() => service.close());

    /** What a run says that fails; its process is its own. */
    async function failure(program: ProgramName, count: number, options: RunOptions = {}): Promise<string> {
        const { code, output } = await runElsewhere(stack, program, count, options).ended;
        expect(code, output).to.equal(1);
        return output;
    }
    /** The resources whose update is refused, and what is to be run. */
    function refusedIn(output: string): { [resource: string]: string } {
        const lines = output.matchAll(/the last (?:update|creation) of (\w+ \S+) failed, and .* Run (.*)$/gm);
        return Object.fromEntries([...lines].map(([, resource, remedy]) => [resource, remedy]));
    }
    /** The run fails since the service refuses these calls. */
    async function refused(statusOf: Refusals["statusOf"], program: ProgramName, count: number): Promise<void> {
        service.statusOf = statusOf;
        const output = await failure(program, count);
        service.statusOf = () => undefined;
        expect(output).to.include("refused by the test");
    }

    for (const [number, kind] of kinds.entries()) {
        const { resource, isAt, hasTags } = refusable[kind];
        const statuses = [400, 403, 500].map((_, round, all) => all[(number + round) % 3]);

        it(`${kind} stops until it is sent, whatever the call (${statuses.join(", ")}) and the change since, or is taken back`, async () => {
            const of = (version: number) => 100 * number + version;
            const up = (version: number, flags = {}) => stack.up(() => changedKind(of(version)), flags);
            const refusedAt = (version: number, status: number, isRefused: (method: string, path: string) => boolean) =>
                refused(
                    (method, path) => (isWrite(method) && isAt(path) && isRefused(method, path) ? status : undefined),
                    "changedKind",
                    of(version),
                );
            const stops = async (version: number, options?: RunOptions) => {
                const stopped = refusedIn(await failure("changedKind", of(version), options));
                expect(stopped).to.have.all.keys(resource);
                expect(stopped[resource]).to.include("pulumi up --refresh");
            };
            await up(0);

            await refusedAt(1, statuses[0], () => true);
            await stops(1, { preview: true });
            // The document, which is sent when the routes are changed, has all of the API but the tags.
            await expectThere[kind](await up(2, { refresh: kind !== "RestApi" }), 2);

            await refusedAt(3, statuses[1], (_method, path) => !hasTags || isOfTags(path));
            await stops(4);
            await expectThere[kind](await up(2), 2);

            await refusedAt(
                3,
                statuses[2],
                (method, path) => kind !== "RestApi" || (method === "PUT" && !isOfTags(path)),
            );
            await expectThere[kind](await up(4, { refresh: true }), 4);
        });
    }

    it("a plan's first quota, which a refresh does not miss, is given by the command that the refusal names", async () => {
        const usagePlanId = only((await stack.up(() => limited(0))).outputs.usagePlanIds.value);
        await refused(method => (isWrite(method) ? 403 : undefined), "limited", 1);
        const { "UsagePlan shop-free": remedy } = refusedIn(await failure("limited", 2));
        const [, id, operations] =
            /^aws apigateway update-usage-plan --usage-plan-id (\S+) --patch-operations (.*) && pulumi up/.exec(
                remedy,
            )!;
        expect(id).to.equal(usagePlanId);
        const patchOperations = [...operations.matchAll(/'op=replace,path=([^,]*),value=([^']*)'/g)].map(
            ([, path, value]) => ({ op: "replace" as const, path, value }),
        );
        await stack.service().updateUsagePlan({ usagePlanId, patchOperations });
        await stack.setConfig("arrived", arrivedIn(remedy));
        await stack.up(() => limited(2), { refresh: true });
        const plan = await stack.service().getUsagePlan({ usagePlanId });
        expect([plan.quota?.limit, plan.throttle?.rateLimit]).to.deep.equal([5, 900]);
    });

    it("nothing stops where a program adopts what was given by hand and read back", async () => {
        const usagePlanId = only((await stack.up(() => limited(0))).outputs.usagePlanIds.value);
        const patchOperations = [
            { op: "replace" as const, path: "/quota/limit", value: "5" },
            { op: "replace" as const, path: "/quota/period", value: "DAY" },
        ];
        await stack.service().updateUsagePlan({ usagePlanId, patchOperations });
        await stack.up(() => limited(1), { refresh: true });
        await stack.up(() => limited(2));
        const plan = await stack.service().getUsagePlan({ usagePlanId });
        expect([plan.quota?.limit, plan.throttle?.rateLimit]).to.deep.equal([5, 900]);
    });

    it("a creation of which a later call was refused stops as well", async () => {
        const isOfStage = (method: string, path: string) => method === "PATCH" && path.includes("/stages/");
        await refused((method, path) => (isOfStage(method, path) ? 400 : undefined), "logging", 90);
        const stopped = await failure("logging", 90, { preview: true });
        expect(refusedIn(stopped)).to.deep.equal({ "Stage shop": "pulumi up --refresh" });
        const { outputs } = await stack.up(() => logging(90), { refresh: true });
        expect((await stageOf(outputs)).accessLogSettings?.destinationArn).to.include(":log-group:");
    });

    it("a resource beside the API's stops as well", async () => {
        await stack.up(() => logging(90));
        const isOfGroup = (target: string) => target.endsWith(".PutRetentionPolicy");
        await refused((_method, _path, target) => (isOfGroup(target) ? 400 : undefined), "logging", 30);
        expect(refusedIn(await failure("logging", 30))).to.deep.equal({
            "LogGroup shop-access": "pulumi up --refresh",
        });
        const { steps } = await stack.up(() => logging(30), { refresh: true });
        const step = { op: "update", type: "LogGroup", name: "shop-access", diff: ["retentionInDays"] };
        expect(steps).to.deep.include(step);
    });

    it("a gateway that another language makes stops as well", async () => {
        stack.env.PATH = await pathWithPlugin(stack.folder);
        const { outputs } = await stack.up(() => remote(100));
        await refused(
            (method, path) => (method === "PATCH" && path.includes("/usageplans/") ? 400 : undefined),
            "remote",
            200,
        );
        expect(refusedIn(await failure("remote", 200, { preview: true }))).to.have.all.keys("UsagePlan shop-free");
        expect(refusedIn(await failure("remote", 200))).to.have.all.keys("UsagePlan shop-free");
        await stack.up(() => remote(200), { refresh: true });
        const usagePlanId = only(outputs.usagePlanIds.value);
        expect((await stack.service().getUsagePlan({ usagePlanId })).throttle?.rateLimit).to.equal(200);
    });

    const only = (values: unknown) => Object.values(values as object)[0] as string;
    const arrivedIn = (remedy: string) => /pulumi up --refresh -c usage-plan-gateway:arrived=(\S+)$/.exec(remedy)![1];
    const stageOf = ({ restApiId, stageName }: OutputMap) =>
        stack.service().getStage({ restApiId: restApiId.value as string, stageName: stageName.value as string });

    /** What the service has of each kind, and a client gets. */
    const expectThere: { [kind in Kind]: (run: Run, version: number) => Promise<void> } = {
        async ApiKey({ outputs }, version) {
            const { first, later } = changeOf(version);
            const key = await stack.service().getApiKey({ apiKey: only(outputs.apiKeyIds.value) });
            expect(key).to.include({ enabled: first % 2 === 0, description: `Alice ${later}` });
            expect(key.tags).to.include({ level: String(first) });
            const { status } = await call(outputs, "/a", { key: keyValues(outputs).alice });
            expect(status).to.equal(first % 2 === 0 ? 200 : 403);
        },
        async UsagePlan({ outputs }, version) {
            const { first, later } = changeOf(version);
            const plan = await stack.service().getUsagePlan({ usagePlanId: only(outputs.usagePlanIds.value) });
            expect([plan.throttle?.rateLimit, plan.quota?.limit]).to.deep.equal([1000 + first, 1000 + later]);
            expect(plan.tags).to.include({ level: String(first) });
        },
        async MethodSettings({ outputs }, version) {
            const { first, later } = changeOf(version);
            const { methodSettings } = await stageOf(outputs);
            const limits = { throttlingRateLimit: 500 + first, throttlingBurstLimit: 500 + later };
            expect(methodSettings?.["*/*"]).to.include(limits);
        },
        async Stage({ outputs }, version) {
            const { first, later } = changeOf(version);
            const { variables, description, tags } = await stageOf(outputs);
            expect([variables, description]).to.deep.equal([{ version: String(first) }, `Stage ${later}`]);
            expect(tags).to.include({ level: String(first) });
        },
        async RestApi({ outputs }, version) {
            const { first, later } = changeOf(version);
            const { alice: key } = keyValues(outputs);
            const bodies = await Promise.all(["/a", "/b"].map(path => call(outputs, path, { key })));
            expect(bodies.map(({ body }) => body)).to.deep.equal([`a ${first}`, `b ${later}`]);
            const api = await stack.service().getRestApi({ restApiId: outputs.restApiId.value as string });
            expect(api.description).to.equal(`The API ${first}`);
            expect(api.tags).to.include({ level: String(Math.floor(first / 2)) });
        },
    };
});
