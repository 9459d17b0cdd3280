import { Integration } from "../deployed";
import { Dictionary, dictionary } from "../dictionary";
import { RequestOverride } from "../mappings/overrides";
import { RequestValues, mappedTo } from "../mappings/parameterMappings";
import { QueryParameter, queryStringOf } from "../mappings/queryStrings";
import { isBackendUrl } from "./backend";

/** What an integration sends beside the body, by `integration.request.`. */
export interface IntegrationParameters {
    path: Dictionary<string>;
    queryString: QueryParameter[];
    headers: [name: string, value: string][];
}

export function integrationParameters(
    { requestParameters }: Integration,
    values: RequestValues,
): IntegrationParameters {
    const path = mappedTo("integration.request.path.", requestParameters, values);
    const queryString = mappedTo("integration.request.querystring.", requestParameters, values);
    return {
        path: dictionary(path.map(([name, value]) => [name, String(value)])),
        queryString: queryString.flatMap(([name, value]) => [value].flat().map((each): QueryParameter => [name, each])),
        headers: mappedTo("integration.request.header.", requestParameters, values).map(([name, value]) => [
            name,
            [value].flat().join(","),
        ]),
    };
}

/** The same with what the request's template has set of `$context.requestOverride`, which goes before. */
export function withOverride(parameters: IntegrationParameters, override: RequestOverride): IntegrationParameters {
    const isOverridden = (names: Dictionary<string>) => {
        const small = new Set(Object.keys(names).map(name => name.toLowerCase()));
        return ([name]: readonly [string, ...unknown[]]) => small.has(name.toLowerCase());
    };
    const [isHeader, isQuery] = [isOverridden(override.header), isOverridden(override.querystring)];
    return {
        path: dictionary([...Object.entries(parameters.path), ...Object.entries(override.path)]),
        queryString: [
            ...parameters.queryString.filter(each => !isQuery(each)),
            ...Object.entries(override.querystring),
        ],
        headers: [...parameters.headers.filter(each => !isHeader(each)), ...Object.entries(override.header)],
    };
}

/**
 * The integration's URI with path parameters and stage variables in it, and a query string; undefined where that is no
 * http(s) URL, or a parameter is not mapped.
 */
export function backendUrl(
    uri: string,
    path: Dictionary<string>,
    queryString: QueryParameter[],
    stageVariables: Dictionary<string>,
): URL | undefined {
    let missing = false;
    const filled = uri
        .replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => stageVariables[name] ?? "")
        .replace(/\{([^{}]+?)\+?\}/g, (_, name: string) => {
            if (path[name] === undefined) missing = true;
            return encodedPath(path[name] ?? "");
        });
    if (missing || !URL.canParse(filled)) return undefined;
    const url = new URL(filled);
    const query = queryStringOf(queryString);
    if (query !== "") url.search = url.search === "" ? query : `${url.search}&${query}`;
    return isBackendUrl(url) ? url : undefined;
}

/**
 * A parameter of the path, encoded again after the service has decoded it (DG "Amazon API Gateway important notes").
 * The slashes of a greedy one stay; `.` and `..` would name another path of the backend, so their dots are encoded.
 */
function encodedPath(value: string): string {
    return value
        .split("/")
        .map(segment => (/^\.{1,2}$/.test(segment) ? segment.replaceAll(".", "%252E") : encodedSegment(segment)))
        .join("/");
}

function encodedSegment(segment: string): string {
    return encodeURI(segment).replace(/[?#]/g, encodeURIComponent);
}
