import { APIGateway, PatchOperation } from "@aws-sdk/client-api-gateway";
import { RecordedFact } from "../fidelity/recordedFact";

interface DeployedFact {
    /** Where the endpoint serves the stage `dev`, without a slash at its end. */
    stagePath: string;
    keyValue: (customer: string) => string;
}

/** Imports and deploys the API of a fact, with a plan and keys where it has customers. */
export async function deployFact(fact: RecordedFact, client: APIGateway, backend: string): Promise<DeployedFact> {
    const body = Buffer.from(JSON.stringify(fact.document).replaceAll("{backend}", backend));
    const { id } = await client.importRestApi({ body });
    const restApiId = id!;
    const { stageVariables: variables, canary } = fact;
    const { id: deploymentId } = await client.createDeployment({ restApiId });
    const canarySettings = canary && { ...canary, deploymentId };
    await client.createStage({ restApiId, stageName: "dev", deploymentId, variables, canarySettings });
    const patchOperations = throttleOperations(fact);
    if (patchOperations.length > 0) await client.updateStage({ restApiId, stageName: "dev", patchOperations });
    const values = await keyValues(fact, restApiId, client);
    return {
        stagePath: `/restapis/${restApiId}/dev/_user_request_`,
        keyValue: customer => values.get(customer)!,
    };
}

function throttleOperations({ stageThrottles = {} }: RecordedFact): PatchOperation[] {
    return Object.entries(stageThrottles).flatMap(([method, { rateLimit, burstLimit }]) => {
        const [httpMethod, path] = method.split(" ");
        const settings = `/${path.replaceAll("/", "~1")}/${httpMethod}/throttling`;
        return [
            { op: "replace", path: `${settings}/rateLimit`, value: String(rateLimit) },
            { op: "replace", path: `${settings}/burstLimit`, value: String(burstLimit) },
        ];
    });
}

async function keyValues({ customers = [], planThrottles = {} }: RecordedFact, apiId: string, client: APIGateway) {
    const values = new Map<string, string>();
    if (customers.length === 0) return values;
    const throttle = Object.fromEntries(
        Object.entries(planThrottles).map(([method, limits]) => {
            const [httpMethod, path] = method.split(" ");
            return [`${path}/${httpMethod}`, limits];
        }),
    );
    const { id: usagePlanId } = await client.createUsagePlan({
        name: "ample",
        throttle: { rateLimit: 1000, burstLimit: 1000 },
        apiStages: [{ apiId, stage: "dev", throttle }],
    });
    for (const name of customers) {
        const { id: keyId, value } = await client.createApiKey({ name, enabled: true });
        await client.createUsagePlanKey({ usagePlanId, keyId, keyType: "API_KEY" });
        values.set(name, value!);
    }
    return values;
}
