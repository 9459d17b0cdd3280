import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { droppedSettings } from "../../components/droppedSettings";
import { documentOf, made, problems, problemsWhenKnown } from "./ordersGateway";

const policy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" }],
};
const privateApi = { endpointType: "PRIVATE" as const, policy };

async function settingsOf(changes: object | (() => object)) {
    const evaluation = await made(changes);
    const document = documentOf(evaluation) as unknown as { [extension: string]: unknown };
    const settings = Object.entries(document).filter(
        ([name]) => name.startsWith("x-amazon-apigateway-") && name !== "x-amazon-apigateway-api-key-source",
    );
    return { document: Object.fromEntries(settings), inputs: evaluation.resource("RestApi", "orders").inputs };
}

describe("A setting of the whole API", () => {
    it("stands in the document and as the provider's argument alike", async () => {
        const { document, inputs } = await settingsOf({
            ...privateApi,
            binaryMediaTypes: ["image/png", "application/*", "*/*"],
            minimumCompressionSize: 0,
            disableExecuteApiEndpoint: true,
            vpcEndpointIds: ["vpce-0123abcd"],
        });
        expect(document).to.deep.equal({
            "x-amazon-apigateway-binary-media-types": ["image/png", "application/*", "*/*"],
            "x-amazon-apigateway-minimum-compression-size": 0,
            "x-amazon-apigateway-endpoint-configuration": {
                disableExecuteApiEndpoint: true,
                vpcEndpointIds: ["vpce-0123abcd"],
            },
            "x-amazon-apigateway-policy": policy,
        });
        expect(inputs).to.deep.include({
            binaryMediaTypes: ["image/png", "application/*", "*/*"],
            minimumCompressionSize: "0",
            disableExecuteApiEndpoint: true,
            endpointConfiguration: { types: "PRIVATE", vpcEndpointIds: ["vpce-0123abcd"] },
        });
        expect(JSON.parse(inputs.policy as string)).to.deep.equal(policy);
    });

    it("may be a name of its own at AWS, of which the document and the deployment know nothing", async () => {
        const { inputs } = await settingsOf(() => ({ displayName: pulumi.output("Orders / EMEA") }));
        expect(inputs.name).to.equal("Orders / EMEA");
        expect((await settingsOf({})).inputs).not.to.have.property("name");
        expect(await problems({ displayName: "" })).to.deep.equal([
            'displayName: "" is not a name, which is not empty',
        ]);
    });

    it("that is not given is given to the provider as none, or the old value would come back", async () => {
        const { document, inputs } = await settingsOf({});
        expect(document).to.deep.equal({});
        expect(inputs).to.deep.include({
            binaryMediaTypes: [],
            minimumCompressionSize: "-1",
            disableExecuteApiEndpoint: false,
        });
    });

    it("may be in the document that is brought along, and reaches the provider from there", async () => {
        const openApi = {
            openapi: "3.0.1",
            info: { title: "t", version: "1" },
            paths: {},
            "x-amazon-apigateway-binary-media-types": ["image/png"],
            "x-amazon-apigateway-minimum-compression-size": 10,
            "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true },
            "x-amazon-apigateway-policy": policy,
        };
        const { inputs } = await settingsOf({ openApi, endpointType: "PRIVATE" });
        expect(inputs).to.deep.include({
            binaryMediaTypes: ["image/png"],
            minimumCompressionSize: "10",
            disableExecuteApiEndpoint: true,
        });
        expect(JSON.parse(inputs.policy as string)).to.deep.equal(policy);
    });

    it("may be in the document's server, which is its place in OpenAPI 3.0, and an argument goes before it", async () => {
        const extension = "x-amazon-apigateway-endpoint-configuration";
        const openApi = (endpoint: object, server: object = {}) => ({
            openapi: "3.0.1",
            paths: {},
            servers: [{ ...server, [extension]: endpoint }],
        });
        const disabled = { disableExecuteApiEndpoint: true };
        const { inputs, document } = await settingsOf({ openApi: openApi(disabled) });
        expect(inputs.disableExecuteApiEndpoint).to.equal(true);
        expect(document[extension]).to.deep.equal(disabled);

        const later = await settingsOf(() => ({
            ...privateApi,
            disableExecuteApiEndpoint: false,
            openApi: openApi(
                { ...disabled, vpcEndpointIds: [pulumi.output("vpce-1")] },
                { url: "https://a.example.com" },
            ),
        }));
        expect(later.inputs.disableExecuteApiEndpoint).to.equal(false);
        expect(later.inputs.endpointConfiguration).to.deep.equal({ types: "PRIVATE", vpcEndpointIds: ["vpce-1"] });
        expect(JSON.parse(later.inputs.body as string)).to.deep.include({
            servers: [{ url: "https://a.example.com" }],
        });
    });

    it("that is a policy may be its JSON text, and known later", async () => {
        for (const given of [
            () => JSON.stringify(policy),
            () => pulumi.output(policy),
            () => pulumi.output(JSON.stringify(policy)),
        ]) {
            const { document, inputs } = await settingsOf(() => ({ policy: given() }));
            expect(document["x-amazon-apigateway-policy"]).to.deep.equal(policy);
            expect(JSON.parse(inputs.policy as string)).to.deep.equal(policy);
        }
    });

    const refused: { [what: string]: [changes: object, lines: string[]] } = {
        "is refused when it is no media type": [
            { binaryMediaTypes: ["png", "*/png", "image/png; q=1"] },
            ["png", "*/png", "image/png; q=1"].map(
                (type, index) => `binaryMediaTypes.${index}: "${type}" is not a media type, such as image/png or */*`,
            ),
        ],
        "is refused when it is more bytes than AWS takes": [
            { minimumCompressionSize: 10_485_761 },
            ["minimumCompressionSize: 10485761 is not a whole number from 0 to 10485760 bytes"],
        ],
        "is refused when it is neither true nor false": [
            { disableExecuteApiEndpoint: "yes" },
            ['disableExecuteApiEndpoint: "yes" is not true or false'],
        ],
        "is refused when it is no policy": [
            { policy: "allow" },
            ['policy: "allow" is not a policy: a map with Statement, or the JSON text of one'],
        ],
        "is refused when it is a policy that says nothing": [
            { policy: { Version: "2012-10-17" } },
            ["policy: has no Statement, so it is not a policy"],
        ],
        "is refused when it is no VPC endpoint": [
            { ...privateApi, vpcEndpointIds: ["vpc-0123"] },
            ['vpcEndpointIds.0: "vpc-0123" is not the id of a VPC endpoint, such as vpce-0123abcd'],
        ],
        "is refused when the API is not private but has VPC endpoints": [
            { vpcEndpointIds: ["vpce-0123"] },
            ["vpcEndpointIds: is for private APIs; drop it, or give endpointType: PRIVATE"],
        ],
        "is missed when the API is private but has no policy": [
            { endpointType: "PRIVATE" },
            [
                'policy: is missing; AWS deploys no private API without a resource policy ("Private REST API doesn\'t have a resource policy attached to it")',
            ],
        ],
    };
    for (const [what, [changes, lines]] of Object.entries(refused)) {
        it(what, async () => {
            expect(await problems(changes)).to.deep.equal(lines);
        });
    }

    it("is refused by an Output of a bad value when that is known", async () => {
        expect(await problemsWhenKnown(() => ({ minimumCompressionSize: pulumi.output(-1) }))).to.deep.equal([
            "minimumCompressionSize: -1 is not a whole number from 0 to 10485760 bytes",
        ]);
        expect(await problemsWhenKnown(() => ({ policy: pulumi.output("{}") }))).to.deep.equal([
            "policy: has no Statement, so it is not a policy",
        ]);
        await made();
    });
});

describe("A dropped setting that the provider puts back", () => {
    const withPolicy = { "x-amazon-apigateway-policy": policy };
    const withEndpoints = { "x-amazon-apigateway-endpoint-configuration": { vpcEndpointIds: ["vpce-1"] } };
    const read = { policy: JSON.stringify(policy), endpointConfiguration: { vpcEndpointIds: ["vpce-1", "vpce-2"] } };

    it("is nothing to say where the document has it, or the API has it no longer", () => {
        expect(droppedSettings("a1", { ...withPolicy, ...withEndpoints }, read)).to.equal(undefined);
        expect(droppedSettings("a1", {}, {})).to.equal(undefined);
        expect(droppedSettings("a1", {}, { policy: "", endpointConfiguration: {} })).to.equal(undefined);
    });

    it("is said with the command that takes it away", () => {
        expect(droppedSettings("a1", withEndpoints, read))
            .to.include("the program has no policy any more")
            .and.to.include(
                "aws apigateway update-rest-api --rest-api-id a1 --patch-operations 'op=replace,path=/policy,value='",
            )
            .and.not.to.include("vpcEndpointIds");
        expect(droppedSettings("a1", withPolicy, read))
            .to.include("the program has no vpcEndpointIds any more")
            .and.to.include("'op=remove,path=/endpointConfiguration/vpcEndpointIds,value=vpce-1'")
            .and.to.include("'op=remove,path=/endpointConfiguration/vpcEndpointIds,value=vpce-2'")
            .and.not.to.include("path=/policy");
        expect(droppedSettings("a1", {}, read)).to.include("the program has no policy and no vpcEndpointIds any more");
    });
});

describe("Tags", () => {
    const tags = (count: number, prefix: string) =>
        Object.fromEntries([...Array(count).keys()].map(n => [`${prefix}${n}`, "x"]));

    it("of a plan or key are counted together with the gateway's", async () => {
        const changes = (own: number) => ({
            tags: tags(40, "a"),
            plans: { gold: { unlimited: true, tags: tags(own, "p") } },
            keys: { acme: { plan: "gold", tags: tags(own, "k") } },
        });
        await made(changes(10));
        expect(await problems(changes(11))).to.deep.equal(
            ["plans.gold", "keys.acme"].map(
                path => `${path}.tags: are 51 with the gateway's tags; a resource takes at most 50`,
            ),
        );
    });

    it("that both have are counted once", async () => {
        const same = tags(50, "a");
        await made({ tags: same, keys: { acme: { plan: "gold", tags: same } } });
    });
});

describe("A timeout", () => {
    it("of an edge-optimized API is refused beyond 29 s, which AWS raises for others only", async () => {
        const http = { url: "https://example.com", timeout: 29_001 };
        const routes = { "GET /a": { http }, "GET /b": { http: { ...http, timeout: 29_000 } } };
        expect(await problems({ endpointType: "EDGE", routes })).to.deep.equal([
            "routes.GET /a.http.timeout: 29001 is more than the 29000 ms of an edge-optimized API; AWS raises it for others only",
        ]);
        await made({ routes });
    });

    it("is refused below 50 ms and beyond 5 minutes, for each kind of backend", async () => {
        const lambda = { function: "arn:aws:lambda:eu-west-1:123456789012:function:list", timeout: 49 };
        const routes = { "GET /a": { http: { url: "https://example.com", timeout: 300_001 } }, "GET /b": { lambda } };
        expect(await problems({ endpointType: "EDGE", routes })).to.deep.equal([
            "routes.GET /a.http.timeout: 300001 is not a whole number from 50 to 300000 ms",
            "routes.GET /b.lambda.timeout: 49 is not a whole number from 50 to 300000 ms",
        ]);
    });
});

describe("The binary media types of a document brought along", () => {
    it("make a mock say that its text is text, as those of the arguments do", async () => {
        const openApi = {
            openapi: "3.0.1",
            info: { title: "pets", version: "1" },
            paths: {},
            "x-amazon-apigateway-binary-media-types": ["*/*"],
        };
        for (const binary of [{ openApi }, { binaryMediaTypes: ["*/*"] }]) {
            const { get } = documentOf(await made(binary)).paths["/orders"];
            expect(get["x-amazon-apigateway-integration"]).to.include({ contentHandling: "CONVERT_TO_TEXT" });
        }
    });
});
