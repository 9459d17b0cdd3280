/** A media type without parameters; the service takes `application/json` where a request has none. */
export function mediaTypeOf(contentType: string | undefined): string {
    return contentType?.split(";", 1)[0].trim().toLowerCase() || "application/json";
}

/**
 * Whether a media type is one of an API's binary ones. A wildcard on the right means all of that kind, and
 * one on both sides all; one on the left alone means nothing (LS test_aws_proxy_binary_response).
 */
export function isBinary(mediaType: string | undefined, binaryMediaTypes: string[] = []): boolean {
    const name = mediaType?.split(";", 1)[0].trim().toLowerCase();
    return binaryMediaTypes.some(each => {
        const type = each.toLowerCase();
        if (type === "*/*") return true;
        if (type.startsWith("*") || name === undefined) return false;
        return type === name || (type.endsWith("/*") && name.startsWith(type.slice(0, -1)));
    });
}

/** Of several accepted types the service looks at the first only (DG "Content type conversions in API Gateway"). */
export function acceptsBinary(accept: string | undefined, binaryMediaTypes: string[] | undefined): boolean {
    return isBinary(accept?.split(",", 1)[0], binaryMediaTypes);
}

/** Whether content of this type is text in UTF-8 anyway, so that its bytes need no look. */
export function isUtf8Text(contentType: string | undefined): boolean {
    const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? "")?.[1].toLowerCase();
    if (charset !== undefined && charset !== "utf-8" && charset !== "utf8" && charset !== "us-ascii") return false;
    const type = mediaTypeOf(contentType);
    return type.startsWith("text/") || textTypes.has(type) || type.endsWith("+json") || type.endsWith("+xml");
}

const textTypes = new Set([
    "application/json",
    "application/xml",
    "application/javascript",
    "application/x-www-form-urlencoded",
    "application/graphql",
    "application/x-ndjson",
]);
