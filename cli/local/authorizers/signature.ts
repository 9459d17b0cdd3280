import { Exchange } from "../exchange/exchange";
import { incompleteSignature } from "./authorizationHeader";

/** The service's answer where it expects a signature, as at a route that does not exist. */
export function sendUnsigned(exchange: Exchange): void {
    const message = problem(exchange);
    const details = message === undefined ? {} : { message, errorType: "IncompleteSignatureException" };
    exchange.stage!.responses.send(exchange, "MISSING_AUTHENTICATION_TOKEN", details);
}

function problem({ request }: Exchange): string | undefined {
    const { authorization, date, "x-amz-date": amzDate } = request.headers;
    if (authorization === undefined) return undefined;
    return incompleteSignature(authorization, date !== undefined || amzDate !== undefined);
}
