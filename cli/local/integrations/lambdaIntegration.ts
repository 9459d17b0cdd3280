import { Integration, LambdaFunction } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { FunctionAnswer, FunctionFailure } from "../lambda/functionAnswer";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { isMap } from "../dictionary";
import { Answer } from "./answer";
import { integrationResponses } from "./integrationResponses";
import { mapsRequest } from "./mappedRequest";
import { misconfigured } from "./refusals";
import { withBody } from "./wholeBody";
import { defaultTimeout } from "./timeouts";

/**
 * An AWS integration that invokes a function: the function gets what the template makes, and what it gives, or says of
 * its error, selects the response.
 */
export function lambdaAnswer(integration: Integration, fn: LambdaFunction, functions: LambdaFunctions): Answer {
    const mapRequest = mapsRequest(integration, "AWS");
    const respond = integrationResponses(integration);
    return withBody(async (exchange, body) => {
        // Invoke is a POST (LS test_lambda_aws_proxy_integration_non_post_method, recorded for the proxy).
        const { httpMethod = "POST", timeoutInMillis = defaultTimeout } = integration;
        if (httpMethod !== "POST") return misconfigured(exchange, `a function can't be invoked by ${httpMethod}`);
        const mapped = mapRequest(exchange, body);
        if (!mapped) return;
        const { values, parameters, overrides } = mapped;
        const event = eventOf(mapped.body.toString("utf8"));
        if ("problem" in event) return notJson(exchange, `what ${fn.name} is to get is no JSON`, event.problem);
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
function eventOf(text: string): { value: unknown } | { problem: string } {
    if (text.trim() === "") return { value: {} };
    try {
        return { value: JSON.parse(text) };
    } catch (error) {
        return { problem: (error as Error).message };
    }
}

/**
 * Lambda's own refusal of an event (serverless #2270 and #3187, nateyolles/slack-pokerbot #1 show the body, whose end is
 * the words of a parser of Java's). Its status is that of Lambda's InvalidRequestContentException; nobody shows it.
 */
function notJson(exchange: Exchange, reason: string, problem: string): void {
    exchange.reason = reason;
    const message = `Could not parse request body into json: ${problem}`;
    exchange.stage!.responses.send(exchange, "BAD_REQUEST_BODY", { message });
}

/** What Lambda gives for an invocation, of which the error is the answer too. */
function payloadOf(answer: FunctionAnswer): unknown {
    return "result" in answer ? answer.result : reportedError(answer);
}

/** As Lambda's runtime for Node.js reports an error: a thrown one has a stack, which begins with its type. */
function reportedError({ reason, message, thrownType }: FunctionFailure): { [field: string]: unknown } {
    if (thrownType !== undefined) return { errorType: thrownType, errorMessage: message, trace: [] };
    if (message === undefined) return { errorType: "Runtime.ExitError", errorMessage: reason };
    if (!reason.includes("\n")) return { errorMessage: message };
    const [errorType] = reason.split(/[:\n]/, 1);
    return { errorType, errorMessage: message, trace: reason.split("\n") };
}

/** Empty for a success, which a pattern may match as well. */
function errorMessage(payload: unknown): string {
    return isMap(payload) && typeof payload.errorMessage === "string" ? payload.errorMessage : "";
}
