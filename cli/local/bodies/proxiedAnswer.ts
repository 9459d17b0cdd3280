import { IncomingMessage } from "node:http";
import { DeployedStage } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { bodyLimit } from "../exchange/requestSize";
import { converted } from "./contentHandling";
import { acceptsBinary, isBinary, isUtf8Text } from "./mediaTypes";

/** Whether an answer of a backend must be whole before the client gets it, for it is compressed or converted. */
export function mustBeWhole(exchange: Exchange, { headers }: IncomingMessage): boolean {
    // What has a coding already is passed on as it is.
    if (headers["content-encoding"] !== undefined) return false;
    if (exchange.coding !== undefined) return true;
    const { isBinaryPayload, toBinary } = conversion(exchange, headers["content-type"]);
    if (isBinaryPayload) return !toBinary;
    return toBinary || !isUtf8Text(headers["content-type"]);
}

/** The whole answer as the client gets it; nothing where the service answers 500. */
export async function wholeAnswer(exchange: Exchange, answer: IncomingMessage): Promise<Buffer | undefined> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > bodyLimit) return undefined;
        chunks.push(chunk);
    }
    const { isBinaryPayload, toBinary } = conversion(exchange, answer.headers["content-type"]);
    return converted(Buffer.concat(chunks), isBinaryPayload, toBinary);
}

/** A payload of the service has a limit in this direction, too (DG "Quotas for configuring and running a REST API"). */
export function announcesTooLargeAnswer({ headers }: IncomingMessage): boolean {
    return Number(headers["content-length"] ?? 0) > bodyLimit;
}

function conversion(exchange: Exchange, contentType: string | undefined) {
    const { binaryMediaTypes }: DeployedStage = exchange.stage!.deployed;
    return {
        isBinaryPayload: isBinary(contentType, binaryMediaTypes),
        toBinary: acceptsBinary(exchange.header("accept"), binaryMediaTypes),
    };
}
