import { expect } from "chai";
import * as fs from "fs/promises";
import * as os from "os";
import * as path from "path";
import { ResultCache } from "../../../../cli/local/authorizers/resultCache";
import { fits } from "../../../../cli/local/authorizers/wildcards";
import { Authorizer, Deployed, LambdaFunction } from "../../../../cli/local/deployed";
import { deployed, method, mock, stage } from "../deployments";
import { Served, served, stopAll } from "./served";

/** Counts its calls, allows what it was asked for, and fails at the token `fail`. */
const code = `let calls = 0;
exports.handler = async event => {
    calls++;
    if (event.authorizationToken === "fail" && calls === 1) throw new Error("broken");
    if (event.authorizationToken === "exit") process.exit(1);
    if (event.authorizationToken === "condition") {
        return { policyDocument: { Statement: { Effect: "Allow", Action: "*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } } } };
    }
    const [, effect, range] = /^(Allow|Deny) (.+)$/.exec(event.authorizationToken) ?? [];
    if (effect) {
        const ofRange = { Effect: effect, Action: "*", Resource: "*", Condition: { IpAddress: { "aws:SourceIp": range } } };
        const rest = { Effect: "Allow", Action: "*", Resource: "*" };
        return { policyDocument: { Statement: effect === "Deny" ? [rest, ofRange] : ofRange } };
    }
    return {
        policyDocument: { Statement: { Effect: "Allow", Action: "*", Resource: event.methodArn } },
        context: { calls },
    };
};`;

describe("A Lambda authorizer", () => {
    let folder: string;
    let clock: number;

    before(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "authorizer-"));
        await fs.writeFile(path.join(folder, "index.js"), code);
    });
    after(() => fs.rm(folder, { recursive: true }));
    beforeEach(() => (clock = Date.UTC(2026, 0, 15)));
    afterEach(stopAll);

    function guarded(changes: Partial<Authorizer> = {}): Deployed {
        const lambda: LambdaFunction = {
            name: "tokens",
            codePath: folder,
            handler: "index.handler",
            runtime: "nodejs20.x",
            timeout: 5,
            environment: {},
        };
        const tokens: Authorizer = {
            type: "TOKEN",
            identitySources: ["method.request.header.Authorization"],
            resultTtl: 60,
            providerArns: [],
            lambda,
            ...changes,
        };
        const integration = mock("$context.authorizer.calls");
        const by = { authorization: "CUSTOM", authorizer: "tokens", integration };
        return deployed([stage([method("GET /a", by), method("GET /b", by)], { authorizers: { tokens } })]);
    }
    const start = (changes: Partial<Authorizer> = {}) => served(guarded(changes), { now: () => clock });
    const ask = async (gateway: Served, token: string, route = "/a") => {
        const { status, body } = await gateway.get(`/dev${route}`, { authorization: token });
        return status === 200 ? body : status;
    };

    it("is asked once for an identity, until its time to live is over", async () => {
        const gateway = await start();
        expect(await ask(gateway, "one")).to.equal("1");
        clock += 59_999;
        expect(await ask(gateway, "one")).to.equal("1");
        expect(await ask(gateway, "two")).to.equal("2");
        clock += 1;
        expect(await ask(gateway, "one")).to.equal("3");
    });

    it("is asked each time where its time to live is 0", async () => {
        const gateway = await start({ resultTtl: 0 });
        expect([await ask(gateway, "one"), await ask(gateway, "one")]).to.deep.equal(["1", "2"]);
    });

    it("has its kept policy hold for every method, so that one that names a single method refuses the others", async () => {
        const gateway = await start();
        expect(await ask(gateway, "one", "/a")).to.equal("1");
        expect(await ask(gateway, "one", "/b")).to.equal(403);
        expect(await ask(gateway, "two", "/b")).to.equal("2");
    });

    it("keeps results by all of its identity sources together", async () => {
        const gateway = await start({
            type: "REQUEST",
            identitySources: ["method.request.header.X", "method.request.header.Y"],
        });
        const with_ = async (x: string, y: string) => (await gateway.get("/dev/a", { x, y })).body;
        expect([await with_("1", "2"), await with_("1", "3"), await with_("1", "2")]).to.deep.equal(["1", "2", "1"]);
        expect(await with_('1","2', "3")).to.equal("3");
    });

    it("is asked again after a failure", async () => {
        const gateway = await start();
        expect(await ask(gateway, "fail")).to.equal(500);
        expect(await ask(gateway, "fail")).to.equal("2");
    });

    it("is asked again when another state of the stack is served", async () => {
        const gateway = await start();
        expect(await ask(gateway, "one")).to.equal("1");
        gateway.swap(guarded());
        expect(await ask(gateway, "one")).to.equal("2");
    });

    it("keeps a thousand results, and forgets the oldest", () => {
        const results = new ResultCache<number>(60, () => clock);
        for (let identity = 0; identity <= 1000; identity++) results.set(String(identity), identity);
        expect([results.get("0"), results.get("1"), results.get("1000")]).to.deep.equal([undefined, 1, 1000]);
    });

    it("is named where it refuses, with the reason", async () => {
        const gateway = await start();
        await gateway.get("/dev/a");
        await ask(gateway, "one", "/a");
        await ask(gateway, "one", "/b");
        await ask(gateway, "exit");
        const [missing, , denied, failed] = (await gateway.told(4)).map(({ reason }) => reason);
        expect(missing).to.equal('authorizer "tokens": the request has no method.request.header.Authorization');
        expect(denied).to.match(/^authorizer "tokens": its policy does not allow arn:aws:execute-api:.*\/dev\/GET\/b$/);
        expect(failed).to.match(/^authorizer "tokens": tokens: its process ended/);
    });

    it("evaluates a condition of its policy on the client's address", async () => {
        const gateway = await start({});
        const statuses = [];
        for (const token of ["Allow 127.0.0.0/8", "Allow 203.0.113.0/24", "Deny 127.0.0.0/8", "Deny 203.0.113.0/24"]) {
            statuses.push((await gateway.get("/dev/a", { authorization: token })).status);
        }
        expect(statuses).to.deep.equal([200, 403, 403, 200]);
    });

    it("answers 501 where it can't be run here, or its policy can't be evaluated", async () => {
        const cases: [Partial<Authorizer>, string, RegExp][] = [
            [{ lambda: { unsupported: "its runtime is python3.12" } }, "one", /tokens.*python3\.12/],
            [{ lambda: undefined }, "one", /names no function/],
            [{ type: "JWT" }, "one", /type JWT/],
            [{ identityValidationExpression: "(?i)[" }, "one", /identityValidationExpression/],
            [{}, "condition", /Condition/],
        ];
        for (const [changes, token, why] of cases) {
            const gateway = await start(changes);
            const { status, body } = await gateway.get("/dev/a", { authorization: token });
            expect(status, String(why)).to.equal(501);
            expect(body).to.match(why);
        }
    });

    it("ends a validation expression that takes too long, and refuses the token", async () => {
        const gateway = await start({ identityValidationExpression: "(a+)+b" });
        expect(await ask(gateway, "a".repeat(60))).to.equal(401);
        expect(await ask(gateway, "aab")).to.equal("1");
    });
});

describe("A pattern of a policy", () => {
    it("fits by any text for *, and any character for ?", () => {
        const cases: [string, string, boolean][] = [
            ["*", "", true],
            ["", "", true],
            ["", "a", false],
            ["a*c", "abbbc", true],
            ["a*c", "abcb", false],
            ["a*b*c", "axbxbxc", true],
            ["?", "", false],
            ["a?c*", "abc", true],
            ["**a", "ba", true],
        ];
        for (const [pattern, text, does] of cases) expect(fits(pattern, text), `${pattern} ${text}`).to.equal(does);
    });

    it("is found out in a time that does not explode with its stars", () => {
        expect(fits(`${"a*".repeat(200)}b`, "a".repeat(2000))).to.equal(false);
    });
});
