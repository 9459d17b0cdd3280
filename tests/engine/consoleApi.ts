import { APIGateway } from "@aws-sdk/client-api-gateway";
import { RanCommand, ranCommand } from "../cli/ranCommand";

const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region = "us-east-1" } = process.env;

/** An account of its own at the local endpoint; on AWS the one that is logged in. */
function ownAccount(): { [variable: string]: string } {
    if (endpoint === undefined) return { AWS_REGION: region };
    const accessKeyId = String(Math.floor(1e11 + Math.random() * 8e11));
    return {
        AWS_REGION: region,
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: "test",
    };
}

function clientOf({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: { [variable: string]: string }): APIGateway {
    const credentials = AWS_ACCESS_KEY_ID
        ? { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY }
        : undefined;
    return new APIGateway({ region, endpoint, credentials });
}

/** An API made by hand, as in the console, one step after the other. */
export class ConsoleApi {
    private resources = new Map<string, string>();

    private constructor(
        readonly env: { [variable: string]: string },
        readonly client: APIGateway,
        readonly id: string,
    ) {}

    static async create(name: string, env = ownAccount()): Promise<ConsoleApi> {
        const client = clientOf(env);
        const { id, rootResourceId } = await client.createRestApi({ name });
        const api = new ConsoleApi(env, client, id!);
        api.resources.set("", rootResourceId!);
        return api;
    }

    /** One that is there. */
    static async of(id: string, env: { [variable: string]: string }): Promise<ConsoleApi> {
        const api = new ConsoleApi(env, clientOf(env), id);
        const { items = [] } = await api.client.getResources({ restApiId: id });
        for (const { path = "", id: resourceId } of items) api.resources.set(path === "/" ? "" : path, resourceId!);
        return api;
    }

    /** Makes `GET /orders` and the resources above it, with a mock behind it. */
    async addMethod(route: string, apiKeyRequired: boolean): Promise<void> {
        const [httpMethod, path] = route.split(" ");
        const resourceId = await this.resource(path);
        const method = { restApiId: this.id, resourceId, httpMethod };
        await this.client.putMethod({ ...method, authorizationType: "NONE", apiKeyRequired });
        const requestTemplates = { "application/json": '{"statusCode":200}' };
        await this.client.putIntegration({ ...method, type: "MOCK", requestTemplates });
        await this.client.putMethodResponse({ ...method, statusCode: "200" });
        const responseTemplates = { "application/json": "{}" };
        await this.client.putIntegrationResponse({ ...method, statusCode: "200", responseTemplates });
    }

    /** Sets whether a method needs a key. */
    async requireKey(route: string, isRequired: boolean): Promise<void> {
        const [httpMethod, path] = route.split(" ");
        await this.client.updateMethod({
            restApiId: this.id,
            resourceId: await this.resource(path),
            httpMethod,
            patchOperations: [{ op: "replace", path: "/apiKeyRequired", value: String(isRequired) }],
        });
    }

    async deploy(stageName: string): Promise<void> {
        await this.client.createDeployment({ restApiId: this.id, stageName });
    }

    /** Points a stage to a deployment. */
    async serve(stageName: string, deploymentId: string): Promise<void> {
        const patchOperations = [{ op: "replace" as const, path: "/deploymentId", value: deploymentId }];
        await this.client.updateStage({ restApiId: this.id, stageName, patchOperations });
    }

    /** A key, and where to find it. */
    async addKey(name: string, enabled = true): Promise<{ id: string; value: string }> {
        const { id, value } = await this.client.createApiKey({ name, enabled });
        return { id: id!, value: value! };
    }

    async addToPlan(usagePlanId: string, keyId: string): Promise<void> {
        await this.client.createUsagePlanKey({ usagePlanId, keyId, keyType: "API_KEY" });
    }

    url(stageName: string, path: string): string {
        const ofApi = endpoint
            ? `${endpoint}/restapis/${this.id}/${stageName}/_user_request_`
            : `https://${this.id}.execute-api.${region}.amazonaws.com/${stageName}`;
        return `${ofApi}${path}`;
    }

    run(args: string[], options: { input?: string; env?: { [variable: string]: string } } = {}): Promise<RanCommand> {
        return ranCommand(args, { ...options, env: { ...this.env, ...options.env } });
    }

    async dispose(): Promise<void> {
        await this.client.deleteRestApi({ restApiId: this.id });
        this.client.destroy();
    }

    private async resource(path: string): Promise<string> {
        const known = this.resources.get(path);
        if (known !== undefined) return known;
        const slash = path.lastIndexOf("/");
        const parentId = await this.resource(path.slice(0, slash));
        const pathPart = path.slice(slash + 1);
        const { id } = await this.client.createResource({ restApiId: this.id, parentId, pathPart });
        this.resources.set(path, id!);
        return id!;
    }
}
