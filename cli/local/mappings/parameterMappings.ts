import { Dictionary, dictionary, multiDictionary } from "../dictionary";
import { Exchange } from "../exchange/exchange";
import { receivedHeaders } from "../exchange/receivedHeaders";
import { decoded } from "../percentDecoding";
import { bodyValue } from "./bodyMappings";
import { ContextVariables, contextVariable } from "./contextVariables";
import { pathParameters } from "./pathParameters";
import { queryParameters } from "./queryStrings";

/** What a mapping expression or a template may refer to. */
export interface RequestValues {
    context: ContextVariables;
    stageVariables: Dictionary<string>;
    /** Percent-encoded, as the client sent them. */
    path: Dictionary<string>;
    /** Decoded; every value of a name. */
    queryString: Dictionary<string[]>;
    /** By lower-case name; every value. */
    headers: Dictionary<string[]>;
    /** By the name as the client sent it, which templates see. */
    sentHeaders?: Dictionary<string[]>;
    /** The request's body, where it has been read. */
    body?: string;
    /** What the integration answered, once it has. */
    integrationResponse?: { headers: Dictionary<string[]>; body: string };
}

export function requestValues(exchange: Exchange, context: ContextVariables): RequestValues {
    const received = receivedHeaders(exchange);
    return {
        context,
        stageVariables: exchange.stage?.variables ?? dictionary(),
        path: exchange.method ? pathParameters(exchange.method.path, exchange.resourcePath) : dictionary(),
        queryString: queryValues(exchange.queryString),
        headers: headerValues(received, name => name.toLowerCase()),
        sentHeaders: headerValues(received, name => name),
    };
}

function queryValues(queryString: string): Dictionary<string[]> {
    return multiDictionary(queryParameters(queryString).map(([name, value]) => [name, value ?? ""]));
}

/** Every value of each name. */
export function headerValues(
    headers: [name: string, value: string][],
    named: (name: string) => string,
): Dictionary<string[]> {
    return multiDictionary(headers.map(([name, value]) => [named(name), value]));
}

/** What a response that does not depend on the request may refer to. */
export function noRequestValues(): RequestValues {
    return {
        context: {},
        stageVariables: dictionary(),
        path: dictionary(),
        queryString: dictionary(),
        headers: dictionary(),
    };
}

/**
 * The value of a mapping expression (DG "Parameter mapping source reference for REST APIs"): `'static'`,
 * `method.request.{path|querystring|header|multivaluequerystring|multivalueheader}.name`, `method.request.body`,
 * `integration.response.{header|multivalueheader}.name`, `integration.response.body`, each body with a JSONPath or
 * without, `context.name`, `stageVariables.name`. Undefined when there is none.
 */
export function mappedValue(expression: string, values: RequestValues): string | string[] | undefined {
    const constant = /^'([\s\S]*)'$/.exec(expression);
    if (constant) return constant[1];
    const ofBody = /^(method\.request|integration\.response)\.(body(?:\..+)?)$/.exec(expression);
    if (ofBody) {
        const body = ofBody[1] === "method.request" ? values.body : values.integrationResponse?.body;
        return body === undefined ? undefined : bodyValue(ofBody[2], body);
    }
    const [, source, name] =
        /^(context|stageVariables|method\.request\.\w+|integration\.response\.\w+)\.(.+)$/.exec(expression) ?? [];
    switch (source) {
        case "context":
            return contextVariable(values.context, name);
        case "stageVariables":
            return values.stageVariables[name];
        case "method.request.path":
            return values.path[name] === undefined ? undefined : decoded(values.path[name]);
        case "method.request.querystring":
            // Of several values the service takes the last one.
            return values.queryString[name]?.at(-1);
        case "method.request.multivaluequerystring":
            return values.queryString[name];
        case "method.request.header":
            return values.headers[name.toLowerCase()]?.at(-1);
        case "method.request.multivalueheader":
            return values.headers[name.toLowerCase()];
        case "integration.response.header":
            return values.integrationResponse?.headers[name.toLowerCase()]?.at(-1);
        case "integration.response.multivalueheader":
            return values.integrationResponse?.headers[name.toLowerCase()];
        default:
            return undefined;
    }
}

/** The entries of a mapping to one kind of destination: `integration.request.header.` and the like. */
export function mappedTo(
    prefix: string,
    mapping: { [destination: string]: string } | undefined,
    values: RequestValues,
): [name: string, value: string | string[]][] {
    const mapped: [string, string | string[]][] = [];
    for (const [destination, expression] of Object.entries(mapping ?? {})) {
        if (!destination.startsWith(prefix)) continue;
        const value = mappedValue(expression, values);
        if (value !== undefined) mapped.push([destination.slice(prefix.length), value]);
    }
    return mapped;
}
