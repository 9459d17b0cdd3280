import { DeployedStage, Integration, IntegrationResponse, Method } from "../deployed";
import { isMap } from "../dictionary";
import { authorizerId, requestValidatorId } from "./apiPartIds";
import { declaredMethod, filled } from "./declaredMethod";

interface MethodDocument {
    methodResponses?: { [statusCode: string]: object };
    methodIntegration?: IntegrationDocument;
}

interface IntegrationDocument {
    integrationResponses?: { [statusCode: string]: object };
}

/** A method as the control plane shows it; what is empty is left out (localstack's recordings of imports). */
export function methodDocument(
    method: Method,
    { apiId }: Pick<DeployedStage, "apiId">,
    resourceId: string,
): MethodDocument {
    const { httpMethod, authorization, authorizer, authorizationScopes, apiKeyRequired, integration } = method;
    const validator = validatorOf(method);
    const document = {
        httpMethod,
        authorizationType: authorization,
        authorizerId: authorizer === undefined ? undefined : authorizerId(apiId, authorizer),
        authorizationScopes,
        apiKeyRequired,
        requestValidatorId: validator === undefined ? undefined : requestValidatorId(apiId, validator),
        ...declaredMethod(method),
        methodIntegration: integration && integrationDocument(method, integration, resourceId),
    };
    return filled(document);
}

function validatorOf({ validation, declaration = {} }: Method): string | undefined {
    const declared = declaration["x-amazon-apigateway-request-validator"];
    return validation?.validator ?? (typeof declared === "string" ? declared : undefined);
}

/** Where a backend is reached is told of the types that have one by URL, and `INTERNET` unless it says else. */
export function integrationDocument(
    { declaration = {} }: Method,
    integration: Integration,
    resourceId: string,
): IntegrationDocument {
    const { type, httpMethod, uri, contentHandling, requestParameters, requestTemplates, responses } = integration;
    const given = [declaration["x-amazon-apigateway-integration"], declaration.integration].find(isMap) ?? {};
    const isHttp = type === "HTTP" || type === "HTTP_PROXY";
    const byStatus = Object.entries(responses ?? {}).map(([pattern, response]) => [
        response.statusCode,
        responseDocument(pattern, response),
    ]);
    const document = {
        type,
        // A mock has none, whatever its document says (localstack's recording).
        httpMethod: type === "MOCK" ? undefined : httpMethod,
        uri,
        connectionType: isHttp ? (given.connectionType ?? "INTERNET") : undefined,
        connectionId: given.connectionId,
        credentials: given.credentials,
        requestParameters,
        requestTemplates,
        passthroughBehavior: integration.passthroughBehavior ?? "WHEN_NO_MATCH",
        contentHandling,
        timeoutInMillis: integration.timeoutInMillis ?? 29_000,
        cacheNamespace: given.cacheNamespace ?? resourceId,
        cacheKeyParameters: given.cacheKeyParameters ?? [],
        integrationResponses: Object.fromEntries(byStatus) as { [statusCode: string]: object },
    };
    return filled(document);
}

function responseDocument(pattern: string, response: IntegrationResponse): object {
    return { ...response, ...(pattern === "default" ? {} : { selectionPattern: pattern }) };
}
