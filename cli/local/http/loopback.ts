import { IncomingMessage } from "http";

/** Whether an address, or the name of one to listen on, is this machine's own, which nobody else reaches. */
export function isLoopback(address: string): boolean {
    return address === "localhost" || address === "::1" || /^(::ffff:)?127\./.test(address);
}

/**
 * Whether a request comes from this machine, under a name of this machine's: a page in a browser that reaches the port
 * under a name of its own (DNS rebinding) does not.
 */
export function isOfThisMachine({ socket, headers: { host = "" } }: IncomingMessage): boolean {
    return isLoopback(socket.remoteAddress ?? "") && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}
