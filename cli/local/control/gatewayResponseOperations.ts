import { GatewayResponse } from "../deployed";
import { ControlError } from "./controlError";
import { ControlAnswer, ControlRequest, ControlState } from "./operation";
import { stagesOf } from "./restApiOperations";

/** Every type that an API can define, and its status (localstack's recording), in the order of a list. */
const statuses = new Map([
    ["ACCESS_DENIED", "403"],
    ["API_CONFIGURATION_ERROR", "500"],
    ["AUTHORIZER_CONFIGURATION_ERROR", "500"],
    ["AUTHORIZER_FAILURE", "500"],
    ["BAD_REQUEST_BODY", "400"],
    ["BAD_REQUEST_PARAMETERS", "400"],
    ["DEFAULT_4XX", undefined],
    ["DEFAULT_5XX", undefined],
    ["EXPIRED_TOKEN", "403"],
    ["INTEGRATION_FAILURE", "504"],
    ["INTEGRATION_TIMEOUT", "504"],
    ["INVALID_API_KEY", "403"],
    ["INVALID_SIGNATURE", "403"],
    ["MISSING_AUTHENTICATION_TOKEN", "403"],
    ["QUOTA_EXCEEDED", "429"],
    ["REQUEST_TOO_LARGE", "413"],
    ["RESOURCE_NOT_FOUND", "404"],
    ["THROTTLED", "429"],
    ["UNAUTHORIZED", "401"],
    ["UNSUPPORTED_MEDIA_TYPE", "415"],
    ["WAF_FILTERED", "403"],
]);

/** In the service's own order, which is no alphabet's (localstack's recording). */
const typesInWords =
    "REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, AUTHORIZER_CONFIGURATION_ERROR, MISSING_AUTHENTICATION_TOKEN, " +
    "BAD_REQUEST_BODY, INVALID_SIGNATURE, INVALID_API_KEY, BAD_REQUEST_PARAMETERS, AUTHORIZER_FAILURE, UNAUTHORIZED, " +
    "INTEGRATION_TIMEOUT, ACCESS_DENIED, DEFAULT_4XX, DEFAULT_5XX, WAF_FILTERED, QUOTA_EXCEEDED, THROTTLED, " +
    "API_CONFIGURATION_ERROR, UNSUPPORTED_MEDIA_TYPE, INTEGRATION_FAILURE, EXPIRED_TOKEN";

export function getGatewayResponses({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const [{ gatewayResponses }] = stagesOf(parameters.apiId, customers);
    return { body: { item: [...statuses.keys()].map(type => responseDocument(type, gatewayResponses)) } };
}

export function getGatewayResponse({ parameters }: ControlRequest, { customers }: ControlState): ControlAnswer {
    const [{ gatewayResponses }] = stagesOf(parameters.apiId, customers);
    const { responseType } = parameters;
    if (!statuses.has(responseType)) {
        const constraint = `Member must satisfy enum value set: [${typesInWords}]`;
        const where = `Value '${responseType}' at 'responseType' failed to satisfy constraint`;
        throw new ControlError(400, "ValidationException", `1 validation error detected: ${where}: ${constraint}`);
    }
    return { body: responseDocument(responseType, gatewayResponses) };
}

/** A type without a response of its own is shown as the default of its class is (localstack's recording). */
function responseDocument(responseType: string, defined: { [type: string]: GatewayResponse }): object {
    const statusCode = statuses.get(responseType);
    const own = Object.hasOwn(defined, responseType) ? defined[responseType] : undefined;
    const shown = own ?? defined[statusCode?.startsWith("5") ? "DEFAULT_5XX" : "DEFAULT_4XX"];
    const isClass = statusCode === undefined;
    const { responseParameters = {}, responseTemplates = {} } = (isClass ? own : shown) ?? {};
    const hasTemplates = Object.keys(responseTemplates).length > 0;
    return {
        responseType,
        statusCode: (isClass ? own : shown)?.statusCode ?? statusCode,
        responseParameters,
        responseTemplates: hasTemplates
            ? responseTemplates
            : { "application/json": '{"message":$context.error.messageString}' },
        defaultResponse: own === undefined,
    };
}
