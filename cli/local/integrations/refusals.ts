import { Exchange } from "../exchange/exchange";
import { UnreadableBody } from "../mappings/bodyMappings";

/** What the service finds out about an API only when it is called. */
export function misconfigured(exchange: Exchange, reason: string): void {
    exchange.reason = reason;
    exchange.stage!.responses.send(exchange, "API_CONFIGURATION_ERROR");
}

/** What a mapping of the request gives; where it asks for a part of a body that is no JSON, the client has its answer. */
export function refusedMapping<T>(exchange: Exchange, map: () => T): T | undefined {
    try {
        return map();
    } catch (error) {
        if (!(error instanceof UnreadableBody)) throw error;
        exchange.reason = `a mapping reads the body, which is no JSON: ${error.message}`;
        exchange.stage!.responses.send(exchange, "BAD_REQUEST_BODY", { message: "Invalid JSON in request body" });
        return undefined;
    }
}
