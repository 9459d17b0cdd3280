import { decodedBase64 } from "../bodies/contentHandling";
import { acceptsBinary, isBinary } from "../bodies/mediaTypes";
import { Integration, LambdaFunction } from "../deployed";
import { dictionary } from "../dictionary";
import { Exchange } from "../exchange/exchange";
import { announcesTooMuch, readBody, sendBodyTooLarge } from "../exchange/requestSize";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { isEventTooLarge, isResponseTooLarge } from "../lambda/payloadLimits";
import { proxyEvent } from "../lambda/proxyEvent";
import { ProxyResponse, proxyResponse } from "../lambda/proxyResponse";
import { contextVariables } from "../mappings/contextVariables";
import { requestValues } from "../mappings/parameterMappings";
import { decoded } from "../percentDecoding";
import { Answer } from "./answer";
import { defaultTimeout } from "./httpProxy";
import { requestHeaders, responseHeaders } from "./proxiedHeaders";

/** An AWS_PROXY integration: the function gets the request as an event, and gives the whole response. */
export function lambdaProxyAnswer(integration: Integration, fn: LambdaFunction, functions: LambdaFunctions): Answer {
    const { timeoutInMillis = defaultTimeout } = integration;
    return async exchange => {
        if (announcesTooMuch(exchange.request)) return sendBodyTooLarge(exchange);
        const body = await readBody(exchange.request);
        if (body === "too large") return sendBodyTooLarge(exchange);
        if (body === "aborted") return;
        const { responses } = exchange.stage!;
        const event = eventOf(exchange, body);
        if (isEventTooLarge(event)) {
            exchange.reason = "the event would be larger than the 6 MB that a function takes";
            return responses.send(exchange, "REQUEST_TOO_LARGE");
        }
        const answer = await functions.invoke(fn, event, timeoutInMillis);
        if ("failure" in answer) {
            exchange.reason = answer.reason;
            if (answer.failure === "timed out") responses.send(exchange, "INTEGRATION_TIMEOUT");
            else responses.send(exchange, "INTEGRATION_FAILURE", failedFunction);
            return;
        }
        const response = proxyResponse(answer.result);
        if ("malformed" in response) {
            exchange.reason = `malformed response of ${fn.name}: ${response.malformed}`;
            responses.send(exchange, "INTEGRATION_FAILURE", failedFunction);
            return;
        }
        if (isResponseTooLarge(answer.result, response.body)) {
            exchange.reason = `the answer of ${fn.name} is larger than the 6 MB that a function may give`;
            return responses.send(exchange, "INTEGRATION_FAILURE", failedFunction);
        }
        const sent = bodyOf(response, exchange);
        if (sent === undefined) {
            // Recorded, by LS test_aws_proxy_binary_response.
            exchange.reason = `the body of ${fn.name} is said to be base64, and is not`;
            return responses.send(exchange, "API_CONFIGURATION_ERROR");
        }
        const headers = responseHeaders(response.headers).filter(isNoLength);
        const hasType = headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === "content-type");
        if (!hasType) headers.push("Content-Type", "application/json");
        exchange.send(response.statusCode, headers, sent);
    };
}

const failedFunction = { statusCode: 502, message: "Internal server error" };

/** The length is that of what is sent. */
function isNoLength(_: string, index: number, headers: string[]): boolean {
    return headers[index - (index % 2)].toLowerCase() !== "content-length";
}

/** The request as an event of format 1.0. */
export function eventOf(exchange: Exchange, body: Buffer) {
    const { request, stage, method } = exchange;
    const context = contextVariables(exchange);
    const values = requestValues(exchange, context);
    const raw = requestHeaders(request.rawHeaders);
    const headers = raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1]]] : []));
    const host = exchange.header("host");
    if (host !== undefined) headers.push(["Host", host]);
    headers.push(
        ["X-Forwarded-For", request.socket.remoteAddress ?? ""],
        ["X-Forwarded-Port", String(request.socket.localPort ?? "")],
        ["X-Forwarded-Proto", "http"],
    );
    const parameters = Object.entries(values.path).map(([name, value]) => [name, decoded(value)] as const);
    return proxyEvent({
        resource: method!.path,
        path: exchange.resourcePath,
        httpMethod: request.method!,
        headers,
        queryString: values.queryString,
        pathParameters: dictionary(parameters),
        stageVariables: values.stageVariables,
        context,
        body,
        isBinary: isBinary(exchange.header("content-type"), stage!.deployed.binaryMediaTypes),
    });
}

/**
 * The service decodes base64 only for a client that accepts one of the API's binary media types; to others it sends the
 * base64 text (DG "Content type conversions in API Gateway"). Nothing where it is no base64.
 */
function bodyOf({ body, isBase64Encoded }: ProxyResponse, exchange: Exchange): string | Buffer | undefined {
    const { binaryMediaTypes } = exchange.stage!.deployed;
    const decodes = isBase64Encoded && acceptsBinary(exchange.header("accept"), binaryMediaTypes);
    return decodes ? decodedBase64(body) : body;
}
