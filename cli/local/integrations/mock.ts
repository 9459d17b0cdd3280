import { Integration, IntegrationResponse } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { announcesTooMuch, hasBody, readBody, sendBodyTooLarge } from "../exchange/requestSize";
import { GatewayError } from "../gatewayError";
import { contextVariables } from "../mappings/contextVariables";
import { MappingTemplate, ResponseOverride, mappingTemplate } from "../mappings/mappingTemplates";
import { mappedTo, noRequestValues, requestValues } from "../mappings/parameterMappings";
import { Answer } from "./answer";

/**
 * A MOCK integration: the request's template gives a status code, that selects the response, and the response's
 * template gives the body (DG "Mock integrations for REST APIs in API Gateway").
 */
export function mockAnswer(integration: Integration): Answer {
    const requests = templatesOf(integration.requestTemplates);
    const responses = responsesOf(integration);

    const answer = (exchange: Exchange, body: string) => {
        const template = requestTemplate(integration, requests, exchange);
        if (template === "unsupported media type") {
            exchange.reason = `no request template for ${exchange.header("content-type") ?? "application/json"}`;
            exchange.stage!.responses.send(exchange, "UNSUPPORTED_MEDIA_TYPE");
            return;
        }
        // Without a template the mock gets the request as it came, which has to be the status code's JSON then.
        const statusCode =
            template?.constantStatus ?? statusCodeOf(template ? rendered(template, exchange, body) : body);
        if (statusCode === undefined) return misconfigured(exchange, "its request template gives no statusCode");
        const response = responses.find(each => each.matches(statusCode));
        if (!response) return misconfigured(exchange, `no integration response for status ${statusCode}`);
        response.send(exchange, body);
    };

    return exchange => {
        if (!hasBody(exchange.request)) return answer(exchange, "");
        if (announcesTooMuch(exchange.request)) return sendBodyTooLarge(exchange);
        return readBody(exchange.request).then(body => {
            if (body === "too large") sendBodyTooLarge(exchange);
            else if (body !== "aborted") answer(exchange, body.toString("utf8"));
        });
    };
}

interface RequestTemplate extends MappingTemplate {
    /** The status code, where the template is a constant. */
    constantStatus?: number;
}

function templatesOf(templates: { [mediaType: string]: string } = {}): Map<string, RequestTemplate> {
    return new Map(
        Object.entries(templates).map(([mediaType, text]) => {
            const template = mappingTemplate(text);
            const constantStatus = template.constant === undefined ? undefined : statusCodeOf(template.constant);
            return [mediaType.toLowerCase(), { ...template, constantStatus }];
        }),
    );
}

/** The template for a request's media type, which is `application/json` when the request has none. */
function requestTemplate(
    { passthroughBehavior = "WHEN_NO_MATCH" }: Integration,
    templates: Map<string, RequestTemplate>,
    exchange: Exchange,
): RequestTemplate | undefined | "unsupported media type" {
    const contentType = exchange.request.headers["content-type"] ?? "application/json";
    const mediaType = contentType.split(";", 1)[0].trim().toLowerCase();
    const template = templates.get(mediaType) ?? templates.get("$default");
    if (template) return template;
    const passes =
        passthroughBehavior === "WHEN_NO_MATCH" ||
        (passthroughBehavior === "WHEN_NO_TEMPLATES" && templates.size === 0);
    return passes ? undefined : "unsupported media type";
}

function rendered(template: MappingTemplate, exchange: Exchange, body: string): string {
    return template.render(requestValues(exchange, contextVariables(exchange)), body).text;
}

/** The service reads JSON leniently: the console's own example has no quotes around the name. */
function statusCodeOf(text: string): number | undefined {
    const found = /["']?statusCode["']?\s*:\s*(\d{3})\b/.exec(text);
    return found ? Number(found[1]) : undefined;
}

interface MockResponse {
    matches(statusCode: number): boolean;
    send(exchange: Exchange, body: string): void;
}

/** Those with a selection pattern first, which has to match the whole status code; then the default. */
function responsesOf({ responses = {} }: Integration): MockResponse[] {
    const entries = Object.entries(responses);
    const selected = entries.filter(([pattern]) => pattern !== "default");
    const others = entries.filter(([pattern]) => pattern === "default");
    return [
        ...selected.map(([pattern, response]) => {
            const expression = selection(pattern);
            return { matches: (status: number) => expression.test(String(status)), send: sender(response) };
        }),
        ...others.map(([, response]) => ({ matches: () => true, send: sender(response) })),
    ];
}

/** It is applied to three digits only, so that no pattern of a user's makes a client wait. */
function selection(pattern: string): RegExp {
    try {
        return new RegExp(`^(?:${pattern})$`);
    } catch (error) {
        throw new GatewayError(`its selection pattern is no regular expression: ${(error as Error).message}`);
    }
}

const responseHeader = "method.response.header.";

/** Sends a response. One that does not depend on the request is made once, with its headers. */
function sender(response: IntegrationResponse): MockResponse["send"] {
    const status = Number(response.statusCode);
    const templates = Object.entries(response.responseTemplates ?? {}).map(
        ([mediaType, text]) => [mediaType, mappingTemplate(text)] as const,
    );
    const isConstant =
        templates.length < 2 &&
        templates.every(([, template]) => template.constant !== undefined) &&
        Object.values(response.responseParameters ?? {}).every(expression => expression.startsWith("'"));
    if (isConstant) {
        const [mediaType, template] = templates[0] ?? ["application/json", undefined];
        const mapped = mappedTo(responseHeader, response.responseParameters, noRequestValues());
        const headers = withContentType(mediaType, mapped, {});
        const constant = template?.constant ?? "";
        return exchange => exchange.send(status, headers, constant);
    }
    return (exchange, body) => {
        const values = requestValues(exchange, contextVariables(exchange));
        const [mediaType, template] = chosenTemplate(templates, exchange) ?? ["application/json", undefined];
        // The mock's own answer, which this template sees as `$input.body`, is the request's body.
        const { text, override } = template?.render(values, body) ?? { text: "", override: {} };
        const mapped = mappedTo(responseHeader, response.responseParameters, values);
        const valid = Number.isInteger(override.status) && override.status! >= 100 && override.status! <= 599;
        exchange.send(valid ? override.status! : status, withContentType(mediaType, mapped, override), text);
    };
}

/** By the Accept header, else the one for JSON, else the first. */
function chosenTemplate(
    templates: (readonly [string, MappingTemplate])[],
    exchange: Exchange,
): readonly [string, MappingTemplate] | undefined {
    const accept = exchange.header("accept");
    return (
        templates.find(([mediaType]) => mediaType === accept) ??
        templates.find(([mediaType]) => mediaType === "application/json") ??
        templates[0]
    );
}

function withContentType(
    mediaType: string,
    mapped: [name: string, value: string | string[]][],
    { header = {} }: ResponseOverride,
): string[] {
    const headers = new Map<string, [string, string]>([["content-type", ["Content-Type", mediaType]]]);
    for (const [name, value] of [...mapped, ...Object.entries(header)]) {
        headers.set(name.toLowerCase(), [name, Array.isArray(value) ? value.join(",") : String(value)]);
    }
    return [...headers.values()].flat();
}

function misconfigured(exchange: Exchange, reason: string): void {
    exchange.reason = reason;
    exchange.stage!.responses.send(exchange, "API_CONFIGURATION_ERROR");
}
