import * as pulumi from "@pulumi/pulumi";
import { Check, input, mapOf, optional, shape, text, wholeNumber } from "./checks";
import { headerMapping, headerNameProblem, headerValue, withHeaders } from "./headers";
import { mapValues } from "./maps";
import { ofRefusedRequest } from "./mappingExpressions";
import { mediaType } from "./mediaTypes";
import { unknownName } from "./problems";

/** An answer that API Gateway gives by itself, such as the refusal of a request (DG "Gateway response types"). */
export interface GatewayResponse {
    /** The status code, a whole number from 200 to 599. Default: the type's own. */
    statusCode?: pulumi.Input<number>;
    /**
     * Headers by name: plain values, such as `Retry-After: "60"`, or an expression such as `context.requestId` or
     * `method.request.header.Accept`. Default none.
     */
    headers?: { [name: string]: pulumi.Input<string> };
    /**
     * The body: plain text, in which `$context` variables may stand, such as `$context.error.messageString` (the message
     * in quotes). Default: `{"message":$context.error.messageString}`.
     */
    body?: pulumi.Input<string>;
    /** The media type of the body. Default `application/json`. */
    contentType?: string;
}

export type GatewayResponses = { [type: string]: GatewayResponse };

/** DG "Gateway response types for API Gateway". */
const types = [
    "ACCESS_DENIED",
    "API_CONFIGURATION_ERROR",
    "AUTHORIZER_CONFIGURATION_ERROR",
    "AUTHORIZER_FAILURE",
    "BAD_REQUEST_BODY",
    "BAD_REQUEST_PARAMETERS",
    "DEFAULT_4XX",
    "DEFAULT_5XX",
    "EXPIRED_TOKEN",
    "INTEGRATION_FAILURE",
    "INTEGRATION_TIMEOUT",
    "INVALID_API_KEY",
    "INVALID_SIGNATURE",
    "MISSING_AUTHENTICATION_TOKEN",
    "QUOTA_EXCEEDED",
    "REQUEST_TOO_LARGE",
    "RESOURCE_NOT_FOUND",
    "THROTTLED",
    "UNAUTHORIZED",
    "UNSUPPORTED_MEDIA_TYPE",
    "WAF_FILTERED",
];

export const gatewayResponsesCheck: Check<GatewayResponses> = mapOf(
    shape<GatewayResponse>({
        statusCode: optional(input(wholeNumber(200, 599))),
        headers: optional(mapOf(input(headerValue(ofRefusedRequest)), headerNameProblem)),
        body: optional(input(text)),
        contentType: optional(mediaType),
    }),
    gatewayResponseTypeProblem,
);

/** What is wrong with the name of a response, if it is none of the service's. */
export function gatewayResponseTypeProblem(type: string): string | undefined {
    return types.includes(type) ? undefined : unknownName(asType(type), types, "no type of gateway response");
}

/** A name in the form of the types, so that `QuotaExceeded` is near `QUOTA_EXCEEDED`. */
function asType(name: string): string {
    return name
        .replace(/([a-z])([A-Z])/g, "$1_$2")
        .replace(/[- ]/g, "_")
        .toUpperCase();
}

export const gatewayResponsesExtension = "x-amazon-apigateway-gateway-responses";

/**
 * The responses as a document has them (DG "x-amazon-apigateway-gateway-responses object").
 *
 * @param headersOfAll headers that each of them has, with their mapping expressions
 */
export function gatewayResponsesDocument(responses: GatewayResponses, headersOfAll: { [name: string]: string }) {
    if (Object.keys(responses).length === 0) return {};
    return { [gatewayResponsesExtension]: mapValues(responses, each => gatewayResponse(each, headersOfAll)) };
}

function gatewayResponse(response: GatewayResponse, headersOfAll: { [name: string]: string }) {
    const { statusCode, headers = {}, body, contentType = "application/json" } = response;
    const own = mapValues(headers, given =>
        pulumi.output(given).apply(known => headerMapping(known, ofRefusedRequest)),
    );
    const all = Object.entries(withHeaders<pulumi.Input<string>>(headersOfAll, own));
    const parameters = Object.fromEntries(all.map(([name, from]) => [`gatewayresponse.header.${name}`, from]));
    return {
        ...(statusCode !== undefined && { statusCode }),
        ...(Object.keys(parameters).length > 0 && { responseParameters: parameters }),
        ...(body !== undefined && { responseTemplates: { [contentType]: body } }),
    };
}
