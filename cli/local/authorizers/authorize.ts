import { Method } from "../deployed";
import { Exchange } from "../exchange/exchange";

/** Decides whether a request may pass; one that may not has its answer then. */
export type Authorize = (exchange: Exchange) => Promise<boolean>;

/** Who decides about the requests to a method. */
export type AuthorizeMethod = (method: Method) => Authorize;

/** The answer to a request that this gateway can't decide about. */
export function cannotDecide(why: string): Authorize {
    return exchange => {
        exchange.reason = why;
        exchange.stage!.responses.send(exchange, "NOT_IMPLEMENTED", {
            message: `The local gateway can't serve this method: ${why}`,
        });
        return Promise.resolve(false);
    };
}
