import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { readProject } from "../../../cli/local/project/pulumiProject";
import { recordedScalars } from "./recordedScalars";

describe("The configuration of a stack", () => {
    let folder: string;

    beforeEach(async () => {
        folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), "gateway-")));
    });

    afterEach(() => fs.rm(folder, { recursive: true }));

    /** What a program gets of a stack's file, with the lines of Pulumi.yaml. */
    async function configuration(stackFile: string, ofProject = "", name = "Pulumi.dev.yaml") {
        await fs.writeFile(path.join(folder, "Pulumi.yaml"), `name: p\nruntime: nodejs\n${ofProject}`);
        await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await fs.writeFile(path.join(folder, name), stackFile);
        return readProject(folder, "dev");
    }

    async function refusal(stackFile: string, ofProject?: string): Promise<string> {
        return configuration(stackFile, ofProject).then(
            () => "nothing was refused",
            (error: Error) => error.message,
        );
    }

    it("is given as the CLI gives it: texts as they are, structures as JSON with sorted keys", async () => {
        const { config } = await configuration(
            "config: { p:b: { z: 1, a: [true, x] }, aws:region: eu-west-1, count: 3, off: false, p:config:long: l, ~: n }",
        );
        expect(config).to.deep.equal({
            "p:b": '{"a":[true,"x"],"z":1}',
            "aws:region": "eu-west-1",
            "p:count": "3",
            "p:off": "false",
            "p:long": "l",
        });
    });

    it("reads every scalar as the CLI does, as a value and as a key", async () => {
        for (const [scalar, inList, asKey, whole] of recordedScalars) {
            const { config } = await configuration(
                `config:\n  p:list: [ ${scalar} ]\n  p:map: { ${scalar}: v }\n  p:whole: ${scalar}\n`,
            );
            expect([config["p:list"], config["p:map"]], scalar).to.deep.equal([inList, asKey]);
            if (whole !== undefined) expect(config["p:whole"], scalar).to.equal(whole);
        }
    });

    it("refuses what the CLI refuses: numbers without a form in JSON, tags that do not fit, keys that are none", async () => {
        for (const scalar of [".inf", "-.Inf", ".nan"]) {
            expect(await refusal(`config: { p:k: [${scalar}] }`)).to.match(/p:k in .*Pulumi\.dev\.yaml: the number/);
        }
        expect(await refusal("config: { p:k: !!bool yes }")).to.include("cannot decode !!str `yes` as a !!bool");
        expect(await refusal("config: { p:k: { [1]: v } }")).to.include("a list or a map can't be a key");
        expect(await refusal("config: { p:k: { 10: a, '10': b } }")).to.include('mapping key "10" is there twice');
        expect(await refusal("config: { a:b:c: 1 }")).to.include("a:b:c in ");
        expect(await refusal("config: [a]")).to.match(/config in .*Pulumi\.dev\.yaml is not a map/);
    });

    it("has the maps that are merged, with the key's own value first", async () => {
        const { config } = await configuration(
            "config:\n  p:a: &a { a: 1, c: 1 }\n  p:b: &b { a: 2, b: 2 }\n  p:c: { <<: [*a, *b], c: 3 }\n",
        );
        expect(config["p:c"]).to.equal('{"a":1,"b":2,"c":3}');
    });

    it("keeps the order of Go's JSON where JavaScript has another, and its escapes", async () => {
        const { config } = await configuration("config: { p:k: { 9: a, 10: b, Z: c, a: d, ä: '<&>' } }");
        expect(config["p:k"]).to.equal('{"10":"b","9":"a","Z":"c","a":"d","ä":"\\u003c\\u0026\\u003e"}');
    });

    it("is that of the first document, after a byte order mark too", async () => {
        expect((await configuration("\ufeffconfig: { k: 1 }\n---\nconfig: { k: 2 }\n")).config).to.deep.equal({
            "p:k": "1",
        });
    });

    it("gives up a file that aliases make endless", async () => {
        const levels = Array.from({ length: 9 }, (_, n) => `  p:${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
        expect(await refusal(["config:", "  p:0: &a0 [x]", ...levels].join("\n"))).to.include("excessive aliasing");
        expect(await refusal("config: { p:k: &a [*a] }")).to.include("anchor 'a' value contains itself");
    });

    it("has a stand-in for each encrypted text, and names the keys that have one", async () => {
        const { config, secretKeys, standIns, notes } = await configuration(
            "config: { p:plain: x, p:whole: { secure: AAAB }, p:values: { acme: { secure: AAAC }, list: [{ secure: AAAD }] }, p:j: { jane@x: { secure: AAAE } }, p:no: { secure: 12 } }",
        );
        expect(secretKeys).to.deep.equal(["p:whole", "p:values", "p:j"]);
        const { acme, list } = JSON.parse(config["p:values"]) as { acme: string; list: string[] };
        for (const value of [acme, list[0], config["p:whole"]]) expect(value).to.match(/^[A-Za-z0-9]{40}$/);
        expect(new Set(standIns.map(({ value }) => value)).size).to.equal(4);
        expect(notes[0]).to.include('p:whole, p:values.acme, p:values.list[0], p:j["jane@x"]');
        expect(config["p:no"]).to.equal('{"secure":12}');
    });

    it("has the project's defaults, which the stack may override", async () => {
        const { config, secretKeys } = await configuration(
            "config: { p:size: 2 }",
            "config: { size: { type: integer, default: 1 }, aws:region: { value: us-east-1 }, name: n, list: [1, 0x2], token: { default: t, secret: true }, day: { default: 2024-01-02 }, rate: { default: 1e6 } }",
        );
        expect(config).to.deep.equal({
            "p:size": "2",
            "aws:region": "us-east-1",
            "p:name": "n",
            "p:list": "[1,2]",
            "p:token": "t",
            "p:day": "2024-01-02T00:00:00Z",
            "p:rate": "1000000",
        });
        expect(secretKeys).to.deep.equal(["p:token"]);
    });

    it("is refused, all at once, where it is not as the project declares it", async () => {
        const declared =
            "config: { a: { type: integer }, b: { type: boolean }, c: { type: array, items: { type: string } }, d: { type: string, secret: true }, e: { type: object }, f: { type: string, default: } }";
        expect(await refusal("config: { p:a: x, p:b: yes, p:c: [x, 1], p:d: x, p:e: 1 }", declared)).to.match(
            new RegExp(
                [
                    "^Stack 'dev' is missing configuration value 'p:f'; set it in .*Pulumi.dev.yaml",
                    "Stack 'dev' with configuration key 'p:a' must be of type 'integer'.*",
                    "Stack 'dev' with configuration key 'p:b' must be of type 'boolean'.*",
                    "Stack 'dev' with configuration key 'p:c' must be of type 'array<string>'.*",
                    "Stack 'dev' with configuration key 'p:d' must be encrypted as it's secret.*",
                    "Stack 'dev' with configuration key 'p:e' must be of type 'object'.*$",
                ].join("\n"),
            ),
        );
        const { config } = await configuration(
            "config: { p:a: '12', p:b: 'true', p:c: [x], p:d: { secure: AAAB }, p:e: {}, p:f: 12 }",
            declared,
        );
        expect(config).to.include({ "p:a": "12", "p:b": "true", "p:c": '["x"]', "p:e": "{}", "p:f": "12" });
    });

    it("may lie in a folder of its own", async () => {
        for (const line of ["stackConfigDir: stacks", "config: stacks"]) {
            const { config } = await configuration("config: { k: 1 }", line, "stacks/Pulumi.dev.yaml");
            expect(config).to.deep.equal({ "p:k": "1" });
        }
    });

    it("is empty where the stack has no file, with a note that names the stacks that have one", async () => {
        const { config, notes } = await configuration("config: { k: 1 }", "", "Pulumi.prod.yaml");
        expect(config).to.deep.equal({});
        expect(notes).to.have.length(1);
        expect(notes[0]).to.match(/^there is no Pulumi\.dev\.yaml in .*; the stacks that have one are prod$/);
    });

    it("says in a line which environments are left out", async () => {
        for (const environment of ["[shared, orders/dev]", "{ imports: [shared, orders/dev], values: { a: 1 } }"]) {
            const { notes } = await configuration(`environment: ${environment}\nconfig: { k: 1 }`);
            expect(notes).to.deep.equal([
                "environments of Pulumi ESC are not read here, so what they configure is missing: shared, orders/dev",
            ]);
        }
    });
});
