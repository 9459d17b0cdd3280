import * as fs from "fs";
import * as os from "os";
import * as path from "path";
import { expect } from "chai";
import { configurationOf, refused, up } from "./stackFiles";

const operation = {
    responses: { 200: { description: "All well" } },
    security: [],
    "x-amazon-apigateway-integration": { type: "mock" },
};
const document = {
    openapi: "3.0.1",
    info: { title: "Reports", version: "1" },
    paths: { "/reports": { get: operation } },
};

describe("A stack whose API is a document", () => {
    let folder: string;
    const { plans, keys } = configurationOf("dev");
    const limits = { reports: { throttle: { rateLimit: 10, burstLimit: 10 }, methodThrottles: {} } };
    const configured = (changes: object = {}) => {
        const api = { openApi: path.join(folder, "openapi.json"), displayName: "Reports API", ...changes };
        return { plans: limits, keys: {}, api };
    };

    before(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "usage-plan-gateway-"));
        fs.writeFileSync(path.join(folder, "openapi.json"), JSON.stringify(document));
    });
    after(() => fs.rmSync(folder, { recursive: true }));

    it("has its routes and none of the program's", async () => {
        const { resource } = await up("dev", configured({ endpointType: "EDGE" }));
        const { inputs } = resource("RestApi", "orders");
        const { paths } = JSON.parse(inputs.body as string) as { paths: object };
        expect(Object.keys(paths).filter(at => !at.startsWith("/_document"))).to.deep.equal(["/reports"]);
        expect(inputs.name).to.equal("Reports API");
        expect(inputs.endpointConfiguration).to.deep.include({ types: "EDGE" });
    });

    it("limits its methods in plans", async () => {
        const limit = { rateLimit: 1, burstLimit: 1 };
        const of = (routeKey: string) => ({
            ...configured(),
            plans: { reports: { ...limits.reports, methodThrottles: { [routeKey]: limit } } },
        });
        const { resource } = await up("dev", of("GET /reports"));
        const [own] = resource("UsagePlan", "orders-reports").inputs.apiStages as [{ throttles: object[] }];
        expect(own.throttles).to.deep.equal([{ path: "/reports/GET", ...limit }]);
        expect((await refused("dev", of("GET /orders"))).join()).to.include(
            "plans.reports.methodThrottles.GET /orders",
        );
    });

    it("is refused where there is no such file", async () => {
        const lines = await refused("dev", configured({ openApi: path.join(folder, "none.json") }));
        expect(lines.join("\n")).to.match(/api\.openApi: ".*none\.json" can't be read as JSON: ENOENT/);
    });

    it("may have settings of its stage, beside the routes of the program too", async () => {
        const stage = { description: "What customers call", variables: { colour: "blue" } };
        const { resource } = await up("dev", { plans, keys, stage });
        expect(resource("Stage", "orders").inputs).to.deep.include(stage);
        expect(resource("Stage", "orders").inputs.stageName).to.equal("dev");
    });
});
