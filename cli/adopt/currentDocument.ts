import { Authorizer, Model, Resource } from "@aws-sdk/client-api-gateway";
import { currentOperation } from "./currentOperation";
import { parsedSchema } from "../explain/definitions";
import { isMap } from "../local/dictionary";
import { ExistingApi, Json } from "./existingApi";
import { PartNames, keyScheme, signatureScheme } from "./partNames";
import { anyMethod } from "./routeKeys";
import { withoutEmpty } from "./withoutEmpty";

/**
 * The API as it is now, deployed or not, in the form of GetExport with its extensions: the service exports only what is
 * deployed (API GetExport, `stageName`).
 */
export function currentDocument({ restApi, resources, parts }: ExistingApi): Json {
    const { authorizers, requestValidators, models } = parts;
    const named = (list: { id?: string; name?: string }[]) => new Map(list.map(({ id, name }) => [id, name!]));
    const names = { authorizers: named(authorizers), validators: named(requestValidators) };
    const paths = Object.fromEntries(
        [...resources]
            .filter(({ resourceMethods }) => Object.keys(resourceMethods ?? {}).length > 0)
            .sort((a, b) => (a.path! < b.path! ? -1 : 1))
            .map(resource => [resource.path!, pathItem(resource, names)]),
    );
    return withoutEmpty({
        openapi: "3.0.1",
        info: withoutEmpty({
            title: restApi.name,
            version: restApi.version || "1.0",
            description: restApi.description,
        }),
        paths,
        components: withoutEmpty({
            schemas: schemas(restApi.id!, models),
            securitySchemes: securitySchemes(resources, authorizers),
        }),
        "x-amazon-apigateway-request-validators": Object.fromEntries(
            requestValidators.map(({ name, validateRequestBody = false, validateRequestParameters = false }) => [
                name!,
                { validateRequestBody, validateRequestParameters },
            ]),
        ),
    });
}

function pathItem({ id, resourceMethods = {} }: Resource, names: PartNames): Json {
    return Object.fromEntries(
        Object.entries(resourceMethods).map(([httpMethod, method]) => [
            httpMethod === "ANY" ? anyMethod : httpMethod.toLowerCase(),
            currentOperation(method, names, id),
        ]),
    );
}

/** Models other than of JSON have no place in a document. */
function schemas(restApiId: string, models: Model[]): Json {
    const place = `https://apigateway.amazonaws.com/restapis/${restApiId}/models/`;
    return Object.fromEntries(
        models.flatMap(model => {
            const schema = parsedSchema({ schema: model.schema?.replaceAll(place, "#/components/schemas/") });
            if (!isMap(schema)) return [];
            const { $schema: _draft, ...parsed } = schema;
            // The model's own description has no other place.
            return [[model.name!, { ...(model.description && { description: model.description }), ...parsed }]];
        }),
    );
}

function securitySchemes(resources: Resource[], authorizers: Authorizer[]): Json {
    const methods = resources.flatMap(({ resourceMethods = {} }) => Object.values(resourceMethods));
    const header = (name: string) => ({ type: "apiKey", name, in: "header" });
    return {
        ...Object.fromEntries(authorizers.map(authorizer => [authorizer.name!, authorizerScheme(authorizer)])),
        ...(methods.some(({ apiKeyRequired }) => apiKeyRequired) && { [keyScheme]: header("x-api-key") }),
        ...(methods.some(({ authorizationType }) => authorizationType === "AWS_IAM") && {
            [signatureScheme]: { ...header("Authorization"), "x-amazon-apigateway-authtype": "awsSigv4" },
        }),
    };
}

function authorizerScheme(authorizer: Authorizer): Json {
    const { type = "TOKEN", authType, identitySource = "", providerARNs } = authorizer;
    const source = "method.request.header.";
    // The header of a request authorizer's scheme is not read (DG "x-amazon-apigateway-authorizer").
    const headerName =
        type !== "REQUEST" && identitySource.startsWith(source) ? identitySource.slice(source.length) : "";
    return {
        type: "apiKey",
        name: headerName || (type === "REQUEST" ? "Unused" : "Authorization"),
        in: "header",
        "x-amazon-apigateway-authtype": authType || (type === "COGNITO_USER_POOLS" ? "cognito_user_pools" : "custom"),
        "x-amazon-apigateway-authorizer": withoutEmpty({
            type: type.toLowerCase(),
            authorizerUri: authorizer.authorizerUri,
            authorizerCredentials: authorizer.authorizerCredentials,
            authorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds,
            identitySource: type === "REQUEST" ? identitySource : undefined,
            identityValidationExpression: authorizer.identityValidationExpression,
            providerARNs,
        }),
    };
}
