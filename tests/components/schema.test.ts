import { expect } from "chai";
import * as fs from "fs";
import * as path from "path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { gatewayCheck } from "../../components/gatewayArgs";

type Analysis = ReturnType<Analyzer["analyze"]>;
type Described = { [property: string]: { description?: string } };

const root = path.resolve(__dirname, "../../components");

function undescribed(owner: string, properties: Described): string[] {
    const bare = Object.entries(properties).filter(([, { description }]) => !description?.trim());
    return bare.map(([property]) => `${owner}.${property}`);
}

interface Property {
    $ref?: string;
    plain?: boolean;
    items?: Property;
    additionalProperties?: Property;
}

/** The places of the values that may be Outputs; `*` stands for any name or position. */
function outputPlaces(schema: Analysis, properties: { [name: string]: Property }): string[] {
    const below = (path: string, { $ref, plain, items, additionalProperties }: Property): string[] => {
        const named = schema.typeDefinitions[$ref?.split(":").pop() ?? ""]?.properties ?? {};
        const inner = items ?? additionalProperties;
        return [
            ...(plain ? [] : [path]),
            ...(inner ? below(`${path}.*`, inner) : []),
            ...outputPlaces(schema, named).map(place => `${path}.${place}`),
        ];
    };
    return Object.entries(properties).flatMap(([name, property]) => below(name, property));
}

describe("The package's schema for every Pulumi language", () => {
    let schema: Analysis;

    before(function () {
        // The analyzer has the whole project checked by the compiler.
        this.timeout("5m");
        const packageJson = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as { name: string };
        const components = new Set(["UsagePlanGateway"]);
        schema = new Analyzer(root, packageJson.name, packageJson, components).analyze();
    });

    it("can be made, and has the contract's arguments and outputs", () => {
        const { inputs, outputs } = schema.components.UsagePlanGateway;
        expect(Object.keys(inputs)).to.have.members([
            "description",
            "routes",
            "stage",
            "plans",
            "keys",
            "endpointType",
            "apiKeySource",
            "redeployOn",
            "tags",
        ]);
        expect(Object.keys(outputs)).to.have.members([
            "url",
            "restApiId",
            "executionArn",
            "stageName",
            "stageArn",
            "deploymentId",
            "deploymentTriggers",
            "usagePlanIds",
            "apiKeyIds",
            "apiKeyValues",
            "previousApiKeyIds",
        ]);
    });

    it("requires routes and plans, and nothing else", () => {
        const inputs = Object.entries(schema.components.UsagePlanGateway.inputs);
        const required = inputs.filter(([, { optional }]) => !optional).map(([input]) => input);
        expect(required).to.have.members(["routes", "plans"]);
    });

    it("has the contract's properties of each argument", () => {
        const properties = (type: string) => Object.keys(schema.typeDefinitions[type].properties ?? {});
        expect(properties("Route")).to.include.members(["http", "lambda", "mock", "apiKeyRequired", "throttle"]);
        expect(properties("HttpIntegration")).to.include.members(["url", "method"]);
        expect(properties("LambdaIntegration")).to.include.members(["function"]);
        expect(properties("MockIntegration")).to.include.members(["statusCode", "body", "contentType", "headers"]);
        expect(properties("Stage")).to.include.members(["name", "description", "variables", "throttle"]);
        expect(properties("Throttle")).to.include.members(["rateLimit", "burstLimit"]);
        expect(properties("Quota")).to.include.members(["limit", "period", "offset"]);
        expect(properties("ApiStage")).to.include.members(["apiId", "stageName"]);
        expect(properties("Plan")).to.include.members([
            "description",
            "throttle",
            "quota",
            "methodThrottles",
            "existingPlanId",
            "apiStages",
            "productCode",
            "unlimited",
            "tags",
        ]);
        expect(properties("Key")).to.include.members([
            "plan",
            "value",
            "description",
            "enabled",
            "customerId",
            "displayName",
            "tags",
            "existingKeyId",
            "generation",
            "keepPrevious",
        ]);
    });

    it("takes an Output exactly where one is checked when it is known", () => {
        const { inputs } = schema.components.UsagePlanGateway;
        const checked = gatewayCheck({}, "dev").outputPlaces([]);
        expect(outputPlaces(schema, inputs).sort()).to.deep.equal(checked.map(place => place.join(".")).sort());
    });

    it("describes each argument", () => {
        const types = Object.values(schema.typeDefinitions);
        expect([
            ...undescribed("UsagePlanGatewayArgs", schema.components.UsagePlanGateway.inputs),
            ...types.flatMap(({ name, properties }) => undescribed(name, properties ?? {})),
        ]).to.deep.equal([]);
    });

    it("describes each output", () => {
        expect(undescribed("UsagePlanGateway", schema.components.UsagePlanGateway.outputs)).to.deep.equal([]);
    });
});
