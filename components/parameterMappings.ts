import { Map, value } from "./checks";
import { literal } from "./headers";
import { mappedFrom, ofRequest } from "./mappingExpressions";
import { placedNameProblem } from "./mappingNames";
import { Path, Problem, show } from "./problems";
import { ParsedRouteKey } from "./routeKeys";
import { withoutStageVariables } from "./stageVariables";

/*
 * What a header or a query parameter of the request to a backend is made of: a value, or an expression that takes it
 * from the caller's request (DG "Map data in request and response payloads").
 */

/** A value, or an expression; a value in single quotes is taken as it is inside them. */
export const mappedValue = mappedFrom(
    ofRequest,
    value<string>(given => {
        const inner = withoutQuotes(String(given));
        if (inner.includes("'")) return "has a single quote, which API Gateway can't send";
        return /[\p{Cc}]/u.test(inner)
            ? "has a line break or another control character, which can't be sent"
            : undefined;
    }),
);

/** The service refuses others ("Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$"). */
export function queryNameProblem(name: string): string | undefined {
    const placed = placedNameProblem(name);
    if (placed !== undefined) return placed;
    if (/^[A-Za-z0-9._$-]+$/.test(name)) return undefined;
    return `${show(name)} is not the name of a query parameter; use letters, digits and - . _ $`;
}

function withoutQuotes(given: string): string {
    return given.length > 1 && given.startsWith("'") && given.endsWith("'") ? given.slice(1, -1) : given;
}

export interface MappedParameters {
    headers?: { [name: string]: string };
    query?: { [name: string]: string };
}

/** The names of the path parameters that stand in a URL or path of a backend; stage variables are none. */
function placedParameters(text: string): string[] {
    return [...withoutStageVariables(text).matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
}

/** The path parameters of a route that stand in a text, each passed on under its own name. */
export function passedOn(text: string, { parameters }: ParsedRouteKey): { [destination: string]: string } {
    const placed = placedParameters(text);
    return Object.fromEntries(
        parameters
            .filter(name => placed.includes(name))
            .map(name => [`integration.request.path.${name}`, `method.request.path.${name}`]),
    );
}

/** A parameter stands in a text that the route has not. */
export function placedProblems(path: Path, text: unknown, { parameters }: ParsedRouteKey): Problem[] {
    if (typeof text !== "string") return [];
    const known = parameters.length === 0 ? "it has none" : `it has ${parameters.map(name => `{${name}}`).join(", ")}`;
    return placedParameters(text)
        .filter(name => !parameters.includes(name))
        .map(name => ({ path, message: `{${name}} is not a parameter of the route; ${known}` }));
}

/** The `requestParameters` of an integration. */
export function requestParameters({ headers = {}, query = {} }: MappedParameters): { [destination: string]: string } {
    const of = (place: string, values: { [name: string]: string }) =>
        Object.entries(values).map(([name, from]) => [
            `integration.request.${place}.${name}`,
            ofRequest.expression.test(from) ? from : literal(withoutQuotes(from)),
        ]);
    return Object.fromEntries([...of("header", headers), ...of("querystring", query)]) as {
        [destination: string]: string;
    };
}

/** The headers and query parameters of the caller's request that a mapping or a cache takes, which a method must declare. */
export function takenParameters(expressions: string[]): { query: string[]; headers: string[] } {
    const taken = (place: RegExp) =>
        expressions.flatMap(each => {
            const found = place.exec(each);
            return found ? [found[1]] : [];
        });
    return {
        query: taken(/^method\.request\.(?:multivalue)?querystring\.(.+)$/),
        headers: taken(/^method\.request\.(?:multivalue)?header\.(.+)$/),
    };
}

/** A mapping takes a part of the path that the route has not. */
export function mappedPathProblems(path: Path, { headers, query }: Map, { parameters }: ParsedRouteKey): Problem[] {
    const known = parameters.length === 0 ? "it has none" : `it has ${parameters.join(", ")}`;
    return Object.entries({ headers, query }).flatMap(([kind, values]) =>
        Object.entries((values ?? {}) as Map).flatMap(([name, from]) => {
            const parameter = typeof from === "string" ? /^method\.request\.path\.(.+)$/.exec(from)?.[1] : undefined;
            if (parameter === undefined || parameters.includes(parameter)) return [];
            return [{ path: [...path, kind, name], message: `${parameter} is not a parameter of the route; ${known}` }];
        }),
    );
}
