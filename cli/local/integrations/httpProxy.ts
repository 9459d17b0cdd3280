import * as http from "http";
import * as https from "https";
import { pipeline } from "stream";
import { announcesTooLargeAnswer, mustBeWhole, wholeAnswer } from "../bodies/proxiedAnswer";
import { Integration } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { bodyStream } from "../exchange/requestBody";
import { announcesTooMuch, bodyLimit, hasBody, sendBodyTooLarge } from "../exchange/requestSize";
import { contextVariables } from "../mappings/contextVariables";
import { RequestValues, mappedTo, requestValues } from "../mappings/parameterMappings";
import { Answer } from "./answer";
import { requestHeaders, responseHeaders, withHeader } from "./proxiedHeaders";

/** What an integration may take at most, in milliseconds (DG "Quotas"; a Region may raise it). */
export const defaultTimeout = 29_000;

const agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

/**
 * An HTTP_PROXY integration: the request goes to the backend as it came and the answer comes back as it is, both as
 * streams. The service keeps each in memory, up to 10 MB; a client sees no difference but the larger answers.
 */
export function httpProxyAnswer(integration: Integration, uri: string): Answer {
    return exchange => {
        if (announcesTooMuch(exchange.request)) return sendBodyTooLarge(exchange);
        const values = requestValues(exchange, contextVariables(exchange));
        const url = backendUrl(uri, integration, exchange.queryString, values);
        if (!url) {
            exchange.reason = `its integration's uri is no http(s) URL with these values: ${uri}`;
            return exchange.stage!.responses.send(exchange, "API_CONFIGURATION_ERROR");
        }
        return forward(exchange, url, integration, values);
    };
}

/** Waits for the backend, at most for the integration's time. */
function forward(exchange: Exchange, url: URL, integration: Integration, values: RequestValues): Promise<void> {
    const { request, response } = exchange;
    const { httpMethod, timeoutInMillis = defaultTimeout } = integration;
    return new Promise(resolve => {
        const backend = (url.protocol === "https:" ? https : http).request(url, {
            method: !httpMethod || httpMethod === "ANY" ? request.method : httpMethod,
            headers: backendHeaders(exchange, url, integration, values),
            agent: agents[url.protocol as keyof typeof agents],
        });
        let settled = false;
        const settle = (fail?: () => void) => {
            if (settled) return;
            settled = true;
            clearTimeout(timer);
            if (fail) {
                backend.destroy();
                if (response.headersSent) response.destroy();
                else fail();
            }
            resolve();
        };
        const refuse = (
            type: "INTEGRATION_TIMEOUT" | "INTEGRATION_FAILURE" | "API_CONFIGURATION_ERROR",
            reason: string,
        ) =>
            settle(() => {
                exchange.reason = reason;
                exchange.stage!.responses.send(exchange, type);
            });
        const timer = setTimeout(() => {
            refuse("INTEGRATION_TIMEOUT", `the backend took longer than ${timeoutInMillis} ms`);
        }, timeoutInMillis);

        backend.on("error", (error: NodeJS.ErrnoException) => {
            // A host that does not exist is an invalid endpoint address to the service.
            const type = error.code === "ENOTFOUND" ? "API_CONFIGURATION_ERROR" : "INTEGRATION_FAILURE";
            refuse(type, `no answer from the backend: ${error.code ?? error.message}`);
        });
        backend.on("response", answer => {
            const hasAnswerBody = backend.method !== "HEAD";
            if (hasAnswerBody && announcesTooLargeAnswer(answer)) {
                return refuse("API_CONFIGURATION_ERROR", tooLargeAnswer);
            }
            if (hasAnswerBody && mustBeWhole(exchange, answer)) {
                const headers = responseHeaders(answer.rawHeaders).filter(isNoLength);
                void wholeAnswer(exchange, answer).then(
                    body => {
                        if (!body) return refuse("API_CONFIGURATION_ERROR", unconvertible);
                        settle();
                        exchange.send(answer.statusCode!, headers, body);
                    },
                    () => settle(() => response.destroy()),
                );
                return;
            }
            const ids = ["x-amzn-RequestId", exchange.requestId, "x-amz-apigw-id", exchange.extendedRequestId];
            response.writeHead(answer.statusCode!, [...ids, ...responseHeaders(answer.rawHeaders)]);
            pipeline(answer, response, () => settle());
        });
        response.on("close", () => settle(() => undefined));
        if (hasBody(request)) upload(exchange, backend, () => settle(() => sendBodyTooLarge(exchange)));
        else backend.end();
    });
}

const tooLargeAnswer = "the answer of the backend is larger than 10 MB";
const unconvertible = "the answer of the backend is larger than 10 MB, or text that should be base64 and is not";

/** The length is that of what is sent. */
function isNoLength(_: string, index: number, headers: string[]): boolean {
    return headers[index - (index % 2)].toLowerCase() !== "content-length";
}

/** Passes the body on while it comes. The length of one in chunks is known only at its end. */
function upload({ request }: Exchange, backend: http.ClientRequest, tooLarge: () => void): void {
    const body = bodyStream(request);
    let size = 0;
    body.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= bodyLimit) return;
        body.unpipe(backend);
        tooLarge();
    });
    body.pipe(backend);
}

/** The integration's URI with path parameters and stage variables in it, and the client's query string. */
function backendUrl(
    uri: string,
    { requestParameters }: Integration,
    queryString: string,
    values: RequestValues,
): URL | undefined {
    const parameters = new Map(mappedTo("integration.request.path.", requestParameters, values));
    let missing = false;
    const filled = uri
        .replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => values.stageVariables[name] ?? "")
        .replace(/\{([^{}]+?)\+?\}/g, (_, name: string) => {
            const value = parameters.get(name);
            if (value === undefined) missing = true;
            return encodedPath(String(value));
        });
    const mapped = mappedTo("integration.request.querystring.", requestParameters, values).flatMap(([name, value]) =>
        [value].flat().map(each => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
    );
    const queries = [queryString, ...mapped].filter(query => query !== "").join("&");
    if (missing || !URL.canParse(filled)) return undefined;
    const url = new URL(filled);
    if (queries !== "") url.search = url.search === "" ? queries : `${url.search}&${queries}`;
    return url.protocol in agents ? url : undefined;
}

/**
 * A parameter of the path, encoded again after the service has decoded it (DG "Amazon API Gateway important notes").
 * The slashes of a greedy one stay; `.` and `..` would name another path of the backend, so their dots are encoded.
 */
function encodedPath(value: string): string {
    return value
        .split("/")
        .map(segment => (/^\.{1,2}$/.test(segment) ? segment.replaceAll(".", "%252E") : encodeURIComponent(segment)))
        .join("/");
}

function backendHeaders(
    exchange: Exchange,
    url: URL,
    { requestParameters }: Integration,
    values: RequestValues,
): string[] {
    const { request, stage } = exchange;
    const apiId = stage!.deployed.apiId;
    let headers = requestHeaders(request.rawHeaders);
    headers = withHeader(headers, "X-Amzn-Apigateway-Api-Id", apiId);
    if (exchange.header("user-agent") === undefined) headers.push("User-Agent", `AmazonAPIGateway_${apiId}`);
    for (const [name, value] of mappedTo("integration.request.header.", requestParameters, values)) {
        headers = withHeader(headers, name, value);
    }
    // With a list of headers Node.js adds none of its own.
    if (!headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === "host"))
        headers.push("Host", url.host);
    if (hasBody(request)) {
        const length = exchange.header("content-length");
        headers.push(...(length === undefined ? ["Transfer-Encoding", "chunked"] : ["Content-Length", length]));
    }
    return headers;
}
