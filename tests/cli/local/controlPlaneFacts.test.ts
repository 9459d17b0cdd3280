import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { openApiSnapshot } from "../../../cli/local/deployedState/openApiDocument";
import { checkControlFact } from "../../fidelity/controlFact";
import { controlPlaneFacts } from "../../fidelity/facts/controlPlane";
import { deployed, method, plan, stage } from "./deployments";
import { served, stopAll } from "./http/served";

describe("The control plane: the local gateway answers what API Gateway answered", () => {
    afterEach(stopAll);

    for (const fact of controlPlaneFacts) {
        it(`${fact.id}: ${fact.title}`, async () => {
            const dev = fact.document
                ? stage([], { ...imported(fact.document), deploymentId: "d1e2f3" })
                : stage([method("GET /orders", { apiKeyRequired: true })], { deploymentId: "d1e2f3" });
            const throttle = { rateLimit: 100, burstLimit: 200 };
            const basic = plan("basic", [], [dev], { throttle, quota: { limit: 1000, period: "MONTH", offset: 0 } });
            const gold = plan("gold", [], [dev], { throttle });
            const { url } = await served(deployed([dev], [basic, gold]));
            const client = new APIGatewayClient({
                endpoint: url,
                region: "us-east-1",
                credentials: { accessKeyId: "any", secretAccessKey: "any" },
                maxAttempts: 1,
            });
            try {
                const names = { api: dev.apiId, basic: basic.id, gold: gold.id };
                await checkControlFact(fact, { client, url: `${url}/dev`, names });
            } finally {
                client.destroy();
            }
        });
    }
});

function imported(document: object) {
    const noFunctions = () => ({ unsupported: "no function" });
    return openApiSnapshot("orders", JSON.stringify(document), noFunctions, undefined);
}
