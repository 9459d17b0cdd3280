import { IncomingMessage } from "http";
import { bodyLimit } from "./bodyLimit";
import { Exchange } from "./exchange";
import { keptBody } from "./requestBody";

/** Total size of the request line and the header values (the same page). */
export const headerLimit = 10_240;

/**
 * The service's front end answers these as text and without ids, whatever gateway responses the API defines: observed
 * for the body, with its headers (koki-develop/lgtm-generator #10), and, in the same words, for headers; that the
 * latter have status 431 is from one user's report.
 */
const tooLarge = { status: 413, message: `HTTP content length exceeded ${bodyLimit} bytes.` };
export const headersTooLarge = { status: 431, message: `HTTP header is larger than ${headerLimit} bytes.` };

export function headersFit({ method, url, rawHeaders }: IncomingMessage): boolean {
    let size = method!.length + url!.length + " HTTP/1.1\r\n".length + 1;
    for (let index = 1; index < rawHeaders.length; index += 2) size += rawHeaders[index].length;
    return size <= headerLimit;
}

export function sendHeadersTooLarge(exchange: Exchange): void {
    exchange.reason = headersTooLarge.message;
    exchange.sendOfFrontEnd(
        headersTooLarge.status,
        ["Content-Type", "text/plain", "Connection", "close"],
        headersTooLarge.message,
    );
}

/** How long the rest of a refused upload is read, in milliseconds. */
const patience = 5_000;

/**
 * The rest of the upload is read for a while and thrown away: if the connection closed at once, a client that is still
 * sending would see a broken pipe, and not the answer.
 */
export function sendBodyTooLarge(exchange: Exchange): void {
    const { request } = exchange;
    exchange.reason = tooLarge.message;
    exchange.sendOfFrontEnd(tooLarge.status, ["Content-Type", "text; charset=utf-8"], tooLarge.message);
    request.resume();
    const end = setTimeout(() => request.socket.destroy(), patience).unref();
    request.on("close", () => clearTimeout(end));
}

export function hasBody({ headers }: IncomingMessage): boolean {
    const length = headers["content-length"];
    return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/** What the client announces; undefined for a body in chunks. */
export function announcesTooMuch({ headers }: IncomingMessage): boolean {
    return Number(headers["content-length"] ?? 0) > bodyLimit;
}

/** The whole body; `too large` when it is, and `aborted` when the client goes before its end. */
export function readBody(request: IncomingMessage): Promise<Buffer | "too large" | "aborted"> {
    const kept = keptBody(request);
    if (kept) return Promise.resolve(kept);
    if (!hasBody(request)) return Promise.resolve(Buffer.alloc(0));
    return new Promise(resolve => {
        const chunks: Buffer[] = [];
        let size = 0;
        request.on("data", (chunk: Buffer) => {
            size += chunk.length;
            if (size <= bodyLimit) chunks.push(chunk);
            else resolve("too large");
        });
        request.on("end", () => resolve(Buffer.concat(chunks)));
        request.on("close", () => resolve("aborted"));
        request.on("error", () => resolve("aborted"));
    });
}
