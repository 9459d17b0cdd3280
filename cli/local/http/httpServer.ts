import * as http from "http";
import { AddressInfo, Socket } from "net";
import { ControlPlane } from "../control/controlPlane";
import { ServedCustomers, Swapped } from "../control/servedCustomers";
import { Deployed, Throttle } from "../deployed";
import { GatewayEvent, RequestEvent } from "../events";
import { headerLimit, headersTooLarge } from "../exchange/requestSize";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { Limits } from "../limits/limits";
import { UsageRow } from "../limits/usageRow";
import { localFunctions } from "../localFunctions";
import { PageServer } from "../pageServer/pageServer";
import { mustStayLocal } from "../servedHere";
import { Gateway } from "./gateway";

export interface ServerOptions {
    deployed: Deployed;
    /** The address to listen on: loopback, unless others are meant to reach it. */
    host: string;
    /** 0 picks a free one. */
    port: number;
    /** The clock of all limits, in milliseconds since 1970. Default: this machine's. */
    now?: () => number;
    /** Called once for each request to a stage, when its answer is sent. */
    onRequest?: (event: RequestEvent) => void;
    /** The throttle of the account. Default: the service's 10,000 a second, 5,000 at once. */
    accountThrottle?: Throttle;
    /** Chooses the requests of a canary's share: a number from 0 to below 1 for each. */
    random?: () => number;
}

export interface RunningServer {
    /** `http://127.0.0.1:3000` */
    url: string;
    /**
     * Serves another state of the stack from the next request on; counters and tokens survive. A state that can't be
     * served throws, and nothing has changed then.
     */
    swap(deployed: Deployed): Swapped;
    /** What is served: the state that was swapped in, and what calls of the control plane have changed of it. */
    readonly deployed: Deployed;
    usage(): UsageRow[];
    /** Shows what happens to those who look at the page. */
    tell(event: GatewayEvent): void;
    /** Ends the functions and all connections. */
    close(): Promise<void>;
}

/** Serves the stages of a stack. A port that is taken rejects with `EADDRINUSE`. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
    const { host, port, now = Date.now } = options;
    const limits = new Limits(now, options.accountThrottle);
    const functions = new LambdaFunctions();
    const gateway = new Gateway(limits, functions, now, options.onRequest, options.random);
    const customers = new ServedCustomers(limits, now, (deployed, keys) => {
        // All that can fail, before anything has changed.
        mustStayLocal(deployed, host);
        const begin = gateway.prepare(deployed, keys);
        begin();
        limits.swap(deployed);
        functions.keep(localFunctions(deployed));
    });
    const control = new ControlPlane(customers, limits);
    const page = new PageServer(
        () => customers.deployed,
        limits,
        () => server.address() as AddressInfo,
    );
    customers.swap(options.deployed);

    const server = http.createServer({ maxHeaderSize: 4 * headerLimit }, (request, response) => {
        // A client that goes away is no event for anyone else.
        request.on("error", () => undefined);
        response.on("error", () => undefined);
        if (control.isMeant(request)) control.handle(request, response);
        else if (page.isMeant(request)) page.handle(request, response);
        else gateway.handle(request, response);
    });
    server.on("clientError", answerMalformed);
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, resolve);
    });
    server.on("error", () => undefined);

    return {
        url: `http://${host.includes(":") ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
        swap: deployed => customers.swap(deployed),
        get deployed() {
            return customers.deployed;
        },
        usage: () => limits.usage(),
        tell: event => page.tell(event),
        close: () =>
            new Promise(resolve => {
                page.close();
                functions.close();
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}

/** What is no HTTP, or comes too slowly, never reaches the gateway. */
function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const { status, message } =
        error.code === "HPE_HEADER_OVERFLOW"
            ? headersTooLarge
            : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
              ? { status: 408, message: "Request Timeout" }
              : { status: 400, message: "Bad Request" };
    const head = `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/plain`;
    socket.end(`${head}\r\nContent-Length: ${message.length}\r\n\r\n${message}`);
}
