import { MethodValidation } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { pathParameters } from "../mappings/pathParameters";

type Parameter = MethodValidation["requiredParameters"][number];

/**
 * The required parameters that a request has not, in the order in which the service names them. One that is there must
 * not be blank, of whatever type it is (DG "Request validation for REST APIs in API Gateway"). Names of headers are
 * taken in any case, as clients of HTTP/2 send small letters only; LS compares them exactly (not recorded).
 */
export function missingParameters(required: Parameter[], exchange: Exchange): string[] {
    const query = new URLSearchParams(exchange.queryString);
    const path = pathParameters(exchange.method!.path, exchange.resourcePath);
    const values = ({ in: place, name }: Parameter): (string | undefined)[] => {
        switch (place) {
            case "path":
                return [path[name]];
            case "querystring":
                return query.getAll(name);
            case "header":
                return [exchange.header(name.toLowerCase())];
        }
    };
    const isMissing = (parameter: Parameter) => values(parameter).every(value => !value?.trim());
    const locations = new Map(
        required.filter(isMissing).map(({ in: place, name }) => [`method.request.${place}.${name}`, name]),
    );
    return inHashOrder(inHashOrder([...locations.keys()]).map(location => locations.get(location)!));
}

/**
 * Both recorded lists, `[request, srsName, typeNames, service, cql_filter, version, outputFormat]` (of JARTIC's API)
 * and `[x-header-param, issuer, qs1]` (LS test_api_gateway_request_validator), are in the order of a Java hash set of
 * the names, which are put into it in the order of one of their locations.
 */
function inHashOrder(texts: string[]): string[] {
    const all = [...new Set(texts)];
    let buckets = 16;
    while (all.length > buckets * 0.75) buckets *= 2;
    const bucket = (text: string) => {
        const hash = javaHash(text);
        return (hash ^ (hash >>> 16)) & (buckets - 1);
    };
    return all.sort((a, b) => bucket(a) - bucket(b));
}

function javaHash(text: string): number {
    let hash = 0;
    for (let index = 0; index < text.length; index++) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
    return hash;
}
