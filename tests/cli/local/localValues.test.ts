import { expect } from "chai";
import { execFile } from "node:child_process";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { GatewayEvent, StartedEvent } from "../../../cli/local/events";
import { readProject } from "../../../cli/local/project/pulumiProject";
import { Gateway, serve } from "../../../cli/local/serve";
import { copyOf, programFolder } from "./programs";

/** Serves the program of a folder; its events can be awaited. */
async function served(cwd: string, watch = false) {
    const events: GatewayEvent[] = [];
    let told = () => undefined as void;
    const onEvent = (event: GatewayEvent) => {
        events.push(event);
        told();
    };
    const next = () => new Promise<void>(resolve => (told = resolve)).then(() => events.at(-1)!);
    const gateway = await serve({ cwd, watch, onEvent });
    return { gateway, next, notes: (events[0] as StartedEvent).notes };
}

describe("What a program reads from AWS and from other stacks", () => {
    let folder: string;
    let gateway: Gateway | undefined;
    const file = () => path.join(folder, "Pulumi.dev.local.yaml");
    const variables = () => gateway!.deployed.stages[0].variables;
    const uri = () => gateway!.deployed.stages[0].methods[0].integration?.uri;

    beforeEach(async () => {
        folder = await copyOf(programFolder("asking"));
    });

    afterEach(async () => {
        await gateway?.close();
        gateway = undefined;
        await fs.rm(folder, { recursive: true });
    });

    it("has stand-ins of the right form, the same at every start, and a line for each says how to give it", async () => {
        const first = await served(folder);
        gateway = first.gateway;
        const before = variables();
        expect(uri()).to.match(/^https:\/\/[a-z0-9]{10}\.invalid$/);
        expect(gateway.keys.acme).to.match(/^[A-Za-z0-9]{40}$/);
        expect(before.zone).to.match(/^[a-z0-9]{10}$/);
        expect(before.zoneArn).to.equal("arn:aws:route53::123456789012:example.com");
        expect(before.nameServer).to.match(/\.invalid$/);
        expect(before.device).to.be.a("string");
        expect(before.ledger).to.equal("main");
        expect(first.notes.filter(note => /stand-in/.test(note))).to.have.length(6);
        expect(first.notes.join("\n"))
            .to.include(
                'getParameter has a stand-in; give its result by invokes: {"aws:ssm/getParameter:getParameter":',
            )
            .and.include('[{"args":{"name":"/orders/key"},"result":{"arn":"…","value":"…"}}]')
            .and.include("the outputs vpc, subnet of the stack acme/network/prod have stand-ins")
            .and.include('stackReferences: {"acme/network/prod":{"vpc":"…","subnet":"…"}} in ')
            .and.include("Pulumi.dev.local.yaml");
        await gateway.close();
        ({ gateway } = await served(folder));
        expect(variables()).to.deep.equal(before);
    });

    it("has the values of the developer's file, the first that matches, with stand-ins for the rest", async () => {
        await fs.writeFile(
            file(),
            `
invokes:
  aws:ssm/getParameter:getParameter:
    - { args: { name: /orders/key }, result: { value: the-key-of-this-machine } }
    - { result: { value: "https://backend.example" } }
    - { args: { name: /orders/backendUrl }, result: { value: "https://late.example" } }
  aws:route53:getZone: { args: { name: example.com }, result: { zoneId: Z1 } }
  aws:ec2/getAmi:getAmi: { args: { owners: [me] }, result: { blockDeviceMappings: [{ deviceName: mine }] } }
stackReferences:
  acme/network/prod: { vpc: vpc-1, subnet: null }
  acme/other/prod: { vpc: vpc-2 }
`,
        );
        const { notes, gateway: started } = await served(folder);
        gateway = started;
        expect(uri()).to.equal("https://backend.example");
        expect(gateway.keys.acme).to.equal("the-key-of-this-machine");
        expect(variables()).to.include({ zone: "Z1", vpc: "vpc-1" });
        expect(variables().zoneArn).to.match(/^arn:/);
        expect(variables()).not.to.have.property("subnet");
        expect(variables().device).not.to.equal("mine");
        const unused = notes.find(note => note.startsWith("the program did not ask for these of "))!;
        expect(unused).to.include('aws:ssm/getParameter:getParameter{"name":"/orders/backendUrl"}');
        expect(unused).to.include('aws:ec2/getAmi:getAmi{"owners":["me"]}');
        expect(unused).to.match(/, acme\/other\/prod$/);
    });

    it("follows an edit of the developer's file, and says no more of what is given", async () => {
        const started = await served(folder, true);
        gateway = started.gateway;
        const reloaded = started.next();
        await fs.writeFile(file(), "stackReferences: { acme/network/prod: { vpc: vpc-9 } }");
        expect(await reloaded).to.include({ event: "reloaded", summary: "no redeployment: stages.live changed" });
        expect(variables().vpc).to.equal("vpc-9");
    });

    it("shows all mistakes of the developer's file at once", async () => {
        await fs.writeFile(
            file(),
            `
invoke: {}
stackReferences: { acme/network/prod: vpc-1 }
invokes:
  aws:ssm/getParameter:getParameter: [{ value: x }, { arg: {}, result: {} }]
`,
        );
        const message = await served(folder).then(
            () => "nothing was refused",
            (error: Error) => error.message,
        );
        expect(message.split("\n").slice(1)).to.deep.equal([
            "  invoke: unknown; known are config, invokes, stackReferences",
            '  invokes.aws:ssm/getParameter:getParameter[0]: not a result; write invokes: { "<function>": [{ args: { … }, result: { … } }] }',
            "  invokes.aws:ssm/getParameter:getParameter[1].arg: unknown; known are args, result",
            '  stackReferences.acme/network/prod: not a map of outputs; write stackReferences: { "<stack>": { <output>: <value> } }',
        ]);
        expect(message).to.match(/^.*Pulumi\.dev\.local\.yaml has 4 problems:/);
    });

    it("has the configuration of the developer's file, in place of what is encrypted for example", async () => {
        await fs.writeFile(
            path.join(folder, "Pulumi.dev.yaml"),
            "config: { asking:backend: { secure: v1:abc }, asking:other: x }",
        );
        const { config, secretKeys, standIns } = readProject(folder, "dev");
        expect(config["asking:backend"]).to.match(/^[A-Za-z0-9]{40}$/);
        expect([secretKeys, standIns.map(standIn => standIn.path)]).to.deep.equal([
            ["asking:backend"],
            ["asking:backend"],
        ]);
        await fs.writeFile(file(), "config: { asking:backend: http://localhost:8080, added: 1 }");
        const local = readProject(folder, "dev");
        expect(local.config).to.deep.equal({
            "asking:backend": "http://localhost:8080",
            "asking:other": "x",
            "asking:added": "1",
        });
        expect([local.secretKeys, local.standIns]).to.deep.equal([["asking:backend"], []]);
    });

    it("says so where git would take the developer's file in", async () => {
        await fs.writeFile(file(), "stackReferences: {}");
        const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: folder });
        await git("init", "--quiet");
        const { notes, gateway: started } = await served(folder);
        gateway = started;
        const note =
            "Pulumi.dev.local.yaml is not ignored by git; add Pulumi.*.local.yaml to .gitignore if it holds secrets";
        expect(notes).to.include(note);
        await gateway.close();
        await fs.writeFile(path.join(folder, ".gitignore"), "Pulumi.*.local.yaml\n");
        const ignored = await served(folder);
        gateway = ignored.gateway;
        expect(ignored.notes).not.to.include(note);
    });

    it("is named with a program that its stand-ins break", async () => {
        const program = path.join(folder, "index.js");
        await fs.appendFile(program, "keyValue.apply(JSON.parse);\n");
        const message = await served(folder).then(
            () => "nothing was refused",
            (error: Error) => error.message,
        );
        expect(message).to.match(
            /SyntaxError: Unexpected token[^]*\nnote: aws:ssm\/getParameter:getParameter has a stand-in/,
        );
    });
});
