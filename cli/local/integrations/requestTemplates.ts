import { Integration } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { MappingTemplate, mappingTemplate } from "../mappings/mappingTemplates";

/** The template for a request; undefined where the body passes as it is. */
export type RequestTemplates = (exchange: Exchange) => MappingTemplate | undefined | "unsupported media type";

/** By the request's media type, which is `application/json` when the request has none (DG "passthrough behaviors"). */
export function requestTemplates({
    passthroughBehavior = "WHEN_NO_MATCH",
    requestTemplates: given = {},
}: Integration): RequestTemplates {
    const templates = new Map(
        Object.entries(given).map(([mediaType, text]) => [mediaType.toLowerCase(), mappingTemplate(text)]),
    );
    const passes =
        passthroughBehavior === "WHEN_NO_MATCH" ||
        (passthroughBehavior === "WHEN_NO_TEMPLATES" && templates.size === 0);
    return exchange => {
        const contentType = exchange.header("content-type") ?? "application/json";
        const mediaType = contentType.split(";", 1)[0].trim().toLowerCase();
        const template = templates.get(mediaType) ?? templates.get("$default");
        return template ?? (passes ? undefined : "unsupported media type");
    };
}

export function sendUnsupportedMediaType(exchange: Exchange): void {
    exchange.reason = `no request template for ${exchange.header("content-type") ?? "application/json"}`;
    exchange.stage!.responses.send(exchange, "UNSUPPORTED_MEDIA_TYPE");
}
