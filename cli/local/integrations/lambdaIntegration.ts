import { Integration, LambdaFunction } from "../deployed";
import { FunctionAnswer, FunctionFailure } from "../lambda/functionAnswer";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { contextVariables } from "../mappings/contextVariables";
import { noOverrides } from "../mappings/overrides";
import { requestValues } from "../mappings/parameterMappings";
import { isMap } from "../dictionary";
import { Answer } from "./answer";
import { integrationParameters, withOverride } from "./backendUrl";
import { integrationResponses } from "./integrationResponses";
import { forbiddenMapping } from "./mappedRequestHeaders";
import { misconfigured, refusedMapping } from "./refusals";
import { withBody } from "./wholeBody";
import { requestTemplates, sendUnsupportedMediaType } from "./requestTemplates";
import { defaultTimeout } from "./timeouts";

/**
 * An AWS integration that invokes a function: the function gets what the template makes, and what it gives, or says of
 * its error, selects the response.
 */
export function lambdaAnswer(integration: Integration, fn: LambdaFunction, functions: LambdaFunctions): Answer {
    const templateOf = requestTemplates(integration);
    const respond = integrationResponses(integration);
    return withBody(async (exchange, body) => {
        // Invoke is a POST (LS test_lambda_aws_proxy_integration_non_post_method, recorded for the proxy).
        const { httpMethod = "POST", timeoutInMillis = defaultTimeout } = integration;
        if (httpMethod !== "POST") return misconfigured(exchange, `a function can't be invoked by ${httpMethod}`);
        const template = templateOf(exchange);
        if (template === "unsupported media type") return sendUnsupportedMediaType(exchange);
        const text = body.toString("utf8");
        const values = { ...requestValues(exchange, contextVariables(exchange)), body: text };
        const mapped = refusedMapping(exchange, () => integrationParameters(integration, values));
        if (!mapped) return;
        const overrides = noOverrides();
        const rendered = template?.render(values, text, overrides);
        const parameters = rendered ? withOverride(mapped, rendered.requestOverride) : mapped;
        const forbidden = forbiddenMapping(parameters.headers, "AWS");
        if (forbidden !== undefined) return misconfigured(exchange, forbidden);
        const event = eventOf(rendered?.text ?? text);
        if (!event) return misconfigured(exchange, `what ${fn.name} is to get is no JSON`);
        const [, invocationType] =
            parameters.headers.find(([name]) => name.toLowerCase() === "x-amz-invocation-type") ?? [];
        const invocation = functions.invoke(fn, event.value, timeoutInMillis);
        // The service answers before the function has (DG "Set up asynchronous invocation of the backend Lambda function").
        if (invocationType === "Event") {
            invocation.catch(() => undefined);
            return respond(exchange, values, { selection: "", headers: [], body: Buffer.alloc(0), overrides });
        }
        const answer = await invocation;
        if ("failure" in answer) exchange.reason = answer.reason;
        if ("failure" in answer && answer.failure === "timed out") {
            return exchange.stage!.responses.send(exchange, "INTEGRATION_TIMEOUT");
        }
        const payload = payloadOf(answer);
        respond(exchange, values, {
            selection: errorMessage(payload),
            headers: [],
            body: Buffer.from(JSON.stringify(payload)),
            overrides,
        });
    });
}

/** Without a body a function gets an empty object (LS test_apigateway_header_remapping_aws[AWS], recorded). */
function eventOf(text: string): { value: unknown } | undefined {
    if (text.trim() === "") return { value: {} };
    try {
        return { value: JSON.parse(text) };
    } catch {
        return undefined;
    }
}

/** What Lambda gives for an invocation, of which the error is the answer too. */
function payloadOf(answer: FunctionAnswer): unknown {
    return "result" in answer ? answer.result : reportedError(answer);
}

/** As Lambda's runtime for Node.js reports an error: a thrown one has a stack, which begins with its type. */
function reportedError({ reason, message }: FunctionFailure): { [field: string]: unknown } {
    if (message === undefined) return { errorType: "Runtime.ExitError", errorMessage: reason };
    if (!reason.includes("\n")) return { errorMessage: message };
    const [errorType] = reason.split(/[:\n]/, 1);
    return { errorType, errorMessage: message, trace: reason.split("\n") };
}

/** Empty for a success, which a pattern may match as well. */
function errorMessage(payload: unknown): string {
    return isMap(payload) && typeof payload.errorMessage === "string" ? payload.errorMessage : "";
}
