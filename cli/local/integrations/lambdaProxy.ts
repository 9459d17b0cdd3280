import { decodedBase64 } from "../bodies/contentHandling";
import { acceptsBinary, isBinary } from "../bodies/mediaTypes";
import { Integration, LambdaFunction } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { receivedHeaders } from "../exchange/receivedHeaders";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { isEventTooLarge, isResponseTooLarge } from "../lambda/payloadLimits";
import { proxyEvent } from "../lambda/proxyEvent";
import { ProxyResponse, proxyResponse } from "../lambda/proxyResponse";
import { contextVariables } from "../mappings/contextVariables";
import { mappedTo, requestValues } from "../mappings/parameterMappings";
import { Answer } from "./answer";
import { backendMethod } from "./httpProxy";
import { forbiddenMapping } from "./mappedRequestHeaders";
import { hasHeader, headersOfFunction } from "./proxiedHeaders";
import { misconfigured } from "./refusals";
import { withBody } from "./wholeBody";
import { defaultTimeout } from "./timeouts";

/** An AWS_PROXY integration: the function gets the request as an event, and gives the whole response. */
export function lambdaProxyAnswer(integration: Integration, fn: LambdaFunction, functions: LambdaFunctions): Answer {
    const { timeoutInMillis = defaultTimeout } = integration;
    return withBody(async (exchange, body) => {
        const misuse = misused(integration, exchange, body);
        if (misuse !== undefined) return misconfigured(exchange, misuse);
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
        const headers = headersOfFunction(response.headers);
        if (!hasHeader(headers, "content-type")) headers.push("Content-Type", "application/json");
        headers.push("X-Amzn-Trace-Id", exchange.traceId.forClient);
        exchange.send(response.statusCode, headers, sent);
    });
}

const failedFunction = { statusCode: 502, message: "Internal server error" };

/** What the service answers with 500: another method than POST, and mappings that it then does not even apply. */
function misused(integration: Integration, exchange: Exchange, body: Buffer): string | undefined {
    const { httpMethod, requestParameters } = integration;
    const method = httpMethod === undefined ? "POST" : backendMethod(integration, exchange);
    if (method !== "POST") return `a function can't be invoked by ${method}`;
    if (requestParameters === undefined) return undefined;
    const values = { ...requestValues(exchange, contextVariables(exchange)), body: body.toString("utf8") };
    return forbiddenMapping(mappedTo("integration.request.header.", requestParameters, values), "AWS_PROXY");
}

/** The request as an event of format 1.0. */
export function eventOf(exchange: Exchange, body: Buffer) {
    const { stage, method } = exchange;
    const context = contextVariables(exchange);
    const values = requestValues(exchange, context);
    return proxyEvent({
        resource: method!.path,
        path: exchange.resourcePath,
        httpMethod: exchange.request.method!,
        headers: receivedHeaders(exchange),
        queryString: values.queryString,
        pathParameters: values.path,
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
