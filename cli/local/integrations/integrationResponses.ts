import { Integration, IntegrationResponse } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { UnreadableBody } from "../mappings/bodyMappings";
import { MappingTemplate, ResponseOverride, mappingTemplate } from "../mappings/mappingTemplates";
import { RequestValues, headerValues, mappedTo } from "../mappings/parameterMappings";
import { mappedHeaders } from "./proxiedHeaders";
import { misconfigured } from "./refusals";
import { selectionPattern } from "./selectionPatterns";

/** What a backend or function of an integration without proxy has answered. */
interface IntegrationResult {
    /** What the selection patterns look at: a status code, or a function's error. */
    selection: string;
    /** A flat list. */
    headers: string[];
    body: Buffer;
}

/** Sends the response that an integration without proxy selects, made of its mappings and template. */
export type IntegrationResponses = (exchange: Exchange, values: RequestValues, result: IntegrationResult) => void;

/**
 * The response whose selection pattern matches; of several the one whose own status it is (ministack, pull request 1756,
 * measured for mocks), else the first; where none does, the one without a pattern (DG "Set up an integration response").
 * Where there is none either, the service answers 500.
 */
export function integrationResponses({ responses = {} }: Integration): IntegrationResponses {
    const all = Object.entries(responses).map(([pattern, response]) => ({
        statusCode: response.statusCode,
        matches: pattern === "default" ? undefined : selectionPattern(pattern),
        send: sender(response),
    }));
    const fallback = all.find(({ matches }) => !matches);
    return (exchange, values, result) => {
        const { selection } = result;
        const matching = all.filter(({ matches }) => matches?.(selection));
        const chosen = matching.find(({ statusCode }) => statusCode === selection) ?? matching[0] ?? fallback;
        if (chosen) chosen.send(exchange, values, result);
        else misconfigured(exchange, `no integration response for "${selection}"`);
    };
}

function sender(response: IntegrationResponse): IntegrationResponses {
    const templates = Object.entries(response.responseTemplates ?? {}).map(
        ([mediaType, text]) => [mediaType, mappingTemplate(text)] as const,
    );
    return (exchange, requested, { headers, body }) => {
        const text = body.toString("utf8");
        const values = {
            ...requested,
            integrationResponse: { headers: headerValues(pairs(headers), name => name.toLowerCase()), body: text },
        };
        const [mediaType, template] = chosenTemplate(templates, exchange) ?? ["application/json", undefined];
        const rendered = template?.render(values, text) ?? { text: body, override: {} };
        let mapped;
        try {
            mapped = mappedTo("method.response.header.", response.responseParameters, values);
        } catch (error) {
            if (!(error instanceof UnreadableBody)) throw error;
            return misconfigured(exchange, `a mapping reads the answer, which is no JSON: ${error.message}`);
        }
        const status = statusOf(rendered.override) ?? Number(response.statusCode);
        exchange.send(status, allHeaders(exchange, mediaType, mapped, rendered.override), rendered.text);
    };
}

function pairs(flat: string[]): [name: string, value: string][] {
    return flat.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, flat[index + 1]]] : []));
}

/** A template's status counts where it is one (LS render_response_template_mapping). */
function statusOf({ status }: ResponseOverride): number | undefined {
    const valid = Number.isInteger(status) && status! >= 100 && status! <= 599;
    return valid ? status : undefined;
}

function allHeaders(
    exchange: Exchange,
    mediaType: string,
    mapped: [name: string, value: string | string[]][],
    { header = {} }: ResponseOverride,
): string[] {
    const headers = new Map([["content-type", ["Content-Type", mediaType]]]);
    for (const [name, value] of [...mapped, ...Object.entries(header)]) {
        headers.set(name.toLowerCase(), [name, Array.isArray(value) ? value.join(",") : String(value)]);
    }
    headers.set("x-amzn-trace-id", ["X-Amzn-Trace-Id", exchange.traceId.forClient]);
    return mappedHeaders([...headers.values()].flat());
}

/** By the Accept header, else the one for JSON, else the first (LS get_response_template). */
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
