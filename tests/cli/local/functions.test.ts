import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import * as http from "node:http";
import { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { GatewayEvent, StartedEvent } from "../../../cli/local/events";
import { Gateway, serve } from "../../../cli/local/serve";
import { copyOf, edit, programFolder } from "./programs";

const root = path.resolve(__dirname, "../../..");
const bin = path.join(root, "cli/dist/bin.js");

describe("The functions of a program", () => {
    let folder: string;
    /** Where this test's processes make temporary files. */
    let temporary: string;
    let formerTemporary: string | undefined;
    let gateway: Gateway | undefined;

    const get = async (route: string) => {
        const response = await fetch(`${gateway!.url}/${route}`);
        return { status: response.status, body: await response.text() };
    };

    before(async () => {
        formerTemporary = process.env.TMPDIR;
        folder = await copyOf(programFolder("functions"));
        temporary = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), "gateway-")));
        process.env.TMPDIR = temporary;
    });

    afterEach(async () => {
        await gateway?.close();
        gateway = undefined;
    });

    after(async () => {
        if (formerTemporary === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = formerTemporary;
        await fs.rm(folder, { recursive: true });
        await fs.rm(temporary, { recursive: true });
    });

    it("are chosen by the variables of each stage, as a name, with an alias, and as an ARN", async () => {
        gateway = await serve({ cwd: folder });
        expect((await get("chosen")).body).to.equal("blue");
        expect((await get("withoutProxy")).body).to.equal('{"body":"blue"}');
        expect((await get("whole")).body).to.equal("blue");
        expect((await get("../next/chosen")).body).to.equal("green");
        const missing = await get("missing");
        expect([missing.status, missing.body]).to.deep.equal([
            501,
            '{"message": "The local gateway can\'t serve this method: the stage has no variable nothing, which chooses the function"}',
        ]);
    });

    it("are chosen anew at once when a variable changes, without a redeployment", async () => {
        const events: GatewayEvent[] = [];
        let told = () => undefined as void;
        const onEvent = (event: GatewayEvent) => (events.push(event), told());
        gateway = await serve({ cwd: folder, watch: true, onEvent });
        const reloaded = new Promise<void>(resolve => (told = resolve));
        await edit(path.join(folder, "index.js"), '?? "blue"', '?? "green"');
        await reloaded;
        expect(events.at(-1)).to.include({ event: "reloaded", redeployed: false });
        expect((await get("chosen")).body).to.equal("green");
        await edit(path.join(folder, "index.js"), '?? "green"', '?? "blue"');
    });

    /** What ts-node keeps there is its own. */
    const leftBehind = async () => (await fs.readdir(temporary)).filter(name => !name.startsWith("v8-compile-cache"));

    it("are made of their assets, links and texts, without a change of the developer's files", async () => {
        gateway = await serve({ cwd: folder });
        expect((await get("linked")).body).to.equal("hello text");
        expect(await fs.readdir(path.join(folder, "lib"))).to.deep.equal(["greeting.js"]);
        expect((await get("..dots")).body).to.equal("dots");
    });

    it("are not run where an asset leaves its folder, is packed, or is not here", async () => {
        gateway = await serve({ cwd: folder });
        for (const [route, reason] of [
            ["up", "its asset ../up.js would lie outside of its folder"],
            ["within", "its asset ../up.js would lie outside of its folder"],
            ["packed", "its code is packed, in lib.zip"],
            ["remote", "its asset index.js is not a local one, but https://example.com/index.js"],
        ]) {
            const { status, body } = await get(route);
            expect([status, body.includes(reason)], body).to.deep.equal([501, true]);
        }
        expect(await fs.readdir(temporary)).not.to.include("up.js");
    });

    it("lie in a folder that nobody else may enter, whose name nobody knows, and that is gone at the end", async () => {
        gateway = await serve({ cwd: folder });
        const place = (await get("where")).body;
        expect(path.dirname(place)).to.equal(temporary);
        expect((await fs.stat(place)).mode & 0o777).to.equal(0o700);
        await gateway.close();
        gateway = await serve({ cwd: folder });
        const other = (await get("where")).body;
        expect(other).not.to.equal(place);
        await gateway.close();
        gateway = undefined;
        expect(await leftBehind()).to.deep.equal([]);
    });

    it("leave nothing behind where a process ends without closing its gateway", async () => {
        const code = `require("usage-plan-gateway-cli").serve({ cwd: process.argv[1] }).then(async ({ url }) => {
            await fs.promises.writeFile(process.argv[2], await (await fetch(url + "/where")).text());
            process.exit();
        })`;
        const answer = path.join(folder, "where.txt");
        const args = ["-e", code, folder, answer];
        await once(spawn(process.execPath, args, { cwd: root }), "exit");
        expect(path.dirname(await fs.readFile(answer, "utf8"))).to.equal(temporary);
        expect(await leftBehind()).to.deep.equal([]);
    });

    it("leave nothing behind at Ctrl-C, twice too, nor when the start fails", async () => {
        for (const signals of [1, 2]) {
            const child = spawn(process.execPath, [bin, "local", "--port", "0", "--json", "--cwd", folder]);
            const [line] = (await once(child.stdout, "data")) as [Buffer];
            const { url } = JSON.parse(line.toString().split("\n")[0]) as StartedEvent;
            const place = await (await fetch(`${url}/where`)).text();
            expect(path.dirname(place)).to.equal(temporary);
            const ended = once(child, "exit");
            for (let sent = 0; sent < signals; sent++) child.kill("SIGINT");
            await ended;
            expect(await leftBehind()).to.deep.equal([]);
        }
        const server = http.createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        const { port } = server.address() as AddressInfo;
        const message = await serve({ cwd: folder, port }).then(String, (error: Error) => error.message);
        server.close();
        expect(message).to.include("is taken");
        expect(await leftBehind()).to.deep.equal([]);
    });
});
