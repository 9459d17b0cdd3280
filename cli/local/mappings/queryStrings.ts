import { decoded } from "../percentDecoding";

/** One parameter of a query string, decoded; without a value where it has no `=`. */
export type QueryParameter = [name: string, value: string | undefined];

/** `;` separates parameters as `&` does (DG "Amazon API Gateway important notes", REST APIs). */
export function queryParameters(queryString: string): QueryParameter[] {
    return queryString
        .split(/[&;]/)
        .filter(part => part !== "")
        .map(part => {
            const equals = part.indexOf("=");
            if (equals < 0) return [decodedPart(part), undefined];
            return [decodedPart(part.slice(0, equals)), decodedPart(part.slice(equals + 1))];
        });
}

/**
 * A query string of decoded parameters. Characters that a query string may have stay as they are: a backend gets
 * `?u=a/b` for `?u=a%2Fb` (fireprox #44).
 */
export function queryStringOf(parameters: QueryParameter[]): string {
    return parameters
        .map(([name, value]) =>
            value === undefined ? encodedPart(name) : `${encodedPart(name)}=${encodedPart(value)}`,
        )
        .join("&");
}

function decodedPart(part: string): string {
    return decoded(part.replaceAll("+", " "));
}

function encodedPart(text: string): string {
    return encodeURIComponent(text).replace(/%(?:2F|3A|40|3F|24|2C)/g, decodeURIComponent);
}
