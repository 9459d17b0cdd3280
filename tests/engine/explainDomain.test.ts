import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { ConsoleApi } from "./consoleApi";

/** AWS takes a domain only with a certificate of it, and the account that runs the suite may have none. */
const atEndpoint = process.env.AWS_ENDPOINT_URL ? describe : () => undefined;

atEndpoint("a custom domain", () => {
    let api: ConsoleApi;
    let domainName: string;

    before(async () => {
        api = await ConsoleApi.create("orders");
        await api.addMethod("GET /orders", false);
        await api.deploy("prod");
        domainName = `${api.id}.example.com`;
        await api.client.createDomainName({
            domainName,
            regionalCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/made-up",
            endpointConfiguration: { types: ["REGIONAL"] },
        });
        await api.client.createBasePathMapping({ domainName, basePath: "v1", restApiId: api.id, stage: "prod" });
    });
    after(async () => {
        await api.client.deleteDomainName({ domainName });
        await api.dispose();
    });

    const explained = (path: string) => api.run(["explain", "--json", "--url", `https://${domainName}${path}`]);

    it("is explained: finds the stage that a base path is mapped to", async () => {
        const { code, stdout } = await explained("/v1/orders");
        expect(JSON.parse(stdout)).to.deep.include({
            passes: true,
            request: { method: "GET", path: "/orders", restApiId: api.id, stageName: "prod" },
        });
        expect(code).to.equal(0);
    });

    it("is explained: finds that a base path is mapped to nothing", async () => {
        const { code, stdout } = await explained("/v2/orders");
        expect(JSON.parse(stdout)).to.deep.include({
            causedBy: "basePath",
            cause: `the custom domain ${domainName} maps no base path that fits; it maps v1`,
            answer: { status: 403, message: "Forbidden" },
        });
        expect(code).to.equal(2);
    });

    it("is named where the API is taken over, which leaves it as it is", async () => {
        const folder = await fs.mkdtemp(path.join(os.tmpdir(), "adopt-"));
        await fs.writeFile(path.join(folder, "Pulumi.yaml"), "name: orders\nruntime: nodejs\n");
        const { id } = await api.client.createUsagePlan({
            name: "gold",
            apiStages: [{ apiId: api.id, stage: "prod" }],
        });
        const { code, stdout } = await api.run(["adopt", "--rest-api-id", api.id, "--stage", "prod", "--cwd", folder]);
        expect(stdout).to.include(`go on leading to the stage, outside the program: ${domainName}/v1.`);
        expect(code).to.equal(0);
        await fs.rm(folder, { recursive: true });
        const patchOperations = [{ op: "remove" as const, path: "/apiStages", value: `${api.id}:prod` }];
        await api.client.updateUsagePlan({ usagePlanId: id!, patchOperations });
        await api.client.deleteUsagePlan({ usagePlanId: id! });
    });
});
