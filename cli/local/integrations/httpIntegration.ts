import { Integration } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { Answer } from "./answer";
import { askBackend } from "./backend";
import { backendUrl } from "./backendUrl";
import { backendMethod, withDefaults } from "./httpProxy";
import { integrationResponses } from "./integrationResponses";
import { mapsRequest } from "./mappedRequest";
import { isNeverSent } from "./mappedRequestHeaders";
import { withHeader } from "./proxiedHeaders";
import { misconfigured } from "./refusals";
import { withBody } from "./wholeBody";
import { defaultTimeout } from "./timeouts";

const methodsWithoutBody = ["GET", "HEAD", "OPTIONS"];

/**
 * An HTTP integration: the backend gets what the API maps and what the template makes of the body, and nothing else of
 * the request; what the client gets is the response that the backend's status code selects.
 */
export function httpAnswer(integration: Integration, uri: string): Answer {
    const mapRequest = mapsRequest(integration, "HTTP");
    const respond = integrationResponses(integration);
    return withBody(async (exchange, sent) => {
        const mapped = mapRequest(exchange, sent);
        if (!mapped) return;
        const { values, parameters, overrides } = mapped;
        const url = backendUrl(uri, parameters.path, parameters.queryString, values.stageVariables);
        if (!url) return misconfigured(exchange, `its integration's uri is no http(s) URL with these values: ${uri}`);
        const method = backendMethod(integration, exchange);
        const body = methodsWithoutBody.includes(method) ? Buffer.alloc(0) : mapped.body;
        const headers = backendHeaders(exchange, url, parameters.headers, body.length > 0);
        const time = integration.timeoutInMillis ?? defaultTimeout;
        const answer = await askBackend({ url, method, headers, body }, time, exchange);
        if (answer === "abandoned") return;
        if ("failure" in answer) {
            exchange.reason = answer.reason;
            return exchange.stage!.responses.send(exchange, answer.failure);
        }
        respond(exchange, values, { ...answer, selection: String(answer.status), overrides });
    });
}

/** The client's own are not among them but the type of a body (LS test_http_integration_with_lambda[HTTP], recorded). */
function backendHeaders(
    exchange: Exchange,
    url: URL,
    mapped: [name: string, value: string][],
    hasBody: boolean,
): string[] {
    const { apiId } = exchange.stage!.deployed;
    let headers = ["X-Amzn-Apigateway-Api-Id", apiId, "X-Amzn-Trace-Id", exchange.traceId.forBackend];
    const type = methodsWithoutBody.includes(exchange.request.method!) ? undefined : exchange.header("content-type");
    if (type !== undefined) headers.push("Content-Type", type);
    else if (hasBody) headers.push("Content-Type", "application/json");
    for (const [name, value] of mapped) {
        if (!isNeverSent(name)) headers = withHeader(headers, name, value);
    }
    return withDefaults(headers, url, apiId);
}
