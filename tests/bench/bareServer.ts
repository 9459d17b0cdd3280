/** What Node.js itself can do: the same answer, and nothing decided. */
import * as http from "http";
import { AddressInfo } from "net";

const body = JSON.stringify({ orders: [{ id: "1", status: "shipped" }] });

const server = http.createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
    response.end(body);
});
server.listen(0, "127.0.0.1", () => process.send!({ port: (server.address() as AddressInfo).port }));
