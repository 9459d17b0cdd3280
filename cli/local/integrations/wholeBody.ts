import { Exchange } from "../exchange/exchange";
import { announcesTooMuch, readBody, sendBodyTooLarge } from "../exchange/requestSize";
import { Answer } from "./answer";

/** An answer that needs the whole body of the request. */
export function withBody(answer: (exchange: Exchange, body: Buffer) => void | Promise<void>): Answer {
    return async exchange => {
        if (announcesTooMuch(exchange.request)) return sendBodyTooLarge(exchange);
        const body = await readBody(exchange.request);
        if (body === "too large") return sendBodyTooLarge(exchange);
        if (body === "aborted") return undefined;
        return answer(exchange, body);
    };
}
