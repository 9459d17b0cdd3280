import { Method, MethodResponse } from "@aws-sdk/client-api-gateway";
import { ApiParts } from "../aws/apiParts";
import { isMap } from "../local/dictionary";
import { ApiMethod, ComparedParts } from "./apiMethod";
import { canonical } from "./canonical";
import { parsedSchema, authorizerName, modelName } from "./definitions";
import { referredModel } from "./comparableSchema";

type Json = { [key: string]: unknown };
type Parts = Required<Pick<ApiMethod, "parts" | "uses">>;

/** What a method asks of a request and says of its answers, in one form for exports and GetResources. */
interface Described {
    /** `query dry`, and whether it must be there. Of path parameters an export may say more. */
    parameters: { [name: string]: boolean };
    /** Names of models by content type. */
    models: { [contentType: string]: string };
    responses: { [status: string]: { headers: string[]; models: { [contentType: string]: string } } };
    validates: string[];
    authorizer?: string;
    scopes: string[];
}

/** @param authorizers the names of the schemes that are authorizers */
export function exportedParts(operation: Json, document: Json, authorizers: ReadonlySet<string>): Parts {
    const parameters = list(operation.parameters).filter(({ in: place }) => place === "query" || place === "header");
    const security = list(operation.security ?? document.security).flatMap(each => Object.entries(each));
    const authorizer = security.find(([name]) => authorizers.has(name));
    const name = operation[validator] ?? document[validator];
    const validators = document[`${validator}s`];
    const schemas = schemasOf(document);
    return partsOf(
        {
            parameters: Object.fromEntries(
                parameters.map(({ in: place, name, required }) => [`${place} ${name}`, required === true]),
            ),
            models: modelsOf(operation.requestBody),
            responses: Object.fromEntries(
                Object.entries(isMap(operation.responses) ? operation.responses : {})
                    .filter(([status]) => status !== "default")
                    .map(([status, response]) => [
                        status,
                        { headers: names(isMap(response) ? response.headers : {}), models: modelsOf(response) },
                    ]),
            ),
            validates: validated(isMap(validators) && typeof name === "string" ? validators[name] : undefined),
            authorizer: authorizer?.[0],
            scopes: Array.isArray(authorizer?.[1]) ? authorizer[1].map(String) : [],
        },
        model => schemas[model],
    );
}

export function presentParts(method: Method, parts: ApiParts): Parts {
    const { requestParameters = {}, requestModels = {}, methodResponses = {}, authorizationScopes = [] } = method;
    const parameters = Object.entries(requestParameters).flatMap(([source, isRequired]) => {
        const [, , place, ...name] = source.split(".");
        const shown = place === "querystring" ? "query" : place;
        return shown === "query" || shown === "header" ? [[`${shown} ${name.join(".")}`, isRequired]] : [];
    });
    const schemas = new Map(parts.models.map(model => [model.name!, parsedSchema(model)]));
    return partsOf(
        {
            parameters: Object.fromEntries(parameters) as Described["parameters"],
            models: requestModels,
            responses: Object.fromEntries(
                Object.entries(methodResponses).map(([status, response]) => [status, presentResponse(response)]),
            ),
            validates: validated(parts.requestValidators.find(({ id }) => id === method.requestValidatorId)),
            authorizer: parts.authorizers.find(({ id }) => id === method.authorizerId)?.name,
            scopes: [...authorizationScopes],
        },
        model => schemas.get(model),
    );
}

const validator = "x-amazon-apigateway-request-validator";

function presentResponse({ responseParameters = {}, responseModels = {} }: MethodResponse) {
    const headers = Object.keys(responseParameters).map(source => source.split(".").slice(3).join("."));
    return { headers: headers.sort(), models: responseModels };
}

function validated(given: unknown): string[] {
    const { validateRequestBody, validateRequestParameters } = isMap(given) ? given : {};
    return [...(validateRequestBody ? ["body"] : []), ...(validateRequestParameters ? ["parameters"] : [])];
}

function partsOf(described: Described, schemaOf: (model: string) => unknown): Parts {
    const { parameters, models, responses, validates, authorizer, scopes } = described;
    const parts: { [part: string]: unknown } = {
        parameters,
        "request models": models,
        responses,
        validator: validates,
        authorizer,
        "authorization scopes": [...scopes].sort(),
    };
    const isEmpty = (value: unknown) => value === undefined || Object.keys(value as object).length === 0;
    // A body is held to its model where it is validated only; others are documentation.
    const asked = validates.includes("body") ? Object.values(models) : [];
    const compared: ComparedParts = {};
    for (const [name, value] of Object.entries(parts)) if (!isEmpty(value)) compared[name] = canonical(value);
    return {
        parts: compared,
        uses: [
            ...[...reachable(asked, schemaOf)].map(modelName),
            ...(authorizer === undefined ? [] : [authorizerName(authorizer)]),
        ],
    };
}

/** The models, and those that they refer to. */
function reachable(models: string[], schemaOf: (model: string) => unknown): Set<string> {
    const found = new Set(models);
    for (const model of found) for (const other of referred(schemaOf(model))) found.add(other);
    return found;
}

function referred(schema: unknown): string[] {
    if (typeof schema !== "object" || schema === null) return [];
    const own = referredModel(schema);
    return [...(own === undefined ? [] : [own]), ...Object.values(schema).flatMap(referred)];
}

/** The models of a body, by content type; a schema that stands there itself has no name. */
function modelsOf(body: unknown): { [contentType: string]: string } {
    const content = isMap(body) && isMap(body.content) ? Object.entries(body.content) : [];
    return Object.fromEntries(
        content.flatMap(([type, media]) => {
            const model = referredModel(isMap(media) ? media.schema : undefined);
            return model === undefined ? [] : [[type, model]];
        }),
    );
}

function schemasOf({ components }: Json): Json {
    return isMap(components) && isMap(components.schemas) ? components.schemas : {};
}

const names = (map: unknown) => Object.keys(isMap(map) ? map : {}).sort();

function list(given: unknown): Json[] {
    return Array.isArray(given) ? given.filter(isMap) : [];
}
