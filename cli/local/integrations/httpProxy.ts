import { proxiedBody } from "../bodies/proxiedAnswer";
import { Integration } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { receivedHeaders } from "../exchange/receivedHeaders";
import { contextVariables } from "../mappings/contextVariables";
import { requestValues } from "../mappings/parameterMappings";
import { queryParameters } from "../mappings/queryStrings";
import { Answer } from "./answer";
import { askBackend, hostHeader } from "./backend";
import { backendUrl, integrationParameters } from "./backendUrl";
import { forbiddenMapping, isNeverSent } from "./mappedRequestHeaders";
import { hasHeader, headersForBackend, headersOfBackend, withHeader } from "./proxiedHeaders";
import { misconfigured, refusedMapping } from "./refusals";
import { withBody } from "./wholeBody";
import { defaultTimeout } from "./timeouts";

/**
 * An HTTP_PROXY integration: the request goes to the backend as it came, but for what the API maps, and the answer comes
 * back as it is.
 */
export function httpProxyAnswer(integration: Integration, uri: string): Answer {
    return withBody(async (exchange, body) => {
        const values = { ...requestValues(exchange, contextVariables(exchange)), body: body.toString("utf8") };
        const parameters = refusedMapping(exchange, () => integrationParameters(integration, values));
        if (!parameters) return;
        const forbidden = forbiddenMapping(parameters.headers, "HTTP_PROXY");
        if (forbidden !== undefined) return misconfigured(exchange, forbidden);
        const query = [...queryParameters(exchange.queryString), ...parameters.queryString];
        const url = backendUrl(uri, parameters.path, query, values.stageVariables);
        if (!url) return misconfigured(exchange, `its integration's uri is no http(s) URL with these values: ${uri}`);
        const headers = backendHeaders(exchange, url, parameters.headers);
        const request = { url, method: backendMethod(integration, exchange), headers, body };
        const answer = await askBackend(request, integration.timeoutInMillis ?? defaultTimeout, exchange);
        if (answer === "abandoned") return;
        if ("failure" in answer) {
            exchange.reason = answer.reason;
            return exchange.stage!.responses.send(exchange, answer.failure);
        }
        const answered = headersOfBackend(answer.headers);
        const proxied = request.method === "HEAD" ? answer.body : proxiedBody(exchange, answered, answer.body);
        if (proxied === undefined) return misconfigured(exchange, "the backend's text should be base64, and is not");
        // DG "Amazon API Gateway important notes": every answer has one.
        if (!hasHeader(answered, "content-type")) answered.push("Content-Type", "application/json");
        exchange.send(answer.status, answered, proxied);
    });
}

export function backendMethod({ httpMethod }: Integration, exchange: Exchange): string {
    return !httpMethod || httpMethod === "ANY" ? exchange.request.method! : httpMethod;
}

function backendHeaders(exchange: Exchange, url: URL, mapped: [name: string, value: string][]): string[] {
    const apiId = exchange.stage!.deployed.apiId;
    let headers = headersForBackend(receivedHeaders(exchange));
    headers = withHeader(headers, "X-Amzn-Apigateway-Api-Id", apiId);
    for (const [name, value] of mapped) {
        if (!isNeverSent(name)) headers = withHeader(headers, name, value);
    }
    return withDefaults(headers, url, apiId);
}

/** What a backend gets where neither the client nor a mapping says otherwise. */
export function withDefaults(headers: string[], url: URL, apiId: string): string[] {
    const complete = [...headers];
    if (!hasHeader(headers, "accept")) complete.push("Accept", "application/json");
    if (!hasHeader(headers, "user-agent")) complete.push("User-Agent", `AmazonAPIGateway_${apiId}`);
    if (!hasHeader(headers, "host")) complete.push(...hostHeader(url));
    return complete;
}
