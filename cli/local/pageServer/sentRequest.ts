import * as http from "http";
import { AddressInfo } from "net";
import { isHttpMethod } from "../http/routes";
import { GatewayError } from "../gatewayError";

/** A request that the page asks for. */
export interface AskedRequest {
    method: string;
    /** With the stage: `/dev/orders?page=2`. */
    path: string;
    headers: [name: string, value: string][];
    body: string;
}

export interface SentAnswer {
    status: number;
    headers: [name: string, value: string][];
    body: string;
    /** Whether the body was longer than what is shown. */
    isCut: boolean;
    durationMs: number;
}

const mostShown = 100_000;

/** Sends a request to this gateway itself, through the port, as any client's. */
export function sendRequest({ address, port }: AddressInfo, asked: AskedRequest): Promise<SentAnswer> {
    const { method, path, headers, body } = asked;
    if (!isHttpMethod(method)) throw new GatewayError(`${method} is not a method of HTTP`);
    if (!path.startsWith("/")) throw new GatewayError("a path starts with /");
    const start = performance.now();
    return new Promise((resolve, reject) => {
        const request = http.request({ host: address, port, method, path, agent: false }, response => {
            const chunks: Buffer[] = [];
            let size = 0;
            response.on("data", (chunk: Buffer) => {
                if (size < mostShown) chunks.push(chunk);
                size += chunk.length;
            });
            response.on("error", reject);
            response.on("end", () =>
                resolve({
                    status: response.statusCode!,
                    headers: pairs(response.rawHeaders),
                    body: Buffer.concat(chunks).subarray(0, mostShown).toString("utf8"),
                    isCut: size > mostShown,
                    durationMs: performance.now() - start,
                }),
            );
        });
        request.on("error", reject);
        for (const [name, value] of headers) request.setHeader(name, value);
        // Node announces no body of a GET or DELETE by itself.
        if (body !== "") request.setHeader("Content-Length", Buffer.byteLength(body));
        request.end(body === "" ? undefined : body);
    });
}

function pairs(rawHeaders: string[]): [name: string, value: string][] {
    const names = rawHeaders.filter((_, index) => index % 2 === 0);
    return names.map((name, index) => [name, rawHeaders[2 * index + 1]]);
}
