import { IncomingMessage } from "node:http";

const kept = new WeakMap<IncomingMessage, Buffer>();

/** The body of a request that was read before its integration runs. */
export function keptBody(request: IncomingMessage): Buffer | undefined {
    return kept.get(request);
}

/**
 * Gives a request another body than the client sent, or the same that has been read: for whoever asks from now on, its
 * headers tell that body's length and no coding.
 */
export function keepBody(request: IncomingMessage, body: Buffer): void {
    kept.set(request, body);
    const { headers, rawHeaders } = request;
    const others = rawHeaders.flatMap((name, index) =>
        index % 2 === 0 && !ofBody.has(name.toLowerCase()) ? [name, rawHeaders[index + 1]] : [],
    );
    rawHeaders.splice(0, rawHeaders.length, ...others, "Content-Length", String(body.length));
    delete headers["transfer-encoding"];
    delete headers["content-encoding"];
    headers["content-length"] = String(body.length);
}

const ofBody = new Set(["content-length", "transfer-encoding", "content-encoding"]);
