import { chosenTemplate } from "./responseTemplates";
import { validateHeaderName, validateHeaderValue } from "http";
import { Integration, IntegrationResponse } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { announcesTooMuch, hasBody, readBody, sendBodyTooLarge } from "../exchange/requestSize";
import { GatewayError } from "../gatewayError";
import { contextVariables } from "../mappings/contextVariables";
import { MappingTemplate, Rendered, ResponseOverride, mappingTemplate } from "../mappings/mappingTemplates";
import { Overrides, noOverrides } from "../mappings/overrides";
import { RequestValues, mappedTo, noRequestValues, requestValues } from "../mappings/parameterMappings";
import { Answer } from "./answer";
import { mockStatus } from "./mockStatus";
import { payloadText } from "./payloadText";

/**
 * A MOCK integration: the request's template gives a status code, that selects the response, and the response's
 * template gives the body (DG "Mock integrations for REST APIs in API Gateway").
 */
export function mockAnswer(integration: Integration): Answer {
    const responses = responsesOf(integration);
    const requests = templatesOf(integration, responses);

    const answer = (exchange: Exchange, sent: Buffer) => {
        const template = requestTemplate(integration, requests, exchange);
        if (template === "unsupported media type") {
            exchange.reason = `no request template for ${exchange.header("content-type") ?? "application/json"}`;
            exchange.stage!.responses.send(exchange, "UNSUPPORTED_MEDIA_TYPE");
            return;
        }
        const body = payloadText(exchange, integration, sent);
        if (template && body === undefined) return misconfigured(exchange, "its template can't transform binary data");
        const rendering = new Rendering(exchange);
        try {
            const response = template
                ? template(rendering, body!)
                : ofUntransformed(responses, requests.size > 0, sent.toString());
            if (typeof response === "string") misconfigured(exchange, response);
            else response.send(exchange, rendering);
        } catch (error) {
            misconfigured(exchange, `its mapping template can't be rendered: ${(error as Error).message}`);
        }
    };

    return exchange => {
        if (!hasBody(exchange.request)) return answer(exchange, noBody);
        if (announcesTooMuch(exchange.request)) return sendBodyTooLarge(exchange);
        return readBody(exchange.request).then(body => {
            if (body === "too large") sendBodyTooLarge(exchange);
            else if (body !== "aborted") answer(exchange, body);
        });
    };
}

const noBody = Buffer.alloc(0);

/** What the templates of one request share. */
class Rendering {
    overrides?: Overrides;
    private made?: RequestValues;

    constructor(private readonly exchange: Exchange) {}

    get values(): RequestValues {
        return (this.made ??= requestValues(this.exchange, contextVariables(this.exchange)));
    }

    of(template: MappingTemplate, body: string): Rendered {
        return template.render(this.values, body, (this.overrides ??= noOverrides()));
    }
}

/** Gives the response that the request template selects; else what is wrong. */
type RequestTemplate = (rendering: Rendering, body: string) => MockResponse | string;

function templatesOf({ requestTemplates = {} }: Integration, responses: MockResponse[]): Map<string, RequestTemplate> {
    return new Map(
        Object.entries(requestTemplates).map(([mediaType, text]) => {
            const template = mappingTemplate(text);
            const response = (rendered: string) => chosenResponse(responses, mockStatus(rendered));
            if (template.constant === undefined) {
                return [mediaType.toLowerCase(), (rendering, body) => response(rendering.of(template, body).text)];
            }
            const constant = response(template.constant);
            return [mediaType.toLowerCase(), () => constant];
        }),
    );
}

/**
 * Without a template the mock gets the request as it came, which has to be the status code's JSON then. An API without
 * any template takes the default response where the request is empty: so the guide says, while users report 500
 * (nickolashkraus/cloudformation-templates, issue 9).
 */
function ofUntransformed(responses: MockResponse[], hasTemplates: boolean, body: string): MockResponse | string {
    return chosenResponse(responses, !hasTemplates && body === "" ? "default" : mockStatus(body));
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

interface MockResponse {
    statusCode: number;
    /** Not there in the default response. */
    pattern?: RegExp;
    send(exchange: Exchange, rendering: Rendering): void;
}

function responsesOf({ responses = {} }: Integration): MockResponse[] {
    return Object.entries(responses).map(([pattern, response]) => ({
        statusCode: Number(response.statusCode),
        pattern: pattern === "default" ? undefined : selection(pattern),
        send: sender(response),
    }));
}

/**
 * The response whose selection pattern matches the whole status code; of several the one whose own status it is (MS, pull
 * request 1756), else the first; where none does, the default. Else what is wrong.
 */
function chosenResponse(responses: MockResponse[], status: number | "default" | undefined): MockResponse | string {
    if (status === undefined) return "its request template gives no statusCode";
    const matching = status === "default" ? [] : responses.filter(({ pattern }) => pattern?.test(String(status)));
    return (
        matching.find(({ statusCode }) => statusCode === status) ??
        matching[0] ??
        responses.find(({ pattern }) => pattern === undefined) ??
        `no integration response for status ${status}`
    );
}

/** It is applied to a few digits only, so that no pattern of a user's makes a client wait. */
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
    const dependent: MockResponse["send"] = (exchange, rendering) => {
        const [mediaType, template] = chosenTemplate(templates, exchange) ?? ["application/json", empty];
        // A mock passes no body on: neither the request's nor its own.
        const { text, override } = rendering.of(template, "");
        const mapped = mappedTo(responseHeader, response.responseParameters, rendering.values);
        exchange.send(override.status ?? status, withContentType(mediaType, mapped, override), text);
    };
    if (!isConstant) return dependent;
    const [mediaType, template] = templates[0] ?? ["application/json", empty];
    let headers: string[] | undefined;
    return (exchange, rendering) => {
        // The request's template may have overridden something.
        if (rendering.overrides) return dependent(exchange, rendering);
        headers ??= withContentType(
            mediaType,
            mappedTo(responseHeader, response.responseParameters, noRequestValues()),
            {},
        );
        exchange.send(status, headers, template.constant!);
    };
}

const empty = mappingTemplate("");

/** Throws where a name or value is none that HTTP allows. */
function withContentType(
    mediaType: string,
    mapped: [name: string, value: string | string[]][],
    { header = {} }: ResponseOverride,
): string[] {
    const headers = new Map<string, [string, string]>([["content-type", ["Content-Type", mediaType]]]);
    for (const [name, value] of [...mapped, ...Object.entries(header)]) {
        const lower = name.toLowerCase();
        const text = Array.isArray(value) ? value.join(",") : value;
        validateHeaderName(name);
        validateHeaderValue(name, text);
        if (lower !== "transfer-encoding")
            headers.set(lower, [framing.has(lower) ? `x-amzn-Remapped-${name}` : name, text]);
    }
    return [...headers.values()].flat();
}

/** What frames the answer is the gateway's to say (LS test_apigateway_header_remapping_*, recorded). */
const framing = new Set(["connection", "content-length", "date", "trailer", "upgrade"]);

function misconfigured(exchange: Exchange, reason: string): void {
    exchange.reason = reason;
    exchange.stage!.responses.send(exchange, "API_CONFIGURATION_ERROR");
}
