import { timingSafeEqual } from "crypto";
import { IncomingMessage } from "http";
import { isLoopback, isOfThisMachine } from "../http/loopback";

/**
 * Whether a request may have the page at all: a gateway that others reach has none, and neither has a name that is not
 * this machine's (DNS rebinding), nor a page of another origin.
 */
export function hasPage(request: IncomingMessage, listeningOn: string): boolean {
    const { origin, host } = request.headers;
    return isLoopback(listeningOn) && isOfThisMachine(request) && (origin === undefined || origin === `http://${host}`);
}

/**
 * Whether a browser opens the page in a window of its own. What an API on this port answers runs on the page's origin,
 * and may neither fetch the page, with its token, nor put it into a frame (Fetch Metadata, `Sec-Fetch-Dest`).
 */
export function isOpened({ method, headers }: IncomingMessage): boolean {
    const { accept = "", "sec-fetch-dest": destination = "document" } = headers;
    const types = accept.split(",").map(type => type.split(";", 1)[0].trim().toLowerCase());
    return method === "GET" && types.includes("text/html") && destination === "document";
}

/** Whether the page itself asks: browsers name the origin of each POST, and only the page knows the token. */
export function isFromPage({ headers }: IncomingMessage, token: string): boolean {
    const { origin, "x-page-token": given } = headers;
    if (origin === undefined || typeof given !== "string") return false;
    const [expected, actual] = [Buffer.from(token), Buffer.from(given)];
    return expected.length === actual.length && timingSafeEqual(expected, actual);
}
