import { isIPv4 } from "node:net";

/** Whether a host of a URL is this machine. */
export function isLoopbackHost(host: string): boolean {
    return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || isLoopbackAddress(host);
}

function isLoopbackAddress(host: string): boolean {
    return host.startsWith("127.") && isIPv4(host);
}
