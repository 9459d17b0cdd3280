import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { APIGateway } from "@aws-sdk/client-api-gateway";
import { Region } from "@pulumi/aws/types/enums";
import { Provider } from "@pulumi/aws/provider";
import { UsagePlanGateway } from "../../components/index";
import { EngineStack, Run } from "./engine";
import { routes } from "./gateway";

const throttle = { rateLimit: 100, burstLimit: 100 };

function inRegion(name: string, opts: pulumi.ComponentResourceOptions, changed?: string) {
    const args = {
        routes: { ...routes({ "GET /a": changed }), "GET /c": { mock: {}, throttle } },
        plans: { free: { throttle } },
        keys: { alice: { plan: "free" } },
    };
    const { restApiId, url, executionArn, stageArn } = new UsagePlanGateway(name, args, opts);
    return { restApiId, url, executionArn, stageArn };
}

const regions: Region[] = ["eu-west-2", "eu-west-3", "ap-northeast-1", "ap-south-1"];

/** A gateway for each way to say where it is. */
function everywhere(body?: string) {
    const [london, paris, tokyo, mumbai] = regions.map(region => new Provider(region, { region }));
    const parent = new pulumi.ComponentResource("test:index:Asia", "asia", {}, { providers: [mumbai] });
    return {
        "eu-west-2": inRegion("by-provider", { provider: london }, body),
        "eu-west-3": inRegion("by-list", { providers: [paris] }, body),
        "ap-northeast-1": inRegion("by-map", { providers: { aws: tokyo } }, body),
        "ap-south-1": inRegion("by-parent", { parent }, body),
    };
}

interface Place {
    restApiId: string;
    url: string;
    executionArn: string;
    stageArn: string;
}

const places = ({ outputs }: Run) =>
    Object.entries(outputs).map(([region, { value }]) => [region, value as Place] as const);

describe("A gateway with a provider for another Region, by `provider`, `providers` or a parent's", () => {
    let stack: EngineStack;
    before(async () => {
        stack = await EngineStack.create();
        // What does not go to the given provider is an error then, reads (the check of the document) included.
        stack.cli("pulumi config set --path 'pulumi:disable-default-providers[0]' aws --stack dev");
    });
    after(() => stack.dispose());

    async function apiIdsAt(region: string): Promise<string[]> {
        const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = stack.env;
        const credentials = accessKeyId ? { accessKeyId, secretAccessKey } : undefined;
        const service = new APIGateway({ region, credentials, endpoint: process.env.AWS_ENDPOINT_URL });
        return ((await service.getRestApis({})).items ?? []).map(({ id }) => id!);
    }

    it("is there in all its parts, and in that Region alone", async () => {
        const run = await stack.up(() => everywhere());
        expect(run.log).not.to.match(/It was not checked/);
        for (const [region, { restApiId, url, executionArn, stageArn }] of places(run)) {
            expect(url).to.contain(`.${region}.`);
            expect(executionArn).to.contain(`:execute-api:${region}:`);
            expect(stageArn).to.contain(`:apigateway:${region}:`);
            expect(await apiIdsAt(region)).to.deep.equal([restApiId]);
        }
        expect(await apiIdsAt(stack.env.AWS_REGION)).to.deep.equal([]);
    });

    it("is redeployed there", async () => {
        const run = await stack.up(() => everywhere("second a"));
        expect(run.log).not.to.match(/It was not checked/);
        expect(run.calls.filter(operation => operation === "CreateDeployment")).to.have.length(regions.length);
    });
});
