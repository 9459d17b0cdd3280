import { decodedBase64 } from "../bodies/contentHandling";
import { Integration, IntegrationResponse } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { UnreadableBody } from "../mappings/bodyMappings";
import { ResponseOverride, mappingTemplate } from "../mappings/mappingTemplates";
import { Overrides } from "../mappings/overrides";
import { RequestValues, headerValues, mappedTo } from "../mappings/parameterMappings";
import { mappedHeaders } from "./proxiedHeaders";
import { misconfigured } from "./refusals";
import { chosenTemplate } from "./responseTemplates";
import { selectionPattern } from "./selectionPatterns";

/** What a backend or function of an integration without proxy has answered. */
interface IntegrationResult {
    /** What the selection patterns look at: a status code, or a function's error. */
    selection: string;
    /** A flat list. */
    headers: string[];
    body: Buffer;
    /** What the request's template has set, which the response's may read, and of the response is sent. */
    overrides: Overrides;
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
    return (exchange, requested, { headers, body, overrides }) => {
        const text = body.toString("utf8");
        const values = {
            ...requested,
            integrationResponse: { headers: headerValues(pairs(headers), name => name.toLowerCase()), body: text },
        };
        const [mediaType, template] = chosenTemplate(templates, exchange) ?? ["application/json", undefined];
        const rendered = template
            ? template.render(values, text, overrides)
            : { text: body, override: untouched.render(values, "", overrides).override };
        const sent = convertedBody(response, exchange, rendered.text);
        if (sent === undefined) return misconfigured(exchange, "the answer should be base64, and is not");
        let mapped;
        try {
            mapped = mappedTo("method.response.header.", response.responseParameters, values);
        } catch (error) {
            if (!(error instanceof UnreadableBody)) throw error;
            return misconfigured(exchange, `a mapping reads the answer, which is no JSON: ${error.message}`);
        }
        const status = rendered.override.status ?? Number(response.statusCode);
        exchange.send(status, allHeaders(exchange, mediaType, mapped, rendered.override), sent);
    };
}

function pairs(flat: string[]): [name: string, value: string][] {
    return flat.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, flat[index + 1]]] : []));
}

/** A response without a template: nothing of it is made, but what was overridden before holds. */
const untouched = mappingTemplate("");

/** As `contentHandling` asks (DG "Content type conversions in API Gateway"); as it is without. */
function convertedBody({ contentHandling }: IntegrationResponse, { stage }: Exchange, body: string | Buffer) {
    if (contentHandling === undefined || stage!.deployed.binaryMediaTypes?.length === 0) return body;
    const bytes = Buffer.from(body as string);
    return contentHandling === "CONVERT_TO_TEXT" ? bytes.toString("utf8") : decodedBase64(bytes.toString("latin1"));
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
