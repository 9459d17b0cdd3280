/**
 * Which headers pass (recorded in LS test_apigateway_header_remapping_*, and the table of DG "Amazon API Gateway
 * important notes", REST APIs; where they differ, the recording counts).
 *
 * A function gets these of the request, an HTTP backend does not; the last one names the method that it is asked with.
 */
const keptFromBackends = new Set(["content-encoding", "host", "via", "x-http-method-override"]);

/** Headers of an answer that the client gets under another name, `x-amzn-Remapped-Date`. */
const remapped = new Set([
    "authorization",
    "connection",
    "content-length",
    "content-md5",
    "date",
    "max-forwards",
    "server",
    "user-agent",
    "www-authenticate",
    // The ids are those of this gateway; the first is recorded, and the other is one of the same kind.
    "x-amzn-requestid",
    "x-amz-apigw-id",
]);

/** Headers of an answer that concern the connection to the backend alone, or stay there. */
const keptFromClient = new Set([
    "expect",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
]);

/** Those that a proxy would keep from the client are remapped where the API maps to them. */
const remappedWhenMapped = new Set([...remapped, "expect", "host", "proxy-authenticate", "trailer", "upgrade"]);

/** What an HTTP backend gets of the received headers, as a flat list; the framing of the body is the caller's to add. */
export function headersForBackend(received: [name: string, value: string][]): string[] {
    return received.filter(([name]) => !keptFromBackends.has(name.toLowerCase())).flat();
}

/** What the client gets of a function's headers, as a flat list. */
export function headersOfFunction(rawHeaders: string[]): string[] {
    // A function's answer has the gateway's own trace.
    const passed = filtered(rawHeaders, name => !keptFromClient.has(name) && name !== "x-amzn-trace-id");
    return renamed(passed, remapped);
}

/** What the client gets of a backend's headers, as a flat list. */
export function headersOfBackend(rawHeaders: string[]): string[] {
    return renamed(
        filtered(rawHeaders, name => !keptFromClient.has(name) && name !== "via"),
        remapped,
    );
}

/** What the client gets of headers that an integration response maps or its template sets. */
export function mappedHeaders(headers: string[]): string[] {
    return renamed(
        filtered(headers, name => name !== "transfer-encoding"),
        remappedWhenMapped,
    );
}

/** Sets a header of a flat list, instead of any that it has under the name. */
export function withHeader(headers: string[], name: string, value: string): string[] {
    return [...filtered(headers, each => each !== name.toLowerCase()), name, value];
}

export function hasHeader(headers: string[], name: string): boolean {
    return headers.some((each, index) => index % 2 === 0 && each.toLowerCase() === name);
}

/** @param passes asked with the name in small letters */
function filtered(headers: string[], passes: (name: string) => boolean): string[] {
    return headers.filter((_, index) => passes(headers[index - (index % 2)].toLowerCase()));
}

function renamed(headers: string[], names: Set<string>): string[] {
    return headers.map((each, index) =>
        index % 2 === 0 && names.has(each.toLowerCase()) ? `x-amzn-Remapped-${each}` : each,
    );
}
