import * as http from "http";
import * as https from "https";
import { Exchange } from "../exchange/exchange";
import { GatewayResponseType } from "../exchange/gatewayResponseTypes";
import { bodyLimit } from "../exchange/bodyLimit";

const agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

export interface BackendRequest {
    url: URL;
    method: string;
    /** A flat list, with `Host`; the framing of the body is added. */
    headers: string[];
    body: Buffer;
}

export interface BackendAnswer {
    status: number;
    /** A flat list, as the backend sent it. */
    headers: string[];
    body: Buffer;
}

export type BackendFailure = {
    failure: Extract<GatewayResponseType, "INTEGRATION_TIMEOUT" | "INTEGRATION_FAILURE" | "API_CONFIGURATION_ERROR">;
    reason: string;
};

export function isBackendUrl({ protocol }: URL): boolean {
    return protocol in agents;
}

/** The URL's own. */
export function hostHeader({ host }: URL): string[] {
    return ["Host", host];
}

/**
 * Asks a backend, for so many milliseconds at most, and keeps the whole answer, as the service does: so the client's has
 * a length. A redirect is an answer like any other. `abandoned` when the client goes away meanwhile.
 */
export function askBackend(
    request: BackendRequest,
    time: number,
    { response: client }: Exchange,
): Promise<BackendAnswer | BackendFailure | "abandoned"> {
    const { url, method, body } = request;
    return new Promise(resolve => {
        const backend = (url.protocol === "https:" ? https : http).request(url, {
            method,
            headers: framed(request),
            agent: agents[url.protocol as keyof typeof agents],
        });
        const settle = (result: BackendAnswer | BackendFailure | "abandoned") => {
            clearTimeout(timer);
            client.off("close", abandon);
            if (!("status" in Object(result))) backend.destroy();
            resolve(result);
        };
        const refuse = (failure: BackendFailure["failure"], reason: string) => settle({ failure, reason });
        const abandon = () => settle("abandoned");
        const timer = setTimeout(() => refuse("INTEGRATION_TIMEOUT", `the backend took longer than ${time} ms`), time);
        client.on("close", abandon);
        backend.on("error", (error: NodeJS.ErrnoException) => {
            // A host that does not exist is an invalid endpoint address to the service.
            const type = error.code === "ENOTFOUND" ? "API_CONFIGURATION_ERROR" : "INTEGRATION_FAILURE";
            refuse(type, `no answer from the backend: ${error.code ?? error.message}`);
        });
        backend.on("response", answer => {
            const chunks: Buffer[] = [];
            let size = 0;
            answer.on("data", (chunk: Buffer) => {
                size += chunk.length;
                chunks.push(chunk);
                if (size <= bodyLimit) return;
                refuse("API_CONFIGURATION_ERROR", `the backend's answer is longer than ${bodyLimit} bytes`);
            });
            answer.on("error", error =>
                refuse("INTEGRATION_FAILURE", `the backend's answer broke off: ${error.message}`),
            );
            answer.on("end", () => {
                settle({ status: answer.statusCode!, headers: answer.rawHeaders, body: Buffer.concat(chunks) });
            });
        });
        backend.end(body);
    });
}

const methodsWithBody = ["POST", "PUT", "PATCH"];

/** With a list of headers Node.js adds none of its own. */
function framed({ method, headers, body }: BackendRequest): string[] {
    const isTrailer = headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === "trailer");
    // Node.js sends this one with chunks only.
    if (isTrailer) return [...headers, "Transfer-Encoding", "chunked"];
    // Without a body, too (LS test_apigateway_header_remapping_http, recorded).
    const hasLength = body.length > 0 || methodsWithBody.includes(method);
    return hasLength ? [...headers, "Content-Length", String(body.length)] : headers;
}
