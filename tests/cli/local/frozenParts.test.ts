import { expect } from "chai";
import { openApiSnapshot } from "../../../cli/local/deployedState/openApiDocument";
import { resourcesOf } from "../../../cli/local/deployedState/resources";
import { stages } from "../../../cli/local/deployedState/stages";
import { ApiSnapshot, Deployed, DeployedStage } from "../../../cli/local/deployed";
import { Properties, RegisteredResource } from "../../../cli/local/evaluation/registeredResource";
import { update } from "../../../cli/local/reload/redeployment";
import { deployed, method, stage } from "./deployments";

/** What a change of the stage comes to. */
function changeOf(before: DeployedStage, next: DeployedStage) {
    const [serving, evaluated] = [before, next].map(each => deployed([each]));
    const { summary, notes, state } = update({ serving, evaluated: serving }, evaluated);
    return { summary, notes, served: state.serving.stages[0] };
}

const unseen = (changes: string) =>
    "AWS goes on serving the former snapshot, and so does this gateway, for the deployment has the same triggers as " +
    `before: ${changes}`;

/** Each part of a snapshot: without it, with it, and how its change is named. A part that is not here doesn't compile. */
const parts: { [Part in keyof Required<ApiSnapshot>]: [ApiSnapshot[Part], ApiSnapshot[Part], string] } = {
    apiKeySource: ["HEADER", "AUTHORIZER", "apiKeySource changed"],
    methods: [[method("GET /a")], [method("GET /a"), method("GET /b")], '"GET /b" added'],
    gatewayResponses: [
        {},
        { THROTTLED: { responseParameters: {}, responseTemplates: {} } },
        "gatewayResponses.THROTTLED added",
    ],
    binaryMediaTypes: [[], ["image/png"], "binaryMediaTypes changed"],
    minimumCompressionSize: [undefined, 0, "minimumCompressionSize changed"],
    disableExecuteApiEndpoint: [false, true, "disableExecuteApiEndpoint changed"],
    policy: [undefined, { Statement: [] }, "policy changed"],
    models: [{ Order: 1 }, { Order: 2 }, "models.Order changed"],
    requestValidators: [{ all: 1 }, {}, "requestValidators.all removed"],
    authorizers: [
        {},
        { jwt: { type: "TOKEN", identitySources: [], resultTtl: 0, providerArns: [] } },
        "authorizers.jwt added",
    ],
    documentation: [{}, { api: 1 }, "documentation.api added"],
};

describe("A part of what a deployment freezes", () => {
    for (const [part, [before, next, shown]] of Object.entries(parts)) {
        const of = (value: unknown, trigger: string) =>
            stage([method("GET /a")], { triggers: { all: trigger }, [part]: value });

        it(`${part}: is not served before a redeployment, which is said, and is served after one`, () => {
            const changed = changeOf(of(before, "1"), of(next, "1"));
            expect(changed.summary).to.equal("no redeployment");
            expect(changed.notes).to.deep.equal([unseen(shown)]);
            expect(changed.served[part as keyof ApiSnapshot]).to.deep.equal(before);
            const redeployed = changeOf(of(before, "1"), of(next, "2"));
            expect(redeployed.summary).to.equal(`redeployed: "all" changed (${shown})`);
            expect(redeployed.served[part as keyof ApiSnapshot]).to.deep.equal(next);
        });
    }

    it("is not named twice where its trigger has its name", () => {
        const of = (types: string[], hash: string) =>
            stage([], { binaryMediaTypes: types, triggers: { binaryMediaTypes: hash } });
        expect(changeOf(of([], "1"), of(["*/*"], "2")).summary).to.equal('redeployed: "binaryMediaTypes" changed');
    });
});

describe("A change of the variables of a deployment", () => {
    it("replaces it, as a change of its triggers does", () => {
        const of = (deploymentVariables: { [name: string]: string }, route: string) =>
            stage([method(route)], { deploymentVariables });
        const { summary, served } = changeOf(of({ v: "1" }, "GET /a"), of({ v: "2" }, "GET /b"));
        expect(summary).to.equal('redeployed: variables.v changed ("GET /b" added, "GET /a" removed)');
        expect(served.methods[0].path).to.equal("/b");
    });
});

describe("What a document says", () => {
    const base = {
        openapi: "3.0.1",
        components: { schemas: {}, parameters: { limit: { name: "limit", in: "query" } } },
        paths: {
            "/a": { get: { parameters: [{ $ref: "#/components/parameters/limit" }] } },
            "/b": { parameters: [], get: { responses: {} } },
        },
    };
    const extension = (name: string, value: unknown) => ({ ...base, [`x-amazon-apigateway-${name}`]: value });
    const snapshot = (document: object) =>
        openApiSnapshot("api", JSON.stringify(document), () => ({ unsupported: "none" }), undefined);
    const of = (document: object) => stage([], { ...snapshot(document), triggers: { all: "1" } });

    const changes: [string, object][] = [
        ["binaryMediaTypes changed", extension("binary-media-types", ["image/png"])],
        ["minimumCompressionSize changed", extension("minimum-compression-size", 1024)],
        ["disableExecuteApiEndpoint changed", extension("endpoint-configuration", { disableExecuteApiEndpoint: true })],
        [
            "disableExecuteApiEndpoint changed",
            {
                ...base,
                servers: [{ "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true } }],
            },
        ],
        ["policy changed", extension("policy", { Statement: [] })],
        ["apiKeySource changed", extension("api-key-source", "AUTHORIZER")],
        ["gatewayResponses.THROTTLED added", extension("gateway-responses", { THROTTLED: {} })],
        ["requestValidators.all added", extension("request-validators", { all: { validateRequestBody: true } })],
        ['"GET /a" changed, "GET /b" changed', extension("request-validator", "all")],
        [
            'documentation.{"type":"API"} added',
            extension("documentation", { documentationParts: [{ location: { type: "API" }, properties: {} }] }),
        ],
        ["models.Order added", { ...base, components: { ...base.components, schemas: { Order: {} } } }],
        [
            "authorizers.jwt added",
            {
                ...base,
                components: {
                    ...base.components,
                    securitySchemes: { jwt: { type: "apiKey", "x-amazon-apigateway-authorizer": { type: "token" } } },
                },
            },
        ],
        ['"GET /a" changed', { ...base, components: { ...base.components, parameters: { limit: { in: "header" } } } }],
        ['"GET /b" changed', { ...base, paths: { ...base.paths, "/b": { parameters: [1], get: { responses: {} } } } }],
        ['"GET /b" changed', { ...base, paths: { ...base.paths, "/b": { parameters: [], get: {} } } }],
    ];
    for (const [shown, document] of changes) {
        it(`of ${shown} is frozen`, () => {
            expect(changeOf(of(base), of(document)).notes).to.deep.equal([unseen(shown)]);
        });
    }

    it("of its name, version and description is not", () => {
        const info = { ...base, info: { title: "other", version: "2", description: "words" } };
        expect(changeOf(of(base), of(info))).to.include({ summary: "nothing changed" });
    });

    it("of schemes with names that the language knows demands what they say, and nothing where there are none", () => {
        const methods = (components: object) =>
            snapshot({ ...base, components, paths: { "/a": { get: { security: [{ constructor: [] }] } } } }).methods;
        const scheme = { constructor: { type: "apiKey", name: "x-api-key", in: "header" } };
        expect(methods({ securitySchemes: scheme })[0]).to.include({ apiKeyRequired: true, authorization: "NONE" });
        expect(methods({})[0]).to.include({ apiKeyRequired: false, authorization: "NONE" });
    });
});

describe("What single resources say", () => {
    const resource = (kind: string, name: string, inputs: Properties): RegisteredResource => ({
        type: `aws:apigateway/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`,
        name,
        urn: `urn:${kind}:${name}`,
        parent: "",
        provider: "",
        id: kind === "RestApi" || kind === "Deployment" ? kind : `${kind}-${name}`,
        inputs,
        state: inputs,
        read: false,
    });
    const ofApi = (kind: string, name: string, inputs: Properties) =>
        resource(kind, name, { restApi: "RestApi", ...inputs });
    const place = { resourceId: "root", httpMethod: "GET" };
    const program = (more: RegisteredResource[] = [], ofRestApi: Properties = {}, ofMethod: Properties = {}) => [
        { ...resource("RestApi", "api", ofRestApi), state: { rootResourceId: "root" } },
        ofApi("Method", "get", { ...place, authorization: "NONE", ...ofMethod }),
        ofApi("Integration", "get", { ...place, type: "MOCK" }),
        ofApi("Deployment", "v1", { triggers: { all: "1" } }),
        ofApi("Stage", "v1", { deployment: "Deployment", stageName: "v1" }),
        ...more,
    ];
    const served = (resources: RegisteredResource[]): Deployed["stages"][number] =>
        stages(resourcesOf(resources), () => ({ unsupported: "none" }))[0];

    const changes: [string, RegisteredResource[]][] = [
        ["binaryMediaTypes changed", program([], { binaryMediaTypes: ["image/png"] })],
        ["minimumCompressionSize changed", program([], { minimumCompressionSize: "1024" })],
        ["disableExecuteApiEndpoint changed", program([], { disableExecuteApiEndpoint: true })],
        ["policy changed", program([], { policy: '{"Statement":[]}' })],
        [
            "policy changed",
            program([resource("RestApiPolicy", "p", { restApiId: "RestApi", policy: '{"Statement":[]}' })]),
        ],
        ["apiKeySource changed", program([], { apiKeySource: "AUTHORIZER" })],
        [
            "gatewayResponses.THROTTLED added",
            program([resource("Response", "r", { restApiId: "RestApi", responseType: "THROTTLED" })]),
        ],
        ["models.Order added", program([ofApi("Model", "m", { name: "Order", schema: "{}" })])],
        ["requestValidators.all added", program([ofApi("RequestValidator", "all", { validateRequestBody: true })])],
        ["authorizers.jwt added", program([ofApi("Authorizer", "jwt", { type: "TOKEN" })])],
        [
            "documentation.part added",
            program([resource("DocumentationPart", "part", { restApiId: "RestApi", properties: "{}" })]),
        ],
        ['"GET /" changed', program([ofApi("MethodResponse", "ok", { ...place, statusCode: "200" })])],
        ['"GET /" changed', program([ofApi("IntegrationResponse", "ok", { ...place, contentHandling: "CONVERT" })])],
        ['"GET /" changed', program([], {}, { requestModels: { "application/json": "Order" } })],
    ];
    for (const [index, [shown, resources]] of changes.entries()) {
        it(`of ${shown} is frozen (${index + 1})`, () => {
            expect(changeOf(served(program()), served(resources)).notes).to.deep.equal([unseen(shown)]);
        });
    }

    it("of the API's name, description and tags is not, nor a policy in another form", () => {
        const before = program([], { policy: '{"Statement":[]}' });
        const next = program([], { description: "d", tags: { a: "1" }, policy: '{ "Statement": [] }' });
        expect(changeOf(served(before), served(next))).to.include({ summary: "nothing changed" });
    });
});
