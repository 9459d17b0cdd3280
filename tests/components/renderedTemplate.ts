import { mappingTemplate } from "../../cli/local/mappings/mappingTemplates";

/** What a mapping template makes of an answer to a request with these headers, by the local gateway's engine. */
export function renderedAnswer(
    template: string,
    headers: { [name: string]: string },
    body = "",
): { text: string; headers: { [name: string]: unknown } } {
    const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    const values = { context: {}, stageVariables: {}, path: {}, queryString: {}, headers: lists, sentHeaders: lists };
    const { text, override } = mappingTemplate(template).render(values, body);
    return { text, headers: { ...override.header } };
}
