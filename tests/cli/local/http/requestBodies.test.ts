import * as zlib from "node:zlib";
import { expect } from "chai";
import { DeployedStage, Integration, MethodValidation } from "../../../../cli/local/deployed";
import { deployed, method, mock, stage } from "../deployments";
import { Served, backend, served, stopAll } from "./served";

const limit = 10_485_760;
const json = { "content-type": "application/json" };

const validation: MethodValidation = {
    validator: "all",
    requiredParameters: [],
    models: { "application/json": { type: "object", required: ["a"] } },
};

function serve(integration: Integration, changes: Partial<DeployedStage> = {}): Promise<Served> {
    const requestValidators = { all: { validateRequestBody: true } };
    return served(
        deployed([stage([method("POST /orders", { integration, validation })], { requestValidators, ...changes })]),
    );
}

describe("A body that is looked at before its integration runs", () => {
    after(stopAll);

    /** A backend that answers with the framing and the body that it got. */
    const echo = () =>
        backend((request, response) => {
            const {
                "content-length": length,
                "transfer-encoding": encoding,
                "content-encoding": coding,
            } = request.headers;
            let body = "";
            request.on("data", chunk => (body += String(chunk)));
            request.on("end", () => response.end(JSON.stringify({ length, encoding, coding, body })));
        });

    for (const headers of [json, { ...json, "transfer-encoding": "chunked" }]) {
        it(`reaches a backend whole and with its length: ${Object.keys(headers).join(", ")}`, async () => {
            const gateway = await serve({ type: "HTTP_PROXY", uri: await echo() });
            const { body } = await gateway.request("/dev/orders", { method: "POST", headers }, '{"a":1}');
            expect(JSON.parse(body)).to.deep.equal({ length: "7", body: '{"a":1}' });
        });
    }

    it("reaches a backend without the coding that the client sent it in, whose length it no longer has", async () => {
        const gateway = await serve({ type: "HTTP_PROXY", uri: await echo() });
        const headers = { ...json, "content-encoding": "gzip" };
        const { body } = await gateway.request("/dev/orders", { method: "POST", headers }, zlib.gzipSync('{"a":1}'));
        expect(JSON.parse(body)).to.deep.equal({ length: "7", body: '{"a":1}' });
    });

    it("is validated as it is without its coding", async () => {
        const gateway = await serve(mock());
        const headers = { ...json, "content-encoding": "deflate" };
        const send = async (text: string) =>
            (await gateway.request("/dev/orders", { method: "POST", headers }, zlib.deflateSync(text))).status;
        expect([await send('{"a":1}'), await send("{}")]).to.deep.equal([200, 400]);
    });

    it("is 413 when it is too large, also when it becomes so without its coding", async () => {
        const gateway = await serve(mock());
        const send = async (headers: object, body: Buffer) =>
            (await gateway.request("/dev/orders", { method: "POST", headers: { ...json, ...headers } }, body)).status;
        const large = Buffer.alloc(limit + 1, " ");
        expect(await send({ "content-length": String(large.length) }, large)).to.equal(413);
        expect(await send({ "transfer-encoding": "chunked" }, large)).to.equal(413);
        expect(await send({ "content-encoding": "gzip" }, zlib.gzipSync(large))).to.equal(413);
    });

    it("is the integration's only where it fits: the client of one that does not gets the API's own headers", async () => {
        const gateway = await serve(mock(), {
            gatewayResponses: {
                DEFAULT_4XX: {
                    responseParameters: { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" },
                    responseTemplates: {},
                },
            },
        });
        const { status, headers } = await gateway.request("/dev/orders", { method: "POST", headers: json }, "{}");
        expect([status, headers["access-control-allow-origin"]]).to.deep.equal([400, "*"]);
    });

    it("needs models that are some: a stage whose model is none is not served, and its route is named", async () => {
        const models = { "application/json": { $ref: "#/components/schemas/Nothing" } };
        const wrong = stage([method("POST /orders", { validation: { ...validation, models } })], {
            requestValidators: { all: { validateRequestBody: true } },
        });
        const error = await served(deployed([wrong])).catch((caught: unknown) => caught);
        expect(String(error)).to.match(/"POST \/orders" can't be served: .*models\/Nothing/);
    });
});

describe("An answer of a backend that is larger than the service lets through", () => {
    after(stopAll);

    for (const framing of ["with its length", "in chunks, of a type that is no text"]) {
        it(`is 500: ${framing}`, async () => {
            const uri = await backend((_request, response) => {
                if (framing === "with its length") response.setHeader("content-length", limit + 1);
                response.setHeader("content-type", "application/pdf");
                response.write("x");
                response.end(Buffer.alloc(limit, "x"));
            });
            const gateway = await served(
                deployed([stage([method("GET /large", { integration: { type: "HTTP_PROXY", uri } })])]),
            );
            const { status, body } = await gateway.get("/dev/large");
            expect([status, body]).to.deep.equal([500, '{"message": "Internal server error"}']);
            expect((await gateway.told(1))[0].reason).to.match(/longer than 10485760 bytes/);
        });
    }

    it("is passed on without a body for HEAD, whatever length it tells", async () => {
        const uri = await backend((_request, response) => {
            response.setHeader("content-length", limit + 1);
            response.end();
        });
        const gateway = await served(
            deployed([stage([method("HEAD /large", { integration: { type: "HTTP_PROXY", uri } })])]),
        );
        const { status, body } = await gateway.request("/dev/large", { method: "HEAD" });
        expect([status, body]).to.deep.equal([200, ""]);
    });
});
