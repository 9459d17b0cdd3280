import { Exchange } from "../exchange/exchange";
import { converted } from "./contentHandling";
import { acceptsBinary, isBinary } from "./mediaTypes";

/** The body of a backend's answer as the client gets it; nothing where the service answers 500. */
export function proxiedBody(exchange: Exchange, headers: readonly string[], body: Buffer): Buffer | undefined {
    // What has a coding already is passed on as it is.
    if (headerOf(headers, "content-encoding") !== undefined) return body;
    const { binaryMediaTypes } = exchange.stage!.deployed;
    const isBinaryPayload = isBinary(headerOf(headers, "content-type"), binaryMediaTypes);
    return converted(body, isBinaryPayload, acceptsBinary(exchange.header("accept"), binaryMediaTypes));
}

/** From a flat list of names and values. */
function headerOf(headers: readonly string[], wanted: string): string | undefined {
    const index = headers.findIndex((name, at) => at % 2 === 0 && name.toLowerCase() === wanted);
    return index < 0 ? undefined : headers[index + 1];
}
