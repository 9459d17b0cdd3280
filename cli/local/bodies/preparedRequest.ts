import { DeployedStage, Method } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { keepBody } from "../exchange/requestBody";
import { announcesTooMuch, hasBody, readBody, sendBodyTooLarge } from "../exchange/requestSize";
import { Answer } from "../integrations/answer";
import { Models } from "../validation/bodyValidation";
import { RequestValidation, requestValidation } from "../validation/requestValidation";
import { acceptedCoding, decodedBody } from "./contentCoding";
import { RequestHandling, requestHandling } from "./requestHandling";

/**
 * What comes between the limits and the integration: the body is decompressed, validated, and converted as the
 * integration's content handling says. A request that needs none of it goes on at once.
 */
export function prepared(stage: DeployedStage, method: Method, models: Models, answer: Answer): Answer {
    const validation = requestValidation(stage, method, models);
    const handling = requestHandling(stage, method.integration);
    const isCompressing = stage.minimumCompressionSize !== undefined;
    return exchange => {
        const { request } = exchange;
        if (isCompressing) exchange.coding = acceptedCoding(exchange.header("accept-encoding"));
        if (validation && !validation.acceptsParameters(exchange)) return undefined;
        if (!hasBody(request)) {
            if (validation && !validation.acceptsBody(exchange, Buffer.alloc(0))) return undefined;
            if (handling?.takes && !handling.takes(exchange)) return undefined;
            return answer(exchange);
        }
        const isCoded = request.headers["content-encoding"] !== undefined;
        if (!isCoded && !validation?.readsBody && !handling?.mayConvert(exchange)) return answer(exchange);
        if (announcesTooMuch(request)) return sendBodyTooLarge(exchange);
        return readBody(request)
            .then(body => integrationBody(body, exchange, validation, handling))
            .then(body => {
                if (body === undefined) return undefined;
                keepBody(request, body);
                return answer(exchange);
            });
    };
}

/** The body that the integration gets; nothing where the request has been answered, or the client is gone. */
async function integrationBody(
    sent: Buffer | "too large" | "aborted",
    exchange: Exchange,
    validation: RequestValidation | undefined,
    handling: RequestHandling | undefined,
): Promise<Buffer | undefined> {
    if (sent === "aborted") return undefined;
    const coding = exchange.header("content-encoding") ?? "";
    const body = sent === "too large" ? sent : await decodedBody(coding, sent);
    if (body === "too large") {
        sendBodyTooLarge(exchange);
        return undefined;
    }
    if (body === "unsupported") {
        exchange.reason = `the body is not ${coding}, or that coding is unknown`;
        exchange.stage!.responses.send(exchange, "UNSUPPORTED_MEDIA_TYPE");
        return undefined;
    }
    if (validation && !validation.acceptsBody(exchange, body)) return undefined;
    if (!handling) return body;
    if (handling.takes && !handling.takes(exchange)) return undefined;
    return handling.convert(exchange, body);
}
