import { Exchange } from "../exchange/exchange";
import { MappingTemplate } from "../mappings/mappingTemplates";

export type ResponseTemplate = readonly [mediaType: string, template: MappingTemplate];

/** By the Accept header, else the one for JSON, else the first (LS get_response_template). */
export function chosenTemplate(templates: ResponseTemplate[], exchange: Exchange): ResponseTemplate | undefined {
    const accept = exchange.header("accept");
    return (
        templates.find(([mediaType]) => mediaType === accept) ??
        templates.find(([mediaType]) => mediaType === "application/json") ??
        templates[0]
    );
}
