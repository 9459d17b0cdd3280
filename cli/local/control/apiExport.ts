import { stringify } from "yaml";
import { DeployedStage } from "../deployed";
import { isMap } from "../dictionary";
import { badRequest } from "./controlError";
import { ExportedExtensions, exportedOperation } from "./exportedOperation";
import { exportedSwagger } from "./exportedSwagger";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { existingStage } from "./restApiOperations";

/** The document of a stage, as JSON or YAML, with the extensions that are asked for. */
export function getExport(request: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { parameters, query, headers } = request;
    const stage = existingStage(parameters, customers);
    const { exportType } = parameters;
    // The words are not recorded.
    if (exportType !== "oas30" && exportType !== "swagger") throw badRequest(`Unsupported export type: ${exportType}`);
    const asked = new Set((query.get("extensions") ?? "").split(","));
    const extensions = {
        integrations: asked.has("integrations") || asked.has("apigateway"),
        authorizers: asked.has("authorizers") || asked.has("apigateway"),
        documentation: asked.has("documentation"),
    };
    const version = stage.info?.version ?? secondOf(customers.began);
    const whole = exported(stage, version, extensions, asked.has("apigateway"));
    const isSwagger = exportType === "swagger";
    const document = inOneForm(isSwagger ? exportedSwagger(whole, stage.methods) : whole, isSwagger);
    const kind = headers.accept === "application/yaml" ? "yaml" : "json";
    return {
        headers: {
            "Content-Type": "application/octet-stream",
            "Content-Disposition": `attachment; filename="${exportType}_${version}.${kind}"`,
        },
        body: kind === "yaml" ? stringify(document) : JSON.stringify(document, undefined, 2),
    };
}

/** `2026-11-26T01:51:21Z` */
function secondOf(time: number): string {
    return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

const schemaPlaces = ["#/definitions/", "#/components/schemas/"];

/** Schemas refer to each other as the program's document has it, which may be of another version. */
function inOneForm(document: object, isSwagger: boolean): object {
    const [from, to] = isSwagger ? [...schemaPlaces].reverse() : schemaPlaces;
    return JSON.parse(JSON.stringify(document).replaceAll(`"${from}`, `"${to}`)) as object;
}

function exported(
    stage: DeployedStage,
    version: string,
    extensions: ExportedExtensions,
    withApi: boolean,
): { [part: string]: unknown } {
    const { apiId, apiName, stageName, methods, shown, info, region = "us-east-1", authorizers = {} } = stage;
    const paths: { [path: string]: { [operation: string]: object } } = {};
    for (const method of methods) {
        const operation =
            method.httpMethod === "ANY" ? "x-amazon-apigateway-any-method" : method.httpMethod.toLowerCase();
        paths[method.path] = { ...paths[method.path], [operation]: exportedOperation(method, authorizers, extensions) };
    }
    const description = shown?.apiDescription ?? info?.description;
    return {
        openapi: "3.0.1",
        info: { title: apiName, ...(description === undefined ? {} : { description }), version },
        servers: [
            {
                url: `https://${apiId}.execute-api.${region}.amazonaws.com/{basePath}`,
                variables: { basePath: { default: stageName } },
            },
        ],
        paths,
        components: componentsOf(stage, extensions.authorizers),
        ...(withApi ? apiExtensions(stage) : {}),
    };
}

function componentsOf({ models = {}, authorizers = {}, methods }: DeployedStage, withAuthorizers: boolean): object {
    const schemes = Object.entries(authorizers).flatMap(([name, { declaration: scheme }]) =>
        isMap(scheme) && typeof scheme.in === "string" ? [[name, withoutExtensions(scheme, withAuthorizers)]] : [],
    );
    if (methods.some(({ apiKeyRequired }) => apiKeyRequired)) {
        schemes.push(["api_key", { type: "apiKey", name: "x-api-key", in: "header" }]);
    }
    return {
        ...(Object.keys(models).length > 0 ? { schemas: models } : {}),
        ...(schemes.length > 0 ? { securitySchemes: Object.fromEntries(schemes) as object } : {}),
    };
}

function withoutExtensions(scheme: { [part: string]: unknown }, withExtensions: boolean): object {
    return Object.fromEntries(Object.entries(scheme).filter(([part]) => withExtensions || !part.startsWith("x-")));
}

/** What an API has beside its methods; nothing of what it does not say. */
function apiExtensions(stage: DeployedStage): object {
    const { binaryMediaTypes = [], minimumCompressionSize, policy, gatewayResponses, requestValidators = {} } = stage;
    const { apiKeySource } = stage;
    const given = {
        "api-key-source": apiKeySource === "AUTHORIZER" ? apiKeySource : undefined,
        "binary-media-types": binaryMediaTypes.length > 0 ? binaryMediaTypes : undefined,
        "minimum-compression-size": minimumCompressionSize,
        "gateway-responses": Object.keys(gatewayResponses).length > 0 ? gatewayResponses : undefined,
        "request-validators": Object.keys(requestValidators).length > 0 ? requestValidators : undefined,
        policy,
    };
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [`x-amazon-apigateway-${name}`, value]));
}
