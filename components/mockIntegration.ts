import * as pulumi from "@pulumi/pulumi";
import { input, mapOf, optional, shape, text, wholeNumber } from "./checks";
import { CorsAnswer, methodResponseHeaders } from "./cors";
import { headerMapping, headerNameProblem, headerValue, withHeaders } from "./headers";
import { mapValues } from "./maps";
import { ofContext } from "./mappingExpressions";
import { mediaType } from "./mediaTypes";

/** A response that API Gateway gives by itself (MOCK). */
export interface MockIntegration {
    /** The status code, a whole number from 200 to 599. Default 200. */
    statusCode?: pulumi.Input<number>;
    /** The body, sent as it is. Default: empty. */
    body?: pulumi.Input<string>;
    /** The media type of the body. Default `application/json`. */
    contentType?: pulumi.Input<string>;
    /**
     * Headers of the response: plain values, or an expression such as `context.requestId` or `stageVariables.name`. Default
     * none. A name is letters, digits and `-._$`; a value must not contain a single quote or a line break, which API
     * Gateway can't send. Anything else is refused.
     */
    headers?: { [name: string]: pulumi.Input<string> };
}

export interface KnownMock {
    statusCode?: number;
    body?: string;
    contentType?: string;
    headers?: { [name: string]: string };
}

export const mockIntegration = shape<MockIntegration>({
    statusCode: optional(input(wholeNumber(200, 599))),
    body: optional(input(text)),
    contentType: optional(input(mediaType)),
    headers: optional(mapOf(input(headerValue(ofContext)), headerNameProblem)),
});

const mockRequestTypes = ["application/json", "application/x-www-form-urlencoded", "text/plain"];

export function mockDocument(mock: KnownMock, cors: CorsAnswer, contentHandling: { [member: string]: string }) {
    const { statusCode = 200, body = "", contentType = "application/json" } = mock;
    const requestTemplate = JSON.stringify({ statusCode });
    return {
        type: "mock",
        // A request whose media type has no template would reach the mock as it is, and be answered with 500; these
        // are what clients send without a thought, and others get 415.
        passthroughBehavior: "never",
        ...contentHandling,
        requestTemplates: Object.fromEntries(mockRequestTypes.map(type => [type, requestTemplate])),
        responses: {
            default: {
                statusCode: String(statusCode),
                responseTemplates: { [contentType]: cors.template + literalTemplate(body) },
                responseParameters: methodResponseHeaders(allHeaders(mock, cors)),
            },
        },
    };
}

/** The responses of a method that its mock needs to be declared. */
export function mockResponses(mock: KnownMock, cors: CorsAnswer): { [statusCode: string]: unknown } {
    const headers = mapValues(allHeaders(mock, cors), () => ({ schema: { type: "string" } }));
    return { [String(mock.statusCode ?? 200)]: { description: "Mock", headers } };
}

/** A route's own header goes before that of the API. */
function allHeaders({ headers = {} }: KnownMock, cors: CorsAnswer): { [name: string]: string } {
    return withHeaders(
        cors.headers,
        mapValues(headers, given => headerMapping(given, ofContext)),
    );
}

/**
 * A response template that renders as the text. API Gateway runs response templates through Velocity, where `$name`
 * and `#if` are code, so only a text that has such code is changed.
 */
function literalTemplate(body: string): string {
    if (!/\$!?\{?[A-Za-z_]|#[{A-Za-z@#*[]/.test(body)) return body;
    return "#set($dollar='$')#set($hash='#')" + body.replace(/[$#]/g, sign => (sign === "$" ? "${dollar}" : "${hash}"));
}
