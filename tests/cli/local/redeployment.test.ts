import { expect } from "chai";
import { Deployed } from "../../../cli/local/deployed";
import { allMethods } from "../../../cli/local/methodNames";
import { StackState, update } from "../../../cli/local/reload/redeployment";
import { method, stage } from "./deployments";

const deployed = (changes: Partial<Deployed> & Pick<Deployed, "stages">): Deployed => ({
    plans: [],
    keys: [],
    ...changes,
});
const first = (state: Deployed): StackState => ({ serving: state, evaluated: state });
const routesOf = ({ serving }: StackState) => serving.stages[0].methods.map(each => `${each.httpMethod} ${each.path}`);

describe("An update of a stack", () => {
    const triggers = { "GET /a": "1", "GET /b": "2" };
    const both = [method("GET /a"), method("GET /b")];
    const before = deployed({ stages: [stage(both, { triggers })] });

    it("changes nothing when nothing has changed", () => {
        expect(update(first(before), structuredClone(before))).to.deep.include({
            summary: "nothing changed",
            isRedeployed: false,
            notes: [],
        });
    });

    it("redeploys when a trigger changes, comes or goes, and names it", () => {
        const next = deployed({
            stages: [stage([method("GET /a"), method("GET /c")], { triggers: { "GET /a": "9", "GET /c": "3" } })],
        });
        const { summary, isRedeployed, state } = update(first(before), next);
        expect(summary).to.equal('redeployed: "GET /a" changed, "GET /c" added, "GET /b" removed');
        expect(isRedeployed).to.equal(true);
        expect(routesOf(state)).to.deep.equal(["GET /a", "GET /c"]);
    });

    it("serves the old snapshot when no trigger sees the change, until one does", () => {
        const next = deployed({ stages: [stage([method("GET /a", { apiKeyRequired: true })], { triggers })] });
        const unseen = update(first(before), next);
        expect(unseen.summary).to.equal("no redeployment");
        expect(unseen.notes[0]).to.match(/has the same triggers as before: "GET \/a" changed, "GET \/b" removed$/);
        expect(routesOf(unseen.state)).to.deep.equal(["GET /a", "GET /b"]);
        // What was not deployed is still not deployed when the program is run again.
        const again = update(unseen.state, structuredClone(next));
        expect(routesOf(again.state)).to.deep.equal(["GET /a", "GET /b"]);
        const seen = deployed({
            stages: [stage([method("GET /a", { apiKeyRequired: true })], { triggers: { "GET /a": "7" } })],
        });
        expect(routesOf(update(again.state, seen).state)).to.deep.equal(["GET /a"]);
    });

    it("takes stage settings and variables at once, and leaves the snapshot", () => {
        const settings = {
            methodThrottles: { [allMethods]: { rateLimit: 1, burstLimit: 1 } },
            variables: { level: "low" },
        };
        const { summary, state } = update(
            first(before),
            deployed({ stages: [stage(both, { triggers, ...settings })] }),
        );
        expect(summary).to.equal("no redeployment: stages.dev changed");
        expect(state.serving.stages[0]).to.deep.include(settings);
    });

    it("freezes a removed method once more when methods are resources of their own", () => {
        const classic = { hasMethodResources: true };
        const old = first(deployed({ stages: [stage(both, { ...classic, triggers: { all: "1" } })] }));
        const without = (all: string) =>
            deployed({ stages: [stage([method("GET /a")], { ...classic, triggers: { all } })] });
        const removed = update(old, without("2"));
        expect(removed.summary).to.equal('redeployed: "all" changed ("GET /b" removed)');
        expect(removed.notes[0]).to.include('AWS goes on serving "GET /b"');
        expect(routesOf(removed.state)).to.deep.equal(["GET /a", "GET /b"]);
        expect(routesOf(update(removed.state, without("3")).state)).to.deep.equal(["GET /a"]);
    });

    it("takes the code of a function at once, though the snapshot is old", () => {
        const lambda = (environment: { [name: string]: string }) => ({
            name: "f",
            codePath: "/f",
            handler: "index.handler",
            runtime: "nodejs20.x",
            timeout: 3,
            environment,
        });
        const ofAuthorizer = { type: "TOKEN", identitySources: [], resultTtl: 0, providerArns: [], uri: "f" };
        const api = (environment: { [name: string]: string }) =>
            deployed({
                stages: [
                    stage(
                        [
                            method("GET /f", {
                                integration: { type: "AWS_PROXY", uri: "f", lambda: lambda(environment) },
                            }),
                        ],
                        { authorizers: { f: { ...ofAuthorizer, lambda: lambda(environment) } } },
                    ),
                ],
            });
        const { summary, state } = update(first(api({})), api({ LEVEL: "debug" }));
        expect(summary).to.equal("no redeployment: functions.f changed");
        const [{ methods, authorizers }] = state.serving.stages;
        for (const { lambda: served } of [methods[0].integration!, authorizers!.f]) {
            expect(served).to.deep.include({ environment: { LEVEL: "debug" } });
        }
    });

    it("says once what is served in another way than AWS does", () => {
        const pool = { type: "COGNITO_USER_POOLS", identitySources: [], resultTtl: 0, providerArns: [] };
        const guarded = (all: string) =>
            deployed({
                stages: [
                    stage([method("GET /a", { authorization: "COGNITO_USER_POOLS", authorizer: "pool" })], {
                        authorizers: { pool },
                        triggers: { all },
                    }),
                ],
            });
        const open = deployed({ stages: [stage([method("GET /a")], { triggers: { all: "1" } })] });
        const { state, notes } = update(first(open), guarded("2"));
        expect(notes.join()).to.match(/Cognito authorizer pool .* never the signature/);
        expect(update(state, guarded("3")).notes).to.deep.equal([]);
    });

    it("names keys that move to another plan", () => {
        const key = { id: "k", name: "acme", value: "v", origin: "program", enabled: true } as const;
        const plans = (free: string[], gold: string[]) => [
            { id: "1", name: "free", stages: [], keyIds: free },
            { id: "2", name: "gold", stages: [], keyIds: gold },
        ];
        const { summary } = update(first({ ...before, keys: [key], plans: plans(["k"], []) }), {
            ...before,
            keys: [key],
            plans: plans([], ["k"]),
        });
        expect(summary).to.equal("no redeployment: keys.acme moved to gold");
    });

    it("names the stage where there are several", () => {
        const other = stage(both, { stageName: "live", triggers });
        const next = deployed({ stages: [stage(both, { triggers: { ...triggers, "GET /b": "5" } }), other] });
        const { summary } = update(first(deployed({ stages: [stage(both, { triggers }), other] })), next);
        expect(summary).to.equal('redeployed: "GET /b" changed (stage dev)');
    });
});
