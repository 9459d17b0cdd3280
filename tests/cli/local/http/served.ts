import * as http from "http";
import * as net from "net";
import { Deployed } from "../../../../cli/local/deployed";
import { RequestEvent } from "../../../../cli/local/events";
import { RunningServer, ServerOptions, startServer } from "../../../../cli/local/http/httpServer";

interface Answer {
    status: number;
    headers: http.IncomingHttpHeaders;
    body: string;
}

/** A gateway that a test has started, with the events of its requests. */
export interface Served extends RunningServer {
    events: RequestEvent[];
    /** Waits until so many requests are over: a client can have its answer before. */
    told(count: number): Promise<RequestEvent[]>;
    get(path: string, headers?: { [name: string]: string }): Promise<Answer>;
    request(path: string, options: http.RequestOptions, body?: string | Buffer): Promise<Answer>;
    /** Sends text as it is, and gives all that comes back until the connection ends. */
    raw(text: string): Promise<string>;
}

const running: { close(): Promise<void> }[] = [];

/** Starts a gateway; `stopAll` ends it. */
export async function served(deployed: Deployed, options: Partial<ServerOptions> = {}): Promise<Served> {
    const events: RequestEvent[] = [];
    const waiting = new Set<() => void>();
    const server = await startServer({
        deployed,
        host: "127.0.0.1",
        port: 0,
        onRequest: event => {
            events.push(event);
            waiting.forEach(look => look());
        },
        ...options,
    });
    running.push(server);
    const request: Served["request"] = (path, requestOptions, body) => send(server.url, path, requestOptions, body);
    return {
        ...server,
        get deployed() {
            return server.deployed;
        },
        events,
        told: count =>
            new Promise(resolve => {
                const look = () => {
                    if (events.length < count) return;
                    waiting.delete(look);
                    resolve(events);
                };
                waiting.add(look);
                look();
            }),
        request,
        get: (path, headers = {}) => request(path, { headers }),
        raw: text => sendRaw(Number(new URL(server.url).port), text),
    };
}

/** A backend of a test; `stopAll` ends it. */
export async function backend(handler: http.RequestListener): Promise<string> {
    const server = http.createServer(handler);
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    running.push({
        close: () =>
            new Promise(resolve => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    });
    return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

export async function stopAll(): Promise<void> {
    await Promise.all(running.splice(0).map(each => each.close()));
}

/** Not fetch: a test sends what a client should not. */
function send(url: string, path: string, options: http.RequestOptions, body?: string | Buffer): Promise<Answer> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
        const request = http.request({ hostname, port, path, agent: false, ...options }, response => {
            const chunks: Buffer[] = [];
            response.on("data", (chunk: Buffer) => chunks.push(chunk));
            response.on("error", reject);
            response.on("end", () => {
                const { statusCode, headers } = response;
                resolve({ status: statusCode!, headers, body: Buffer.concat(chunks).toString() });
            });
        });
        request.on("error", reject);
        request.end(body);
    });
}

function sendRaw(port: number, text: string): Promise<string> {
    return new Promise((resolve, reject) => {
        let answer = "";
        const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
        socket.on("data", chunk => (answer += chunk.toString()));
        socket.on("error", reject);
        socket.on("close", () => resolve(answer));
    });
}
