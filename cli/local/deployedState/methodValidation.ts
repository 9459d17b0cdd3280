import { MethodValidation } from "../deployed";
import { isMap } from "../dictionary";
import { Properties, RegisteredResource } from "../evaluation/registeredResource";
import { resolved } from "./references";
import { list, map, text, texts } from "./resources";

type Parameter = MethodValidation["requiredParameters"][number];

const validatorExtension = "x-amazon-apigateway-request-validator";

export function withValidation(validation: MethodValidation | undefined): { validation?: MethodValidation } {
    return validation ? { validation } : {};
}

/** What a document says of an operation's requests; nothing where no validator looks at them. */
export function documentValidation(
    operation: Properties,
    item: Properties,
    document: Properties,
): MethodValidation | undefined {
    const validator = text(operation[validatorExtension]) ?? text(document[validatorExtension]);
    if (validator === undefined) return undefined;
    const parameters = documentParameters(operation, item, document);
    return {
        validator,
        requiredParameters: parameters.flatMap(requiredParameter),
        models: {
            ...bodyParameterModels(parameters, operation, document),
            ...requestBodyModels(resolved(operation.requestBody, document), document),
        },
    };
}

/** Those of the path that the operation does not define anew (OpenAPI 3.0.3, "Path Item Object"). */
function documentParameters(operation: Properties, item: Properties, document: Properties): Properties[] {
    const found = new Map<string, Properties>();
    for (const each of [...list(item.parameters), ...list(operation.parameters)]) {
        const parameter = map(resolved(each, document));
        found.set(`${text(parameter.in)} ${text(parameter.name)}`, parameter);
    }
    return [...found.values()];
}

const places: { [inDocument: string]: Parameter["in"] } = { path: "path", query: "querystring", header: "header" };

function requiredParameter({ in: place, name, required }: Properties): Parameter[] {
    const known = places[text(place) ?? ""];
    return required === true && known && typeof name === "string" ? [{ in: known, name }] : [];
}

/** Swagger 2.0: the model of the body parameter holds for each media type that the operation consumes. */
function bodyParameterModels(parameters: Properties[], operation: Properties, document: Properties): Properties {
    const body = parameters.find(each => each.in === "body");
    if (!isMap(body?.schema)) return {};
    const consumes = list(operation.consumes ?? document.consumes).map(String);
    const mediaTypes = consumes.length > 0 ? consumes : ["application/json"];
    return Object.fromEntries(mediaTypes.map(mediaType => [mediaType, body.schema]));
}

function requestBodyModels(requestBody: unknown, document: Properties): Properties {
    const content = Object.entries(map(map(requestBody).content));
    return Object.fromEntries(
        content
            .map(([mediaType, each]) => [mediaType, map(resolved(each, document)).schema] as const)
            .filter(([, schema]) => isMap(schema)),
    );
}

/** What a Method that is a resource of its own says of its requests. */
export function classicValidation(
    { requestValidatorId, requestParameters, requestModels }: Properties,
    validators: RegisteredResource[],
): MethodValidation | undefined {
    const validator = validators.find(({ id }) => id === text(requestValidatorId));
    if (!validator) return undefined;
    const required = Object.entries(map(requestParameters)).filter(([, each]) => each === true || each === "true");
    return {
        validator: text(validator.inputs.name) ?? validator.name,
        requiredParameters: required.flatMap(([location]) => classicParameter(location)),
        models: Object.fromEntries(
            Object.entries(texts(requestModels)).map(([mediaType, name]) => [mediaType, { $ref: modelAddress(name) }]),
        ),
    };
}

/** How models refer to each other at the service, but for the API's id. */
function modelAddress(name: string): string {
    return `https://apigateway.amazonaws.com/restapis/api/models/${encodeURIComponent(name)}`;
}

/** `method.request.querystring.limit` */
function classicParameter(location: string): Parameter[] {
    const [, place, name] = /^method\.request\.(path|querystring|header)\.(.+)$/.exec(location) ?? [];
    return place === undefined ? [] : [{ in: place as Parameter["in"], name }];
}
