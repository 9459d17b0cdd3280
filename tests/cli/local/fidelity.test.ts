import { Deployed, DeployedStage, MethodThrottles } from "../../../cli/local/deployed";
import { RunningServer, startServer } from "../../../cli/local/http/httpServer";
import { methodName } from "../../../cli/local/methodNames";
import { FidelityTarget, checkRow, fidelityRows } from "../../fidelity/customers";
import { fidelityGateway } from "../../fidelity/customersGateway";
import { deployed, key, keyValue, method, mock, plan, stage } from "./deployments";

/** What `fidelityGateway` deploys, at two APIs whose stages all plans cover, and one that another plan covers. */
function fidelityDeployed(): Deployed {
    const stages = ["orders", "invoices"].map(apiName => fidelityStage(apiName));
    const other = stage([], { apiId: "other", apiName: "other", stageName: "other" });
    const { plans, keys } = fidelityGateway;
    const ofPlan = (name: string) => Object.keys(keys).filter(each => keys[each as keyof typeof keys].plan === name);
    const usagePlans = Object.entries(plans).map(([name, { throttle, ...args }]) => {
        const made = plan(name, ofPlan(name), stages, { throttle });
        if ("quota" in args) made.quota = { ...args.quota, offset: 0 };
        if ("methodThrottles" in args) {
            const { "GET /fine": fine } = args.methodThrottles;
            made.stages[0].methodThrottles = { "GET /fine": fine };
        }
        return made;
    });
    return deployed(
        [...stages, other],
        [...usagePlans, plan("elsewhere", ["elsewhere"], [other])],
        [
            ...Object.entries(keys).map(([name, args]) =>
                key(name, "enabled" in args ? { enabled: args.enabled } : {}),
            ),
            key("planless"),
            key("elsewhere"),
        ],
    );
}

function fidelityStage(apiName: string): DeployedStage {
    const methodThrottles: MethodThrottles = {};
    const methods = Object.entries(fidelityGateway.routes).map(([route, args]) => {
        const made = method(route, {
            apiKeyRequired: !("apiKeyRequired" in args),
            integration: mock(args.mock.body),
        });
        if ("throttle" in args) methodThrottles[methodName(made)] = args.throttle;
        return made;
    });
    return stage(methods, { apiId: `id-${apiName}`, apiName, methodThrottles });
}

describe("The local gateway answers as API Gateway does", () => {
    let server: RunningServer;
    let target: FidelityTarget;

    before(async () => {
        server = await startServer({ deployed: fidelityDeployed(), host: "127.0.0.1", port: 0 });
        const names = [...Object.keys(fidelityGateway.keys), "planless", "elsewhere"];
        target = {
            url: `${server.url}/orders/dev`,
            otherUrl: `${server.url}/invoices/dev`,
            keys: Object.fromEntries(names.map(name => [name, keyValue(name)])),
        };
    });
    after(() => server.close());

    for (const row of fidelityRows) {
        it(row.title, () => checkRow(row, target));
    }
});
