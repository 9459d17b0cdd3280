import { APIGatewayClient, Deployment, RestApi, Stage as AwsStage } from "@aws-sdk/client-api-gateway";
import { apiParts } from "../aws/apiParts";
import { isNotFound, isRefused } from "../aws/awsErrors";
import {
    basePathMappings,
    deployment,
    exportedStage,
    newestDeployment,
    resources,
    restApi,
    restApis,
    stages,
} from "../aws/restApis";
import { UsagePlan, usagePages, usagePlans } from "../aws/usagePlans";
import { GatewayError } from "../local/gatewayError";
import { dateOf, dayOf, quotaPeriod } from "../local/limits/quotaPeriods";
import { Address } from "./address";
import { mappedAddress } from "./basePathMapping";
import { coveringPlans } from "./checks/keyPlan";
import { deployedSnapshot } from "./exportedSnapshot";
import { localAddress } from "./localAddress";
import { presentSnapshot } from "./presentSnapshot";
import { AskedKey, RequestFacts, Stage } from "./requestFacts";

interface Asked {
    method: string;
    address: Address;
    key?: AskedKey;
    region?: string;
    isExact: boolean;
    now: number;
}

/** The stage that is called, or why none is. */
type Target = Pick<RequestFacts, "restApiId" | "stageName" | "unmapped"> & { path: string };

/** Reads all that the checks need. */
export async function readFacts(client: APIGatewayClient, asked: Asked): Promise<RequestFacts> {
    const { address, key, now } = asked;
    const { restApiId, stageName, path, unmapped } = await target(client, address);
    const api = unmapped ? undefined : await restApi(client, restApiId);
    const all = api ? await stages(client, restApiId) : [];
    const found = all.find(stage => stage.stageName === stageName);
    const plans = key?.found ? await usagePlans(client, key.found.id) : [];
    const facts: RequestFacts = {
        now,
        request: { method: asked.method, path, isExecuteApi: address.kind === "api" },
        restApiId,
        stageName,
        region: asked.region,
        isExact: asked.isExact,
        api: api && apiFacts(api),
        unmapped,
        stageNames: all.map(stage => stage.stageName!),
        deployed: { methods: [], apiKeySource: "HEADER" },
        present: { methods: [], apiKeySource: "HEADER" },
        key,
        plans,
        usage: {},
        ...(api && found ? await ofStage(client, api, found, !asked.isExact) : {}),
    };
    return { ...facts, usage: await usageOfKey(client, coveringPlans(facts), key, now) };
}

async function target(client: APIGatewayClient, address: Address): Promise<Target> {
    switch (address.kind) {
        case "api":
            return address;
        case "local": {
            const apis = [];
            for (const { id, name } of await restApis(client)) {
                const stageNames = (await stages(client, id!)).map(stage => stage.stageName!);
                apis.push({ restApiId: id!, name: name ?? "", stageNames });
            }
            return localAddress(address.pathname, apis);
        }
        case "domain": {
            const mappings = await basePathMappings(client, address.host);
            if (!mappings) {
                throw new GatewayError(
                    `${address.host} is no custom domain of this account and Region: give the execute-api URL of the stage`,
                );
            }
            const found = mappedAddress(address.pathname, mappings);
            if (found) return found;
            const basePaths = mappings.map(({ basePath }) => basePath ?? "(none)");
            const unmapped = { host: address.host, basePaths };
            return { restApiId: "", stageName: "", path: address.pathname, unmapped };
        }
    }
}

function apiFacts({ id, name, disableExecuteApiEndpoint, endpointConfiguration }: RestApi): RequestFacts["api"] {
    return {
        id: id!,
        name: name ?? "",
        disableExecuteApiEndpoint: disableExecuteApiEndpoint === true,
        isPrivate: endpointConfiguration?.types?.includes("PRIVATE") === true,
    };
}

/** @param isWhole whether an export has all that is deployed: emulators' do not */
async function ofStage(client: APIGatewayClient, api: RestApi, stage: AwsStage, isWhole: boolean) {
    const restApiId = api.id!;
    const deploymentId = stage.deploymentId ?? "";
    const made = await deployment(client, restApiId, deploymentId);
    const exported = await exportedStage(client, restApiId, stage.stageName!);
    if (!made?.apiSummary && !exported) {
        throw new GatewayError("what the stage serves can't be read: neither GetDeployment nor GetExport answers");
    }
    const parts = isWhole && exported ? await orUndefined(apiParts(client, restApiId)) : undefined;
    const present = presentSnapshot(api, await resources(client, restApiId), parts);
    const settings = Object.entries(stage.methodSettings ?? {});
    const deployedAt = made?.createdDate?.getTime();
    return {
        stage: {
            deploymentId,
            deployedAt,
            newer: newer(await newestDeployment(client, restApiId), deploymentId, deployedAt),
            methodThrottles: Object.fromEntries(
                settings.map(([methodPath, { throttlingBurstLimit, throttlingRateLimit }]) => [
                    methodPath,
                    { burstLimit: throttlingBurstLimit, rateLimit: throttlingRateLimit },
                ]),
            ),
            webAclArn: stage.webAclArn || undefined,
            canary: stage.canarySettings && { percent: stage.canarySettings.percentTraffic ?? 0 },
        },
        present,
        deployed: deployedSnapshot(exported, made?.apiSummary, present, isWhole),
    };
}

/** Undefined where who asks may not read it. */
async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
        return await answer;
    } catch (error) {
        if (!isRefused(error)) throw error;
        return undefined;
    }
}

function newer(newest: Deployment | undefined, served: string, deployedAt = Infinity): Stage["newer"] {
    const time = newest?.createdDate?.getTime() ?? 0;
    return newest?.id !== served && time > deployedAt ? { deploymentId: newest!.id!, deployedAt: time } : undefined;
}

async function usageOfKey(
    client: APIGatewayClient,
    plans: UsagePlan[],
    key: AskedKey | undefined,
    now: number,
): Promise<RequestFacts["usage"]> {
    const usage: RequestFacts["usage"] = {};
    const keyId = key?.found?.id;
    if (keyId === undefined) return usage;
    for (const { id, quota } of plans) {
        if (!quota) continue;
        const dates = { startDate: dateOf(quotaPeriod(quota, dayOf(now)).start), endDate: dateOf(dayOf(now)) };
        try {
            for await (const page of usagePages(client, { usagePlanId: id, keyId, ...dates })) {
                const log = page[keyId];
                if (!log?.length) continue;
                usage[id] = { used: log.reduce((sum, [used]) => sum + used, 0), remaining: log.at(-1)![1] };
            }
        } catch (error) {
            // A key without a request yet may be unknown to it.
            if (!isNotFound(error)) throw error;
        }
    }
    return usage;
}
