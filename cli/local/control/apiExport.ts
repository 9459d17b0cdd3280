import { stringify } from "yaml";
import { DeployedStage } from "../deployed";
import { isMap } from "../dictionary";
import { badRequest } from "./controlError";
import { exportedOperation } from "./exportedOperation";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { existingStage } from "./restApiOperations";

/** The document of a stage, as JSON or YAML, with the extensions that are asked for. */
export function getExport(request: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { parameters, query, headers } = request;
    const stage = existingStage(parameters, customers);
    if (parameters.exportType !== "oas30") {
        // Swagger 2.0 is another translation of everything; nothing here reads it.
        throw badRequest("The local gateway exports oas30 only");
    }
    const asked = new Set((query.get("extensions") ?? "").split(","));
    const extensions = {
        integrations: asked.has("integrations") || asked.has("apigateway"),
        authorizers: asked.has("authorizers") || asked.has("apigateway"),
    };
    const version = new Date(customers.began).toISOString();
    // Schemas refer to each other as the program's document has it.
    const document = JSON.parse(
        JSON.stringify(exported(stage, version, extensions, asked.has("apigateway"))).replaceAll(
            '"#/definitions/',
            '"#/components/schemas/',
        ),
    ) as object;
    const kind = headers.accept === "application/yaml" ? "yaml" : "json";
    return {
        headers: {
            "Content-Type": "application/octet-stream",
            "Content-Disposition": `attachment; filename="oas30_${version}.${kind}"`,
        },
        body: kind === "yaml" ? stringify(document) : JSON.stringify(document, undefined, 2),
    };
}

function exported(
    stage: DeployedStage,
    version: string,
    extensions: { integrations: boolean; authorizers: boolean },
    withApi: boolean,
): object {
    const { apiId, apiName, stageName, methods, shown, authorizers = {} } = stage;
    const paths: { [path: string]: { [operation: string]: object } } = {};
    for (const method of methods) {
        const operation =
            method.httpMethod === "ANY" ? "x-amazon-apigateway-any-method" : method.httpMethod.toLowerCase();
        paths[method.path] = { ...paths[method.path], [operation]: exportedOperation(method, authorizers, extensions) };
    }
    const description = shown?.apiDescription;
    return {
        openapi: "3.0.1",
        info: { title: apiName, ...(description === undefined ? {} : { description }), version },
        servers: [
            {
                url: `https://${apiId}.execute-api.us-east-1.amazonaws.com/{basePath}`,
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
