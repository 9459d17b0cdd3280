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

/** The places of the values of a kind; `*` stands for any name or position. */
function places(
    schema: Analysis,
    properties: { [name: string]: Property },
    isOne: (property: Property) => boolean,
): string[] {
    const below = (path: string, property: Property): string[] => {
        const { $ref, items, additionalProperties } = property;
        const named = schema.typeDefinitions[$ref?.split(":").pop() ?? ""]?.properties ?? {};
        const inner = items ?? additionalProperties;
        return [
            ...(isOne(property) ? [path] : []),
            ...(inner ? below(`${path}.*`, inner) : []),
            ...places(schema, named, isOne).map(place => `${path}.${place}`),
        ];
    };
    return Object.entries(properties).flatMap(([name, property]) => below(name, property));
}

/** A value of any form may have Outputs at any depth, and the schema can't say where. */
const isAny = ({ $ref }: Property) => $ref === "pulumi.json#/Any";

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
            "displayName",
            "description",
            "routes",
            "stage",
            "plans",
            "keys",
            "endpointType",
            "apiKeySource",
            "redeployOn",
            "tags",
            "openApi",
            "cors",
            "authorizers",
            "models",
            "gatewayResponses",
            "binaryMediaTypes",
            "minimumCompressionSize",
            "disableExecuteApiEndpoint",
            "policy",
            "vpcEndpointIds",
            "retainDeployments",
            "domain",
            "monitoring",
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
            "keyIssuerPolicy",
            "domainUrl",
            "domainTarget",
        ]);
    });

    it("requires plans, and nothing else", () => {
        const inputs = Object.entries(schema.components.UsagePlanGateway.inputs);
        const required = inputs.filter(([, { optional }]) => !optional).map(([input]) => input);
        expect(required).to.have.members(["plans"]);
    });

    it("has the contract's properties of each argument", () => {
        const properties = (type: string) => Object.keys(schema.typeDefinitions[type].properties ?? {});
        expect(properties("Route")).to.have.members([
            ...["http", "lambda", "mock", "aws", "apiKeyRequired", "throttle", "authorizer", "scopes", "authorization"],
            ...["requestModel", "requestParameters", "validate", "cache", "openApi"],
        ]);
        expect(properties("HttpIntegration")).to.have.members([
            ...["url", "method", "headers", "query", "timeout", "vpcLinkId"],
        ]);
        expect(properties("LambdaIntegration")).to.have.members(["function", "timeout"]);
        expect(properties("MockIntegration")).to.have.members(["statusCode", "body", "contentType", "headers"]);
        expect(properties("AwsIntegration")).to.have.members([
            ...["service", "action", "path", "method", "region", "role", "headers", "query"],
            ...["requestTemplates", "responses", "timeout"],
        ]);
        expect(properties("RequestParameters")).to.have.members(["query", "headers"]);
        expect(properties("Cache")).to.have.members(["ttl", "keyParameters"]);
        expect(properties("Stage")).to.have.members([
            ...["name", "description", "variables", "throttle", "accessLogs", "metrics", "loggingLevel", "tracing"],
            ...["cacheSize", "webAclArn", "clientCertificateId", "canary", "deploymentId", "manageLoggingRole"],
        ]);
        expect(properties("AccessLogs")).to.have.members(["retentionInDays", "format", "logGroupArn"]);
        expect(properties("Canary")).to.have.members(["percent", "variables"]);
        expect(properties("Cors")).to.have.members([
            ...["allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders", "allowCredentials", "maxAge"],
        ]);
        expect(properties("Authorizer")).to.have.members(["lambda", "cognito"]);
        expect(properties("LambdaAuthorizer")).to.have.members([
            ...["function", "type", "identitySources", "ttl", "role"],
        ]);
        expect(properties("CognitoAuthorizer")).to.include.members(["userPoolArns"]);
        expect(properties("Model")).to.have.members(["schema", "description", "contentType"]);
        expect(properties("GatewayResponse")).to.have.members(["statusCode", "headers", "body", "contentType"]);
        expect(properties("Domain")).to.have.members([
            ...["domainName", "basePath", "certificateArn", "hostedZoneId", "securityPolicy"],
        ]);
        expect(properties("Monitoring")).to.have.members(["dashboard", "alarms"]);
        expect(properties("Alarms")).to.have.members([
            ...["topicArns", "throttledPerMinute", "serverErrorPercent", "latencyP99"],
        ]);
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
        const any = places(schema, inputs, isAny);
        const outputs = places(schema, inputs, property => !property.plain && !isAny(property));
        const named = checked.map(place => place.join(".")).filter(place => !any.includes(place));
        expect(outputs.sort()).to.deep.equal(named.sort());
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
