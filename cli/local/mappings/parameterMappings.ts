import { Dictionary, dictionary, multiDictionary } from "../dictionary";
import { Exchange } from "../exchange/exchange";
import { decoded } from "../percentDecoding";
import { ContextVariables, contextVariable } from "./contextVariables";
import { pathParameters } from "./pathParameters";

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
}

export function requestValues(exchange: Exchange, context: ContextVariables): RequestValues {
    return {
        context,
        stageVariables: exchange.stage?.variables ?? dictionary(),
        path: exchange.method ? pathParameters(exchange.method.path, exchange.resourcePath) : dictionary(),
        queryString: queryValues(exchange.queryString),
        headers: headerValues(exchange.request.rawHeaders),
    };
}

function queryValues(queryString: string): Dictionary<string[]> {
    return multiDictionary(new URLSearchParams(queryString));
}

function headerValues(rawHeaders: string[]): Dictionary<string[]> {
    const names = rawHeaders.filter((_, index) => index % 2 === 0);
    return multiDictionary(names.map((name, index) => [name.toLowerCase(), rawHeaders[2 * index + 1]]));
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
 * `method.request.{path|querystring|header|multivaluequerystring|multivalueheader}.name`, `context.name`,
 * `stageVariables.name`. Undefined when the request has none, and for the body, which these mappings do not read here.
 */
export function mappedValue(expression: string, values: RequestValues): string | string[] | undefined {
    const constant = /^'([\s\S]*)'$/.exec(expression);
    if (constant) return constant[1];
    const [, source, name] = /^(context|stageVariables|method\.request\.\w+)\.(.+)$/.exec(expression) ?? [];
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
