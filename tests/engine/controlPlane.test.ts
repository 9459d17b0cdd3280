import { APIGateway } from "@aws-sdk/client-api-gateway";
import { ControlTarget, checkControlFact } from "../fidelity/controlFact";
import { controlPlaneFacts } from "../fidelity/facts/controlPlane";

const region = process.env.AWS_REGION ?? "us-east-1";

/** What the facts start from, in an account of its own. */
async function madeTarget(): Promise<ControlTarget> {
    const endpoint = process.env.AWS_ENDPOINT_URL!;
    const accessKeyId = String(Math.floor(1e11 + Math.random() * 8e11));
    const client = new APIGateway({ endpoint, region, credentials: { accessKeyId, secretAccessKey: "test" } });
    const { id: restApiId, rootResourceId: parentId } = await client.createRestApi({ name: "orders" });
    const { id: resourceId } = await client.createResource({ restApiId, parentId, pathPart: "orders" });
    const method = { restApiId, resourceId, httpMethod: "GET" };
    await client.putMethod({ ...method, authorizationType: "NONE", apiKeyRequired: true });
    await client.putMethodResponse({ ...method, statusCode: "200" });
    await client.putIntegration({
        ...method,
        type: "MOCK",
        requestTemplates: { "application/json": '{"statusCode":200}' },
    });
    await client.putIntegrationResponse({ ...method, statusCode: "200" });
    await client.createDeployment({ restApiId, stageName: "dev" });
    const plan = { apiStages: [{ apiId: restApiId, stage: "dev" }], throttle: { rateLimit: 100, burstLimit: 200 } };
    const quota = { limit: 1000, period: "MONTH" as const, offset: 0 };
    const { id: basic } = await client.createUsagePlan({ ...plan, name: "basic", quota });
    const { id: gold } = await client.createUsagePlan({ ...plan, name: "gold" });
    const url = `${endpoint}/restapis/${restApiId}/dev/_user_request_`;
    return { client, url, names: { api: restApiId!, basic: basic!, gold: gold! } };
}

/** An account of AWS itself allows one change of a plan in 20 seconds. */
const promise = process.env.AWS_ENDPOINT_URL ? describe : () => undefined;

promise("The endpoint's control plane does what API Gateway's did", () => {
    for (const fact of controlPlaneFacts.filter(({ notAtEndpoint }) => notAtEndpoint === undefined)) {
        it(`${fact.id}: ${fact.title}`, async () => {
            const target = await madeTarget();
            try {
                await checkControlFact(fact, target);
            } finally {
                target.client.destroy();
            }
        });
    }
});
