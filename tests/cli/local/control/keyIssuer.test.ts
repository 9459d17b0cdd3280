import { APIGateway } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import * as ts from "typescript";
import { KeyIssuer, keyIssuer, keyIssuerCode } from "../../../keyIssuer";
import { deployed, key, method, plan, stage } from "../deployments";
import { Served, served, stopAll } from "../http/served";

describe("The README's service that issues keys, against the local gateway", () => {
    let gateway: Served;
    let issuer: KeyIssuer;
    let client: APIGateway;

    beforeEach(async () => {
        const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
        gateway = await served(deployed([dev], [plan("free", ["alice"], [dev])], [key("alice")]));
        const credentials = { accessKeyId: "any", secretAccessKey: "any" };
        const environment = { endpoint: gateway.url, region: "us-east-1", credentials, maxAttempts: 1 };
        issuer = keyIssuer("api1", environment);
        client = new APIGateway(environment);
    });
    afterEach(async () => {
        client.destroy();
        await stopAll();
    });

    const order = async (value: string) => (await gateway.get("/dev/orders", { "x-api-key": value })).status;
    const names = async () => (await client.getApiKeys({})).items!.map(({ name }) => name);

    it("is code that compiles", () => {
        const file = "keyIssuer.ts";
        const options = { strict: true, noEmit: true, module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
        const host = ts.createCompilerHost({ ...options, skipLibCheck: true });
        const getSourceFile = host.getSourceFile.bind(host);
        host.getSourceFile = (name, ...rest) =>
            name === file ? ts.createSourceFile(name, keyIssuerCode, options.target) : getSourceFile(name, ...rest);
        const program = ts.createProgram([file], { ...options, skipLibCheck: true, types: ["node"] }, host);
        const problems = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
        expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).to.deep.equal([]);
    }).timeout("2m");

    it("issues a key that is served, refused while it is disabled, served again, and refused when it is revoked", async () => {
        const { keyId, value } = await issuer.issueKey("bob", "plan-free");
        expect(await order(value)).to.equal(200);
        await issuer.setEnabled(keyId, false);
        expect(await order(value)).to.equal(403);
        await issuer.setEnabled(keyId, true);
        expect(await order(value)).to.equal(200);
        await issuer.revokeKey(keyId);
        expect(await order(value)).to.equal(403);
        expect(await names()).to.deep.equal(["alice"]);
    });

    it("has the key carry the tag that its policy asks for", async () => {
        const { keyId } = await issuer.issueKey("bob", "plan-free");
        expect((await client.getApiKey({ apiKey: keyId })).tags).to.deep.equal({ "usage-plan-gateway:issuer": "api1" });
    });

    it("leaves no half-made key where there is no such plan, and says why", async () => {
        const refused = await issuer.issueKey("bob", "plan-gold").then(
            () => undefined,
            (error: Error) => error.name,
        );
        expect(refused).to.equal("NotFoundException");
        expect(await names()).to.deep.equal(["alice"]);
    });
});
