import { Exchange } from "./exchange";

/**
 * Headers that no integration, mapping or template sees (recorded in LS test_apigateway_header_remapping_*, with the
 * table of DG "Amazon API Gateway important notes", REST APIs).
 */
const unseen = new Set([
    "connection",
    "content-length",
    "content-md5",
    "expect",
    "keep-alive",
    "max-forwards",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "www-authenticate",
]);

/** The service's own replace the client's. */
const replaced = new Set(["x-amzn-trace-id", "x-forwarded-for", "x-forwarded-port", "x-forwarded-proto"]);

/** The service writes these so, whatever the client did (LS test_lambda_aws_proxy_integration, recorded). */
const rewritten: { [name: string]: string } = {
    authorization: "Authorization",
    host: "Host",
    "user-agent": "User-Agent",
};

/**
 * The request's headers as the service has them: the client's in its spelling, and what is said of the client, of the
 * port and protocol that it came by, and of the trace.
 */
export function receivedHeaders(exchange: Exchange): [name: string, value: string][] {
    const { rawHeaders, socket } = exchange.request;
    const headers: [string, string][] = [];
    for (let index = 0; index < rawHeaders.length; index += 2) {
        const name = rawHeaders[index];
        const lower = name.toLowerCase();
        if (unseen.has(lower) || replaced.has(lower)) continue;
        headers.push([Object.hasOwn(rewritten, lower) ? rewritten[lower] : name, rawHeaders[index + 1]]);
    }
    const given = exchange.header("x-forwarded-for");
    const client = socket.remoteAddress ?? "";
    headers.push(
        ["X-Amzn-Trace-Id", exchange.traceId.forBackend],
        ["X-Forwarded-For", given ? `${given}, ${client}` : client],
        ["X-Forwarded-Port", String(socket.localPort ?? "")],
        ["X-Forwarded-Proto", "http"],
    );
    return headers;
}
