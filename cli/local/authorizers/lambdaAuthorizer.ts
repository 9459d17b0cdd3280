import { Authorizer, LambdaFunction } from "../deployed";
import { Exchange } from "../exchange/exchange";
import { FunctionFailure } from "../lambda/functionAnswer";
import { LambdaFunctions } from "../lambda/lambdaFunctions";
import { knownKeys } from "../policies/policyConditions";
import { Authorize, cannotDecide } from "./authorize";
import { requestEvent, tokenEvent } from "./authorizerEvents";
import { FunctionResult, functionResult } from "./functionResult";
import { identityOf } from "./identitySources";
import { longestMethodArn, methodArn } from "./methodArn";
import { decision } from "./policy";
import { ResultCache } from "./resultCache";
import { tokenValidation } from "./tokenValidation";

/** Milliseconds that the service waits for the function of an authorizer. */
const patience = 29_000;

export interface Invoker {
    functions: LambdaFunctions;
    /** The clock of what is kept, in milliseconds. */
    now: () => number;
}

/** An authorizer whose function runs here, with the results that it keeps for all methods that use it. */
export function lambdaAuthorizer(
    name: string,
    authorizer: Authorizer,
    fn: LambdaFunction,
    invoker: Invoker,
): Authorize {
    const { type, identitySources, identityValidationExpression: expression, resultTtl } = authorizer;
    const isToken = type === "TOKEN";
    const isValid = isToken && expression !== undefined ? tokenValidation(expression) : () => true;
    if (!isValid) {
        return cannotDecide(
            `the identityValidationExpression of authorizer "${name}" can't be read here: ${expression}`,
        );
    }
    // Without an identity all callers would share one result; the service refuses such an authorizer.
    const results = new ResultCache<FunctionResult>(identitySources.length > 0 ? resultTtl : 0, invoker.now);

    return async exchange => {
        const { responses } = exchange.stage!;
        const refused = (why: string): false => {
            exchange.reason = `authorizer "${name}": ${why}`;
            return false;
        };
        const identity = identityOf(identitySources, exchange);
        if ("missing" in identity) {
            responses.send(exchange, "UNAUTHORIZED");
            return refused(`the request has no ${identity.missing}`);
        }
        if (isToken && !isValid(identity[0])) {
            responses.send(exchange, "UNAUTHORIZED");
            return refused("the token does not fit the identityValidationExpression");
        }
        const arn = methodArn(exchange);
        if (Buffer.byteLength(arn) > longestMethodArn) {
            responses.send(exchange, "METHOD_ARN_TOO_LONG");
            return refused(`the ARN of the method is longer than ${longestMethodArn} bytes`);
        }
        const key = JSON.stringify(identity);
        const start = performance.now();
        let result = results.get(key);
        if (!result) {
            const event = isToken ? tokenEvent(exchange, identity[0]) : requestEvent(exchange);
            const answer = await invoker.functions.invoke(fn, event, patience);
            if ("failure" in answer) return refused(sendFailure(exchange, answer));
            const given = functionResult(answer.result);
            if ("malformed" in given) {
                responses.send(exchange, "AUTHORIZER_CONFIGURATION_ERROR");
                return refused(`malformed answer of ${fn.name}: ${given.malformed}`);
            }
            result = given;
            results.set(key, result);
        }
        const integrationLatency = Math.round(performance.now() - start);
        exchange.authorizer = { ...result.context, integrationLatency };
        exchange.usageIdentifierKey = result.usageIdentifierKey;
        return allows(result, arn, exchange, refused);
    };
}

/** Only this one message is 401 to the client; every other failure is the authorizer's. */
function sendFailure(exchange: Exchange, { message, reason }: FunctionFailure): string {
    const isRefusal = message === "Unauthorized";
    exchange.stage!.responses.send(exchange, isRefusal ? "UNAUTHORIZED" : "AUTHORIZER_CONFIGURATION_ERROR");
    return isRefusal ? "its function says Unauthorized" : reason;
}

/**
 * The words of a denial are recorded (localstack-ext, test_lambda_token_authorizer, 2024); clients have since seen "…
 * with an explicit deny in an identity-based policy".
 */
function allows(
    { statements }: FunctionResult,
    arn: string,
    exchange: Exchange,
    refused: (why: string) => false,
): boolean {
    const { responses } = exchange.stage!;
    switch (decision(statements, arn, knownKeys(exchange))) {
        case "allowed":
            return true;
        case "denied":
            responses.send(exchange, "ACCESS_DENIED", {
                message: "User is not authorized to access this resource with an explicit deny",
            });
            return refused(`its policy denies ${arn}`);
        case "not allowed":
            responses.send(exchange, "ACCESS_DENIED");
            return refused(`its policy does not allow ${arn}`);
        case "not known": {
            const why = "its policy has a Condition that can't be evaluated here";
            const message = `The local gateway can't serve this method: ${why}`;
            responses.send(exchange, "NOT_IMPLEMENTED", { message });
            return refused(why);
        }
    }
}
