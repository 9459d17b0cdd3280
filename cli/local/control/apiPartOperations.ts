import { Authorizer, DeployedStage } from "../deployed";
import { isMap } from "../dictionary";
import { authorizerId, modelId, requestValidatorId } from "./apiPartIds";
import { notFound } from "./controlError";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { page } from "./pages";
import { stagesOf } from "./restApiOperations";
import { ServedCustomers } from "./servedCustomers";

/** Models, by name. Their schemas are texts. */
export function getModels(request: ControlRequest, { customers }: ControlState): ControlAnswer {
    return listed(request, modelsOf(request, customers));
}

export function getModel(request: ControlRequest, { customers }: ControlState): ControlAnswer {
    const { modelName } = request.parameters;
    const model = modelsOf(request, customers).find(({ name }) => name === modelName);
    if (!model) throw notFound(`Invalid model name specified: ${modelName}`);
    return { body: model };
}

export function getRequestValidators(request: ControlRequest, { customers }: ControlState): ControlAnswer {
    return listed(request, requestValidatorsOf(stageOf(request, customers)));
}

/** Of an unknown API this says the same as of an unknown validator (localstack's recording). */
export function getRequestValidator({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const stage = customers.deployed.stages.find(({ apiId }) => apiId === parameters.apiId);
    const found = stage && requestValidatorsOf(stage).find(({ id }) => id === parameters.validatorId);
    if (!found) throw notFound("Invalid Request Validator identifier specified");
    return { body: found };
}

export function getAuthorizers(request: ControlRequest, { customers }: ControlState): ControlAnswer {
    return listed(request, authorizersOf(stageOf(request, customers)));
}

export function getAuthorizer(request: ControlRequest, { customers }: ControlState): ControlAnswer {
    const wanted = request.parameters.authorizerId;
    const found = authorizersOf(stageOf(request, customers)).find(({ id }) => id === wanted);
    if (!found) throw notFound("Invalid Authorizer identifier specified");
    return { body: found };
}

function listed({ query }: ControlRequest, all: object[]): ControlAnswer {
    const { items, position } = page(all, query);
    return { body: { item: items, position } };
}

/** The API as its first stage serves it. */
function stageOf({ parameters }: ControlRequest, customers: ServedCustomers): DeployedStage {
    return stagesOf(parameters.apiId, customers)[0];
}

interface Model {
    id: string;
    name: string;
    description?: string;
    schema: string;
    contentType: string;
}

/** What each API has that is not imported (localstack's recordings). */
const builtInModels = {
    Empty: {
        description: "This is a default empty schema model",
        schema: { $schema: "http://json-schema.org/draft-04/schema#", title: "Empty Schema", type: "object" },
    },
    Error: {
        description: "This is a default error schema model",
        schema: {
            $schema: "http://json-schema.org/draft-04/schema#",
            title: "Error Schema",
            type: "object",
            properties: { message: { type: "string" } },
        },
    },
};

function modelsOf(request: ControlRequest, customers: ServedCustomers): Model[] {
    const { apiId, models = {}, hasMethodResources = false } = stageOf(request, customers);
    const all: { [name: string]: unknown } = { ...(hasMethodResources ? builtInModels : {}), ...models };
    return Object.entries(all)
        .map(([name, model]) => {
            const { schema, description, contentType = "application/json" } = declaredModel(model);
            const text = typeof schema === "string" ? schema : JSON.stringify(ofService(schema, apiId), undefined, 2);
            const described = typeof description === "string" ? { description } : {};
            return { id: modelId(apiId, name), name, ...described, schema: text, contentType: String(contentType) };
        })
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A Model resource has its schema as a text; a document has the schema alone. */
function declaredModel(model: unknown): { [part: string]: unknown } {
    if (!isMap(model)) return { schema: model };
    if (typeof model.schema === "string" || model === builtInModels.Empty || model === builtInModels.Error)
        return model;
    return { schema: model, description: model.description };
}

const ofDocument = ["#/components/schemas/", "#/definitions/"];

/** A schema as an import keeps it: with references of the service's form, and `required` sorted (recorded). */
function ofService(schema: unknown, apiId: string): unknown {
    if (Array.isArray(schema)) return schema.map(each => ofService(each, apiId));
    if (!isMap(schema)) return schema;
    const { $ref } = schema;
    const prefix = typeof $ref === "string" ? ofDocument.find(each => $ref.startsWith(each)) : undefined;
    if (prefix !== undefined) {
        const name = String($ref).slice(prefix.length);
        return { $ref: `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}` };
    }
    return Object.fromEntries(
        Object.entries(schema).map(([name, part]) => [
            name,
            name === "required" && Array.isArray(part) ? [...(part as unknown[])].sort() : ofService(part, apiId),
        ]),
    );
}

function requestValidatorsOf({ apiId, requestValidators = {} }: DeployedStage) {
    return Object.entries(requestValidators).map(([name, validator]) => {
        const { validateRequestBody, validateRequestParameters } = isMap(validator) ? validator : {};
        return {
            id: requestValidatorId(apiId, name),
            name,
            validateRequestBody: validateRequestBody === true,
            validateRequestParameters: validateRequestParameters === true,
        };
    });
}

function authorizersOf({ apiId, authorizers = {} }: DeployedStage) {
    return Object.entries(authorizers).map(([name, authorizer]) => ({
        id: authorizerId(apiId, name),
        name,
        ...authorizerDocument(authorizer),
    }));
}

/** The time that answers are kept is shown where the program gives one (localstack's recordings). */
function authorizerDocument(authorizer: Authorizer): object {
    const { type, identitySources, identityValidationExpression, uri, providerArns, declaration } = authorizer;
    const scheme = isMap(declaration) ? declaration : {};
    const own = scheme["x-amazon-apigateway-authorizer"];
    const given = isMap(own) ? own : scheme;
    return {
        type,
        ...(providerArns.length > 0 ? { providerARNs: providerArns } : {}),
        authType:
            scheme["x-amazon-apigateway-authtype"] ?? (type === "COGNITO_USER_POOLS" ? "cognito_user_pools" : "custom"),
        authorizerUri: uri,
        authorizerCredentials: given.authorizerCredentials,
        ...(identitySources.length > 0 ? { identitySource: identitySources.join(",") } : {}),
        identityValidationExpression,
        authorizerResultTtlInSeconds: given.authorizerResultTtlInSeconds,
    };
}
