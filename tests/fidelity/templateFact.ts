import { RecordedFact, documentOf } from "./recordedFact";

/** What a mapping template makes of a request. */
export interface TemplateFact {
    id: string;
    title: string;
    source: string;
    template: string;
    renders: string | RegExp;
    /** The request; a GET without a body otherwise. */
    body?: string;
    query?: string;
    headers?: { [name: string]: string };
    stageVariables?: { [name: string]: string };
}

/**
 * The template is a mock's request template, since its response template sees no body: what it renders goes to the
 * response template, and to the client, in an override of the request.
 */
export function templateFact({ template, renders, body, query = "", headers, ...fact }: TemplateFact): RecordedFact {
    const handedOver = `#define($rendered)${template}#end#set($context.requestOverride.header.rendered = "$rendered")`;
    const integration = {
        type: "mock",
        requestTemplates: { "application/json": `${handedOver}{"statusCode": 200}` },
        responses: {
            default: {
                statusCode: "200",
                responseTemplates: { "application/json": "$context.requestOverride.header.rendered" },
            },
        },
    };
    const { id, title, source, stageVariables } = fact;
    const request = { path: `/dev/things/a%20b${query}`, headers, status: 200, answer: renders };
    return {
        id,
        title,
        source,
        stageVariables,
        document: documentOf({
            "/things/{id}": { "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": integration } },
        }),
        steps: [body === undefined ? request : { ...request, method: "POST", send: body }],
    };
}
