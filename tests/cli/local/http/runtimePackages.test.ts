import { expect } from "chai";
import * as fs from "fs/promises";
import * as os from "os";
import * as path from "path";
import { RequestEvent } from "../../../../cli/local/events";
import { deployed, method, stage } from "../deployments";
import { Served, served, stopAll } from "./served";

/** A package with one file, in the folder of another. */
async function install(folder: string, name: string, code: string): Promise<void> {
    const place = path.join(folder, "node_modules", name);
    await fs.mkdir(place, { recursive: true });
    await fs.writeFile(path.join(place, "package.json"), JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    await fs.writeFile(path.join(place, "index.js"), code);
}

describe("The packages of AWS's runtime", () => {
    let folder: string;
    let gateway: Served;
    let onRequest: (event: RequestEvent) => void = () => undefined;

    before(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "functions-"));
        const [program, code] = [path.join(folder, "program"), path.join(folder, "code")];
        await fs.mkdir(code);
        await install(program, "@aws-sdk/client-orders", 'exports.from = "the project";');
        await install(program, "@smithy/orders", 'exports.from = "the project";');
        await install(program, "aws-sdk", 'exports.from = "the project";');
        await install(program, "lodash", "");
        await install(program, "@aws-sdk/own", 'exports.from = "the project";');
        await install(code, "@aws-sdk/own", 'exports.from = "the function";');
        const names = [
            "@aws-sdk/client-orders",
            "@smithy/orders",
            "@aws-sdk/own",
            "@aws-sdk/absent",
            "lodash",
            "aws-sdk",
        ];
        const files = names.map((name, index): [string, string][] => [
            [`require${index}.js`, `const { from } = require("${name}"); exports.get = async () => ({ body: from });`],
            [`import${index}.mjs`, `import { from } from "${name}"; export const get = async () => ({ body: from });`],
        ]);
        for (const [file, content] of files.flat()) await fs.writeFile(path.join(code, file), content);
        const handlers = files.flat().map(([file]) => path.parse(file).name);
        const methods = [...handlers.map(name => [name, "nodejs20.x"]), ["require5old", "nodejs16.x"]].map(
            ([name, runtime]) =>
                method(`GET /${name}`, {
                    apiKeyRequired: false,
                    integration: {
                        type: "AWS_PROXY",
                        lambda: {
                            name,
                            codePath: code,
                            programDirectory: program,
                            handler: `${name.replace("old", "")}.get`,
                            runtime,
                            timeout: 10,
                            environment: {},
                        },
                    },
                }),
        );
        gateway = await served(deployed([stage(methods)]), { onRequest: event => onRequest(event) });
    });

    after(async () => {
        await stopAll();
        await fs.rm(folder, { recursive: true });
    });

    const body = async (name: string) => (await gateway.get(`/dev/${name}`)).body;

    for (const way of ["require", "import"]) {
        it(`are the project's, by ${way}, and those of the function come first`, async () => {
            expect(await body(`${way}0`)).to.equal("the project");
            expect(await body(`${way}1`)).to.equal("the project");
            expect(await body(`${way}2`)).to.equal("the function");
        });

        it(`that the project lacks are named, with what installs them, by ${way}`, async () => {
            const event = new Promise<RequestEvent>(resolve => (onRequest = resolve));
            expect((await gateway.get(`/dev/${way}3`)).status).to.equal(502);
            expect((await event).reason).to.match(
                /Cannot find module '@aws-sdk\/absent': the runtime of AWS has it.*"npm install --save-dev @aws-sdk\/absent" in .*program/,
            );
        });

        it(`are those of its version, and no others of the project's, by ${way}`, async () => {
            expect((await gateway.get(`/dev/${way}4`)).status).to.equal(502);
            expect((await gateway.get(`/dev/${way}5`)).status).to.equal(502);
        });
    }

    it("are version 2 of the SDK in an old runtime", async () => {
        expect(await body("require5old")).to.equal("the project");
    });
});
