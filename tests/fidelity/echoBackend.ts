import * as http from "node:http";
import { BackendAnswer, Echo, RecordedFact } from "./recordedFact";

export interface EchoBackend {
    url: string;
    /** Those of the fact that is asked. */
    answers: NonNullable<RecordedFact["backendAnswers"]>;
    close(): void;
}

/** A backend that answers with what it got, but at the paths that have an answer of their own. */
export async function startEchoBackend(): Promise<EchoBackend> {
    const backend: EchoBackend = { url: "", answers: {}, close: () => undefined };
    const server = http.createServer((request, response) => {
        const own = backend.answers[new URL(request.url!, "http://backend").pathname];
        if (own === "never") return;
        if (own === "drops") return void request.socket.destroy();
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => {
            if (own) return answer(response, own);
            const { method = "", url = "", headers, rawHeaders } = request;
            const given = new URL(url, "http://backend");
            if (given.pathname.startsWith("/given/")) {
                response.writeHead(200, { "content-type": given.searchParams.get("type")! });
                response.end(Buffer.from(given.pathname.slice("/given/".length), "base64url"));
                return;
            }
            const echo: Echo = { method, url, headers, rawHeaders, body: Buffer.concat(chunks).toString("base64") };
            response.writeHead(200, { "content-type": "application/json" });
            response.end(JSON.stringify(echo));
        });
    });
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    return Object.assign(backend, {
        url: `http://127.0.0.1:${port}`,
        close: () => {
            server.close();
            server.closeAllConnections();
        },
    });
}

function answer(response: http.ServerResponse, { status = 200, headers = [], body = "" }: BackendAnswer): void {
    response.sendDate = false;
    response.writeHead(status, headers);
    if (body !== "") response.write(body);
    response.end();
}
