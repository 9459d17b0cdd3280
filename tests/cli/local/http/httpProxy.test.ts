import { expect } from "chai";
import * as http from "http";
import * as net from "net";
import { Integration } from "../../../../cli/local/deployed";
import { deployed, method, stage } from "../deployments";
import { Served, backend, served, stopAll } from "./served";

/** A backend that says what it got. */
const echo: http.RequestListener = (request, response) => {
    let body = "";
    request.on("data", chunk => (body += chunk));
    request.on("end", () => {
        response.writeHead(202, { "Content-Type": "application/json", Server: "echo", "X-Multi": ["1", "2"] });
        response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
    });
};

interface Echo {
    method: string;
    url: string;
    headers: http.IncomingHttpHeaders;
    body: string;
}

function serveProxy(route: string, uri: string, changes: Partial<Integration> = {}): Promise<Served> {
    const integration: Integration = { type: "HTTP_PROXY", httpMethod: "ANY", uri, ...changes };
    return served(deployed([stage([method(route, { integration })], { variables: { host: "127.0.0.1" } })]));
}

const path = (name: string) => ({ [`integration.request.path.${name}`]: `method.request.path.${name}` });

describe("An HTTP proxy integration", () => {
    afterEach(stopAll);

    it("passes the method, body, headers and query string on, and the answer back", async () => {
        const gateway = await serveProxy("ANY /orders", `${await backend(echo)}/v1/orders?fixed=1`);
        const options = { method: "PUT", headers: { "x-own": "a", "content-type": "text/plain", te: "trailers" } };
        const { status, headers, body } = await gateway.request("/dev/orders?q=1&q=%2F&flag", options, "hello");
        const got = JSON.parse(body) as Echo;
        expect(got).to.include({ method: "PUT", url: "/v1/orders?fixed=1&q=1&q=/&flag", body: "hello" });
        expect(got.headers).to.include({ "x-own": "a", "content-length": "5", "x-amzn-apigateway-api-id": "api1" });
        expect(got.headers["user-agent"]).to.equal("AmazonAPIGateway_api1");
        expect(got.headers.host).to.match(/^127\.0\.0\.1:\d+$/);
        expect(got.headers).to.not.have.property("te");
        expect(status).to.equal(202);
        expect(headers).to.include({ "x-amzn-remapped-server": "echo", "x-multi": "1, 2" });
        expect(headers["x-amzn-remapped-date"]).to.be.a("string");
        expect(headers["x-amzn-requestid"]).to.be.a("string");
        expect(headers).to.not.have.property("x-amzn-errortype");
    });

    it("uses the integration's method when it names one", async () => {
        const gateway = await serveProxy("GET /orders", await backend(echo), { httpMethod: "POST" });
        expect((JSON.parse((await gateway.get("/dev/orders")).body) as Echo).method).to.equal("POST");
    });

    it("fills path parameters, greedy ones with their slashes, and stage variables into the URI", async () => {
        const { port } = new URL(await backend(echo));
        const gateway = await serveProxy(
            "GET /orders/{id}/{rest+}",
            `http://\${stageVariables.host}:${port}/v1/{id}/x/{rest}`,
            { requestParameters: { ...path("id"), ...path("rest") } },
        );
        const url = async (asked: string) => (JSON.parse((await gateway.get(asked)).body) as Echo).url;
        expect(await url("/dev/orders/a%20b/c/d%3F")).to.equal("/v1/a%20b/x/c/d%3F");
        expect(await url("/dev/orders/a%2Fb/c")).to.equal("/v1/a/b/x/c");
    });

    it("does not let a parameter leave its place in the URI", async () => {
        const uri = `${await backend(echo)}/public/{rest}`;
        const gateway = await serveProxy("GET /files/{rest+}", uri, { requestParameters: path("rest") });
        const answer = await gateway.raw(
            "GET /dev/files/%2e%2e/secret HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        );
        expect(answer).to.not.include('"url":"/secret"');
    });

    it("maps constants, headers, queries and variables", async () => {
        const gateway = await serveProxy("GET /orders", await backend(echo), {
            requestParameters: {
                "integration.request.header.X-Fixed": "'yes'",
                "integration.request.header.X-Stage": "context.stage",
                "integration.request.header.X-Host": "stageVariables.host",
                "integration.request.header.X-None": "method.request.header.X-None",
                "integration.request.querystring.page": "method.request.querystring.p",
            },
        });
        const got = JSON.parse((await gateway.get("/dev/orders?p=a%26b")).body) as Echo;
        expect(got.headers).to.include({ "x-fixed": "yes", "x-stage": "dev", "x-host": "127.0.0.1" });
        expect(got.headers).to.not.have.property("x-none");
        expect(got.url).to.equal("/?p=a%26b&page=a%26b");
    });

    it("gives both sides the length of a body that came in chunks", async () => {
        const url = await backend((request, response) => {
            response.write(request.headers["content-length"] ?? "chunked");
            request.resume().on("end", () => response.end("!"));
        });
        const gateway = await serveProxy("POST /echo", url);
        const options = { method: "POST", headers: { "transfer-encoding": "chunked" } };
        const { headers, body } = await gateway.request("/dev/echo", options, "hello");
        expect(body).to.equal("5!");
        expect(headers["content-length"]).to.equal("2");
        expect(headers).to.not.have.property("transfer-encoding");
    });

    it("is 500 when the answer is longer than the service takes", async () => {
        const url = await backend((_, response) => response.end(Buffer.alloc(10_485_761)));
        const { status, body } = await (await serveProxy("GET /long", url)).get("/dev/long");
        expect([status, body]).to.deep.equal([500, '{"message": "Internal server error"}']);
    });

    it("is 504 when the backend takes too long", async () => {
        const gateway = await serveProxy("GET /slow", await backend(() => undefined), { timeoutInMillis: 50 });
        const { status, body, headers } = await gateway.get("/dev/slow");
        expect([status, body]).to.deep.equal([504, '{"message": "Endpoint request timed out"}']);
        expect(headers["x-amzn-errortype"]).to.equal("InternalServerErrorException");
    });

    it("is 504 when the backend refuses or drops the connection", async () => {
        const dropped = await backend(request => request.socket.destroy());
        const server = net.createServer();
        const free = await new Promise<number>(resolve =>
            server.listen(0, "127.0.0.1", () => {
                const { port } = server.address() as net.AddressInfo;
                server.close(() => resolve(port));
            }),
        );
        for (const uri of [dropped, `http://127.0.0.1:${free}`]) {
            const { status, body } = await (await serveProxy("GET /a", uri)).get("/dev/a");
            expect([status, body]).to.deep.equal([504, '{"message": "Network error communicating with endpoint"}']);
        }
    });

    it("is 504 when the backend breaks off in the middle of its answer", async () => {
        const url = await backend((_, response) => {
            response.writeHead(200, { "Content-Length": 100 });
            response.write("half", () => response.destroy());
        });
        const { status, body } = await (await serveProxy("GET /half", url)).get("/dev/half");
        expect([status, body]).to.deep.equal([504, '{"message": "Network error communicating with endpoint"}']);
    });

    it("is 500 when its URI is none, or names a parameter that is not mapped", async () => {
        for (const uri of ["orders.example.com/a", "ftp://127.0.0.1/a", "http://127.0.0.1/{id}"]) {
            const { status, body } = await (await serveProxy("GET /a/{id}", uri)).get("/dev/a/1");
            expect([status, body], uri).to.deep.equal([500, '{"message": "Internal server error"}']);
        }
    });
});
