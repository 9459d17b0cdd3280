import { Check, value } from "./checks";
import { show } from "./problems";

/** Where a value may be taken from (DG "Parameter mapping source reference for REST APIs"). */
export interface MappingSources {
    expression: RegExp;
    /** Completes "not an expression that …". */
    what: string;
}

/** For a request to a backend: from the caller's request. */
export const ofRequest: MappingSources = {
    expression:
        /^(method\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.[A-Za-z0-9._$-]+|method\.request\.body(\..+)?|context\.[A-Za-z0-9._$-]+|stageVariables\.[A-Za-z0-9_]+)$/,
    what: "a request can be mapped from, such as method.request.header.Accept or context.requestId",
};

/** For an answer: from that of the integration. */
export const ofAnswer: MappingSources = {
    expression:
        /^(integration\.response\.(header|multivalueheader)\.[A-Za-z0-9._$-]+|integration\.response\.body(\..+)?|context\.[A-Za-z0-9._$-]+|stageVariables\.[A-Za-z0-9_]+)$/,
    what: "an answer can be mapped from, such as integration.response.header.Content-Type or context.requestId",
};

/** For an answer that no integration gives. */
export const ofContext: MappingSources = {
    expression: /^(context\.[A-Za-z0-9._$-]+|stageVariables\.[A-Za-z0-9_]+)$/,
    what: "this answer can be mapped from, such as context.requestId or stageVariables.name",
};

/** For an answer of API Gateway's own, which has the caller's request (DG "Gateway responses": example of `responseParameters`). */
export const ofRefusedRequest: MappingSources = {
    expression:
        /^(method\.request\.(header|querystring|path)\.[A-Za-z0-9._$-]+|context\.[A-Za-z0-9._$-]+|stageVariables\.[A-Za-z0-9_]+)$/,
    what: "this answer can be mapped from, such as context.requestId or method.request.header.Accept",
};

const likeAnExpression = /^(method|context|stageVariables|integration)\./;
const ofTemplates = /\$!?\{?((?:context|stageVariables|method|integration|input|util|request)\b[\w.$-]*)/;

/** What is wrong with a value that is meant to be taken from somewhere, and would be sent as the text that it is. */
function expressionProblem(given: string, { expression, what }: MappingSources): string | undefined {
    if (expression.test(given)) return undefined;
    if (likeAnExpression.test(given)) return `${show(given)} is not an expression that ${what}`;
    const [found, inner] = ofTemplates.exec(given) ?? [];
    if (found === undefined) return undefined;
    if (expression.test(inner) && (given === found || given === `${found}}`))
        return `${show(given)} must be written ${inner}`;
    return `${show(given)} has an expression of templates, which nothing replaces here; take the whole value from one such as context.requestId`;
}

/** A text that is sent, or an expression from which it is taken. */
export function mappedFrom(sources: MappingSources, text: Check<string>): Check<string> {
    return value(given => {
        if (typeof given !== "string") return `${show(given)} is not a string`;
        if (sources.expression.test(given)) return undefined;
        return expressionProblem(given, sources) ?? text.problems([], given)[0]?.message;
    });
}
