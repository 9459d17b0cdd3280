import * as zlib from "node:zlib";
import { bodyLimit } from "../exchange/bodyLimit";

/** The codings that the service knows beside `identity` (DG "Enable payload compression for an API"). */
export type ContentCoding = "gzip" | "deflate";

/**
 * The coding of an answer: the client's first choice, or none. The service looks at no other (DG, as corrected after a
 * support case: awsdocs/amazon-api-gateway-developer-guide #32), so `br, gzip` and `*` are answered uncompressed.
 */
export function acceptedCoding(acceptEncoding: string | undefined): ContentCoding | undefined {
    const offers = (acceptEncoding ?? "").split(",").map(offer => {
        const [name, ...parameters] = offer.split(";").map(each => each.trim().toLowerCase());
        const weight = parameters.find(each => each.startsWith("q="))?.slice(2);
        return { name, weight: weight === undefined ? 1 : Number(weight) };
    });
    const [first] = offers.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
    return first?.name === "gzip" || first?.name === "deflate" ? first.name : undefined;
}

/** An answer's headers (a flat list of names and values) and body, compressed where it is large enough and plain yet. */
export function compressed(
    coding: ContentCoding,
    minimumSize: number,
    headers: readonly string[],
    body: string | Buffer,
): { headers: readonly string[]; body: string | Buffer } {
    const hasCoding = headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === "content-encoding");
    if (hasCoding || Buffer.byteLength(body) < minimumSize) return { headers, body };
    return {
        headers: [...headers, "Content-Encoding", coding],
        body: coding === "gzip" ? zlib.gzipSync(body) : zlib.deflateSync(body),
    };
}

/**
 * A request's body as it was before its coding; nothing where the coding is unknown or the body is not of it. That a
 * body must not become larger than any other is taken from the limit for payloads; not recorded.
 */
export function decodedBody(contentEncoding: string, body: Buffer): Promise<Buffer | "unsupported" | "too large"> {
    const coding = contentEncoding.trim().toLowerCase();
    if (coding === "identity" || coding === "") return Promise.resolve(body);
    const decode = coding === "gzip" ? zlib.gunzip : coding === "deflate" ? zlib.inflate : undefined;
    if (!decode) return Promise.resolve("unsupported" as const);
    return new Promise(resolve => {
        decode(body, { maxOutputLength: bodyLimit }, (error, result) => {
            if (!error) resolve(result);
            else
                resolve((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too large" : "unsupported");
        });
    });
}
