import { expect } from "chai";
import * as fc from "fast-check";
import * as net from "net";
import { deployed, key, keyValue, keyedOrders, method, mock, plan, stage } from "../deployments";
import { Served, backend, served, stopAll } from "./served";

const limit = 10_485_760;

describe("A client that misbehaves does not end the gateway", () => {
    let gateway: Served;

    before(async () => {
        const url = await backend((request, response) => {
            request.resume().on("end", () => response.end("done"));
        });
        const proxied = { integration: { type: "HTTP_PROXY" as const, httpMethod: "ANY", uri: url } };
        const dev = stage([
            method("GET /orders", { apiKeyRequired: true }),
            method("POST /mock", { integration: mock() }),
            method("POST /proxy", proxied),
        ]);
        gateway = await served(deployed([dev], [plan("free", ["acme"], [dev])], [key("acme")]));
    });
    afterEach(async () => {
        const { status } = await gateway.get("/dev/orders", { "x-api-key": keyValue("acme") });
        expect(status).to.equal(200);
    });
    after(stopAll);

    it("whose bytes are no HTTP: 400", async () => {
        for (const text of ["nonsense\r\n\r\n", "GET /dev/orders HTTP/9.9\r\n\r\n", "\0\0\0\0\r\n\r\n"]) {
            expect(await gateway.raw(text)).to.match(/^HTTP\/1\.1 400 /);
        }
    });

    it("whose bytes are anything", async () => {
        await fc.assert(
            fc.asyncProperty(fc.string({ maxLength: 60 }), async junk => {
                await gateway.raw(
                    `GET /dev/${junk} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Api-Key: ${junk}\r\n\r\n`,
                );
            }),
            { numRuns: 60 },
        );
    });

    it("whose target is odd", async () => {
        const answers = await Promise.all(
            ["*", "http://elsewhere.example.com/dev/orders", "//dev/orders", "/dev/%", "/dev/orders?%", "/%00"].map(
                target => gateway.raw(`OPTIONS ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
            ),
        );
        for (const answer of answers) expect(answer).to.match(/^HTTP\/1\.1 403 /);
    });

    it("whose headers are more than 10,240 bytes: 431", async () => {
        const padding = (length: number) => ({ "x-api-key": keyValue("acme"), "x-padding": "x".repeat(length) });
        expect((await gateway.get("/dev/orders", padding(10_000))).status).to.equal(200);
        for (const length of [10_240, 100_000]) {
            const { status, body } = await gateway.get("/dev/orders", padding(length));
            expect([status, body]).to.deep.equal([431, "HTTP header is larger than 10240 bytes."]);
        }
    });

    for (const path of ["/dev/mock", "/dev/proxy"]) {
        for (const framing of ["with its length", "in chunks"]) {
            it(`whose body is more than 10 MB, ${framing}, to ${path}: 413`, async () => {
                const send = (length: number) => {
                    const headers: { [name: string]: string } = { "content-type": "text/plain" };
                    if (framing === "with its length") headers["content-length"] = String(length);
                    else headers["transfer-encoding"] = "chunked";
                    return gateway.request(path, { method: "POST", headers }, Buffer.alloc(length, "x"));
                };
                expect((await send(limit)).status).to.equal(200);
                const { status, body, headers } = await send(limit + 1);
                expect([status, body]).to.deep.equal([413, "HTTP content length exceeded 10485760 bytes."]);
                expect(headers["content-type"]).to.equal("text; charset=utf-8");
                expect(headers).to.not.have.any.keys("x-amzn-errortype", "x-amzn-requestid", "x-amz-apigw-id");
            });
        }

        it(`that goes away in the middle of an upload to ${path}`, async () => {
            const { length } = gateway.events;
            const socket = net.connect(Number(new URL(gateway.url).port), "127.0.0.1");
            const half = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nhalf`;
            await new Promise(resolve => socket.write(half, resolve));
            socket.destroy();
            const events = await gateway.told(length + 1);
            expect(events.at(-1)!.reason).to.equal("the client went away");
        });
    }

    it("that never ends its request", () => {
        const socket = net.connect(Number(new URL(gateway.url).port), "127.0.0.1");
        socket.write("GET /dev/orders HTTP/1.1\r\nHost: a\r\n");
    });

    it("that sends __proto__ as a name", async () => {
        const other = await served(keyedOrders());
        expect((await other.get("/dev/health?__proto__=1&constructor=2", { __proto__x: "1" })).status).to.equal(200);
        expect((await other.get("/dev/__proto__")).status).to.equal(403);
        expect((await other.get("/__proto__/orders")).status).to.equal(403);
    });
});
