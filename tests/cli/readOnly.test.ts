import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as http from "node:http";
import { once } from "node:events";
import * as os from "node:os";
import * as path from "node:path";
import { AddressInfo } from "node:net";
import { deployed, key, keyValue, method, plan, stage } from "./local/deployments";
import { Served, served, stopAll } from "./local/http/served";
import { ranCommand } from "./ranCommand";

const orders = stage([method("GET /orders", { apiKeyRequired: true }), method("GET /health")], { deploymentId: "d1" });
const quota = { limit: 4, period: "DAY" as const, offset: 0 };
const state = deployed([orders], [plan("free", ["acme", "globex"], [orders], { quota })], [key("acme"), key("globex")]);
const values = [keyValue("acme"), keyValue("globex")];

/** A gateway's control plane, with a record of what is asked of it. */
async function recorded(gateway: Served) {
    const calls: string[] = [];
    const proxy = http.createServer((request, response) => {
        calls.push(`${request.method} ${request.url}`);
        const { method: asked, headers, url } = request;
        const passed = http.request(`${gateway.url}${url}`, { method: asked, headers }, answer => {
            response.writeHead(answer.statusCode!, answer.headers);
            answer.pipe(response);
        });
        request.pipe(passed);
    });
    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    const { port } = proxy.address() as AddressInfo;
    return { calls, url: `http://127.0.0.1:${port}`, close: () => proxy.close() };
}

describe("usage, explain and adopt", () => {
    let recording: Awaited<ReturnType<typeof recorded>>;
    let folder: string;

    before(async () => {
        recording = await recorded(await served(state));
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "read-only-"));
        await fs.writeFile(path.join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    });
    after(async () => {
        recording.close();
        await stopAll();
        await fs.rm(folder, { recursive: true });
    });

    for (const [title, args, input] of [
        ["usage as a table", ["usage"]],
        ["usage as JSON", ["usage", "--json"]],
        ["usage as CSV, and a page", ["usage", "--csv", "--html", "usage.html"]],
        ["explain a customer", ["explain", "--customer", "acme"]],
        ["explain a key by its value", ["explain", "--key-value-stdin", "--json"], `\n${keyValue("acme")}\r\n`],
        ["explain a value that no key has", ["explain", "--key-value-stdin"], `${keyValue("acme")}0`],
        ["adopt", ["adopt", "--rest-api-id", "api1", "--stage", "dev"]],
    ] as [title: string, args: string[], input?: string][]) {
        it(`call nothing that changes anything, and neither show nor write a key value: ${title}`, async () => {
            recording.calls.length = 0;
            const of = args[0] === "explain" ? ["--url", `${recording.url}/dev/orders?x-api-key=${values[1]}`] : [];
            const place = args[0] === "adopt" ? ["--cwd", folder] : [];
            const given = args.map(each => (each === "usage.html" ? path.join(folder, each) : each));
            const { stdout, stderr, code } = await ranCommand(
                [...given, ...of, ...place, "--endpoint-url", recording.url],
                { input },
            );
            expect(stderr).to.equal("");
            expect(code).to.be.oneOf([0, 2]);
            expect(recording.calls).to.not.be.empty;
            expect(recording.calls.filter(call => !call.startsWith("GET "))).to.deep.equal([]);
            const files = (await fs.readdir(folder)).map(name => fs.readFile(path.join(folder, name), "utf8"));
            for (const text of [stdout, ...recording.calls, ...(await Promise.all(files))]) {
                for (const value of values) expect(text).to.not.include(value);
            }
        });
    }
});
