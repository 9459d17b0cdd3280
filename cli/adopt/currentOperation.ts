import { Integration, Method, MethodResponse } from "@aws-sdk/client-api-gateway";
import { Json } from "./existingApi";
import { PartNames, keyScheme, signatureScheme } from "./partNames";
import { withoutEmpty } from "./withoutEmpty";

/**
 * A method as it is now, as an operation with its extensions.
 *
 * @param resourceId of its resource, which is the namespace of its cache unless another is given
 */
export function currentOperation(method: Method, { authorizers, validators }: PartNames, resourceId?: string): Json {
    const { requestModels = {}, methodResponses = {}, methodIntegration } = method;
    const security = [
        ...(method.authorizerId ? [{ [authorizers.get(method.authorizerId)!]: method.authorizationScopes ?? [] }] : []),
        ...(method.authorizationType === "AWS_IAM" ? [{ [signatureScheme]: [] }] : []),
        ...(method.apiKeyRequired ? [{ [keyScheme]: [] }] : []),
    ];
    return withoutEmpty({
        operationId: method.operationName,
        parameters: parameters(method),
        requestBody:
            Object.keys(requestModels).length > 0 ? { content: content(requestModels), required: true } : undefined,
        responses: Object.fromEntries(
            Object.entries(methodResponses).map(([status, response]) => [status, methodResponse(status, response)]),
        ),
        security,
        "x-amazon-apigateway-request-validator": validators.get(method.requestValidatorId),
        "x-amazon-apigateway-integration": methodIntegration && integration(methodIntegration, resourceId),
    });
}

const places: { [place: string]: string } = { path: "path", querystring: "query", header: "header" };

/** `method.request.querystring.page` and the like. */
function parameters({ requestParameters = {} }: Method): Json[] {
    return Object.entries(requestParameters).flatMap(([source, isRequired]) => {
        const [, , place, ...name] = source.split(".");
        if (!(place in places)) return [];
        const required = place === "path" || isRequired;
        return [{ name: name.join("."), in: places[place], ...(required && { required }), schema: { type: "string" } }];
    });
}

function methodResponse(status: string, { responseParameters = {}, responseModels = {} }: MethodResponse): Json {
    const headers = Object.keys(responseParameters).map(source => source.split(".").slice(3).join("."));
    return {
        description: `${status} response`,
        ...withoutEmpty({
            headers: Object.fromEntries(headers.map(name => [name, { schema: { type: "string" } }])),
            content: content(responseModels),
        }),
    };
}

function content(models: { [contentType: string]: string }): Json {
    return Object.fromEntries(
        Object.entries(models).map(([type, name]) => [type, { schema: { $ref: `#/components/schemas/${name}` } }]),
    );
}

function integration(given: Integration, resourceId: string | undefined): Json {
    const { type = "", integrationResponses = {}, tlsConfig, passthroughBehavior, cacheNamespace } = given;
    const isMock = type === "MOCK";
    return withoutEmpty({
        type: type.toLowerCase(),
        httpMethod: isMock ? undefined : given.httpMethod,
        uri: isMock ? undefined : given.uri,
        connectionType: given.connectionType,
        connectionId: given.connectionId,
        credentials: given.credentials,
        requestParameters: given.requestParameters,
        requestTemplates: given.requestTemplates,
        passthroughBehavior: passthroughBehavior?.toLowerCase(),
        contentHandling: given.contentHandling,
        timeoutInMillis: given.timeoutInMillis,
        cacheNamespace: cacheNamespace === resourceId ? undefined : cacheNamespace,
        cacheKeyParameters: given.cacheKeyParameters,
        responseTransferMode: given.responseTransferMode,
        integrationTarget: given.integrationTarget,
        tlsConfig: tlsConfig && { ...tlsConfig },
        responses: Object.fromEntries(
            Object.values(integrationResponses).map(response => [
                response.selectionPattern || "default",
                withoutEmpty({
                    statusCode: response.statusCode,
                    responseParameters: response.responseParameters,
                    responseTemplates: response.responseTemplates,
                    contentHandling: response.contentHandling,
                }),
            ]),
        ),
    });
}
