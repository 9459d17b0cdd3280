/** Headers of a request that stay at the gateway (DG "Amazon API Gateway important notes", REST APIs). */
const keptFromBackend = new Set([
    "connection",
    "content-length",
    "content-md5",
    "expect",
    "host",
    "keep-alive",
    "max-forwards",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
    "www-authenticate",
    // It has chosen the method; a mapping can pass it on (DG "Amazon API Gateway important notes").
    "x-http-method-override",
]);

/** Headers of a response that the client gets under another name (the same page). */
const remapped = new Set(["connection", "date", "server", "www-authenticate"]);

/** Headers of a response that concern the connection to the backend alone. */
const keptFromClient = new Set(["keep-alive", "proxy-connection", "transfer-encoding", "trailer", "upgrade", "via"]);

/** What a backend or function gets, as a flat list; the framing of the body is the caller's to add. */
export function requestHeaders(rawHeaders: string[]): string[] {
    return rawHeaders.flatMap((name, index) =>
        index % 2 === 0 && !keptFromBackend.has(name.toLowerCase()) ? [name, rawHeaders[index + 1]] : [],
    );
}

/** What the client gets of a backend's or function's headers, as a flat list. */
export function responseHeaders(rawHeaders: string[]): string[] {
    return rawHeaders.flatMap((name, index) => {
        if (index % 2 !== 0 || keptFromClient.has(name.toLowerCase())) return [];
        return [remapped.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name, rawHeaders[index + 1]];
    });
}

/** Sets a header of a flat list, instead of any that it has under the name. */
export function withHeader(headers: string[], name: string, value: string | string[]): string[] {
    const others = headers.filter((_, index) => headers[index - (index % 2)].toLowerCase() !== name.toLowerCase());
    return [...others, ...[value].flat().flatMap(each => [name, each])];
}
