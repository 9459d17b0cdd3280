import { createServer, request } from "http";
import { AddressInfo } from "net";

/** A service before the service: it refuses what it is told to, and hands on all else. */
export interface Refusals {
    url: string;
    /**
     * The status that a call is refused with; undefined hands it on.
     *
     * @param path in which no sign is escaped
     * @param target the operation, where its name is not in the path
     */
    statusOf: (method: string, path: string, target: string) => number | undefined;
    close(): Promise<void>;
}

const names: { [status: number]: string } = {
    400: "BadRequestException",
    403: "AccessDeniedException",
    500: "InternalServerErrorException",
};

/** @param endpoint where the service is */
export async function refusalsBefore(endpoint: string): Promise<Refusals> {
    const { hostname, port } = new URL(endpoint);
    const server = createServer((incoming, answer) => {
        const { method = "", url = "", headers } = incoming;
        const target = String(headers["x-amz-target"] ?? "");
        const status = refusals.statusOf(method, decodeURIComponent(url), target);
        if (status !== undefined) {
            incoming.resume();
            answer.writeHead(status, { "content-type": "application/json", "x-amzn-errortype": names[status] });
            answer.end(JSON.stringify({ __type: names[status], message: "refused by the test" }));
            return;
        }
        const onward = request({ hostname, port, method, path: url, headers }, response => {
            answer.writeHead(response.statusCode!, response.headers);
            response.pipe(answer);
        });
        onward.on("error", error => answer.destroy(error));
        incoming.pipe(onward);
    });
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    const refusals: Refusals = {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        statusOf: () => undefined,
        close: () =>
            new Promise(resolve => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
    return refusals;
}
